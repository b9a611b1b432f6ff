"""The command line as a user calls it: a process of its own, or in this one."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main

ARTICLE = """Kestria to offer Velmark security pact, minister says

TARNHOLM, March 12 (Northwire) - Kestria will offer Velmark a security pact and a brigade of 4,000 soldiers once a ceasefire holds, Defence Minister Helen Strand said on Tuesday.

"We have agreed to the pact," Strand told reporters in Tarnholm.

Drosvia rejected the pact, its foreign ministry said.
"""
SECOND = """Kestria offers instructors

TARNHOLM, March 13 (Northwire) - Kestria offered on Wednesday to send instructors to Velmark, according to two officials familiar with the talks.

"Our people are ready," Kestrian President Olin Brask said.
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


def command(*args, stdin=""):
    """In this process: to start one of its own for each of hundreds of calls takes minutes."""
    with CliRunner().isolation(input=stdin.encode()) as (out, err, _), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["onrecord", *map(str, args)])
        with pytest.raises(SystemExit) as ended:
            main()
        # What a stream still holds is written before it is read.
        sys.stdout.flush()
        sys.stderr.flush()
    return Ran(ended.value.code, out.getvalue().decode(), err.getvalue().decode())


@pytest.fixture(scope="session")
def started():
    return in_a_process


def in_a_process(*args, stdin=""):
    """In a process of its own, as a user calls it. -W error: a warning in the program is a fault here as in the tests."""
    call = [sys.executable, "-W", "error", "-c", "from onrecord.cli.main import main; main()", *map(str, args)]
    done = subprocess.run(call, input=stdin.encode(), capture_output=True, check=False, timeout=120, env=os.environ)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def onrecord():
    return command


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "coverage"
    made.mkdir()
    (made / "brigade.txt").write_text(ARTICLE, encoding="utf-8")
    (made / "instructors.txt").write_text(SECOND, encoding="utf-8")
    return made


@pytest.fixture
def record(onrecord, folder, tmp_path):
    path = tmp_path / "talks.onrecord"
    assert onrecord("add", path, folder).code == 0
    return path
