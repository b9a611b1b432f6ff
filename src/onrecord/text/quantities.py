"""Quantities: how much of what, and how firmly the words bound it.

A quantity is a number together with its comparator ("more than", "up to"), its unit, and what it counts. Dates, years,
ordinals of events, names and labels are none; nor is a small number that only points ("the two leaders").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.quantity import Quantity, Value
from onrecord.model.span import Span
from onrecord.model.vocabulary import Comparator
from onrecord.text.comparators import after, before
from onrecord.text.counted import UNCOUNTED, Counted, UnitTable, joined, noun_after, sign_before, unit_table
from onrecord.text.multiples import multiples_of, ordinals_of
from onrecord.text.numbers import Numeral, numerals_of
from onrecord.text.sentences import sentences_of
from onrecord.text.uncounted import is_year, uncounted

_POINTS = re.compile(r"\b(?:the|these|those|both|our|your|my|their|other|all)\s+$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s?(?:-|–|—)\s?|\s+(?:to|or|and)\s+")
# A measure or sum is of what follows it: "7 percent of the fleet", "$3 million in loans".
_NO_WHAT = (
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|and|or|who|that|"
    r"which|is|are|was|were|will|would|has|have|had|to|in|on|by|for|from|with|at|as|since|said|after|before|over)\b|\d)"
)
_OF_WHAT = re.compile(rf"\s+(?P<of>of|in|worth of)\s+(?P<what>{_NO_WHAT}[\w’'-]+(?:\s+{_NO_WHAT}[\w’'-]+){{0,5}})")
_TO = re.compile(r"\s+(?:to|or|and)\s+(?:[$€£]\s?)?")
_RATE = re.compile(
    r"(?:\s+(?:an?|per|each|every)\s+|/|-an?-|\s+per-)"
    r"(?P<per>second|minute|hour|day|week|month|quarter|year|barrel|ton|tonne|gallon|person|head|capita|household|kilomet(?:er|re)|mile)\b"
    r"|\s+(?P<adverb>daily|weekly|monthly|quarterly|annually|yearly)\b",
    re.IGNORECASE,
)
_ADVERB = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "annually": "year",
    "yearly": "year",
}
_HUMAN_VERB = re.compile(
    r"\s+(?:were|was|have been|had been|are|others? (?:were|have been))\s+(?:\w+ly\s+)?(?P<verb>\w+)|\s+(?P<bare>\w+)",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\b(?:spen[dt]\w*|invest\w*|pa(?:y|ys|id|ying)|cost\w*|lend\w*|lent|borrow\w*|rais(?:e|ed|es|ing)|sav(?:e|ed|es|ing)|"
    r"ow(?:e|es|ed)|worth|donat\w*|pledg\w*|earn\w*|lo(?:se|st|ses|sing))\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_TIMES = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries"})
_MEASURES = _TIMES | {"percent", "factor", "share"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A quantity in the making: its words, number and unit, and where its noun phrase lies."""

    s: int
    e: int
    value: Value | None
    comparator: Comparator
    numeral: Numeral
    unit: str | None = None
    what: str = ""
    compared: bool = False


def find_quantities(
    text: str, ranges: Sequence[tuple[int, int]], unit_words: Mapping[str, str]
) -> tuple[Quantity, ...]:
    """The quantities in the lines `ranges` of `text`, in order. `unit_words` leads from words to units, as a pack says.

    Accepted gaps: unwritten counts ("a battalion"), vague amounts without a number word ("several", "decades"), and
    nouns that a verb parts from their number.
    """
    table = unit_table(unit_words)
    found: list[Quantity] = []
    for s, e in ranges:
        hidden = uncounted(text, s, e)
        for sentence in sentences_of(text, s, e):
            found.extend(_in_sentence(text, sentence, hidden, table))
    return tuple(sorted(found, key=lambda q: q.span))


