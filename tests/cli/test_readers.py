"""Which reader reads, what it says of itself, and what it shows for review."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord_en
from onrecord import registry
from onrecord.cli.main import cli
from onrecord.cli.options import say_how_far
from onrecord.errors import WeightsError

# Long and hedged enough that something in it is doubtful.
HEDGED = """Ferry towns weigh their chances

The mood in Norvik appears to favour a deal, and talk of a strike was heard along the quays, where the mayor is known for doubts.

Some see in the treaty a hope of work; others fear it, or pretend to. Whether Oslo would mind is anybody's guess.
"""


@pytest.fixture
def hedged(tmp_path):
    file = tmp_path / "hedged.txt"
    file.write_text(HEDGED, encoding="utf-8")
    return file


def test_the_learned_reader_reads_where_nobody_names_one(onrecord, folder):
    ran = onrecord("read", folder, "--json")
    assert ran.err == ""
    assert all(json.loads(x)["document"]["reader"].startswith("en ") for x in ran.out.splitlines())


def test_the_rules_read_without_weights_and_say_so(folder, monkeypatch):
    monkeypatch.setattr(registry, "names", lambda group: ["rules"])
    ran = CliRunner().invoke(cli, ["read", str(folder), "--json"])
    assert "reading by rules alone" in ran.stderr
    assert all(json.loads(x)["document"]["reader"].startswith("rules ") for x in ran.stdout.splitlines())


def test_nothing_is_said_where_the_rules_are_asked_for(onrecord, folder):
    assert onrecord("read", folder, "--reader", "rules", "--json").err == ""


def test_an_altered_file_of_the_weights_stops_the_command_with_its_name(folder, tmp_path, monkeypatch):
    copy = tmp_path / "onrecord_en"
    shutil.copytree(Path(onrecord_en.__file__).parent, copy)
    (copy / "roles.onnx").write_bytes(b"none")
    monkeypatch.setattr(onrecord_en, "__file__", str(copy / "__init__.py"))
    with pytest.raises(WeightsError, match=r"roles\.onnx: expected SHA-256"):
        cli.main(["read", str(folder)], standalone_mode=False)


def test_review_adds_what_is_doubtful_and_marks_it(onrecord, hedged):
    plain = json.loads(onrecord("read", hedged, "--json").out)
    review = json.loads(onrecord("read", hedged, "--json", "--review").out)
    marked = [a for a in review["attributions"] if a["doubtful"]]
    assert marked
    assert all("doubtful" not in a for a in plain["attributions"])
    assert [a["id"] for a in plain["attributions"]] == [a["id"] for a in review["attributions"] if not a["doubtful"]]
    assert sum(plain["document"]["dropped"].values()) == len(marked)


def test_the_table_marks_what_is_doubtful(onrecord, hedged):
    assert "doubtful and marked ?" in onrecord("read", hedged, "--review").out


def test_a_page_is_not_for_review(onrecord, hedged):
    ran = onrecord("read", hedged, "--html", "--review")
    assert ran.code == 2
    assert "--review goes with --json or the table" in ran.err


def test_a_doubtful_attribution_is_never_stored(onrecord, hedged, tmp_path):
    record = tmp_path / "talks.onrecord"
    assert onrecord("add", record, hedged).code == 0
    out = tmp_path / "attributions.jsonl"
    assert onrecord("export", record, "attributions", "--as", "jsonl", "-o", out).code == 0
    stored = out.read_text(encoding="utf-8").splitlines()
    plain = json.loads(onrecord("read", hedged, "--json").out)
    assert len(stored) == len(plain["attributions"])


def test_the_order_and_number_of_files_change_nothing(onrecord, folder):
    files = sorted(folder.iterdir())
    forward = onrecord("read", *files, "--json").out.splitlines()
    backward = onrecord("read", *reversed(files), "--json").out.splitlines()
    alone = [onrecord("read", f, "--json").out.strip() for f in files]
    assert forward == list(reversed(backward)) == alone


def test_a_long_text_says_how_far_it_is_and_a_short_one_does_not(capsys):
    say_how_far(10, 1000)
    assert capsys.readouterr().err == ""
    say_how_far(250_000, 1_000_000)
    assert "read 250,000 of 1,000,000 characters (25 %)" in capsys.readouterr().err
