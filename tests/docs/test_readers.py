"""The reader of docs/readers.md, installed as the page says, does what the page says."""

import json
import re
import shlex
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.read.prompted import admitting, reader, settings, windows
from onrecord.read.prompted.chat import LONGEST, prompt

PAGE = (Path(__file__).parents[2] / "docs" / "readers.md").read_text(encoding="utf-8")
MADE_UP = 'Span(source.s, source.s + 9, "MADE UP: ")'


def block(language):
    """The one block of the page in a language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.S)
    return found


def commands():
    """Every command of the page with the lines it is said to print."""
    for part in re.split(r"^\$ ", block("console"), flags=re.M)[1:]:
        command, _, said = part.partition("\n")
        yield shlex.split(command), said.splitlines()


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Puts the page's package where Python finds packages, with the metadata that pip would write for it."""

    def install(code):
        project = tomllib.loads(block("toml"))["project"]
        entries = project["entry-points"]["onrecord.readers"]
        place = tmp_path / "packages"
        metadata = place / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
        metadata.mkdir(parents=True)
        lines = "".join(f"{name} = {target}\n" for name, target in entries.items())
        (metadata / "entry_points.txt").write_text(f"[onrecord.readers]\n{lines}", encoding="utf-8")
        (metadata / "METADATA").write_text(
            f"Name: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
        )
        (place / "transcript_reader.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(str(place))
        monkeypatch.delitem(sys.modules, "transcript_reader", raising=False)
        monkeypatch.chdir(tmp_path)
        (tmp_path / "hearing.txt").write_text(block("text"), encoding="utf-8")

    return install


def run(words):
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, (words, done.output, done.exception)
    return done


def test_the_reader_of_the_page_is_found_and_read_with(installed):
    installed(block("python"))
    for (program, *words), said in commands():
        assert program == "onrecord"
        output = run(words).output
        for line in said:
            assert line in output


def test_what_the_reader_of_the_page_finds(installed):
    installed(block("python"))
    answer = json.loads(run(["read", "hearing.txt", "--reader", "transcript", "--json"]).stdout)
    assert [x["source"][0]["text"] for x in answer["attributions"]] == ["VERA LUND", "OLE NILSEN"]
    assert answer["document"]["dropped"] == {}


def test_a_reader_that_makes_up_its_words_is_refused_and_counted(installed):
    honest = block("python")
    lying = honest.replace("source=(source,)", f"source=({MADE_UP},)")
    assert lying != honest
    installed(lying)
    answer = json.loads(run(["read", "hearing.txt", "--reader", "transcript", "--json"]).stdout)
    assert answer["attributions"] == []
    assert answer["document"]["dropped"] == {"attribution whose words are not in the text": 2}


def test_a_reader_that_nobody_installed_is_refused_with_those_there_are():
    done = CliRunner().invoke(cli, ["read", "hearing.txt", "--reader", "transcript"])
    assert done.exit_code == 2
    assert "there are: " in done.output
    assert "rules, spacy" in done.output


def test_the_page_names_every_variable_of_the_reader_llm_and_every_reason_to_refuse_a_proposal():
    told = [settings.URL, settings.MODEL, settings.KEY, settings.SECONDS]
    reasons = [x for module in (admitting, reader) for x in vars(module).values() if str(x).startswith("proposal ")]
    assert len(reasons) == 8
    assert [x for x in (*told, *reasons) if x not in PAGE] == []
    assert f"at most {windows.SIZE:,} characters" in PAGE
    assert f"the prompt of {len(prompt()) // 100 * 100:,} characters" in PAGE
    assert f"`max_tokens` to {LONGEST}" in PAGE
    assert f"{settings.PATIENCE:g} unless you say otherwise" in PAGE