def _in_sentence(text: str, sentence: Span, hidden: Sequence[tuple[int, int]], table: UnitTable) -> Iterator[Quantity]:
    taken: list[tuple[int, int]] = list(hidden)
    for made in (*multiples_of(text, sentence.s, sentence.e), *ordinals_of(text, sentence.s, sentence.e)):
        if not _touches(made.span.s, made.span.e, taken):
            taken.append((made.span.s, made.span.e))
            yield made
    numerals = [n for n in numerals_of(text, sentence.s, sentence.e) if not _touches(n.s, n.e, taken)]
    numerals = [n for n in numerals if not (n.form == "digits" and is_year(text, n.s, n.e))]
    earlier: list[_Found] = []
    i = 0
    while i < len(numerals):
        second = numerals[i + 1] if i + 1 < len(numerals) else None
        made_range = _range(text, sentence, numerals[i], second, table) if second else None
        made_one = made_range or _single(text, sentence, numerals[i], numerals[i + 1 :], table)
        if made_one and made_one.unit is None and second and _TO.fullmatch(text, made_one.e, second.s):
            # "from 4,000 to 30,000 troops": the noun stands once, after the second number.
            other = _single(text, sentence, second, numerals[i + 2 :], table)
            made_one = replace(made_one, unit=other.unit if other else None)
        if made_one and (kept := _admitted(text, sentence, made_one, earlier)):
            earlier.append(kept)
            yield _quantity(text, kept)
        i += 2 if made_range else 1


