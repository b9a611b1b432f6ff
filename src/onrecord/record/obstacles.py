"""What stands in the way of an arrangement: whose objection the rule gives weight to, and what is waited for.

An objection stands in the way only where the rule that somebody reports asks for the objector's yes. That the objector
has a say is read from the parts that reports give it, or from its membership in a body that decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.term import Condition, Party, Position, Rule
from onrecord.model.vocabulary import DecisionRule, Rank, Role, Slot, Stance
from onrecord.record.cells import Cell, Group
from onrecord.record.record import Record
from onrecord.record.state import ArrangementState

Members = Mapping[str, Mapping[str, str]]  # the members of a body by its id, each with the day it joined (ISO)


class Bearing(StrEnum):
    """How an obstacle stands."""

    BLOCKS = "stands in the way"
    OPEN = "is waited for"
    UNTOLD = "may stand in the way"
    FREE = "does not stand in the way"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """`words` say what it is, `reason` why it bears so, in a sentence a reader can check; `group` reports it."""

    bearing: Bearing
    words: str
    reason: str
    group: Group


# Whose yes each rule asks for, by the part they have in the arrangement; a rule that is not here asks for nobody's.
ASKS: dict[DecisionRule, frozenset[Role]] = {
    **dict.fromkeys(
        (DecisionRule.CONSENSUS, DecisionRule.UNANIMITY, DecisionRule.SILENCE_PROCEDURE),
        frozenset({Role.DECISION_BODY, Role.VOTER, Role.RATIFIER, Role.PARTY, Role.PROVIDER}),
    ),
    DecisionRule.RATIFICATION: frozenset({Role.RATIFIER, Role.VOTER, Role.PARTY, Role.PROVIDER}),
    DecisionRule.HOST_CONSENT: frozenset({Role.HOST}),
    **dict.fromkeys(
        (DecisionRule.BILATERAL, DecisionRule.MULTILATERAL_AGREEMENT),
        frozenset({Role.PARTY, Role.PROVIDER, Role.BENEFICIARY, Role.APPLICANT}),
    ),
}
OBJECTIONS = (Stance.OPPOSE, Stance.RELUCTANT)


def rules_of(arrangement: ArrangementState) -> tuple[tuple[Rule, Group], ...]:
    """The decision rules that are reported and not superseded, the preferred one first."""
    return tuple(
        (value, group)
        for group in _groups(arrangement, Slot.DECISION_RULE)
        if isinstance(value := group.reports[0].term.value, Rule)
    )


def obstacles_of(
    arrangement: ArrangementState, record: Record, members: Members, as_of: dt.date | None = None
) -> tuple[Obstacle, ...]:
    """The obstacles of `arrangement`, those that stand in the way first; `members` count as of a day, all without."""
    found = [*_objections(arrangement, record, members, as_of), *_conditions(arrangement)]
    order = list(Bearing)
    return tuple(sorted(found, key=lambda x: (order.index(x.bearing), x.words)))


def _objections(
    arrangement: ArrangementState, record: Record, members: Members, as_of: dt.date | None
) -> Iterator[Obstacle]:
    rules = [value.rule for value, _ in rules_of(arrangement)]
    parts = _parts(arrangement)
    for group in _groups(arrangement, Slot.POSITION):
        value = group.reports[0].term.value
        if not isinstance(value, Position) or value.stance not in OBJECTIONS or value.actor is None:
            continue
        who = record.name(value.actor)
        known = record.actors.get(value.actor)
        sides = [value.actor, *([known.represents] if known and known.represents else [])]
        bearing, reason = _weighed(sides, rules, parts, record, members, as_of)
        verb = "opposes it" if value.stance is Stance.OPPOSE else "is reluctant"
        yield Obstacle(bearing=bearing, words=f"{who} {verb}", reason=reason, group=group)


def _weighed(
    sides: Iterable[str],
    rules: Iterable[DecisionRule],
    parts: Mapping[str, frozenset[Role]],
    record: Record,
    members: Members,
    as_of: dt.date | None,
) -> tuple[Bearing, str]:
    rules = list(rules)
    if not rules:
        return Bearing.UNTOLD, "Nobody reports by which rule it is decided."
    for rule in rules:
        for side in sides:
            if held := sorted(parts.get(side, frozenset()) & ASKS.get(rule, frozenset())):
                part = held[0].replace("_", " ")
                return Bearing.BLOCKS, f"By {_plain(rule)}, and {record.name(side)} is {part}."
            for body in sorted(x for x, roles in parts.items() if roles & ASKS.get(rule, frozenset())):
                joined = members.get(body, {}).get(side)
                if joined is not None and (as_of is None or joined <= as_of.isoformat()):
                    since = f" since {joined}" if joined else ""
                    return (
                        Bearing.BLOCKS,
                        f"By {_plain(rule)}, and {record.name(side)} is a member of {record.name(body)}{since}.",
                    )
    told = " or ".join(_plain(x) for x in dict.fromkeys(rules))
    who = record.name(next(iter(sides)))
    if all(x not in ASKS for x in rules):
        return Bearing.FREE, f"By {told}, which asks for no consent of {who}."
    return Bearing.FREE, f"By {told}, and nobody reports that {who} has a part in the decision."


def _conditions(arrangement: ArrangementState) -> Iterator[Obstacle]:
    for group in _groups(arrangement, Slot.CONDITION):
        value = group.reports[0].term.value
        if isinstance(value, Condition):
            reason = "It is named as a condition, and no report says that it is met."
            yield Obstacle(bearing=Bearing.OPEN, words=" ".join(value.span.text.split()), reason=reason, group=group)


def _parts(arrangement: ArrangementState) -> dict[str, frozenset[Role]]:
    """The parts that reports give to each actor."""
    found: dict[str, set[Role]] = {}
    for group in _groups(arrangement, Slot.PARTY):
        value = group.reports[0].term.value
        if isinstance(value, Party) and value.actor:
            found.setdefault(value.actor, set()).add(value.role)
    return {actor: frozenset(roles) for actor, roles in found.items()}


def _groups(arrangement: ArrangementState, slot: Slot) -> Iterator[Group]:
    cells: Iterable[Cell] = (c for c in arrangement.cells if c.slot is slot)
    return (g for c in cells for g in c.groups if g.rank is not Rank.DEPRECATED)


def _plain(rule: DecisionRule) -> str:
    return rule.replace("_", " ")
