"""Whether the clause around a date looks back or ahead, by its verbs alone.

"The council met on Friday" looks back, "will meet on Friday" ahead. A verb of saying tells only when the date stands
right beside it ("said Friday"): what is said may lie on either side of it. Accepted gap: a present tense for the past
("In March he signs the pact").
"""

from __future__ import annotations

import re
from enum import Enum


class Tense(Enum):
    """Where a clause looks from the day it was published."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_FUTURE = (
    r"will|won['’]t|['’]ll|shall|would(?!\s+have)|going to|gonna|upcoming|forthcoming|scheduled|slated|"
    r"(?:is|are|be|being)\s+(?:expected|due|set|planned|likely|about)|(?:is|are)\s+to|"
    r"(?:set|due|expected|likely|plan|plans|planned|planning|intends?|intended|aims?|hopes?|hoped|expects?|wants?|"
    r"vow(?:s|ed)?|pledged?|prepar(?:es?|ing)|agreed|decided|ready|promised|has|have|had|still)\s+(?:yet\s+)?to|"
    r"plans for|in preparation for|must"
)
_IRREGULAR = (
    "was were had did began broke brought built came chose cut drew fell felt fled fought found gave got grew heard "
    "held hit kept knew laid led left lent lost made meant met paid put quit ran rose saw sent set shook shot shut "
    "sold sought spent spoke spread stood struck took taught thought threw told understood went withdrew won wrote "
    "said sworn born become became been done gone seen taken given shown"
)
# Lower case only: "Mohamed" is no verb. After "be", "is", "are" the form is a participle: "is to be held" looks ahead.
# "Was expected to" told the future of a past day: it settles nothing, and news mostly tells what has come since.
_PAST = (
    r"(?:was|were)\s+(?:expected|due|set|scheduled|slated|planned|likely|about)|"
    r"(?<!\bbe\s)(?<!\bis\s)(?<!\bare\s)(?:(?!(?:need|indeed|speed|exceed|proceed|succeed|feed|breed|hundred|sacred|united|seed|deed|weed)\b)"
    r"(?-i:[a-z]{2,}ed)|" + _IRREGULAR.replace(" ", "|") + ")"
)
_SAYING = re.compile(
    r"(?:said|told|announced|stated|added|noted|warned|reported|claimed|argued|insisted|explained|declared|revealed|"
    r"suggested|promised|predicted|vowed|pledged)$",
    re.IGNORECASE,
)
_DECIDING = re.compile(r"(?:\w+ed|had|has|have)\s", re.IGNORECASE)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:—–“”\"]|\bbecause\b|\s-\s|''|,\s+(?:who|which|whose|where|when|and|but|while|as|after|before|saying)\b"
)
BESIDE = 25  # characters between a verb of saying and the date it stands beside
OPENING = 3  # words before a date that still opens its clause
FAR = 60  # characters past a comma over which a verb says nothing of a date


def tense_at(text: str, s: int, e: int, start: int, end: int) -> Tense:
    """Where the clause around ``text[s:e]`` looks; the sentence is ``text[start:end]``.

    The nearest verb before decides; where none is, the first one after.
    """
    before = text[start:s]
    breaks = list(_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    for m in reversed(list(_CUE.finditer(clause))):
        if _SAYING.match(m.group()) and len(clause) - m.end() > BESIDE:
            continue
        gap = clause[m.end() :]
        if "," in gap and len(gap) > FAR:
            return Tense.UNKNOWN
        return Tense.FUTURE if m.group("future") else Tense.PAST
    # A comma after a date that opens its clause belongs to it; elsewhere the clause ends there.
    opens = len(clause.split()) < OPENING
    rest = text[e:end].lstrip(" ,") if opens else text[e:end].partition(",")[0]
    if stop := _BREAK.search(rest):
        rest = rest[: stop.start()]
    for m in _CUE.finditer(rest):
        if _SAYING.match(m.group()) and m.start() > 2 * BESIDE:
            continue
        # "On Monday she decided to stay" dates the deciding, "decided to stay until Monday" the staying.
        return Tense.PAST if m.group("past") or _DECIDING.match(m.group()) else Tense.FUTURE
    return Tense.UNKNOWN
