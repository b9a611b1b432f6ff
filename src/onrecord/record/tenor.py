"""What sayings come to, in one word: the seven letters of the who-said-what matrix."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from onrecord.model.statement import Statement
from onrecord.model.vocabulary import Act, Polarity, Stance


class Tenor(StrEnum):
    """What an actor's sayings of an arrangement come to; its first letter, in upper case, stands in the matrix."""

    PROMISES = "promises"
    DEMANDS = "demands"
    SUPPORTS = "supports"
    REJECTS = "rejects"
    FORECASTS = "forecasts"
    CLAIMS = "claims"
    MIXED = "mixed"

    @property
    def letter(self) -> str:
        """The letter of the matrix; no two share one."""
        return self.value[0].upper()

    @property
    def meaning(self) -> str:
        """What else the word stands for, to be read after it."""
        return _MEANINGS[self]


_MEANINGS = {
    Tenor.PROMISES: "or offers, agrees, announces, invites, decides",
    Tenor.DEMANDS: "or requests, proposes, advises",
    Tenor.SUPPORTS: "or praises it, or is said to support it",
    Tenor.REJECTS: "or refuses, condemns, threatens, or is said to oppose it",
    Tenor.FORECASTS: "or warns",
    Tenor.CLAIMS: "something of it and takes no side",
    Tenor.MIXED: "more than one of these, or a stance in between: conditional, reluctant, divided",
}

_OF_ACT: dict[Act, Tenor] = {
    **dict.fromkeys((Act.PROMISE, Act.OFFER, Act.AGREE, Act.ANNOUNCE, Act.INVITE, Act.DECIDE), Tenor.PROMISES),
    **dict.fromkeys((Act.DEMAND, Act.REQUEST, Act.PROPOSE, Act.ADVISE), Tenor.DEMANDS),
    **dict.fromkeys((Act.SUPPORT, Act.PRAISE), Tenor.SUPPORTS),
    **dict.fromkeys((Act.REFUSE, Act.CONDEMN, Act.THREATEN), Tenor.REJECTS),
    **dict.fromkeys((Act.PREDICT, Act.WARN), Tenor.FORECASTS),
    # A denial is of a report, which may well be one that the arrangement is off.
    **dict.fromkeys(
        (
            Act.CLAIM,
            Act.EVALUATE,
            Act.JUSTIFY,
            Act.STATE_RULE,
            Act.CONCEDE,
            Act.DENY,
            Act.ACCUSE,
            Act.EXPRESS_ATTITUDE,
        ),
        Tenor.CLAIMS,
    ),
}

_OF_STANCE: dict[Stance, Tenor] = {
    Stance.SUPPORT: Tenor.SUPPORTS,
    Stance.OPPOSE: Tenor.REJECTS,
    Stance.ABSTAIN: Tenor.CLAIMS,
    **dict.fromkeys((Stance.CONDITIONAL, Stance.AMBIVALENT, Stance.RELUCTANT, Stance.DIVIDED), Tenor.MIXED),
}

_TURNED = {Tenor.PROMISES, Tenor.DEMANDS, Tenor.SUPPORTS}


def tenor_of_act(statement: Statement) -> Tenor:
    """What one statement comes to. Whoever promises, demands or supports the contrary rejects."""
    tenor = _OF_ACT[statement.act]
    return Tenor.REJECTS if statement.polarity is Polarity.NEG and tenor in _TURNED else tenor


def tenor_of_stance(stance: Stance) -> Tenor:
    """What a position comes to."""
    return _OF_STANCE[stance]


def tenor_of_all(tenors: Iterable[Tenor]) -> Tenor:
    """What several sayings of one actor come to. A claim weighs nothing beside any other word, and support nothing
    beside a promise or a demand, which imply it; more than one word left is mixed. Raises ValueError for none."""
    found = set(tenors)
    if not found:
        raise ValueError("expected at least one saying, found none")
    if len(found) > 1:
        found -= {Tenor.CLAIMS}
    if found & {Tenor.PROMISES, Tenor.DEMANDS}:
        found -= {Tenor.SUPPORTS}
    return found.pop() if len(found) == 1 else Tenor.MIXED
