"""The words that open a report with its place: "KYIV, March 3 (Agency) -".

Accepted gap: a place in small letters counts only before an agency in brackets, for "Critics - and there are many"
opens an ordinary sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.clean.outlets import names_of
from onrecord.model.document import Dateline
from onrecord.model.span import Span
from onrecord.packs.pack import Pack
from onrecord.text.stamps import MONTHS, Stamp, stamps_of

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_DATE = (
    r"(?:(?:[A-Z][a-z]{2,8}\.?|[A-Z]{3,9}\.?) \d{1,2}|\d{1,2} (?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?)(?:,? (?:19|20)\d\d)?"
)
_REGION = rf"(?:,? (?:{_WORD})(?: {_WORD})?)"
_AGENCY = r"\((?P<agency>[A-Z][\w .&’'-]{1,30}?)(?:/[\w .]{2,30})?\)"
_DASH = r"(?=\s*(?:--|[-–—―:]))"
FORMS = tuple(
    re.compile(p)
    for p in (
        rf"(?P<place>{_WORD}(?:[ /-]{_WORD}){{0,3}}?{_REGION}??)?(?P<date>,? ?{_DATE})?,? ?{_AGENCY}{_DASH}",
        rf"(?P<place>{_UPPER}(?: {_UPPER}){{0,3}}{_REGION}?)(?P<date>,? {_DATE})?(?=\s+(?:--|[-–—―])\s+\S)",
        rf"(?P<place>{_UPPER}(?: {_UPPER}){{0,2}}{_REGION}?)(?P<date>,? {_DATE})\.? /(?P<agency>[\w .-]{{2,30}})/",
    )
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline with the agency in its brackets and the date printed in it, each None if it has none."""

    dateline: Dateline
    agency: Span | None
    stamp: Stamp | None


def opening_of(text: str, s: int, e: int, pack: Pack) -> Opening | None:
    """The dateline that opens the line from `s` to `e`; None if none does."""
    for form in FORMS:
        m = form.match(text, s, e)
        if m and (m["place"] or m["date"]) and (found := _opening(text, m, pack)):
            return found
    return None


def _opening(text: str, m: re.Match[str], pack: Pack) -> Opening | None:
    place: str | None = (m["place"] or "").strip(" ,") or None
    agency = Span.of(text, *m.span("agency")) if m.groupdict().get("agency") else None
    stamp = next(iter(stamps_of(text, m.start(), m.end("date") if m["date"] else m.end())), None)
    if place and (number := MONTHS.get(place.rstrip(".").casefold())):
        # The place was lost in copying and only its month is left.
        month = Span.of(text, m.start("place"), m.end("place"))
        place, stamp = None, stamp or Stamp(month, number)
    if place and (place.casefold() in names_of(pack).not_places or len(place) < 3):
        return None
    if agency and place and not place.isupper() and agency.text.casefold() not in names_of(pack).by_name:
        # In small letters the brackets may hold anything: "Critic Jane Roe (Labour) -".
        return None
    if agency is None and place and any(w.casefold() in names_of(pack).not_places for w in place.split(",")[0].split()):
        return None
    return Opening(Dateline(place, Span.of(text, m.start(), m.end())), agency, stamp)
