"""Who joins, applies to, is invited into or leaves a body of states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.actor import Cast, Mention
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.minting import Candidate, nations_in
from onrecord.read.words import Sentence, pattern

FAMILY = "accession"
_SUFFIX = "_membership"
_UNKNOWN = re.compile(rf"(?P<states>.+)_(?P<body>name:\w+?){_SUFFIX}")
_BODY_NAME = re.compile(r"(?:Alliance|Pact|League|Union|Community|Bloc)$")
# Between the verb and the body: "join the bloc", "join the defence alliance", "member of NATO".
_DID_NOT = re.compile(r"\bdid(?:n['’]t| not| never)\b")
_ASKED = re.compile(
    r"\s+(?:for|about)\s+(?:its\s+|the\s+)?(?:approval|permission|consent|leave|help|support|backing)\b"
)
# "Chile is willing to back a plan for membership": who judges or decides on one does not apply for it.
_JUDGES = re.compile(
    r"\b(?:back|support|oppos|block|veto|reject|favou?r|welcom|object|against|discuss|debat|decid|grant|offer)\w*\b"
    r"(?!.*\b(?:its|their|(?:demand|seek|sought|want|ask|appl|hop|request|press|push)\w*)\b)"
)
# "Membership of any military alliance" is of none in particular.
_ANY = re.compile(r"\b(?:any|no|another|other|all)\s+(?:\w+\s+)?$")
_FOR = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?")
_WITHOUT_BODY = frozenset({"membership", "bid to join", "membership bid", "accession", "invitation"})
_NOMINAL = re.compile(r"(?:membership|accession|admission|entry|invitation)", re.IGNORECASE)
_NEAR = 28  # characters


def applicants_and_body(subject: str, pack: Pack) -> tuple[tuple[str, ...], str] | None:
    """The states and the body behind the id of a membership; None for the id of anything else."""
    for body in pack.arrangements.accession.bodies:
        if subject.endswith(f"_{body}{_SUFFIX}"):
            return _states(subject.removesuffix(f"_{body}{_SUFFIX}")), body
    unknown = _UNKNOWN.fullmatch(subject)
    return (_states(unknown["states"]), unknown["body"]) if unknown else None


def membership_id(states: Iterable[str], body: str) -> str:
    """The id of a membership."""
    return f"{'_'.join(sorted(states))}_{body}{_SUFFIX}"


def _states(joined: str) -> tuple[str, ...]:
    return tuple(re.split(r"_(?=name:)|_(?=[a-z]{3}(?:_|$))", joined))


def bodies_of(cast: Cast, pack: Pack) -> dict[str, str]:
    """Bodies that states may join, with the type of their membership: the pack's, and alliances and unions by name."""
    named = {
        a.id: "alliance_membership" if m.group().lower() in {"alliance", "pact", "league"} else "union_membership"
        for a in cast.actors
        if a.type is ActorType.ORGANISATION and a.id.startswith("name:") and (m := _BODY_NAME.search(a.name))
    }
    return named | pack.arrangements.accession.bodies


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    nouns: re.Pattern[str]
    verbs: re.Pattern[str]
    leaving: re.Pattern[str]
    inviting: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.arrangements.accession
    return _Words(pattern(table.nouns), pattern(table.verbs), pattern(table.leaving), pattern(table.inviting))


@dataclass(frozen=True, slots=True)
class _Trigger:
    span: Span
    leaving: bool = False
    needs_body: bool = True
    takes_applicant: bool = True


def _triggers(text: str, sentence: Sentence, pack: Pack) -> Iterator[_Trigger]:
    words, s, e = _words(pack), sentence.span.s, sentence.span.e
    for m in words.nouns.finditer(text, s, e):
        yield _Trigger(
            Span(m.start(), m.end(), m.group()),
            needs_body=m.group().lower() not in _WITHOUT_BODY,
        )
    for m in words.verbs.finditer(text, s, e):
        yield _Trigger(Span(m.start(), m.end(), m.group()))
    for m in words.leaving.finditer(text, s, e):
        yield _Trigger(Span(m.start(), m.end(), m.group()), leaving=True)
    for m in re.compile(
        r"\b(?:admit|admits|admitted|admitting|bec[oa]m\w+ (?:a|an|the)?[\w\s-]{0,20}members?)\b"
    ).finditer(text, s, e):
        yield _Trigger(Span(m.start(), m.end(), m.group()))
    for m in re.compile(r"\b(?:enlargement|expansion|open-door policy)\b").finditer(text, s, e):
        yield _Trigger(Span(m.start(), m.end(), m.group()), takes_applicant=False)


