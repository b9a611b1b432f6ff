"""Arrangements without a noun: clauses in which somebody promises, plans or is asked to do something for somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.actor import Cast
from onrecord.model.span import Span
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.doers import doers
from onrecord.read.arrangements.minting import GIVES, Candidate, anchoring_in, nations_in
from onrecord.read.words import Sentence, pattern

# "The treaty in which Oslo agreed to send fish": what is undertaken there is a term of the treaty.
_IN_A_TEXT = re.compile(r"\b(?:in|under|by|through) which\b[^;.]{0,60}$")
# "Under the accord, Oslo agreed to send fish", "Under the accord the two states agreed ...": the same.
_UNDER = re.compile(
    r"[\"“]?(?:Under|As part of)\s(?:[^,;]{3,70},|(?:the|an?|this|that)\s[^,;]{3,60}?\s(?:the|both|each)\s)"
)
# "The pact commits both states to sell fish": whom a text commits, it names behind the verb.
_COMMITS = re.compile(r"commit(?:s|ted)?\s+(?!to\b|itself|himself|herself|themselves|ourselves)", re.IGNORECASE)
# Who hands over arms gives no aid.
_GIVING_UP = re.compile(r"\b(?:(?:hand|turn)\w* over|giv\w* up|lay\w* down|surrender\w*|destroy\w*|dismantl\w*)\b")
_CLAUSE_END = re.compile(
    r"[;:”\"]|[,.](?!\d)|\s-\s|\s–\s|''|$|\s(?:which|who|after|because|while|as|if|unless|once|until)\b"
)
_RECIPIENT = re.compile(r"\b(?:to|for|in|inside)\s+(?:the\s+|eastern\s+|western\s+)?$")
_TO = re.compile(r"\s(?:agrees\s|set\s|ready\s)?(?=to\s)")
_PROMISED, _ACTED, _BETWEEN_TWO = 1.2, 0.9, 0.9


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    promising: re.Pattern[str]
    giving: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.arrangements
    giving = pattern(table.giving).pattern
    return _Words(
        promising=pattern(table.promising),
        giving=re.compile(
            rf"\b(?:will|would|could|may|might|to|has|have|had)\s+(?:\w+ly\s+|also\s+|soon\s+)?{giving}", re.IGNORECASE
        ),
        kinds=tuple((name, pattern(u.words)) for name, u in table.undertakings.items()),
    )


def undertakings_in(text: str, sentence: Sentence, cast: Cast, pack: Pack) -> Iterator[Candidate]:
    """Clauses in which somebody undertakes an act for which the text has no noun.

    A verb of promising makes one of any act of the pack's kinds. "Will", "would" or "has" with a verb of giving makes
    one where both who gives and who is given are named.
    """
    words = _words(pack)
    taken = promised = sentence.span.s
    verbs = [(m.start(), 0, m) for m in words.promising.finditer(text, sentence.span.s, sentence.span.e)]
    verbs += [(m.start(), 0, m) for m in _titled(text, sentence, cast)]
    verbs += [(m.start(), 1, m) for m in words.giving.finditer(text, sentence.span.s, sentence.span.e)]
    for _, acted, verb in sorted(verbs, key=lambda v: v[:2]):
        clause = _clause_after(text, verb.end(), sentence.span.e)
        if (
            _UNDER.match(sentence.span.text)
            or clause is None
            or verb.start() < (max(taken, promised) if acted else taken)
            or _IN_A_TEXT.search(text, sentence.span.s, verb.start())
            or _COMMITS.match(text, verb.start())
        ):
            continue
        made = _candidate(text, sentence, verb, clause, cast, pack, acted=bool(acted))
        if made is not None:
            yield made
            # "Agreed to send ships" is one undertaking.
            taken, promised = (clause.e, promised) if acted else (taken, clause.e)


def _candidate(
    text: str, sentence: Sentence, verb: re.Match[str], clause: Span, cast: Cast, pack: Pack, *, acted: bool
) -> Candidate | None:
    told = f"{verb.group()} {clause.text}" if acted else clause.text
    if _GIVING_UP.search(told):
        return None
    hits = [(len(p.findall(told)), -n, name) for n, (name, p) in enumerate(_words(pack).kinds) if p.search(told)]
    if not hits:
        return None
    name = max(hits)[2]
    undertaking = pack.arrangements.undertakings[name]
    agents, here = anchoring_in(cast), cast.mentions_in(sentence.span.s, sentence.span.e)
    before = doers(text, sentence.span.s, verb.start(), [m for m in here if m.actor in agents])
    given = [
        m.actor
        for m in here
        if m.actor in agents
        and not m.actor.endswith("_forces")
        and m.span.inside(clause)
        and (m.span.s == clause.s or _received(text, clause, m.span.s))
    ]
    promiser = nations_in(text, sentence.span.s, verb.start(), pack) | nations_in(text, clause.s, clause.s + 30, pack)
    giver = {*before[:1], *nations_in(text, sentence.span.s, verb.start(), pack)}
    # "To train Peruvian pilots" is for Peru.
    between = bool(giver) and bool(given or nations_in(text, clause.s, clause.e, pack) - giver)
    if acted and not between:
        return None
    return Candidate(
        span=clause,
        core=Span.of(text, verb.start(), verb.end()),
        family=undertaking.family,
        type=undertaking.type,
        # Whoever has no name tells nothing apart.
        anchors=frozenset({*promiser, *(x for x in (*before[:1], *given[:1]) if x and not x.startswith("anon")), name}),
        weight=(_ACTED if acted else _PROMISED) + _BETWEEN_TWO * between,
        name=_name(promiser, before, given, undertaking.name, cast, pack),
        apart=acted,
        givers=(promiser | set(before[:1])) - set(given),
        hosts=frozenset(x for x in given if x) if undertaking.family == "deployment" else frozenset(),
    )


def _titled(text: str, sentence: Sentence, cast: Cast) -> Iterator[re.Match[str]]:
    """The "to" by which a headline tells what somebody will do ("Peru to buy ships")."""
    if sentence.segment.kind is SegmentKind.HEADLINE:
        mentions = cast.mentions_in(sentence.span.s, sentence.span.e)
        yield from (m for x in mentions if (m := _TO.match(text, x.span.e, sentence.span.e)))


def _received(text: str, clause: Span, s: int) -> bool:
    """Whether who is named at `s` stands behind "to" or "for", or behind a verb of giving ("to send Peru ships")."""
    before = text[max(clause.s, s - 16) : s]
    return bool(_RECIPIENT.search(before) or GIVES.search(before))


def _name(
    promiser: frozenset[str], before: Sequence[str], given: Sequence[str], kind: str, cast: Cast, pack: Pack
) -> str:
    """ "Chile's loans to Peru": who, what and to whom, as far as the clause names them."""
    names = {k: v.name for k, v in pack.actors.states.items()} | {a.id: a.name for a in cast.actors}
    who = next((x for x in (*before, *sorted(promiser)) if x and x not in given), None)
    to = next((x for x in given if x and x != who), None)
    name = names.get(who, who) if who else ""
    ending = "'" if name.endswith("s") else "'s"
    owner = f"{name}{ending} " if name else ""
    return f"{owner}{kind}" + (f" {'in' if kind == 'deployment' else 'for'} {names.get(to, to)}" if to else "")


def _clause_after(text: str, s: int, e: int) -> Span | None:
    start = re.compile(r"\s*(?:on|that|for)?\s*").match(text, s, e)
    begin = start.end() if start else s
    end = _CLAUSE_END.search(text, begin, e)
    last = end.start() if end else e
    return Span.of(text, begin, last) if last > begin + 8 else None
