"""The tutorial's commands work in the order given, and say what it says they do."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.main import cli

DOCS = Path(__file__).parents[2] / "docs"


def commands():
    """Every command of the tutorial with the lines it is said to print."""
    for block in re.findall(r"```console\n(.*?)```", (DOCS / "tutorial.md").read_text(encoding="utf-8"), re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, said = part.partition("\n")
            yield shlex.split(command), said.splitlines()


def expanded(word):
    """A path with a star as a shell expands it."""
    return sorted(map(str, Path().glob(word))) if word.endswith("*.txt") else [word]


def test_every_command_of_the_tutorial_works(tmp_path, monkeypatch, examples):
    (tmp_path / "examples").symlink_to(examples)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    for (program, *words), said in commands():
        assert program == "onrecord"
        done = runner.invoke(cli, [file for word in words for file in expanded(word)])
        assert done.exit_code == 0, (words, done.output, done.exception)
        for line in said:
            assert line in done.output
