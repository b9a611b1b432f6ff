"""A table of the record as CSV or JSON lines, with or without the words of its articles.

    for line in export(record.articles, record.links, "terms", "csv", text=False): ...

Every row says where it stands (document, source, offsets) and that nobody reviewed it (``machine-read``). In CSV a
column of spans takes two: its words, and under ``_spans`` their offsets; without the articles a third, ``_sha256``, by
which whoever has the article can check that it is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from onrecord.errors import UnknownNameError
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.serve.spreadsheet import csv_line
from onrecord.serve.tables import EXPORTS, Cell, Column, unquoted

WHATS: Final = tuple(EXPORTS)
FORMATS: Final = ("csv", "jsonl")


def export(
    articles: Iterable[Article], links: Iterable[Link], what: str, format: str, text: bool = True
) -> Iterator[str]:
    """The lines of the table `what` (one of WHATS) in `format` (one of FORMATS), each with its newline.

    Rows come by document id and in the order of the reading, links by id. Without `text`, spans are offsets and
    hashes, at most 25 words of a row's evidence are shown, and what a sentence of ours quotes is left out. Raises
    UnknownNameError.
    """
    if what not in EXPORTS:
        raise UnknownNameError("table", what, list(WHATS))
    if format not in FORMATS:
        raise UnknownNameError("format", format, list(FORMATS))
    table = EXPORTS[what]
    columns = [x for x in table.columns if text or not x.private]
    ordered = sorted(articles, key=lambda x: x.document.id), sorted(links, key=lambda x: x.id)
    entries = table.entries(*ordered)
    return _csv(entries, columns, text=text) if format == "csv" else _jsonl(entries, columns, text=text)


def _jsonl(entries: Iterable[Any], columns: Sequence[Column], *, text: bool) -> Iterator[str]:
    for entry in entries:
        row = {x.name: _told(x.get(entry), x, text=text) for x in columns}
        yield msgspec.json.encode(row).decode() + "\n"


def _told(value: Any, column: Column, *, text: bool) -> Any:
    if not column.spans:
        return unquoted(value) if column.quoting and not text else value
    if text:
        return [{"s": x.s, "e": x.e, "text": x.text} for x in value]
    told = [{"s": x.s, "e": x.e, "sha256": _sha256(x)} for x in value]
    for place, words in zip(told, _shown(value, column.shown), strict=True):
        if words:
            place["words"] = words
    return told


def _csv(entries: Iterable[Any], columns: Sequence[Column], *, text: bool) -> Iterator[str]:
    yield csv_line([name for x in columns for name in _names(x, text=text)])
    for entry in entries:
        yield csv_line([cell for x in columns for cell in _cells(x.get(entry), x, text=text)])


def _names(column: Column, *, text: bool) -> list[str]:
    if not column.spans:
        return [column.name]
    spans = [f"{column.name}_spans"] if text else [f"{column.name}_spans", f"{column.name}_sha256"]
    return [column.name, *spans] if text or column.shown else spans


def _cells(value: Any, column: Column, *, text: bool) -> list[str]:
    if not column.spans:
        return [_word(_told(value, column, text=text))]
    offsets = " ".join(f"{x.s}-{x.e}" for x in value)
    if text:
        return [" … ".join(x.text for x in value), offsets]
    hashes = " ".join(_sha256(x) for x in value)
    shown = " … ".join(x for x in _shown(value, column.shown) if x)
    return [shown, offsets, hashes] if column.shown else [offsets, hashes]


def _word(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " | ".join(_word(x) for x in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return str(value)


def _sha256(span: Span) -> str:
    return hashlib.sha256(span.text.encode()).hexdigest()


def _shown(spans: Iterable[Span], words: int) -> Iterator[str]:
    """The first `words` words of `spans`, span by span; empty where none are left."""
    for span in spans:
        found = span.text.split()
        yield " ".join(found[:words]) + (" …" if words and len(found) > words else "")
        words = max(0, words - len(found))
