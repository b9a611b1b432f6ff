"""When: every expression of a day or a stretch of days, resolved against the day of publication where it needs it.

Expressions are found by `date_rules`, each with the days it means for a given day of publication. Where publication
is known only as an interval, an expression is resolved from both ends of it and the days in between are kept. What
cannot be resolved keeps both bounds open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from onrecord.model.span import Span
from onrecord.model.when import Precision, When
from onrecord.text.calendar import DAY, UNKNOWN, Days, joined
from onrecord.text.date_rules import Found, Setting, matches
from onrecord.text.dates_absolute import ABSOLUTE
from onrecord.text.dates_anchored import ANCHORED, ASIDE
from onrecord.text.dates_counted import COUNTED
from onrecord.text.dates_feasts import FEASTS
from onrecord.text.dates_joined import Told, has_no_year, join_times
from onrecord.text.dates_months import MONTHS_TOLD
from onrecord.text.dates_periods import PERIODS
from onrecord.text.dates_relative import RELATIVE
from onrecord.text.dates_vague import VAGUE
from onrecord.text.sentences import sentences_of

# Dates of publication outside are placeholders ("0001-01-01"), from which nothing is counted.
PRINTED = range(1400, 3000)

RULES = [*ABSOLUTE, *MONTHS_TOLD, *PERIODS, *FEASTS, *RELATIVE, *COUNTED, *ANCHORED, *VAGUE]


def find_times(text: str, ranges: Sequence[tuple[int, int]], published: When) -> tuple[When, ...]:
    """The times in the lines `ranges` of `text`, in order, each with the one span it was read from.

    `published` is the day or days of publication; unknown if nobody knows. Then only what carries its own year is
    resolved. Accepted gaps: clock times are no days; an event without a date ("after the vote") is bounded by
    publication at most.
    """
    found: list[When] = []
    last: Days | None = None
    for s, e in ranges:
        for sentence in sentences_of(text, s, e):
            told, last = _in_sentence(text, sentence, published, last)
            found.extend(_as_when(text, x) for x in join_times(text, sentence.s, told))
    return tuple(found)


def _in_sentence(text: str, sentence: Span, published: When, last: Days | None) -> tuple[list[Told], Days | None]:
    """What a sentence tells, and the days that stand last in it or before it."""
    told: list[Told] = []
    beside: Days | None = None
    for expression in matches(RULES, text, sentence):
        apposed = bool(told) and text[told[-1].found.e : expression.s] in (", ", " (", " — ", " - ")
        one = Told(expression, _resolved(expression, published, Setting(None, last, apposed, beside)))
        told.append(one)
        days = _whole(one)
        beside = days if has_no_year(days) else beside
        last = days if (days.lo or days.hi) and days.basis != ASIDE else last
    return told, last


def _resolved(expression: Found, published: When, setting: Setting) -> tuple[Days, ...]:
    """The days that an expression means, for the first and for the last day of publication."""
    ends = [d for d in (published.lo, published.hi) if d is not None and d.year in PRINTED]
    references: list[dt.date | None] = list(dict.fromkeys(ends)) if len(ends) == 2 else [None]
    return tuple(expression.days(replace(setting, reference=x)) or UNKNOWN for x in references)


def _whole(told: Told) -> Days:
    """The days of an expression with its lead, whichever day publication was."""
    if UNKNOWN in told.days:
        return UNKNOWN
    return reduce(joined, (bounded(x, told.found.lead) for x in told.days))


def _as_when(text: str, told: Told) -> When:
    days, span = _whole(told), Span.of(text, told.found.s, told.found.e)
    return When(lo=days.lo, hi=days.hi, precision=days.precision, basis=days.basis, spans=(span,))


def bounded(days: Days, lead: str) -> Days:
    """`days` as the word before them opens or closes their ends: "since 2014" has no end, "by 2030" no beginning."""
    match lead:
        case "since" | "no earlier than" | "no sooner than":
            return replace(days, hi=None, precision=Precision.RANGE)
        case "by" | "until" | "till" | "through" | "no later than" | "up to":
            return replace(days, lo=None, precision=Precision.RANGE)
        case "before" | "ahead of" | "prior to" if days.lo and days.lo > dt.date.min:
            return Days(None, days.lo - DAY, Precision.RANGE, days.basis)
        case "after" if days.hi and days.hi < dt.date.max:
            return Days(days.hi + DAY, None, Precision.RANGE, days.basis)
        case _:
            return days
