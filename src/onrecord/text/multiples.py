"""Quantities that are not number and noun.

Multiples ("sevenfold", "twice the size", "many times higher"), counts in the order of time ("its fifth month"), shares
in two numbers ("two in five"), and a unit after a comparator ("more than a year").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.quantity import Quantity, Value
from onrecord.model.span import Span
from onrecord.model.vocabulary import Comparator
from onrecord.text.comparators import before
from onrecord.text.numbers import CARDINALS, ORDINALS, SHARE_DIGITS, number_of

_WORDS = "|".join(sorted((w for w in CARDINALS if w != "zero"), key=len, reverse=True))
_NUMBER = rf"(?:\d+(?:\.\d+)?|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
_THAN = (
    r"(?:(?:as|more|higher|greater|larger|bigger|less|fewer|lower|smaller|faster|longer|stronger|worse|better|over|likelier)\b|"
    r"(?=(?:the|that|those|what|its|their|his|her|this)\b))"
)
_FOLD = re.compile(rf"\b(?P<n>{_NUMBER}|many|several|hundred|thousand)[- ]?fold\b", re.IGNORECASE)
_TIMES = re.compile(rf"\b(?P<n>{_NUMBER}|many|several|countless)\s+times\s+{_THAN}", re.IGNORECASE)
_TWICE = re.compile(
    r"\b(?:twice|double|triple|thrice|quadruple)\s+(?=(?:as|the|that|those|what|its|their|his|her|this)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?P<n>doubl|tripl|trebl|quadrupl)"
    r"(?:ed|ing|es?(?=\s+(?:to|by|from|in|between|over|since|its|their|the|defen[cs]e|spending)\b))\b"
    r"(?!\s+down)",
    re.IGNORECASE,
)
_VERB_VALUES = {"doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0}
_TWICE_VALUES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0, "quadruple": 4.0}
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_NTH = re.compile(
    rf"\b(?:(?:its|their|into (?:the|a)|enter\w* (?:the|a)|now (?:in )?(?:the|a)|for (?:the|a))\s+)"
    rf"(?P<nth>(?P<n>{_ORDINAL}|\d+(?:st|nd|rd|th))(?:\s+(?:straight|consecutive|successive|full|bloody))?\s+"
    rf"(?P<unit>day|week|month|year|decade))\b(?!['’-])"
    rf"|\b(?P<nth2>(?P<n2>{_ORDINAL}|\d+(?:st|nd|rd|th))\s+(?:straight|consecutive|successive)\s+(?P<unit2>day|week|month|year))\b"
    rf"|\b(?P<nth3>(?P<n3>\d+(?:st|nd|rd|th))\s+(?P<unit3>day|week|month|year)(?=\s+of\s+(?:the|its|their|this)\b))",
    re.IGNORECASE,
)
_IN = re.compile(
    rf"\b(?P<a>{_NUMBER})(?:\s+out\s+of|\s+in)(?:\s+every)?\s+(?P<b>{_NUMBER})\b(?![,.]?\d|\s?(?:%|percent))",
    re.IGNORECASE,
)
_A_UNIT = re.compile(
    r"\b(?P<n>an?)\s+(?P<unit>second|minute|hour|day|week|month|year|decade|century|mile|percent|percentage point)\b",
    re.IGNORECASE,
)
_UNIT_PLURAL = {"century": "centuries", "percent": "percent"}


def _made(text: str, s: int, e: int, value: Value | None, unit: str, comparator: Comparator) -> Quantity:
    return Quantity(span=Span.of(text, s, e), value=value, unit=unit, comparator=comparator)


def multiples_of(text: str, s: int, e: int) -> Iterator[Quantity]:
    """Multiples, shares in two numbers, and "more than a year", in ``text[s:e]``, one sentence."""
    for pattern in (_FOLD, _TIMES):
        for m in pattern.finditer(text, s, e):
            value = number_of(m.group("n")) or {"hundred": 100.0, "thousand": 1000.0}.get(m.group("n").casefold())
            yield _bounded(text, s, m.start(), m.end(), value)
    for m in _TWICE.finditer(text, s, e):
        yield _bounded(text, s, m.start(), m.end() - 1, _TWICE_VALUES[m.group().split()[0].casefold()])
    for m in _VERB.finditer(text, s, e):
        yield _bounded(text, s, m.start(), m.end(), _VERB_VALUES[m.group("n").casefold()])
    for m in _IN.finditer(text, s, e):
        a, b = number_of(m.group("a")), number_of(m.group("b"))
        if a and b and a < b <= 1000 and (m.group("b").isalpha() or b in (10.0, 100.0, 1000.0) or "out" in m.group()):
            comparator, start = before(text, m.start(), s)
            yield _made(text, start, m.end(), round(a / b, SHARE_DIGITS), "share", comparator or Comparator.EQ)
    for m in _A_UNIT.finditer(text, s, e):
        comparator, start = before(text, m.start(), s)
        if comparator:
            word = m.group("unit").casefold()
            yield _made(text, start, m.end(), 1.0, _UNIT_PLURAL.get(word, word + "s"), comparator)


def _bounded(text: str, sentence: int, s: int, e: int, value: float | None) -> Quantity:
    comparator, start = before(text, s, sentence)
    return _made(text, start, e, value, "factor", comparator or (Comparator.EQ if value else Comparator.VAGUE))


def ordinals_of(text: str, s: int, e: int) -> Iterator[Quantity]:
    """How long something has gone on, counted by ordinals, in ``text[s:e]``: "its fifth month", "100th day of the"."""
    for m in _NTH.finditer(text, s, e):
        which = next(i for i in ("", "2", "3") if m.group(f"nth{i}"))
        word = m.group(f"n{which}").casefold()
        value = float(ORDINALS[word]) if word in ORDINALS else float(word[:-2])
        unit = m.group(f"unit{which}").casefold() + "_ordinal"
        yield _made(text, m.start(f"nth{which}"), m.end(f"nth{which}"), value, unit, Comparator.EQ)
