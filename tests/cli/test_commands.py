"""Each command once, as a user calls it."""

import csv
import io
import json
import subprocess
import sys

import pytest

QUESTIONS = (("state",), ("links",), ("who", "Strand"), ("corroborate", "Kestria will offer Velmark a security pact"))


def answers(onrecord, record):
    return [onrecord(q[0], record, *q[1:], "--json").out for q in QUESTIONS]


def test_reading_prints_one_object_a_document(onrecord, folder):
    ran = onrecord("read", "--json", folder)
    assert ran.code == 0
    told = [json.loads(x) for x in ran.out.splitlines()]
    assert [x["document"]["source"].rpartition("/")[2] for x in told] == ["brigade.txt", "instructors.txt"]
    for x in told:
        assert set(x) == {
            "document",
            "lines",
            "actors",
            "attributions",
            "quantities",
            "times",
            "statements",
            "subjects",
            "terms",
        }
        assert x["attributions"]


def test_reading_works_from_stdin(onrecord, folder):
    ran = onrecord("read", "--json", "-", stdin=(folder / "brigade.txt").read_text())
    assert json.loads(ran.out)["document"]["source"] == "-"


def test_every_span_reads_as_its_text(onrecord, folder):
    told = json.loads(onrecord("read", "--json", folder / "brigade.txt").out)
    text = (folder / "brigade.txt").read_text()

    def spans(x):
        if isinstance(x, dict):
            if {"s", "e"} <= x.keys() and "n" not in x:
                yield x
            for value in x.values():
                yield from spans(value)
        elif isinstance(x, list):
            for value in x:
                yield from spans(value)

    found = list(spans(told))
    assert found
    assert all(text[x["s"] : x["e"]] == x["text"] for x in found)


def test_the_table_and_the_page_show_who_said_it(onrecord, folder):
    table = onrecord("read", folder / "brigade.txt")
    assert "Strand" in table.out
    page = onrecord("read", "--html", folder / "brigade.txt").out
    assert page.startswith("<!doctype html>")
    assert "machine-read" in page
    assert "http://" not in page
    assert "https://" not in page


def test_adding_twice_changes_no_byte_of_the_answers(onrecord, folder, record):
    before = answers(onrecord, record)
    again = onrecord("add", record, folder)
    assert "0 added, 2 known already" in again.err
    assert answers(onrecord, record) == before


def test_adding_in_another_order_gives_the_same_answers(onrecord, folder, record, tmp_path):
    other = tmp_path / "other.onrecord"
    for name in ("instructors.txt", "brigade.txt"):
        assert onrecord("add", other, folder / name).code == 0
    assert answers(onrecord, other) == answers(onrecord, record)


def test_the_same_bytes_at_two_addresses_are_two_reports_and_one_origin(onrecord, folder, tmp_path):
    (folder / "instructors.txt").unlink()
    (folder / "copy.txt").write_bytes((folder / "brigade.txt").read_bytes())
    path = tmp_path / "twice.onrecord"
    assert onrecord("add", path, folder).code == 0
    assert json.loads(onrecord("sql", path, "select count(*) as n from document", "--json").out) == {"n": 1}
    assert json.loads(onrecord("sql", path, "select count(*) as n from capture", "--json").out) == {"n": 2}
    copies = [json.loads(x) for x in onrecord("links", path, "--relation", "copy_of", "--json").out.splitlines()]
    assert any(x["in_corpus"] for x in copies)
    groups = [
        g
        for a in json.loads(onrecord("state", path, "--json").out)["arrangements"]
        for c in a["cells"]
        for g in c["groups"]
    ]
    assert groups
    assert all((g["reports"], g["origins"]) == (2, 1) for g in groups)


def test_state_cuts_off_at_a_day(onrecord, record):
    early = json.loads(onrecord("state", record, "--json", "--as-of", "1999-01-01").out)
    assert early["as_of"] == "1999-01-01"
    assert early["arrangements"] == []


