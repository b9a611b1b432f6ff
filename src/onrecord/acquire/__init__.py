"""The world's files as documents, each with the sighting that brought it.

What cannot be read is handed on as the error that says so, in its place in the order, so that one bad file never costs
the rest of a batch. Pages of the web, feeds, PDF and WARC are refused by name for now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from onrecord.acquire.base import CallerKnows, Found, Sighting, refuse_empty, text_sighting
from onrecord.acquire.decode import decoded
from onrecord.acquire.html import FEED, LOOKS_LIKE_HTML, html_sighting
from onrecord.acquire.jsonlines import json_lines_sightings
from onrecord.acquire.sources import EXPECTED, JSON_LINES, PAGES, TEXT, files_of, later
from onrecord.errors import UnreadableInputError
from onrecord.model.when import When

__all__ = ["Found", "Sighting", "acquire"]


def acquire(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: When | None = None,
    stdin: BinaryIO | None = None,
    skipped: Counter[str] | None = None,
) -> Iterator[Found]:
    """Every document behind `paths`, in the order given; ``-`` is `stdin`.

    `outlet` and `published` are what the caller knows of bare texts. Yields a Sighting, or the UnreadableInputError of
    a source that could not be read. Files that a folder holds and nobody asked for are counted in `skipped` by reason.
    """
    caller = CallerKnows(outlet=outlet, published=published or When())
    counted: Counter[str] = Counter() if skipped is None else skipped
    for path in paths:
        try:
            if path == "-":
                if stdin is None:
                    raise UnreadableInputError("-", expected="text on stdin", found="no stdin")
                yield from _read(stdin.read(), "-", caller)
                continue
            for file in files_of(path, counted):
                yield from _file(file, caller)
        except UnreadableInputError as error:
            yield error


def _file(path: str, caller: CallerKnows) -> Iterator[Found]:
    if why := later(path):
        yield UnreadableInputError(path, expected=EXPECTED, found=why)
        return
    if path != (shown := path.encode(errors="surrogateescape").decode(errors="backslashreplace")):
        # The record keeps addresses as text, and this one is none.
        yield UnreadableInputError(
            shown, expected="a file whose name is text in UTF-8", found="other bytes in its name"
        )
        return
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        found = f"a file that cannot be opened ({error.strerror or error})"
        yield UnreadableInputError(path, expected=EXPECTED, found=found)
        return
    yield from _read(data, path, caller)


def _read(data: bytes, source: str, caller: CallerKnows) -> Iterator[Found]:
    try:
        kind = Path(source).suffix.casefold()
        if kind in PAGES:
            yield html_sighting(data, source, caller)
            return
        text, encoding = decoded(data, source)
        refuse_empty(text, source)
        if kind in JSON_LINES or (kind not in TEXT and _is_json_lines(text)):
            yield from json_lines_sightings(text, source, caller)
        elif kind not in TEXT and FEED.match(text):
            found = "a feed, which is not read yet: save its articles and give their files"
            raise UnreadableInputError(source, expected=EXPECTED, found=found)
        elif kind not in TEXT and LOOKS_LIKE_HTML.match(text):
            yield html_sighting(data, source, caller)
        else:
            yield text_sighting(data, text, encoding, source, caller)
    except UnreadableInputError as error:
        yield error


def _is_json_lines(text: str) -> bool:
    first = text.lstrip("\ufeff \t\r\n").split("\n", 1)[0].strip()
    return first.startswith("{") and first.endswith("}")
