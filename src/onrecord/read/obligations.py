"""Who would owe whom which act.

An obligation needs an obligor, an act of a kind that the pack knows, and a beneficiary unless the act is done to
oneself; and the act must be owed: promised, agreed, planned, proposed or demanded. Irony, scare quotes and headlines
make statements, not obligations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.term import Obligation, Term
from onrecord.model.vocabulary import Act, ActorType, PositionInText, Status
from onrecord.packs.obligations import ObligationKind
from onrecord.packs.pack import Pack
from onrecord.read.bonds import binding_form, label_in, level_of
from onrecord.read.scene import Scene
from onrecord.read.words import pattern

COMMISSIVE = frozenset({Act.PROMISE, Act.OFFER, Act.AGREE, Act.ANNOUNCE, Act.INVITE, Act.DECIDE})
OWING_ACTS = COMMISSIVE | {Act.PROPOSE, Act.DEMAND, Act.REQUEST}
SILENT = frozenset({Act.DENY, Act.REFUSE, Act.ACCUSE, Act.EVALUATE, Act.CONDEMN, Act.PRAISE, Act.THREATEN})
_PASSIVE_BY = re.compile(r"[\w\s,’'-]{0,40}?\bby\s+$")
_TOWARDS = re.compile(r"\b(?:to|for|with|in|of|on|around)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
_CLAUSE_END = re.compile(r"[;:]|\s-\s|\s–\s|''|”|\"\s")


@lru_cache(maxsize=8)
def _kinds(pack: Pack) -> tuple[tuple[str, ObligationKind, re.Pattern[str]], ...]:
    return tuple((name, kind, pattern(kind.words)) for name, kind in pack.obligations.kinds.items())


def find_obligations(scene: Scene) -> Iterator[Term]:
    """The obligations that the statements of a document speak of."""
    for statement in scene.statements:
        if statement.irony or statement.act in SILENT or statement.position in _NO_OBLIGATIONS:
            continue
        for span in statement.evidence:
            yield from _in_span(scene, statement, span)


_NO_OBLIGATIONS = frozenset({PositionInText.HEADLINE, PositionInText.BOILERPLATE, PositionInText.CAPTION})


def _in_span(scene: Scene, statement: Statement, span: Span) -> Iterator[Term]:
    taken: list[Span] = []
    hits = sorted(
        ((m.start(), -len(m.group()), name, kind, Span(m.start(), m.end(), m.group()))
         for name, kind, p in _kinds(scene.pack) for m in p.finditer(scene.text, span.s, span.e)),
        key=lambda h: h[:3],
    )  # fmt: skip
    seen: set[str] = set()
    for *_, name, kind, words in hits:
        if name in seen or any(words.overlaps(x) for x in taken):
            continue
        taken.append(words)
        if made := _obligation(scene, statement, span, name, kind, words):
            seen.add(name)
            yield made


def _obligation(
    scene: Scene, statement: Statement, span: Span, name: str, kind: ObligationKind, words: Span
) -> Term | None:
    text = scene.text
    clause = _clause(text, span, words)
    owing = pattern(scene.pack.obligations.owing).search(clause.text)
    if statement.act not in OWING_ACTS and not owing:
        return None
    if pattern(scene.pack.obligations.not_owed).search(text[max(span.s, words.s - 40) : words.s]):
        return None
    home = scene.home_of(statement, words, kind.types)
    if home is None:
        return None
    obligors = _obligors(scene, statement, clause, words)
    whom = _beneficiaries(scene, clause, words, obligors, kind)
    if kind.mutual and whom and obligors:
        obligors, whom = tuple(dict.fromkeys((*obligors, *whom))), tuple(dict.fromkeys((*whom, *obligors)))
    if not obligors or (not whom and not kind.own):
        return None
    form = binding_form(clause.text, home.type, statement, scene.pack)
    value = Obligation(
        obligors=obligors,
        beneficiaries=whom,
        kind=name,
        content=clause,
        status=_status(scene, statement, clause),
        amount=_amount(scene, clause),
        firmness_label=label_in(text, statement, clause, scene.pack),
        firmness_level=level_of(kind, form, clause.text, scene.pack),
        binding_form=form,
        condition=statement.condition,
    )
    return scene.term(statement, home.id, value, (clause,))


def _clause(text: str, span: Span, words: Span) -> Span:
    s, e = span.s, span.e
    for m in _CLAUSE_END.finditer(text, span.s, span.e):
        if m.end() <= words.s:
            s = m.end()
        elif m.start() >= words.e:
            e = m.start()
            break
    while s < e and text[s] in " \t\n\"“”'‘,":
        s += 1
    return Span.of(text, s, e)


def _obligors(scene: Scene, statement: Statement, clause: Span, words: Span) -> tuple[str, ...]:
    text = scene.text
    agents = scene.agents(clause.s, clause.e)
    by = [who for s, _, who in agents if s >= words.e and _PASSIVE_BY.fullmatch(text[words.e : s])]
    if by:
        return (by[0],)
    before = [
        who
        for s, e, who in agents
        if e <= words.s and not _TOWARDS.search(text[max(clause.s, s - 20) : s]) and text[e : e + 2] not in ("'s", "’s")
    ]
    holders = tuple(h for h in statement.holders if scene.types.get(h) is not ActorType.DOCUMENT)
    states = scene.nations(clause.s, words.s)
    if statement.act in COMMISSIVE:
        if before:
            return (before[0],)
        told = [scene.principals.get(h, h) for h in holders]
        if told and all(scene.types.get(t) is ActorType.PERSON for t in told) and states:
            return (min(states),)
        return tuple(told)
    if statement.act in {Act.DEMAND, Act.REQUEST}:
        others = [w for w in before if w not in holders]
        return (others[0],) if others else tuple(w for _, _, w in agents if w not in holders)[:1]
    if before:
        return (before[0],)
    return (min(states),) if len(states) == 1 else ()


def _beneficiaries(
    scene: Scene, clause: Span, words: Span, obligors: tuple[str, ...], kind: ObligationKind
) -> tuple[str, ...]:
    if kind.own:
        return ()
    text = scene.text
    agents = [(s, e, who) for s, e, who in scene.agents(clause.s, clause.e) if who not in obligors]
    after = [x for x in agents if x[0] >= words.e and _TOWARDS.search(text[max(words.s, x[0] - 25) : x[0]])]
    if after:
        return tuple(dict.fromkeys(w for _, _, w in after[:3]))
    if agents:
        near = min(agents, key=lambda x: min(abs(x[0] - words.e), abs(words.s - x[1])))
        return (near[2],)
    states = scene.nations(clause.s, clause.e) - set(obligors)
    return tuple(sorted(states))[:1]


def _status(scene: Scene, statement: Statement, clause: Span) -> Status:
    rules = scene.pack.rules
    if statement.act in rules.status_of_act:
        return rules.status_of_act[statement.act]
    for status, words in rules.statuses.items():
        if pattern(words).search(clause.text):
            return status
    return Status.UNDER_DISCUSSION


def _amount(scene: Scene, clause: Span) -> Quantity | None:
    return next((q for q in scene.quantities if q.span.inside(clause) and q.value is not None), None)
