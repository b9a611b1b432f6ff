"""Days that no calendar has are refused by name; the first and the last day there is are days as any other."""

import pytest
from click.testing import CliRunner
from tests.cli.conftest import ARTICLE

from onrecord.cli.main import cli

IMPOSSIBLE = [
    "0000",
    "0000-01-01",
    "10000-01-01",
    "-001-01-01",
    "2023-02-30",
    "2023-13",
    "soon",
    "20230601",
    "２０２３",
    "",
]
TEXT = """Kestria to offer Velmark pact

TARNHOLM, Dec. 31 (Northwire) - Kestria will offer Velmark a security pact next week, Defence Minister Helen Strand said on Tuesday. The pact was signed a century ago and ends in 10,000 years, she said on 30 February 2023.

"We agreed yesterday, and on January 1 we go on," Strand told reporters. By the year 0 nobody was there; in the year 12000 nobody will be. The port opened on 00/00/0000, and on 9999-12-31 it will close.

Published January 1, 2024. Updated 0001-01-01T00:00:00Z.
"""


@pytest.mark.parametrize("day", IMPOSSIBLE)
def test_an_impossible_day_in_an_option_is_named_with_what_was_expected(day):
    for args in (("read", "a.txt", "--published"), ("changes", "talks.onrecord", "--since")):
        ran = CliRunner().invoke(cli, [*args, day])
        assert ran.exit_code == 2
        expected = "expected a date of the years 0001 to 9999, such as 2023-06-01, 2023-06 or 2023"
        assert f"Invalid value for '{args[-1]}': {expected}, found {day!r}" in ran.output


@pytest.mark.parametrize(
    ("command", "option"),
    [
        ("state", "--as-of"),
        ("state", "--known-by"),
        ("who", "--as-of"),
        ("who", "--known-by"),
        ("matrix", "--since"),
        ("matrix", "--as-of"),
        ("matrix", "--known-by"),
        ("search", "--from"),
        ("search", "--to"),
        ("changes", "--until"),
        ("add", "--published"),
        ("clean", "--published"),
    ],
)
def test_every_option_of_a_day_says_so(command, option):
    ran = CliRunner().invoke(cli, [command, "talks.onrecord", "Strand", option, "2023-02-30"])
    assert ran.exit_code == 2
    assert f"Invalid value for '{option}': expected a date" in ran.output
    assert "found '2023-02-30'" in ran.output


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_can_be_told_and_asked_for(onrecord, tmp_path, day):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(ARTICLE)
    path = tmp_path / "talks.onrecord"
    added = onrecord("add", path, tmp_path / "a.txt", tmp_path / "b.txt", "--published", day)
    assert added.code == 0, added.err
    for args in (("state", path, "--as-of", day), ("changes", path, "--since", day), ("matrix", path, "--since", day)):
        ran = onrecord(*args)
        assert ran.code == 0, ran.err
        assert "fault of the program" not in ran.err
