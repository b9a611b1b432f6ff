"""Text that tries to command the terminal or a spreadsheet."""

import csv
import io

from onrecord.cli.output import plain

TEXT = """Kestria offers pact

TARNHOLM, March 12 (Northwire) - Kestria will offer Velmark a security \x1b]0;gone\x07\x1b[31m pact, Defence Minister Helen \u202eStrand said on Tuesday. "=1+1 is what we owe Velmark," Strand said.
"""


def test_a_terminal_is_given_no_command_of_a_text(onrecord, tmp_path):
    path = tmp_path / "pact.txt"
    path.write_text(TEXT, encoding="utf-8")
    ran = onrecord("read", path)
    assert ran.code == 0
    assert "pact" in ran.out
    assert not {"\x1b", "\x07", "\u202e"} & set(ran.out + ran.err)


def test_a_spreadsheet_is_given_no_formula(onrecord, tmp_path):
    path = tmp_path / "pact.txt"
    path.write_text(TEXT, encoding="utf-8")
    record = tmp_path / "pact.onrecord"
    assert onrecord("add", record, path).code == 0
    for asked in (("export", record, "statements"), ("search", record, "owe", "--csv")):
        ran = onrecord(*asked)
        cells = [x for row in csv.reader(io.StringIO(ran.out)) for x in row]
        assert any("=1+1" in x for x in cells), asked
        assert not any(x.startswith(("=", "+", "@")) for x in cells)


def test_what_people_write_stays_as_it_is():
    words = "Ærø – 10\u00a0000 „Zoë“ 日本\n\tمرحبا"
    assert plain(words) == words
    assert plain("a\x00b\x9bc\u2028d") == "a·b·c·d"
