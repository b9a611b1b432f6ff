"""Where a verdict belongs in the readings that a record holds now, which a newer reader may have made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.verdict import Decision, Verdict
from onrecord.record.fields import Reading, fields_of, identity, readings_of, slot_of

# Share of characters that two evidences must have in common to be the same words cut otherwise. A choice, not tuned:
# below one half a sentence would pass for its neighbour.
MIN_SHARED = 0.5

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """`verdict` is on the statement or term `target`; "" if there is none, and `trouble` then says why."""

    verdict: Verdict
    target: str
    trouble: str = ""


def place(verdicts: Iterable[Verdict], articles: Iterable[Article]) -> tuple[Placed, ...]:
    """Where each verdict belongs, in their order. `articles` are under the documents' own ids."""
    wanted = list(verdicts)
    documents = {x.document for x in wanted}
    found: dict[str, list[Reading]] = {
        a.document.id: list(readings_of(a)) for a in articles if a.document.id in documents
    }
    return tuple(_placed(x, found) for x in wanted)


def places_of(evidence: Iterable[Span]) -> Places:
    """The offsets of spans."""
    return tuple((x.s, x.e) for x in evidence)


def _placed(verdict: Verdict, found: Mapping[str, list[Reading]]) -> Placed:
    there = found.get(verdict.document)
    if there is None:
        why = f"document {verdict.document[:12]} is not in the record"
        return Placed(verdict=verdict, target="", trouble=why)
    alike = [x for x in there if slot_of(x) is verdict.slot]
    same = [x for x in alike if x.id == verdict.target] or list(_like(verdict, alike))
    what = "statement" if verdict.slot is None else f"term of slot {verdict.slot}"
    if len(same) != 1:
        why = f"{'several match a' if same else 'no'} {what} at {_where(verdict.places)} of {verdict.document[:12]}"
        return Placed(verdict=verdict, target="", trouble=why)
    differs = _differs(verdict, same[0])
    if differs:
        why = f"the {what} at {_where(verdict.places)} of {verdict.document[:12]} is read otherwise since: {differs}"
        return Placed(verdict=verdict, target="", trouble=why)
    return Placed(verdict=verdict, target=same[0].id)


def _like(verdict: Verdict, alike: list[Reading]) -> Iterator[Reading]:
    """Those that may be what was ruled on: of the same evidence, or nearly, the ones that agree most with it."""
    exact = [x for x in alike if places_of(x.evidence) == verdict.places]
    key = identity(verdict.slot, verdict.read)
    near = exact or [x for x in alike if shared(places_of(x.evidence), verdict.places) >= MIN_SHARED]
    if exact and len(exact) == 1:
        yield exact[0]
        return
    same = [x for x in near if identity(verdict.slot, fields_of(x)) == key]
    equal = [x for x in same if fields_of(x) == verdict.read]
    yield from equal or same


def _differs(verdict: Verdict, noun: Reading) -> str:
    """What is read otherwise now, in words; an edit holds whatever else has changed in what it does not set, as long as
    it is the same term."""
    now, then = dict(fields_of(noun)), dict(verdict.read)
    if verdict.decision is Decision.EDIT:
        then = dict(identity(verdict.slot, verdict.read))
    changed = [name for name, values in then.items() if now.get(name, ()) != values]
    return "; ".join(
        f"{x} {', '.join(now.get(x, ())) or 'nobody'}, was {', '.join(then[x]) or 'nobody'}" for x in changed
    )


def shared(one: Places, other: Places) -> float:
    """The characters two evidences have in common, as a share of those of both, 0 to 1."""
    a, b = ({n for s, e in x for n in range(s, e)} for x in (one, other))
    return len(a & b) / len(a | b) if a | b else 0.0


def _where(places: Places) -> str:
    return ", ".join(f"{s} to {e}" for s, e in places)
