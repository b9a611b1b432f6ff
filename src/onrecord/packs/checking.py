"""What is wrong with a pack that loads: words that no other table answers, and facts that cannot both be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from onrecord.packs.actors import Tenure
from onrecord.packs.pack import Pack

_LAST = "9999-12-31"


def faults_in(pack: Pack) -> tuple[str, ...]:
    """Each fault as a sentence that begins with the table and the key it stands at; empty if there is none."""
    return (*_kinds(pack), *_types(pack), *_families(pack), *_relations(pack), *_references(pack), *_tenures(pack))


def _kinds(pack: Pack) -> Iterator[str]:
    there = known_types(pack)
    for name, kind in pack.obligations.kinds.items():
        if not kind.words:
            yield f"obligations.kinds.{name}: expected words by which it is known, found none"
        for type_ in kind.types:
            if type_ not in there:
                yield f"obligations.kinds.{name}.types: no family, type or subject makes an arrangement {type_!r}"


def _types(pack: Pack) -> Iterator[str]:
    there = known_types(pack)
    for table, types in (("roles", pack.rules.roles), ("default_status", pack.rules.default_status)):
        for type_ in types:
            if type_ != "any" and type_ not in there:
                yield f"rules.{table}.{type_}: no family, type or subject makes an arrangement {type_!r}"


def _families(pack: Pack) -> Iterator[str]:
    families = pack.arrangements.families
    for n, rule in enumerate(pack.arrangements.types):
        for family in rule.families:
            if family not in families:
                yield f"arrangements.types[{n}].families: no family {family!r}"
    for name, undertaking in pack.arrangements.undertakings.items():
        if undertaking.family not in families:
            yield f"arrangements.undertakings.{name}.family: no family {undertaking.family!r}"
    for name, known in pack.arrangements.known.items():
        if known.family and known.family not in families:
            yield f"arrangements.known.{name}.family: no family {known.family!r}"


def _relations(pack: Pack) -> Iterator[str]:
    """Relations between known subjects lead to one that is there, and never in a circle."""
    known = pack.arrangements.known
    for name, subject in known.items():
        for relation, other in subject.relations:
            if other not in known:
                yield f"arrangements.known.{name}.{relation}: no known subject {other!r}"
    # A circle through two relations ("a part of what is a step towards it") is as empty as one through the same.
    sorter = TopologicalSorter(
        {name: {other for _, other in x.relations if other in known} for name, x in known.items()}
    )
    try:
        sorter.prepare()
    except CycleError as error:
        circle = error.args[1]
        yield f"arrangements.known.{circle[0]}: relations go round in a circle: {' < '.join(circle)}"


def known_types(pack: Pack) -> frozenset[str]:
    """Every arrangement type that the tables can give."""
    table = pack.arrangements
    return frozenset(
        {
            *(x.type for x in table.families.values()),
            *(x.type for x in table.types),
            *(x.type for x in table.known.values()),
            *(x.type for x in table.undertakings.values()),
            *table.accession.bodies.values(),
            "hypothetical_agreement",
            "other",
        }
    )


def _references(pack: Pack) -> Iterator[str]:
    actors = pack.actors
    there = {*actors.states, *actors.bodies}
    for name, body in actors.bodies.items():
        if body.represents and body.represents not in there:
            yield f"actors.bodies.{name}.represents: no state or body {body.represents!r}"
        for member, since in body.members.items():
            if member not in actors.states:
                yield f"actors.bodies.{name}.members: no state {member!r}"
            if since and not _is_day(since):
                yield f"actors.bodies.{name}.members.{member}: expected a day such as 2004-03-29, found {since!r}"
        yield from _circle(pack, name)
    for name, person in actors.persons.items():
        for tenure in person.tenures:
            if tenure.of not in there:
                yield f"actors.persons.{name}.tenures: no state or body {tenure.of!r}"


def _circle(pack: Pack, name: str) -> Iterator[str]:
    """Bodies that speak for one another in a circle speak for nobody."""
    seen, at = [name], pack.actors.bodies[name].represents
    while at in pack.actors.bodies and at not in seen:
        seen.append(at)
        at = pack.actors.bodies[at].represents
    if at == name:
        yield f"actors.bodies.{name}.represents: a circle: {' for '.join([*seen, name])}"


def _tenures(pack: Pack) -> Iterator[str]:
    for name, person in pack.actors.persons.items():
        for tenure in person.tenures:
            if tenure.since and tenure.until and tenure.since[: len(tenure.until)] > tenure.until:
                yield f"actors.persons.{name}.tenures: {tenure.office} ends {tenure.until} before it begins"
        for a, b in combinations(person.tenures, 2):
            if (a.office, a.of) == (b.office, b.of) and _meet(a, b):
                yield f"actors.persons.{name}.tenures: {a.office} of {a.of} is held twice at one time"


def _meet(a: Tenure, b: Tenure) -> bool:
    return a.since < (b.until or _LAST) and b.since < (a.until or _LAST)


def _is_day(told: str) -> bool:
    try:
        dt.date.fromisoformat(f"{told}-01-01"[:10] if len(told) < len(_LAST) else told)
    except ValueError:
        return False
    return True
