"""Paths as given to the files behind them: folders are walked, patterns expanded, everything in a fixed order."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.acquire.kinds import ENDINGS, ending_of
from onrecord.errors import UnreadableInputError

READ_IN_FOLDERS = frozenset({*ENDINGS, ".warc"})
EXPECTED = "a file, a folder, a pattern, an address or - for stdin"


def files_of(path: str, skipped: Counter[str]) -> Iterator[str]:
    """The files that `path` names, in order. Raises UnreadableInputError if it names none.

    A folder's files of other kinds are counted in `skipped` under the reason.
    """
    here = Path(path)
    if here.is_dir():
        yield from _folder(path, skipped)
    elif here.exists():
        yield path
    elif glob.has_magic(path):
        hits = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (a pattern as typed, kept as typed)
        if not hits:
            raise UnreadableInputError(path, expected=EXPECTED, found="a pattern that no file matches")
        for hit in hits:
            if Path(hit).is_dir():
                yield from _folder(hit, skipped)
            else:
                yield hit
    else:
        raise UnreadableInputError(path, expected=EXPECTED, found="no such file or folder")


def _folder(path: str, skipped: Counter[str]) -> Iterator[str]:
    files = sorted(x for x in Path(path).rglob("*") if x.is_file())
    read = [x for x in files if ending_of(x.name) in READ_IN_FOLDERS and not x.name.startswith(".")]
    wanted = set(read)
    for file in files:
        if file not in wanted:
            skipped["hidden file" if file.name.startswith(".") else f"file of another kind ({_kind(file)})"] += 1
    if not read:
        found = f"a folder with none of these among its {len(files)} files: {' '.join(sorted(READ_IN_FOLDERS))}"
        raise UnreadableInputError(path, expected="a folder with articles", found=found)
    yield from map(str, read)


def _kind(file: Path) -> str:
    packed = ".gz" if file.suffix.casefold() == ".gz" else ""
    return f"{ending_of(file.name)}{packed}" or file.name
