"""Who is what to an arrangement: by what is owed, by its name, by who brings it in, decides on it or opposes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Obligation, Party, Position, Term
from onrecord.model.vocabulary import Act, ActorType, Role, Stance
from onrecord.read.arrangements.accession import applicants_and_body
from onrecord.read.arrangements.doers import doers, owner_of
from onrecord.read.arrangements.minting import GIVES, SERVES
from onrecord.read.arrangements.owing import COMMISSIVE, MEMBERSHIPS
from onrecord.read.arrangements.scene import Scene
from onrecord.read.arrangements.signatories import concluded_by, is_accord, mediators, row_of_sides, taking_part
from onrecord.read.words import pattern

_VERB = 12  # characters that a verb in front of a name has
_NEAR = 60  # characters around the arrangement's name in which it must be decided on
_Found = Iterator[tuple[str, Role, Span, Statement]]
# How a name stands in the name of an arrangement decides what its bearer is to it.
_RELATIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("against", re.compile(r"\b(?:against|deter|counter|repel|contain)\s+(?:the\s+|any\s+)?$")),
    ("on", re.compile(r"\b(?:on|against)\s+(?:the\s+)?$")),
    (
        "host",
        re.compile(
            r"\b(?:in|inside|into|across|over|to)\s+(?:the\s+|eastern\s+|western\s+|northern\s+|southern\s+)?$",
            re.IGNORECASE,
        ),
    ),
    ("towards", re.compile(r"\b(?:to|for|around)\s+(?:the\s+|(?:\w+e)\s+)?$")),
)
_BROUGHT_IN_BY = re.compile(
    r",?\s+(?:(?:that|which)\s+)?(?:was\s+)?(?:sponsored|introduced|proposed|drafted|written|authored|put forward)"
    r"\s+by\s+"
)
_SENT_TO = re.compile(r"\bto\s+(?:the\s+)?$")
_BETWEEN = re.compile(r"\b(?:between|and)\s+(?:the\s+)?$")
_OWNED = re.compile(r"\b(?:his|her)\s+", re.IGNORECASE)
_LEAVES = re.compile(r"\b(?:quit|quits|exits?|exited|(?:pull|walk)\w* (?:out|away)|withdr\w+)\b")
# Foreign troops are what is sent, not who sends them.
_FORCES = re.compile(r"\b(?:troops|soldiers|forces|peacekeepers|personnel)$")
_OF_OTHERS = frozenset({"accession_plan", "force_deployment", "support_package", "protection_zone"})
_RATIFY = re.compile(r"\bratif(?:y|ies|ied)\b(?P<by>\s+by\s+(?:the\s+)?)?")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+\s+)?$")
_RATIFIERS = frozenset(
    {ActorType.STATE, ActorType.ORGANISATION, ActorType.COLLECTIVE, ActorType.OFFICE, ActorType.ANONYMOUS_COLLECTIVE}
)
_CORPORATE = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.COLLECTIVE})
# "A goal set by the governments of the region".
_BY = re.compile(r"\bby\s+(?:the\s+|all\s+)?$")
_FOR = re.compile(r"\b(?:for|to|by)\s+(?:the\s+)?$")


def find_parties(scene: Scene, others: Sequence[Term]) -> Iterator[Term]:
    """Parties of the arrangements. `others` are the obligations and positions found before."""
    done: set[tuple[str, str, Role]] = set()
    for subject in scene.arrangements.values():
        found = list(_roles(scene, subject, others))
        one_way = {x for x, role, *_ in found if role is not Role.PARTY} & _one_way(scene, subject, others)
        for actor, role, span, statement in found:
            if role is Role.PARTY and actor in one_way:
                continue  # who gives, and who receives, is told as such
            if (subject.id, actor, role) not in done:
                done.add((subject.id, actor, role))
                yield scene.term(statement, subject.id, Party(actor=actor, role=role), (span,))


def _roles(scene: Scene, subject: Subject, others: Sequence[Term]) -> _Found:
    roles = scene.pack.rules.roles.get(subject.type) or scene.pack.rules.roles["any"]
    statements = {s.id: s for s in scene.statements}
    own = [t for t in others if t.subject == subject.id]
    if subject.type in MEMBERSHIPS:
        yield from _of_membership(scene, subject, roles)
    else:
        yield from _named(scene, subject, roles)
        yield from _proposers(scene, subject, roles)
        yield from _deciders(scene, subject, roles)
        yield from _ratifying(scene, subject, roles)
        yield from _sides(scene, subject)
        yield from _taking_part(scene, subject, roles)
        yield from _pledging(scene, subject, roles)
    for term in own:
        statement = statements[term.statement]
        for actor, key in _keys(scene, subject, term, statement, roles):
            if role := roles.get(key):
                yield actor, role, term.evidence[0], statement


def _one_way(scene: Scene, subject: Subject, others: Sequence[Term]) -> frozenset[str]:
    """Those who owe in an agreement what nobody owes them there, and those whom they owe it; none where its type does
    not tell them from its other parties."""
    roles = scene.pack.rules.roles.get(subject.type) or {}
    owed = [t.value for t in others if t.subject == subject.id and isinstance(t.value, Obligation)]
    if "giver" not in roles:
        return frozenset()
    return frozenset(x for value in owed if _is_one_way(value) for x in (*value.obligors, *value.beneficiaries))


def _is_one_way(value: Obligation) -> bool:
    return bool(value.beneficiaries) and not set(value.obligors) & set(value.beneficiaries)


def _keys(
    scene: Scene, subject: Subject, term: Term, statement: Statement, roles: dict[str, Role]
) -> Iterator[tuple[str, str]]:
    """Actors of an obligation or a position, with what they do there."""
    value = term.value
    if isinstance(value, Obligation):
        yield from _of_obligation(scene, value, roles)
    if not isinstance(value, Position) or value.actor is None:
        return
    kind = scene.types.get(value.actor)
    if subject.type in MEMBERSHIPS:
        states, body = applicants_and_body(subject.id, scene.pack) or ((), "")
        members = scene.body_members(body)
        principal = scene.principals.get(value.actor, value.actor)
        if value.actor in states or value.actor == body:
            return
        if kind is ActorType.STATE:
            yield value.actor, "voter" if value.actor in members else "outsider"
        elif kind is ActorType.COLLECTIVE or (principal in members and value.stance is Stance.OPPOSE):
            yield value.actor, "voter"
    elif kind is ActorType.COLLECTIVE and value.stance is not Stance.SUPPORT:
        yield value.actor, "voter"
    elif kind is ActorType.STATE and value.stance is Stance.OPPOSE:
        # Whoever leaves an accord was a side of it; who belongs to a body has a say in what the body would owe.
        inside = any(value.actor in scene.body_members(x) for x in _bodies_of(scene, subject))
        leaves = _LEAVES.search(term.evidence[0].text)
        yield value.actor, "named" if leaves else "voter" if inside else "outsider"
    elif _brings_in(subject, statement, kind) and value.stance is Stance.SUPPORT and value.actor in statement.holders:
        yield value.actor, "proposer"


def _of_obligation(scene: Scene, value: Obligation, roles: dict[str, Role]) -> Iterator[tuple[str, str]]:
    one_way = "giver" in roles and _is_one_way(value)
    served = "served" in roles and _serves(scene, value.content)
    yield from ((x, "giver" if one_way else "obligor") for x in value.obligors)
    yield from ((x, "receiver" if one_way else "served" if served else "beneficiary") for x in value.beneficiaries)


def _bodies_of(scene: Scene, subject: Subject) -> frozenset[str]:
    """The bodies named in the sentences that name the arrangement: those whose members may block it."""
    bodies = [x for x in scene.cast.actors if scene.body_members(x.id)]
    if not bodies:
        return frozenset()
    homes = [h for m in subject.mentions if (h := scene.sentence_of(m))]
    near = {who for h in homes for _, _, who in scene.agents(h.span.s, h.span.e)}
    return frozenset(x.id for x in bodies if x.id in near)


def _brings_in(subject: Subject, statement: Statement, kind: ActorType | None) -> bool:
    """Whether an act brings an arrangement in; a demand does where others than the would-be beneficiary make it."""
    if statement.act is Act.PROPOSE:
        return True
    return statement.act is Act.DEMAND and subject.type in _OF_OTHERS and kind is not ActorType.STATE


def _of_membership(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    states, body = applicants_and_body(subject.id, scene.pack) or ((), "")
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        if statement is None:
            continue
        for actor, key in (*((x, "applicant") for x in states), (body, "union")):
            if actor and (role := roles.get(key)):
                yield actor, role, mention, statement
        return


def _sides(scene: Scene, subject: Subject) -> _Found:
    """Those who conclude an accord and those who bring them together."""
    found = list(mediators(scene, subject))
    if is_accord(scene, subject):
        found += [(who, Role.PARTY, span) for who, span in concluded_by(scene, subject)]
        found += [(who, Role.PARTY, m) for m in subject.mentions for who in row_of_sides(scene, m)]
    for who, role, span in found:
        if (statement := scene.statement_at(span)) is not None:
            yield who, role, span, statement


def _taking_part(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    role = roles.get("obligor")
    for who, mention in taking_part(scene, subject) if role else ():
        if role is not None and (statement := scene.statement_at(mention)) is not None:
            yield who, role, mention, statement


def _pledging(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    """Those whose own pledge it is: who makes the statement that is the pledge."""
    role = roles.get("obligor")
    for mention in subject.mentions if role and subject.type == "unilateral_pledge" else ():
        statement = scene.statement_at(mention)
        if statement is not None and role is not None and statement.act in COMMISSIVE:
            yield from ((scene.bound_by(x), role, mention, statement) for x in statement.holders)


def _named(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    """Those whose names stand in the names of the arrangement."""
    text = scene.text
    for mention in scene.own_names(subject):
        statement = scene.statement_at(mention)
        if statement is None:
            continue
        # The name of a council that is being made is no member of it.
        agents = [a for a in scene.agents(mention.s, mention.e) if not text[a[0] : a[1]].endswith(subject.name)]
        inside = [
            (s, e, scene.bound_by(who))
            for s, e, who in agents
            if not _FORCES.search(text[s:e]) or scene.bound_by(who) != who
            if scene.types.get(who) in _CORPORATE
            or (
                scene.types.get(who) is ActorType.ANONYMOUS_COLLECTIVE and _FOR.search(text[max(mention.s, s - 16) : s])
            )
        ]
        told = {w for _, _, w in inside}
        # "The Israeli model" is modelled on somebody who has no part in it.
        modelled = re.search(r"-style\b|\b(?:model|formula|scenario)\b", mention.text)
        adjectives = frozenset() if modelled else scene.nations(mention.s, mention.e, capitals=False) - told
        inside = [] if modelled else inside
        for s, _, who in inside:
            key = next((k for k, p in _RELATIONS if k in roles and p.search(text[max(mention.s, s - 24) : s])), None)
            if "by" in roles and _BY.search(text[max(mention.s, s - 24) : s]):
                key = "by"
            placed = _RELATIONS[2][1].search(text[max(mention.s, s - 24) : s])
            if "towards" in roles and GIVES.search(text[max(0, s - 16) : s]):
                key = "towards"
            if _BETWEEN.search(text[max(mention.s, s - 12) : s]) and "between" in mention.text:
                yield who, Role.PARTY, mention, statement
                continue
            sent = key == "host" and _SENT_TO.search(text[max(mention.s, s - 24) : s])
            key = "served" if sent and "served" in roles and _serves(scene, mention) else key
            key = key or ("" if placed else "owner" if "owner" in roles else "named")
            if role := roles.get(key):
                yield who, role, mention, statement
        for who in sorted(adjectives):
            aimed = re.search(r"\b(?:deter|counter|against|meet)\b", mention.text)
            served = "towards" in roles and SERVES.search(text, max(0, mention.s - _VERB), mention.e)
            key = "against" if aimed else "towards" if served else "owner" if "owner" in roles else "named"
            if role := roles.get(key):
                yield who, role, mention, statement


def _serves(scene: Scene, span: Span) -> bool:
    """Whether what is sent there is sent to help rather than to stay."""
    return bool(pattern(scene.pack.rules.serving).search(span.text))


def _proposers(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    role = roles.get("proposer")
    words = pattern(scene.pack.rules.proposers)
    for mention in scene.own_names(subject) if role else ():
        statement = scene.statement_at(mention)
        if statement is None or role is None:
            continue
        if statement.act is Act.PROPOSE:
            yield from ((who, role, mention, statement) for who in statement.holders)
        persons = {w for _, _, w in scene.agents(mention.s, mention.e) if scene.types.get(w) is ActorType.PERSON}
        persons |= _owner(scene, mention)
        window = scene.text[max(0, mention.s - 40) : mention.s]
        if words.search(window) and re.search(r"[.;]\s", window) is None:
            before = scene.agents(max(0, mention.s - 160), mention.s)
            persons |= {w for _, _, w in before if scene.types.get(w) is ActorType.PERSON}
        if by := _BROUGHT_IN_BY.match(scene.text, mention.e):
            behind = [a for a in scene.agents(by.end(), by.end() + 40) if scene.types.get(a[2]) is ActorType.PERSON]
            persons |= {behind[0][2]} if behind else set()
        yield from ((who, role, mention, statement) for who in sorted(persons))


def _owner(scene: Scene, mention: Span) -> frozenset[str]:
    """Whose an arrangement with "his" or "her" in front of its name is."""
    sentence = scene.sentence_of(mention)
    owned = _OWNED.search(scene.text, max(0, mention.s - 5), mention.s) or _OWNED.match(mention.text)
    if sentence is None or owned is None:
        return frozenset()
    before = scene.cast.mentions_in(sentence.span.s, mention.s)
    persons = {m.actor for m in before if m.actor and scene.types.get(m.actor) is ActorType.PERSON}
    return owner_of(owned.group().strip().lower(), before, persons)


def _ratifying(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    """Those whom the text has ratify the arrangement, or ratify it one day: "Peru is to ratify the treaty"."""
    if roles.get("body") is not Role.RATIFIER:
        return
    for statement in (x for x in scene.statements if subject.id in x.subjects):
        for evidence in statement.evidence:
            for verb in _RATIFY.finditer(scene.text, evidence.s, evidence.e):
                span = Span.of(scene.text, verb.start(), verb.end())
                for who in _ratifiers(scene, verb):
                    yield who, Role.RATIFIER, span, statement


def _ratifiers(scene: Scene, verb: re.Match[str]) -> Iterator[str]:
    """Who ratifies: named in front of the verb, or behind it where it is passive."""
    sentence = scene.sentence_of(Span.of(scene.text, verb.start(), verb.end()))
    if sentence is None:
        return
    passive = _PASSIVE.search(scene.text, max(sentence.span.s, verb.start() - 24), verb.start())
    if verb["by"] and passive:
        behind = (x for x in scene.agents(verb.end(), sentence.span.e) if x[0] == verb.end())
        yield from (who for _, _, who in behind if scene.types.get(who) in _RATIFIERS)
    elif not passive:
        here = scene.cast.mentions_in(sentence.span.s, verb.start())
        named = [x for x in here if x.actor and scene.types.get(x.actor) in _RATIFIERS]
        yield from doers(scene.text, sentence.span.s, verb.start(), named)


def _deciders(scene: Scene, subject: Subject, roles: dict[str, Role]) -> _Found:
    """Parliaments, courts and councils that the text has pass, block or judge the arrangement."""
    role = roles.get("body")
    words, deciding = pattern(scene.pack.rules.deciders), pattern(scene.pack.rules.deciding)
    deciders = {
        a.id
        for a in scene.cast.actors
        if a.type in {ActorType.ORGANISATION, ActorType.OFFICE} and words.search(a.name) and "ommittee" not in a.name
    }
    for mention in scene.own_names(subject) if role and deciders else ():
        sentence = scene.sentence_of(mention)
        statement = scene.statement_at(mention)
        near = scene.text[max(0, mention.s - _NEAR) : mention.e + _NEAR]
        if statement is None or sentence is None or role is None or not deciding.search(near):
            continue
        for _, _, who in scene.agents(sentence.span.s, sentence.span.e):
            if who in deciders:
                yield who, role, mention, statement
