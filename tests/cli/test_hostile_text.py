"""Text that a terminal or a spreadsheet would obey: shown, and not obeyed; data stay exact in a pipe."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest

ESCAPES = "\x1b[31m\x07\x1b[2J"
TEXT = f"""Port stays {ESCAPES}open [red]tonight[/red] :warning:

TARNHOLM, March 12 (Northwire) - Mara Venn said on Tuesday that the port\u202e would{ESCAPES} stay open.
"""
OBEYED = ("\x1b", "\x07", "\u202e", "\x9b")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    path = tmp_path_factory.mktemp("coverage") / "a\x1b[31m.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def record(onrecord, hostile, tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "talks.onrecord"
    assert onrecord("add", path, hostile).code == 0
    return path


def on_a_terminal(*args):
    """What a command prints on a terminal; both streams."""
    outer, inner = pty.openpty()
    call = [sys.executable, "-c", "from onrecord.cli.main import main; main()", *map(str, args)]
    with subprocess.Popen(call, stdin=inner, stdout=inner, stderr=inner, env={**os.environ, "NO_COLOR": "1"}) as run:
        os.close(inner)
        found = b""
        while True:
            try:
                part = os.read(outer, 65536)
            except OSError:  # the other side is closed
                break
            if not part:
                break
            found += part
        run.wait(timeout=60)
    os.close(outer)
    return found.decode()


def test_tables_and_talk_show_escape_sequences_and_obey_none(onrecord, hostile, record):
    asked = (
        ("read", hostile),
        ("clean", hostile),
        ("who", record, "Venn"),
        ("search", record, "port"),
        ("add", record, hostile),
        ("sql", record, "select text from document"),
    )
    for args in asked:
        ran = onrecord(*args)
        assert ran.code == 0, ran.err
        assert not [x for x in OBEYED if x in ran.out + ran.err], args
        if args[0] != "add":
            assert r"\u001b" in ran.out


def test_errors_show_escape_sequences_and_obey_none(onrecord, record, tmp_path):
    for args in (
        ("read", tmp_path / "no\x1b[2J.txt"),
        ("state", tmp_path / "no\x1b[2J"),
        ("search", record, "--actor", "\x9b2J"),
    ):
        ran = onrecord(*args)
        assert ran.code == 2
        assert not [x for x in OBEYED if x in ran.err]
        assert r"\u001b[2J" in ran.err or r"\x9b2J" in ran.err


def test_what_looks_like_markup_of_a_table_is_text(onrecord, hostile):
    out = onrecord("clean", hostile).out
    assert "[red]tonight[/red]" in out
    assert ":warning:" in out


def test_json_is_exact(onrecord, hostile):
    [words] = json.loads(onrecord("read", "--json", hostile).out)["attributions"][0]["content"]
    assert words["text"] == TEXT[words["s"] : words["e"]]
    assert ESCAPES in words["text"]


def test_data_in_a_pipe_are_exact(onrecord, hostile, record):
    assert ESCAPES in onrecord("clean", "--text", hostile).out
    [row] = csv.DictReader(io.StringIO(onrecord("sql", record, "select text from document", "--csv").out))
    assert row["text"].replace("\r\n", "\n") == TEXT
    assert ESCAPES in onrecord("export", record, "statements").out


def test_data_on_a_terminal_are_shown_and_not_obeyed(hostile, record):
    for args in (
        ("clean", "--text", hostile),
        ("sql", record, "select text from document", "--csv"),
        ("export", record, "statements"),
        ("read", "--html", hostile),
        ("read", "--json", hostile),
    ):
        shown = on_a_terminal(*args)
        assert not [x for x in OBEYED if x in shown], args
        assert r"\u001b[2J" in shown, args


def test_a_formula_in_a_cell_is_not_run(onrecord, record):
    ran = onrecord("sql", record, "select '=1+1' as a, '@b' as b, '-5' as c, '-1+1' as d", "--csv")
    assert ran.out.splitlines() == ["a,b,c,d", "'=1+1,'@b,-5,'-1+1"]