def _touches(s: int, e: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(s < b and a < e for a, b in taken)


def _quantity(text: str, found: _Found) -> Quantity:
    return Quantity(
        span=Span.of(text, found.s, found.e),
        value=found.value,
        unit=found.unit,
        comparator=found.comparator,
        what=found.what,
    )


# ------------------------------------------------------------------------------------------------ one number


def _counted(
    text: str, sentence: Span, numeral: Numeral, following: Sequence[Numeral], table: UnitTable
) -> tuple[Counted | None, Counted | None]:
    """The sign before a number, and what follows it."""
    sign = sign_before(text, numeral.s, table)
    if numeral.inherent:
        return sign, Counted(numeral.inherent, numeral.e, numeral.e)
    glued = joined(text, numeral.e, sentence.e, table) if numeral.e < sentence.e else None
    if glued:
        return sign, glued
    until = following[0].s if following else sentence.e
    return sign, noun_after(text, numeral.e, until, table, one=numeral.value in (1.0, 0.5))


def _single(
    text: str, sentence: Span, numeral: Numeral, following: Sequence[Numeral], table: UnitTable
) -> _Found | None:
    pronoun = numeral.value == 1.0 and re.match(r"\s+of\b", text[numeral.e : numeral.e + 4])
    if pronoun or _broken(text, numeral, table):
        return None
    sign, noun = _counted(text, sentence, numeral, following, table)
    if noun and (
        noun.unit == UNCOUNTED or (noun.unit in _TIMES and re.match(r"\s+later\b", text[noun.e : noun.e + 8]))
    ):
        return None
    start = sign.s if sign else numeral.s
    comparator, s = before(text, start, sentence.s)
    e, unit, what = numeral.e, None, ""
    if noun and (not sign or noun.unit == sign.unit):
        e, unit, what = max(e, noun.e), noun.unit, text[noun.s : noun.e]
    if sign:
        unit, what = sign.unit, text[noun.s : noun.e] if noun and noun.unit != sign.unit else ""
    value: Value | None = numeral.value
    if numeral.form in ("half", "fraction"):
        made = _share(text, sentence, numeral, unit)
        if made is None and comparator is None:
            return None
        unit, e = made or ("share", numeral.e)
    e, unit = _rate(text, e, sentence.e, unit)
    later, e = after(text, e, sentence.e)
    if sign or unit in _MEASURES or (unit and unit[:3].isupper()):
        m = _OF_WHAT.match(text, e, sentence.e)
        what = m.group("what") if m and (sign or m.group("of") != "in") else what if sign else ""
    found = _Found(
        s=s,
        e=e,
        value=value,
        comparator=_comparator(numeral, comparator or later),
        numeral=numeral,
        unit=unit,
        what=what,
        compared=bool(comparator or later),
    )
    if numeral.form in ("spelled", "couple") and not found.compared and _only_points(text, sentence, numeral, found):
        return None
    return found


def _broken(text: str, numeral: Numeral, table: UnitTable) -> bool:
    """Whether the digits run on into something that makes them no number ("18th", "1990s", "3:15", "2/3rds", "4x4")."""
    tail = text[numeral.e : numeral.e + 3]
    if numeral.form in ("digits", "spelled") and re.match(r"[:/]\d|\.\d", tail):
        return True
    if numeral.form == "digits" and tail[:1].isalpha():
        return joined(text, numeral.e, len(text), table) is None
    return numeral.form == "digits" and bool(re.match(r"[-‑][A-Z]\b", tail))


def _only_points(text: str, sentence: Span, numeral: Numeral, found: _Found) -> bool:
    """Whether a small number in words only points ("the two leaders", "one official") instead of counting."""
    if numeral.scale > 1 or found.unit in _MEASURES or not isinstance(numeral.value, float) or numeral.value > 12:
        return numeral.value == 1.0 and found.unit in _TIMES
    if numeral.value == 1.0:
        return found.unit not in ("percent", "persons") or not re.match(
            r"\s+(?:persons?|people|soldiers?|civilians?|child)\b", text[numeral.e : sentence.e]
        )
    return bool(_POINTS.search(text, sentence.s, numeral.s))


def _comparator(numeral: Numeral, said: Comparator | None) -> Comparator:
    if numeral.vague:
        return (
            said
            if said in (Comparator.GT, Comparator.GTE, Comparator.LT, Comparator.LTE) and numeral.value
            else (Comparator.ORDER_OF_MAGNITUDE)
        )
    if said is None:
        return Comparator.APPROX if numeral.inherent or numeral.form == "couple" else Comparator.EQ
    return said


def _share(text: str, sentence: Span, numeral: Numeral, unit: str | None) -> tuple[str, int] | None:
    """Unit and end of a fraction of something measured, of a multiple ("half that much") or of a whole, else None."""
    rest = text[numeral.e : sentence.e]
    if numeral.form == "fraction" and unit in _TIMES | {"percent"}:
        return unit or "share", numeral.e
    if m := re.match(r"\s+(?:that|as)(?:\s+(?:much|many|large|big|high))?\b", rest):
        return "factor", numeral.e + m.end()
    if numeral.form == "half" and re.match(
        r"\s+(?:the|its|their)\s+(?:\w+\s+)?(?:size|number|amount|level|rate|price|cost|value|distance|speed|strength)\b"
        r"|\s+the\s+[\w\s]{1,30}\s(?:as|of what|that of)\b",
        rest,
    ):
        return "factor", numeral.e
    if re.search(r"\b(?:in|by)\s+$", text[sentence.s : numeral.s]) and numeral.form == "half":
        return "factor", numeral.e
    if re.match(r"\s+of\b|[- ]majority\b", rest) or (
        numeral.form == "half" and re.match(r"\s+(?:the|its|their|his|her|our|all|these|those)\b", rest)
    ):
        return "share", numeral.e
    plural = numeral.form == "fraction" and text[numeral.e - 1] in "sS"
    return ("share", numeral.e) if plural else None


def _rate(text: str, e: int, end: int, unit: str | None) -> tuple[int, str | None]:
    if unit is None or unit in _TIMES or unit == "factor":
        return e, unit
    m = _RATE.match(text, e, end)
    if not m:
        return e, unit
    per = (m.group("per") or _ADVERB[m.group("adverb").casefold()]).casefold()
    return m.end(), f"{unit}/{'person' if per in ('head', 'capita') else per}"


# ------------------------------------------------------------------------------------------------ two numbers


def _range(text: str, sentence: Span, low: Numeral, high: Numeral, table: UnitTable) -> _Found | None:
    """ "10 to 15 million", "between $5 and $6", "three or four months": one quantity with two bounds."""
    if not isinstance(low.value, float) or not isinstance(high.value, float) or "half" in (low.form, high.form):
        return None
    sign = sign_before(text, low.s, table)
    second_sign = sign_before(text, high.s, table)
    gap_end = second_sign.s if second_sign else high.s
    between = re.search(r"\bbetween\s+(?:[$€£]\s?)?$", text[sentence.s : low.s], re.IGNORECASE)
    unit_between = joined(text, low.e, gap_end, table) or noun_after(text, low.e, gap_end, table, one=False)
    gap = text[(unit_between.e if unit_between else low.e) : gap_end]
    m = _BETWEEN.fullmatch(gap)
    if not m or (gap.strip() == "and" and not between):
        return None
    if re.search(r"\bfrom\s+(?:[$€£]\s?)?$", text[sentence.s : low.s], re.IGNORECASE) and not re.search(
        r"\brang\w+\s+from\s+(?:[$€£]\s?)?$", text[sentence.s : low.s], re.IGNORECASE
    ):
        return None
    whole = _single(text, sentence, high, (), table)
    if whole is None or (whole.unit is None and low.scale == high.scale == 1.0 and "," not in text[low.s : low.e]):
        return None
    first = low.value * high.scale if low.scale == 1.0 and low.value * high.scale < high.value else low.value
    if first >= high.value or (unit_between and whole.unit and unit_between.unit != whole.unit):
        return None
    start = sentence.s + between.start() if between else sign.s if sign else low.s
    comparator, s = before(text, start, sentence.s)
    return replace(
        whole,
        s=s,
        value=(first, high.value),
        comparator=comparator or (Comparator.APPROX if whole.comparator is Comparator.APPROX else Comparator.EQ),
        unit=whole.unit or (sign.unit if sign else None),
    )


# ------------------------------------------------------------------------------------------------ what may stay


def _admitted(text: str, sentence: Span, found: _Found, earlier: Sequence[_Found]) -> _Found | None:
    """`found` with a unit lent by its sentence if it has none, or None if the bare number means nothing."""
    if found.unit is not None:
        return found
    numeral = found.numeral
    large = numeral.vague or numeral.scale > 1 or bool(re.search(r"\d,\d{3}", text[numeral.s : numeral.e]))
    unit = _people(text, sentence, found)
    if unit is None and large and _SPENT.search(text[sentence.s : found.s]):
        unit = next((q.unit for q in reversed(earlier) if q.unit and re.match(r"[A-Z]{3}", q.unit)), None)
    elif unit is None and not large and not found.compared:
        return None
    elif unit is None:
        unit = _lent(text, sentence, found, earlier)
    return replace(found, unit=unit)


def _people(text: str, sentence: Span, found: _Found) -> str | None:
    """ "killed at least 18", "dozens were wounded": only people are killed, wounded, arrested."""
    verb = r"(?:kill|wound|injur|arrest|detain|displac|evacuat|hospitali[sz]|kidnap|execut|jail|imprison)"
    if re.search(rf"\b{verb}\w*\s+$", text[sentence.s : found.s], re.IGNORECASE):
        return "persons"
    m = _HUMAN_VERB.match(text, found.e, sentence.e)
    said = (m.group("verb") or m.group("bare") or "") if m else ""
    past = rf"{verb}(?:s?ed|ped|ed)|dead|died|fled|protested|marched|demonstrated|missing"
    return "persons" if re.fullmatch(past, said, re.IGNORECASE) else None


def _lent(text: str, sentence: Span, found: _Found, earlier: Sequence[_Found]) -> str | None:
    """A unit from before: that of "the number of tanks ... to 700", else that of the other end of "from ... to"."""
    numbered = list(re.finditer(r"\bnumbers? of (?:\w+ ){0,3}?(?P<noun>\w+s)\b", text[sentence.s : found.s]))
    if numbered:
        return numbered[-1].group("noun").casefold()
    if earlier and re.search(r"\b(?:to|from|of|against|than|or)\s+$", text[earlier[-1].e : found.s]):
        return earlier[-1].unit if earlier[-1].unit not in ("factor", "share") else None
    return None
