"""Meetings of states whose days are public knowledge: by them a page that says "the summit opens today" is dated."""

from __future__ import annotations

import datetime as dt

import msgspec


class Meeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One meeting: whose it is (`of`, the names a text may use), where (`places`), and its first and last day."""

    of: tuple[str, ...]
    places: tuple[str, ...]
    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if not self.of or not self.places or self.first > self.last:
            raise ValueError(f"a meeting needs a body, a place and a last day not before its first: {self.places}")


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`meetings` in any order; `words` call such a meeting by its kind ("summit")."""

    meetings: tuple[Meeting, ...] = ()
    words: tuple[str, ...] = ()
