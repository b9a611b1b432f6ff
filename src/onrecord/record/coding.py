"""How a coder decides: which statement or term is meant, what an edit may say, and the verdict that comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import RecordError, UnknownNameError
from onrecord.model.actor import Actor
from onrecord.model.ids import MINTED, slug
from onrecord.model.reading import Article
from onrecord.model.verdict import Decision, Verdict
from onrecord.model.vocabulary import ActorType
from onrecord.packs.pack import Pack
from onrecord.record.actors import actor_named
from onrecord.record.fields import ACTORS, SUBJECTS, Reading, checked, fields_in, fields_of, readings_of, slot_of
from onrecord.record.placing import places_of
from onrecord.record.rulings import SHOWN
from onrecord.record.subjects import anchor_for, subject_named
from onrecord.record.verdicts import Judged, own_verdict

Wanted = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A statement or term as it was read, under its document's own ids, and its article."""

    noun: Reading
    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """Who decides, when (UTC) and for which reason; `settles`: between others. `new`: an actor that nobody on record is
    may be coined, of this type; None: it is an error."""

    by: str
    at: dt.datetime
    why: str = ""
    settles: bool = False
    new: ActorType | None = None


def targets_of(found: Judged) -> dict[str, Target]:
    """Everything that can be decided on, by id."""
    return {x.id: Target(noun=x, article=a) for a in found.read for x in readings_of(a)}


def target_named(found: Judged, wanted: str, path: str) -> Target:
    """The statement or term whose id begins as `wanted` does, with or without a colon after its first letter
    (``s:7f3a``). Raises UnknownNameError for none and RecordError for several."""
    start = f"{wanted[:1]}{wanted[2:]}" if wanted[1:2] == ":" else wanted
    every = targets_of(found)
    exact = [every[start]] if start in every else [x for i, x in every.items() if start and i.startswith(start)]
    if not exact:
        raise UnknownNameError("statement or term", wanted, list(every)[:SHOWN])
    if len(exact) > 1:
        several = ", ".join(x.noun.id for x in exact[:SHOWN])
        raise RecordError(path, expected=f"one statement or term named {wanted!r}", found=f"several: {several}")
    return exact[0]


def lists_of(pack: Pack) -> dict[str, Collection[str]]:
    """The values of the fields whose words stand in a pack."""
    return {
        "issues": sorted({*pack.arrangements.issues, "other"}),
        "kinds": list(pack.obligations.kinds),
        "forms": [*pack.firmness.forms, "unstated"],
    }


def decided(found: Judged, target: Target, decision: Decision, coder: Coder) -> Verdict:
    """The verdict of `coder` that accepts, rejects or parks `target`."""
    return _verdict(found, target, decision, coder, {}, ())


def edited(found: Judged, target: Target, wanted: Wanted, coder: Coder, pack: Pack, path: str) -> Verdict:
    """The verdict of `coder` that edits `target`; what the same coder's standing edit of it set stays set.

    Actors and subjects are named as on the command line. Raises UnknownNameError for a field or value that there is not
    and RecordError where a name means several.
    """
    there = fields_in(slot_of(target.noun))
    coined: dict[str, Actor] = {}
    named = {
        name: [_named(found, there[name].words, x, coder, coined, path) for x in values if x]
        if name in there
        else values
        for name, values in wanted.items()
    }
    changed = dict(checked(slot_of(target.noun), named, lists_of(pack)))
    before = own_verdict(found, target.noun.id, coder.by)
    if before is not None:
        changed = {**dict(before.changed), **changed}
        coined = {**{x.id: x for x in before.coined}, **coined}
    return _verdict(found, target, Decision.EDIT, coder, changed, tuple(coined.values()))


def settled_as(found: Judged, target: Target, said: Verdict, coder: Coder) -> Verdict:
    """The verdict of `coder`, a third, that decides as the verdict `said` of one of two others does."""
    return _verdict(found, target, said.decision, replace(coder, settles=True), dict(said.changed), said.coined)


def _named(
    found: Judged, words: str | tuple[str, ...], value: str, coder: Coder, coined: dict[str, Actor], path: str
) -> str:
    """The id by which a verdict names an actor or subject; any other value as it is."""
    if words == SUBJECTS:
        return anchor_for(found.record, subject_named(found.record, value, path))
    if words != ACTORS:
        return value
    try:
        return actor_named(found.record, value, path)
    except UnknownNameError:
        if coder.new is None:
            raise
    actor = Actor(id=MINTED + slug(value), type=coder.new, name=value)
    coined[actor.id] = actor
    return actor.id


def _verdict(
    found: Judged,
    target: Target,
    decision: Decision,
    coder: Coder,
    changed: Mapping[str, tuple[str, ...]],
    coined: tuple[Actor, ...],
) -> Verdict:
    noun = target.noun
    if coder.settles and decision is Decision.PARK:
        raise RecordError(noun.id, expected="a decision that settles what two coders differ on", found="one put off")
    if coder.settles:
        coders = {x.by for x in found.outcomes[noun.id].verdicts} if noun.id in found.outcomes else set()
        if len(coders) < 2 or coder.by in coders:
            told = f"verdicts by {', '.join(sorted(coders)) or 'nobody'}, settled by {coder.by}"
            raise RecordError(noun.id, expected="verdicts of two coders, settled by a third", found=told)
    return Verdict(
        document=target.article.document.id,
        target=noun.id,
        slot=slot_of(noun),
        places=places_of(noun.evidence),
        read=fields_of(noun),
        decision=decision,
        by=coder.by,
        at=coder.at,
        why=coder.why,
        changed=tuple(sorted(changed.items())),
        coined=coined,
        settles=coder.settles,
    )