def memberships_in(
    text: str, sentence: Sentence, cast: Cast, bodies: dict[str, str], pack: Pack, last_body: str | None
) -> Iterator[Candidate]:
    """Memberships that a sentence speaks of. Those without an applicant of their own only point back.

    `bodies` as `bodies_of` gives them; `last_body` is the body named last before the sentence, for "the bid to join"
    without an object.
    """
    here = [
        m
        for m in cast.mentions_in(sentence.span.s, sentence.span.e)
        if m.actor and not (m.actor in bodies and _ANY.search(text[max(sentence.span.s, m.span.s - 24) : m.span.s]))
    ]
    states = cast.of_types(frozenset({ActorType.STATE}))
    for trigger in _triggers(text, sentence, pack):
        body = _body(trigger, here, bodies, last_body)
        if body is None:
            continue
        id_, reach = body
        who = _applicants(text, trigger, here, states, sentence, pack) - {id_} if trigger.takes_applicant else set()
        span = Span.of(text, min(trigger.span.s, reach.s), max(trigger.span.e, reach.e))
        owner = re.search(
            r"[A-Z][\w.]*['’]s?\s+(?:(?!(?:against|for|on|in|of|to|with|from|by)\b)[\w-]+\s+){0,2}$",
            text[sentence.span.s : span.s],
        )
        if owner:
            span = Span.of(text, sentence.span.s + owner.start(), span.e)
        yield Candidate(
            span=span,
            core=trigger.span,
            family=FAMILY,
            type=bodies[id_],
            anchors=frozenset(who | {id_}),
            # "Norway didn't ask to join" tells of no accession.
            weight=(1.4 if _DID_NOT.search(text, sentence.span.s, trigger.span.s) else 1.7) if who else 0.6,
            mints=bool(who),
            known=membership_id(who, id_) if who else "",
            name=_name(who, id_, cast, pack),
        )


def _name(who: set[str], body: str, cast: Cast, pack: Pack) -> str:
    names = {a.id: a.name for a in cast.actors} | {k: v.name for k, v in pack.actors.states.items()}
    told = " and ".join(names.get(x, x) for x in sorted(who))
    return f"{told}'s membership of {names.get(body, body)}"


def _body(
    trigger: _Trigger, here: list[Mention], bodies: dict[str, str], last_body: str | None
) -> tuple[str, Span] | None:
    after = [m for m in here if m.actor in bodies and 0 <= m.span.s - trigger.span.e <= _NEAR]
    if after:
        return str(after[0].actor), after[0].span
    before = [m for m in here if m.actor in bodies and 0 <= trigger.span.s - m.span.e <= 14]
    if before and not trigger.leaving:
        return str(before[-1].actor), before[-1].span
    if not trigger.needs_body and not trigger.leaving:
        near = [m for m in here if m.actor in bodies and m.span.e <= trigger.span.s]
        body = str(near[-1].actor) if near else last_body
        return (body, trigger.span) if body else None
    return None


def _applicants(
    text: str, trigger: _Trigger, here: list[Mention], states: frozenset[str], sentence: Sentence, pack: Pack
) -> set[str]:
    words = _words(pack)
    inviting = [m for m in words.inviting.finditer(text, sentence.span.s, sentence.span.e)]
    between = [
        m
        for m in here
        if m.actor in states and any(i.end() <= m.span.s for i in inviting) and m.span.e <= trigger.span.s
    ]
    if inviting and between and trigger.span.s - between[-1].span.e < 12:
        return {str(m.actor) for m in between}
    if of := [m for m in here if m.actor in states and re.fullmatch(r"\s+of\s+", text[trigger.span.e : m.span.s])]:
        return {str(of[0].actor)}
    before = [m for m in here if m.actor in states and m.span.e <= trigger.span.s]
    while len(before) > 1 and _ASKED.match(text, before[-1].span.e, trigger.span.s):
        before.pop()
    judged = (
        before and _NOMINAL.fullmatch(trigger.span.text) and _JUDGES.search(text[before[-1].span.e : trigger.span.s])
    )
    if judged:
        return set()
    if before:
        # "Sweden and Finland", "Ukraine, Georgia and Moldova": the row that ends nearest to the verb.
        row = [before[-1]]
        for m in reversed(before[:-1]):
            if not re.fullmatch(r"['’]?s?,?\s+(?:and\s+|or\s+)?(?:the\s+)?|,\s+", text[m.span.e : row[0].span.s]):
                break
            row.insert(0, m)
        return {str(m.actor) for m in row}
    after = [m for m in here if m.actor in states and 0 <= m.span.s - trigger.span.e <= 40]
    bare = trigger.span.text.lower() == "invitation"
    if bare and not (after and _FOR.fullmatch(text[trigger.span.e : after[0].span.s])):
        return set()
    if after:
        return {str(after[0].actor)}
    return set(nations_in(text, max(sentence.span.s, trigger.span.s - 40), trigger.span.s, pack, capitals=False))
