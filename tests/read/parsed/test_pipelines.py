"""Which pipeline is taken, and what is said where none can be."""

import subprocess
import sys

import pytest

from onrecord.cli.main import main
from onrecord.errors import NotInstalledError
from onrecord.packs.loader import load_pack
from onrecord.pipeline import reader_named
from onrecord.read.parsed import pipelines


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A pipeline of some language and parts, named in the environment."""

    def saved(language, *parts):
        import spacy

        made = spacy.blank(language)
        for part in parts:
            made.add_pipe(part)
        made.to_disk(tmp_path / "bare")
        monkeypatch.setenv(pipelines.VARIABLE, str(tmp_path / "bare"))

    return saved


def asked():
    return reader_named("spacy", load_pack("core"))


@pytest.mark.parametrize(
    ("installed", "chosen"),
    [
        ([], None),
        (["de_core_news_lg", "xx_ent_wiki_sm"], None),
        (["en_core_web_sm"], "en_core_web_sm"),
        (["de_core_news_lg", "en_core_web_sm", "en_core_web_lg", "en_core_web_md"], "en_core_web_lg"),
        (["en_core_web_lg", "en_core_web_trf"], "en_core_web_trf"),
        (["en_own", "en_core_web_sm"], "en_core_web_sm"),
        (["en_own", "en_another"], "en_another"),
    ],
)
def test_the_biggest_english_pipeline_is_taken(installed, chosen):
    assert pipelines.chosen(installed) == chosen


def test_without_a_pipeline_the_message_says_what_to_install(monkeypatch):
    monkeypatch.delenv(pipelines.VARIABLE, raising=False)
    monkeypatch.setattr("spacy.util.get_installed_models", list)
    pipelines._loaded.cache_clear()
    with pytest.raises(NotInstalledError) as told:
        asked()
    assert str(told.value) == (
        "reader spacy: expected an English spaCy pipeline, found none; install one with python -m spacy download "
        "en_core_web_sm, or name another pipeline or its folder in ONRECORD_SPACY_PIPELINE"
    )


def test_without_spacy_the_message_names_the_extra(monkeypatch):
    monkeypatch.delenv(pipelines.VARIABLE, raising=False)
    monkeypatch.setitem(sys.modules, "spacy", None)
    pipelines._loaded.cache_clear()
    with pytest.raises(
        NotInstalledError, match=r"expected spaCy, found none; install it with pip install 'onrecord\[spacy\]'"
    ):
        asked()


def test_a_pipeline_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv(pipelines.VARIABLE, "en_nowhere")
    with pytest.raises(
        NotInstalledError, match=r"ONRECORD_SPACY_PIPELINE=en_nowhere: expected .*'en_nowhere' that can be"
    ):
        asked()


def test_a_pipeline_of_another_language_is_refused(bare):
    bare("de")
    with pytest.raises(NotInstalledError, match="expected an English spaCy pipeline in place of 'bare'"):
        asked()


def test_a_pipeline_without_a_parser_is_refused(bare):
    bare("en", "sentencizer")
    with pytest.raises(NotInstalledError, match="expected a tagger in the spaCy pipeline 'bare', found none"):
        asked()


def test_spacy_is_not_imported_before_its_reader_is_asked_for():
    program = "import sys, onrecord.cli.main, onrecord.read.parsed.reader; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


def test_the_command_line_ends_with_one_line_where_the_pipeline_is_missing(tmp_path, monkeypatch, capsys):
    article = tmp_path / "article.txt"
    article.write_text("The talks go on.", encoding="utf-8")
    monkeypatch.setenv(pipelines.VARIABLE, "en_nowhere")
    monkeypatch.setattr(sys, "argv", ["onrecord", "read", str(article), "--reader", "spacy"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err.count("\n")) == (2, "", 1)
