"""Paths as given to the files behind them: folders are walked, patterns expanded, everything in a fixed order."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import UnreadableInputError

TEXT = frozenset({".txt", ".text", ".md"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
READ_IN_FOLDERS = TEXT | PAGES | JSON_LINES
# What the design promises and this version has not got, with the way round it.
LATER = {
    ".pdf": "a PDF, which is not read yet: save its text and give that file",
    ".warc": "a WARC archive, which is not read yet: extract the pages and give their files",
    ".warc.gz": "a WARC archive, which is not read yet: extract the pages and give their files",
    ".rss": "a feed, which is not read yet: save its articles and give their files",
    ".atom": "a feed, which is not read yet: save its articles and give their files",
}
EXPECTED = "a text, HTML or JSON lines file, a folder, a pattern or - for stdin"


def files_of(path: str, skipped: Counter[str]) -> Iterator[str]:
    """The files that `path` names, in order. Raises UnreadableInputError if it names none.

    A folder's files of other kinds are counted in `skipped` under the reason.
    """
    if "://" in path:
        found = "a URL, and nothing is fetched yet: save the page and give the file"
        raise UnreadableInputError(path, expected=EXPECTED, found=found)
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


def later(path: str) -> str | None:
    """Why a file of this name is not read yet; None if it is."""
    name = path.casefold()
    return next((why for ending, why in LATER.items() if name.endswith(ending)), None)


def _folder(path: str, skipped: Counter[str]) -> Iterator[str]:
    files = sorted(x for x in Path(path).rglob("*") if x.is_file())
    read = [x for x in files if x.suffix.casefold() in READ_IN_FOLDERS and not x.name.startswith(".")]
    wanted = set(read)
    for file in files:
        if file not in wanted:
            skipped[f"file of another kind ({file.suffix.casefold() or file.name})"] += 1
    if not read:
        found = f"a folder with none of these among its {len(files)} files: {' '.join(sorted(READ_IN_FOLDERS))}"
        raise UnreadableInputError(path, expected="a folder with articles", found=found)
    yield from map(str, read)
