"""Days that no calendar has: a weekday that its date did not fall on, a thirtieth of February.

Only a date with its year is held against its weekday, and only a weekday that stands right before it: "on Tuesday,
March 4, 2025". Which of the two is wrong is for the reader to say.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DamageKind
from onrecord.text.stamps import WEEKDAYS, impossible_of, stamps_of

WEEKDAY_BEFORE = re.compile(
    r"\b({})\b\.?,? (?:the )?$".format("|".join(sorted((x.title() for x in WEEKDAYS), key=len, reverse=True)))
)
LONGEST_BEFORE = 16  # code points of a weekday, its comma and "the"


def impossible_days(text: str, segments: Sequence[Segment]) -> tuple[Damage, ...]:
    """The days in kept lines that no calendar has, in text order."""
    return tuple(x for segment in segments if segment.kept for x in _on_line(text, segment.s, segment.e))


def _on_line(text: str, s: int, e: int) -> Iterator[Damage]:
    for span in impossible_of(text, s, e):
        yield Damage(kind=DamageKind.DATE_CONFLICT, span=span, detail="no calendar has this day")
    for stamp in stamps_of(text, s, e):
        bounds = stamp.bounds()
        ahead = max(s, stamp.span.s - LONGEST_BEFORE)
        if stamp.day is None or bounds is None or not (m := WEEKDAY_BEFORE.search(text[ahead : stamp.span.s])):
            continue
        told, true = WEEKDAYS[m[1].casefold()], bounds[0].weekday()
        if told != true:
            detail = f"{bounds[0]} was a {calendar.day_name[true]}"
            yield Damage(
                kind=DamageKind.DATE_CONFLICT, span=Span.of(text, ahead + m.start(), stamp.span.e), detail=detail
            )
