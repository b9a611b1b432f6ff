"""Times that no calendar settles: "in recent months", "one day", "for years", and events without a date.

An event is on one side of publication at most: "after the vote, he resigned" was before it, "until the war is over"
is after it. Where the clause does not tell, both bounds stay open.
"""

from __future__ import annotations

import re

from onrecord.model.when import Precision
from onrecord.text.calendar import UNKNOWN, Days
from onrecord.text.date_rules import Match, Resolve, Rule, Setting, rule
from onrecord.text.tense import Tense

_UNITS = r"(?:hours|days|weeks|months|years|decades|centuries|generations)"
_EVENT = (
    r"(?:wars?|conflict|fighting|hostilities|crisis|elections?|vote|referendum|summit|conference|convention|session|campaign|"
    r"cease-?fire|truce|invasion|inauguration|revolution|coup|annexation)"
)


def _unknown(_: Match) -> Resolve | None:
    return lambda _setting: UNKNOWN


def _event(found: Match) -> Resolve | None:
    tense = found.tense
    ahead = found.group("lead") in ("until", "till", "once", "as soon as")

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None or (tense is Tense.UNKNOWN and not ahead):
            return UNKNOWN
        if ahead or tense is Tense.FUTURE:
            return Days(here, None, Precision.UNKNOWN, "an event after publication") if not ahead else UNKNOWN
        return Days(None, here, Precision.UNKNOWN, "an event before publication")

    return days


# A date inside ("the July summit") says more than the event, and "of" begins another noun.
_WORDS = (
    r"(?:(?!(?:of|January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b)"
    r"[\w’'-]+\s+)"
)
_STOP = r"(?=[,.;:!?—“”\"()]|\s+-\s|\s+(?:once|after|when|if|but|and|because|while|which|who)\b|$)"
VAGUE: list[Rule] = [
    rule(
        r"the\s+(?:beginning|start|end|remainder|rest)\s+of\s+(?:his|her|their|its)\s+(?:administration|term|presidency|tenure|mandate|premiership|government)\b",
        _unknown,
    ),
    rule(
        rf"(?:in|over|during|for|within|from)\s+(?:the\s+)?(?:recent|past|last|coming|next|following|previous|ensuing|intervening|early|final)\s+(?:(?:few|several|couple\s+of|many)\s+)?{_UNITS}\b",
        _unknown,
        lead=False,
    ),
    rule(rf"the\s+(?:past|last|coming|next)\s+(?:few|several|couple\s+of)\s+{_UNITS}\b", _unknown, lead=False),
    rule(rf"(?:(?:a\s+few|several|many)\s+)?{_UNITS}\s+ago\b|(?:long|not\s+long)\s+ago\b", _unknown, lead=False),
    rule(
        rf"(?:over|in|for)\s+(?:the\s+)?(?:(?:many|several)\s+)?(?:hours|days|weeks|months|years|decades|centuries|generations)\b(?!\s+(?:of|to|later)\b)",
        _unknown,
        lead=False,
    ),
    rule(r"(?:until|till)\s+(?:very\s+)?(?:recently|now|then)|(?:more|most)\s+recently", _unknown, lead=False),
    rule(
        r"one\s+day(?=\s+(?:join|become|be|have|return|lead|take|see|soon|when)\b|\s*[,.])|some\s?day\b|any\s?time\s+soon|as\s+soon\s+as\s+possible|down\s+the\s+(?:line|road)|in\s+the\s+(?:near\s+|foreseeable\s+|not[- ]too[- ]distant\s+)?future|for\s+the\s+foreseeable\s+future",
        _unknown,
        lead=False,
    ),
    Rule(
        re.compile(
            rf"\b(?P<lead>ahead of|before|after|during|following|until|since|prior to|at the (?:end|start|conclusion|close|outset|beginning) of)\s+"
            rf"(?:the|a|an|its|his|her|their|this|that)\s+{_WORDS}{{0,4}}?{_EVENT}\b(?!\s+(?:season|year|cycle|night|day|process|rally|trail)\b|-)",
            re.IGNORECASE,
        ),
        _event,
    ),
    Rule(
        re.compile(
            rf"\b(?P<lead>once|after|when|as soon as)\s+(?:the|a|its|their|this)\s+{_WORDS}{{0,3}}?{_EVENT}\s+"
            r"(?:is|was|are|ends?|ended|has|broke|began|begins?|starts?|started)\b(?:\s+(?:over|out|ended|finished|won|there))*",
            re.IGNORECASE,
        ),
        _event,
    ),
    Rule(
        re.compile(
            rf"\b(?P<lead>until|till)\s+(?!the\b\s+(?:end|point)|(?:a|an)\b)[^,.;:!?—“”\"()]{{3,70}}?{_STOP}",
            re.IGNORECASE,
        ),
        _event,
    ),
]
_ = Setting
