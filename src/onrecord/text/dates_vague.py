"""Times that no calendar settles: "in recent months", "one day", "for years", and events without a date.

Publication bounds some of them on one side: "a few months ago" is before it, "in the coming weeks" after it, and so is
an event that its clause tells as past or to come. Where the words do not tell, both bounds stay open.
"""

from __future__ import annotations

import re

from onrecord.model.when import Precision
from onrecord.text.calendar import UNKNOWN, Days
from onrecord.text.date_rules import UNITS, Letters, Match, Resolve, Rule, Setting, rule
from onrecord.text.tense import Tense

_UNITS = r"(?:hours|days|weeks|months|years|decades|centuries|generations)"
_EVENT = (
    r"(?:wars?|conflict|fighting|hostilities|crisis|elections?|vote|referendum|summit|conference|convention|session|"
    r"campaign|cease-?fire|truce|invasion|inauguration|revolution|coup|annexation)"
)
_EVENTS: Letters = tuple(
    "war conflict fighting hostilities crisis election vote referendum summit conference convention session campaign "
    "cease truce invasion inauguration revolution coup annexation".split()
)


def _past(setting: Setting) -> Days:
    if setting.reference is None:
        return UNKNOWN
    return Days(None, setting.reference, Precision.UNKNOWN, "some time before publication")


def _future(setting: Setting) -> Days:
    if setting.reference is None:
        return UNKNOWN
    return Days(setting.reference, None, Precision.UNKNOWN, "some time after publication")


def _open(_: Setting) -> Days:
    return UNKNOWN


def _unknown(_: Match) -> Resolve | None:
    return _open


def _sided(found: Match) -> Resolve | None:
    if found.group("ahead"):
        return _future
    return _past if found.group("behind") else _open


def _event(found: Match) -> Resolve | None:
    # What lasts until the end of a war may have begun at any time: neither side of it is bounded.
    if found.group("link") in ("until", "till", "once", "as soon as", "since"):
        return _open
    return {Tense.PAST: _past, Tense.FUTURE: _future, Tense.UNKNOWN: _open}[found.tense]


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FEW = r"(?:(?:few|several|couple\s+of|many)\s+)?"
# A date inside ("the July summit") says more than the event, and "of" begins another noun.
_WORDS = (
    r"(?:(?!(?:of|" + _MONTHS + r"|\d{4})\b)"
    r"[\w’'-]+\s+)"
)
# What a date begins with, which other rules read.
_DATE = (
    r"(?:(?:the|at|least|about|around|early|mid|late|this|last|next|end|of)[\s-]+)*"
    rf"(?:\d|(?-i:{_MONTHS})\b|(?:to)?day\b|yesterday|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:week|month|year|spring|summer|autumn|fall|winter)\b)"
)
_STOP = (
    r"(?=[,.;:!?—“”\"()]|\s+-\s|\s+(?:once|after|when|if|but|and|because|while|which|who)\b|$)"  # where a clause ends
)

VAGUE: list[Rule] = [
    rule(
        r"(?:in|over|during|for|within|from)\s+(?:the\s+)?"
        r"(?:(?P<behind>recent|past|last)|(?P<ahead>coming|next)|following|previous|ensuing|intervening|early|final)\s+"
        rf"{_FEW}{_UNITS}\b(?<!early hours)",
        _sided,
        UNITS,
        lead=False,
    ),
    rule(
        rf"the\s+(?:(?P<behind>past|last)|(?P<ahead>coming|next))\s+(?:few|several|couple\s+of)\s+{_UNITS}\b",
        _sided,
        UNITS,
        lead=False,
    ),
    rule(
        rf"(?P<behind>(?:(?:a\s+few|several|some|many)\s+)?{_UNITS}\s+ago|(?:not\s+)?long\s+ago)\b",
        _sided,
        ("ago",),
        lead=False,
    ),
    rule(
        rf"(?:over|in|for)\s+(?:the\s+)?(?:(?:many|several)\s+)?{_UNITS}\b(?!\s+(?:of|to|later|ago|ahead)\b)",
        _unknown,
        UNITS,
        lead=False,
    ),
    rule(
        r"(?:until|till)\s+(?:very\s+)?(?:recently|now|then)|(?:more|most)\s+recently",
        _unknown,
        ("recently", "now", "then"),
        lead=False,
    ),
    rule(
        r"one\s+day(?=\s+(?:join|become|be|have|return|lead|take|see|soon|when)\b|\s*[,.])|some\s?day\b|any\s?time\s+soon|"
        r"as\s+soon\s+as\s+possible|down\s+the\s+(?:line|road)|for\s+the\s+foreseeable\s+future|"
        r"in\s+the\s+(?:near\s+|foreseeable\s+|not[- ]too[- ]distant\s+)?future",
        _unknown,
        ("day", "soon", "line", "road", "future"),
        lead=False,
    ),
    rule(
        r"the\s+(?:beginning|start|end|remainder|rest)\s+of\s+(?:his|her|their|its)\s+"
        r"(?:administration|term|presidency|tenure|mandate|premiership|government)\b",
        _unknown,
        ("administration", "term", "presidency", "tenure", "mandate", "premiership", "government"),
    ),
    Rule(
        re.compile(
            r"\b(?P<link>ahead of|before|after|during|following|until|since|prior to|"
            r"at the (?:end|start|conclusion|close|outset|beginning) of)\s+"
            rf"(?:the|a|an|its|his|her|their|this|that)\s+{_WORDS}{{0,4}}?{_EVENT}\b"
            r"(?!\s+(?:season|year|cycle|night|day|process|rally|trail)\b|-)",
            re.IGNORECASE,
        ),
        _event,
        (_EVENTS,),
    ),
    Rule(
        re.compile(
            rf"\b(?P<link>once|after|when|as soon as)\s+(?:the|a|its|their|this)\s+{_WORDS}{{0,3}}?{_EVENT}\s+"
            r"(?:is|was|are|ends?|ended|has|broke|began|begins?|starts?|started)\b"
            r"(?:\s+(?:over|out|ended|finished|won|there))*",
            re.IGNORECASE,
        ),
        _event,
        (_EVENTS,),
    ),
    Rule(
        re.compile(
            r"\b(?P<link>until|till)\s+(?!the\b\s+(?:end|point)|(?:a|an)\b)(?!"
            + _DATE
            + r")[^,.;:!?—“”\"()]{3,70}?"
            + _STOP,
            re.IGNORECASE,
        ),
        _event,
        (("until", "till"),),
    ),
]
