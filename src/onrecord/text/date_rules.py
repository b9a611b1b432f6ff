"""The expressions of time that news prose uses, each with the days it means on a given day.

A rule is a pattern and a maker: the maker reads the match once and hands back a function from a `Setting` (the day of
publication, the time mentioned last) to days. Of overlapping matches the first and longest wins, then the rule that
stands first.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.text.calendar import Days
from onrecord.text.tense import Tense, tense_at


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against: the day of publication (None: unknown), the days mentioned last (None:
    none), whether it stands beside them as another name of the same days, and the month or day that its sentence told
    before it without a year (None: none)."""

    reference: dt.date | None
    last: Days | None = None
    apposed: bool = False
    beside: Days | None = None


Resolve = Callable[[Setting], Days | None]
Letters = tuple[str, ...]
DIGITS: Letters = tuple("0123456789")
UNITS: Letters = ("hour", "day", "week", "month", "quarter", "year", "decade", "centur", "fortnight", "generation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match with the sentence around it."""

    m: re.Match[str]
    text: str
    sentence: Span

    def group(self, name: str) -> str:
        """A named group in lower case, "" if it took no part or the pattern has none of this name."""
        return (self.m.groupdict().get(name) or "").casefold()

    def number(self, name: str) -> int | None:
        """A named group as a whole number, None if it took no part."""
        return int(self.group(name)) if self.group(name) else None

    @property
    def tense(self) -> Tense:
        """Where the clause around the match looks."""
        return tense_at(self.text, self.m.start(), self.m.end(), self.sentence.s, self.sentence.e)


@dataclass(frozen=True, slots=True)
class Rule:
    """`make` returns None where the match turns out to be no time. `needs` are lists of letters in lower case: the
    pattern is tried only on sentences that have one of each list, which spares it most sentences."""

    pattern: re.Pattern[str]
    make: Callable[[Match], Resolve | None]
    needs: tuple[Letters, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An expression ``text[s:e]``, the word that opens or closes its days ("since", "by", ""), and what it means."""

    s: int
    e: int
    lead: str
    days: Resolve


LEAD = (
    r"(?:(?<![\w-])(?P<lead>since|by|until|till|through|no later than|no (?:earlier|sooner) than|up to|before|ahead of|"
    r"prior to|after|as of|starting (?:in|on)|beginning (?:in|on)|in|on|during|throughout|from|between|at|over)\s+"
    r"(?:(?:at\s+least|about|around)\s+)?)?"
)


def rule(
    pattern: str, make: Callable[[Match], Resolve | None], *needs: Letters, lead: bool = True, cased: bool = False
) -> Rule:
    """A rule for `pattern`, with a leading preposition unless `lead` is false; `cased` tells capitals apart."""
    whole = (f"(?i:{LEAD})" if lead else "") + r"(?<!\w)" + pattern
    flags = re.NOFLAG if cased else re.IGNORECASE
    return Rule(re.compile(whole, flags), make, needs)


def _lead(match: Match) -> str:
    """The leading word, "" where it does not bound these days."""
    lead = match.group("lead")
    # "By the end of 2009" names a stretch that is bounded already; "before the 2014 vote" is before a day within 2014.
    if (lead == "by" and match.group("part")) or (
        lead in ("before", "after", "until", "up to", "ahead of") and match.group("the")
    ):
        return ""
    return lead


def _lacks(words: str, letters: Letters, lacking: set[Letters]) -> bool:
    """Whether none of `letters` is in `words`; remembered in `lacking`, since many rules need the same."""
    if any(x in words for x in letters):
        return False
    lacking.add(letters)
    return True


def matches(rules: list[Rule], text: str, sentence: Span) -> list[Found]:
    """The expressions that `rules` find in a sentence, in order, none overlapping another."""
    found: list[tuple[int, int, int, Match, Rule]] = []
    words = sentence.text.casefold()
    lacking: set[Letters] = set()
    for order, one in enumerate(rules):
        if any(x in lacking or _lacks(words, x, lacking) for x in one.needs):
            continue
        for m in one.pattern.finditer(text, sentence.s, sentence.e):
            found.append((m.start(), -m.end(), order, Match(m=m, text=text, sentence=sentence), one))
    kept: list[Found] = []
    done = sentence.s
    for s, minus_e, _, match, one in sorted(found, key=lambda x: x[:3]):
        if s < done:
            continue
        resolve = one.make(match)
        if resolve is None:
            continue
        kept.append(Found(s, -minus_e, _lead(match), resolve))
        done = -minus_e
    return kept
