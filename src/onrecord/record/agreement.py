"""How far two coders agree on what both decided on, field by field, and where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations

from onrecord.errors import UnknownNameError
from onrecord.model.verdict import Decision, Verdict
from onrecord.record.chance import Agreement, Pair, agreement_of
from onrecord.record.verdicts import Judged

DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A statement or term (by id) of which two coders say different things in `field`; `settled` by a third, None while
    nobody has."""

    target: str
    slot: str
    field: str
    one: str
    other: str
    settled: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The agreement of two coders by (slot, field): first whether to keep the reading, then each field of what both
    keep; `only` counts what one of them alone has decided on."""

    fields: tuple[tuple[str, str, Agreement], ...]
    disagreements: tuple[Disagreement, ...]
    only: tuple[int, int]


def compared(found: Judged, one: str, other: str) -> Compared:
    """The coders `one` and `other` compared. Raises UnknownNameError for one who has decided on nothing."""
    last = {by: _last(found, by) for by in (one, other)}
    coders = sorted({x.verdict.by for x in found.placed if x.verdict.withdrawn_at is None})
    for by, mine in last.items():
        if not mine:
            raise UnknownNameError("coder with a verdict that stands", by, coders)
    both = sorted(last[one].keys() & last[other].keys())
    pairs: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    differ: list[Disagreement] = []
    for target in both:
        a, b = last[one][target], last[other][target]
        slot = a.slot.value if a.slot else "statement"
        settled = found.outcomes[target].settled
        for field, said in _sayings(a, b):
            pairs[slot, field].append(said)
            if field == DECISION:
                pairs["all", field].append(said)
            if said[0] != said[1]:
                x, y = (_told(v) for v in said)
                differ.append(Disagreement(target=target, slot=slot, field=field, one=x, other=y, settled=settled))
    order = sorted(pairs, key=lambda x: (x[0] != "all", x[0], x[1] != DECISION, x[1]))
    return Compared(
        fields=tuple((slot, field, agreement_of(pairs[slot, field])) for slot, field in order),
        disagreements=tuple(differ),
        only=(len(last[one]) - len(both), len(last[other]) - len(both)),
    )


def pairs_of(found: Judged) -> tuple[tuple[str, str, int], ...]:
    """Every two coders who decided on the same things, with the number of these; those with most in common first."""
    coders = sorted({x.verdict.by for x in found.placed if x.verdict.withdrawn_at is None})
    last = {by: _last(found, by).keys() for by in coders}
    both = [(one, other, len(last[one] & last[other])) for one, other in combinations(coders, 2)]
    return tuple(sorted((x for x in both if x[2]), key=lambda x: (-x[2], x[0], x[1])))


def _last(found: Judged, by: str) -> dict[str, Verdict]:
    """The last verdict of a coder on each thing, if it decides; one that settled between others is none of a coder."""
    mine = (x for x in found.placed if x.target and x.verdict.by == by and x.verdict.withdrawn_at is None)
    ordered = sorted((x for x in mine if not x.verdict.settles), key=lambda x: (x.verdict.at, x.verdict.id))
    last = {x.target: x.verdict for x in ordered}
    return {target: x for target, x in last.items() if x.decision is not Decision.PARK}


def _sayings(a: Verdict, b: Verdict) -> Iterable[tuple[str, tuple[Hashable, Hashable]]]:
    rejected = [x.decision is Decision.REJECT for x in (a, b)]
    yield DECISION, ("reject" if rejected[0] else "keep", "reject" if rejected[1] else "keep")
    if not any(rejected):
        mine, other = ({**dict(x.read), **dict(x.changed)} for x in (a, b))
        for field in sorted(mine.keys() & other.keys()):
            yield field, (frozenset(mine[field]), frozenset(other[field]))


def _told(said: Hashable) -> str:
    return ", ".join(sorted(said)) or "(nothing)" if isinstance(said, frozenset) else str(said)
