"""Nouns of one text over another that reads alike, letter for letter or nearly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from onrecord.model.document import Segment
from onrecord.model.span import Span

Noun = TypeVar("Noun")
Place = Callable[[int, int], tuple[int, int]]


def moved(noun: Noun, place: Place, text: str) -> Noun:
    """`noun` with each of its spans put where `place` says, into `text`. Ids stay as they are.

    `place` gives, for offsets into the one text, those into the other, and no empty stretch for one that is not.
    """
    found: Noun = _moved(noun, place, text)
    return found


def _moved(value: Any, place: Place, text: str) -> Any:
    if isinstance(value, Span):
        return Span.of(text, *place(value.s, value.e))
    if isinstance(value, tuple):
        parts = [_moved(x, place, text) for x in value]
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else tuple(parts)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        f.name: new for f in fields(value) if (new := _moved(old := getattr(value, f.name), place, text)) is not old
    }
    if isinstance(value, Segment):
        changed["s"], changed["e"] = place(value.s, value.e)
    return replace(value, **changed) if changed else value
