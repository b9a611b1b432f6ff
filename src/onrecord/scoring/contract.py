"""Whether every span's text is the slice it claims to be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.scoring.document import Doc
from onrecord.scoring.measures import Report, Share
from onrecord.scoring.values import Json


def score_contract(doc: Doc) -> Report:
    """contract.span text: spans anywhere in the output whose ``text`` is missing or is not the slice of the document
    (needs the document's text; blank without it)."""
    if doc.text is None:
        return {"contract.span text": Share(0, 0, 0, low=True)}
    given = list(_spans_in(doc.out))
    bad = sum(not _is_slice(x, doc.text) for x in given)
    return {"contract.span text": Share(bad, len(given), len(given), low=True)}


def _is_slice(span: Json, text: str) -> bool:
    return 0 <= span["s"] < span["e"] <= len(text) and span.get("text") == text[span["s"] : span["e"]]


def _spans_in(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        # A line has offsets too, and its number instead of its text.
        if type(value.get("s")) is int and type(value.get("e")) is int and "n" not in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for x in value:
            yield from _spans_in(x)