def test_a_date_that_is_none_is_a_usage_error(onrecord, record):
    ran = onrecord("state", record, "--as-of", "last week")
    assert ran.code == 2
    assert "expected a date of the years 0001 to 9999, such as 2023-06-01" in ran.err


def test_nothing_found_is_code_one_only_when_asked_for(onrecord, record):
    assert onrecord("who", record, "Nobody Atall").code == 0
    assert onrecord("who", record, "Nobody Atall", "--fail-empty").code == 1


def test_removing_takes_the_document_out_and_bars_it(onrecord, folder, record):
    ran = onrecord("remove", record, folder / "brigade.txt", "--why", "asked by the author", "--by", "desk")
    assert ran.code == 0
    assert "Strand" not in onrecord("export", record, "statements").out
    refused = onrecord("add", record, folder)
    assert refused.code == 2
    assert "asked by the author" in refused.err
    assert onrecord("add", record, folder, "--readd").code == 0
    assert onrecord("who", record, "Strand", "--fail-empty").code == 0


def test_verifying_a_whole_record_finds_no_fault(onrecord, record):
    ran = onrecord("verify", record)
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize("what", ["documents", "attributions", "statements", "terms", "links"])
def test_exports_say_machine_read_in_every_row(onrecord, record, what):
    rows = list(csv.DictReader(io.StringIO(onrecord("export", record, what, "--as", "csv").out)))
    lines = [json.loads(x) for x in onrecord("export", record, what, "--as", "jsonl").out.splitlines()]
    assert len(rows) == len(lines)
    assert all(x["review"] == "machine-read" for x in (*rows, *lines))


def test_an_export_without_text_holds_no_sentence_of_the_article(onrecord, record):
    shared = onrecord("export", record, "documents", "--as", "jsonl", "--no-text").out
    assert "once a ceasefire holds" not in shared


def test_sql_only_reads(onrecord, record):
    before = record.read_bytes()
    assert onrecord("sql", record, "delete from document").code == 2
    assert record.read_bytes() == before


def test_an_unknown_reader_is_answered_with_those_there_are(onrecord, folder):
    ran = onrecord("read", folder, "--reader", "oracle")
    assert ran.code == 2
    assert "there are: en, llm, rules" in ran.err


@pytest.mark.shared
def test_what_is_read_goes_straight_into_the_scorer(onrecord, shared):
    read = onrecord("read", *sorted((shared / "seeds").glob("*.txt")), "--json")
    assert read.code == 0
    score = [
        sys.executable,
        str(shared / "gold" / "score.py"),
        str(shared / "gold"),
        "-",
        "--seeds",
        str(shared / "seeds"),
    ]
    scored = subprocess.run(score, input=read.out.encode(), capture_output=True, check=False)
    assert scored.returncode == 0
    assert not scored.stderr
    assert b"documents missing" not in scored.stdout


@pytest.mark.shared
def test_a_gold_folder_is_scored_by_eval_as_by_its_own_scorer(onrecord, shared):
    told = json.loads(onrecord("eval", shared / "gold", "--json").out)
    assert told["all"]["attributions.full"]["f1"] > 0.45
    assert told["documents_missing"] == []


def test_a_reader_who_has_seen_enough_is_no_error(folder):
    run = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "read", "--json", *[str(folder)] * 40]
    reading = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert reading.stdout.readline().startswith(b"{")
    reading.stdout.close()
    err = reading.stderr.read()
    reading.stderr.close()
    assert (reading.wait(timeout=60), err) == (0, b"")


def test_a_process_of_its_own_answers_as_this_one_does(onrecord, started, record):
    for asked in (("state", record), ("who", record, "nobody"), ("state", record, "--as-of", "soon")):
        ran, here = started(*asked), onrecord(*asked)
        assert (ran.code, ran.out, ran.err.splitlines()[-1:]) == (here.code, here.out, here.err.splitlines()[-1:])
