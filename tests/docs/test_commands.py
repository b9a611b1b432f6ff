from pathlib import Path

from onrecord.cli.reference import reference

DOCS = Path(__file__).parents[2] / "docs"


def test_the_command_reference_is_current():
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == reference()
