"""Actors that the text mentions by a common noun: "the alliance", "NATO diplomats", "a person close to the talks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.vocabulary import ActorType
from onrecord.packs.index import listed
from onrecord.packs.pack import Pack
from onrecord.read.name_tokens import Token
from onrecord.read.name_words import NameWords, words_of_pack

DETERMINERS = frozenset(
    "the a an this that these those its his her their our some many most several all both two".split()
)
DEFINITE = frozenset("the this that these those its his her their".split())
ADJECTIVE = re.compile(r"[a-z-]+(?:ern|ish|ian|ean|ese|al|ic|ary|ous|ive|ful|ble|an|ed|ant|est)")
WITHIN = re.compile(
    r"\s(?:within|inside|in|at|close to|familiar with|from|near)\s(?:(?:the|a|his|her|their|its|this|that)\s)?"
    r"(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*|[a-z][\w-]+)"
)
OF_PLACE = re.compile(
    r"\sof\s(?:the\s)?(?:[\w-]+\s){0,3}?(?:of\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*(?:\s(?:province|region|city|state))?"
)
SINGULAR = frozenset({ActorType.ORGANISATION, ActorType.OFFICE, ActorType.DOCUMENT, ActorType.MEDIA, ActorType.STATE})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase from `s` to `e` whose `head` says what it is; `covers` names that stand inside it as modifiers."""

    s: int
    e: int
    type: ActorType
    head: str


@lru_cache(maxsize=8)
def _heads(pack: Pack) -> dict[str, ActorType]:
    found: dict[str, ActorType] = {}
    for name, heads in pack.offices.nominals.items():
        for head in heads:
            found.setdefault(head, ActorType(name))
    return found


@lru_cache(maxsize=8)
def _modifiers(pack: Pack) -> frozenset[str]:
    return frozenset(listed(pack.offices.nominal_modifiers, " "))


def nominals_of(text: str, tokens: Sequence[Token], pack: Pack, names: Sequence[tuple[int, int]]) -> list[Nominal]:
    """The nominal mentions of one line; `names` are the spans of the names already found in it."""
    heads, modifiers, words = _heads(pack), _modifiers(pack), words_of_pack(pack)
    found: list[Nominal] = []
    i = 0
    while i < len(tokens):
        nominal, j = _at(text, tokens, i, heads, modifiers, words, names)
        if nominal and not (found and found[-1].e > nominal.s):
            found.append(nominal)
        i = j
    return found


def _at(
    text: str,
    tokens: Sequence[Token],
    i: int,
    heads: dict[str, ActorType],
    modifiers: frozenset[str],
    words: NameWords,
    names: Sequence[tuple[int, int]],
) -> tuple[Nominal | None, int]:
    for n in (2, 1):
        if i + n > len(tokens) or (n == 2 and not tokens[i + 1].joined):
            continue
        surface = " ".join(t.word for t in tokens[i : i + n])
        head = surface if surface in heads else surface[:1].lower() + surface[1:] if tokens[i].starts else surface
        if head in heads and not any(s < tokens[i + n - 1].e and tokens[i].s < e for s, e in names):
            return _phrase(text, tokens, i, i + n, head, heads[head], modifiers, words), i + n
    return None, i + 1


def _phrase(
    text: str,
    tokens: Sequence[Token],
    i: int,
    j: int,
    head: str,
    kind: ActorType,
    modifiers: frozenset[str],
    words: NameWords,
) -> Nominal | None:
    plural = head.endswith("s") or head in (
        "people",
        "media",
        "public",
        "leadership",
        "population",
        "elite",
        "electorate",
    )
    after = tokens[j] if j < len(tokens) and tokens[j].joined else None
    if after and (after.capital and kind in (ActorType.OFFICE, ActorType.MEDIA) and not after.party):
        return None  # "foreign minister Jones", "the newspaper Today": the name is the mention
    a = i
    while a > 0 and tokens[a].joined and _modifies(tokens[a - 1], modifiers, words):
        a -= 1
    modified = a < i
    determined = a > 0 and tokens[a].joined and tokens[a - 1].word.casefold() in DETERMINERS
    first = tokens[a - 1].word.casefold() if determined else ""
    if kind in SINGULAR and not (determined or modified and tokens[a].starts or (tokens[a - 1].possessive and a > 0)):
        return None
    if kind in (ActorType.OFFICE, ActorType.ORGANISATION, ActorType.STATE) and first in ("a", "an") and not modified:
        return None
    if kind is ActorType.ANONYMOUS_COLLECTIVE and not plural:
        if not determined:
            return None
        kind = ActorType.ANONYMOUS_PERSON
    if kind is ActorType.ANONYMOUS_MEDIA and head == "reports" and first in DEFINITE:
        kind = ActorType.DOCUMENT
    # A noun after the head makes it a modifier itself: "member dues", "party line".
    if (
        after
        and not plural
        and re.fullmatch(r"[a-z]+(?:s|ment|ion|ship)", after.word)
        and after.word not in words.function
        and after.word in words.ordinary
        and after.word not in ("is", "was", "has", "does", "says")
    ):
        return None
    s, e = tokens[a - 1 if determined else a].s, tokens[j - 1].e
    if kind in (ActorType.ANONYMOUS_COLLECTIVE, ActorType.ANONYMOUS_PERSON):
        if m := WITHIN.match(text, e):
            e = m.end()
    elif kind is ActorType.OFFICE and (m := OF_PLACE.match(text, e)):
        e = m.end()
    return Nominal(s, e, kind, head)


def _modifies(token: Token, modifiers: frozenset[str], words: NameWords) -> bool:
    word = token.word
    if token.possessive:
        return False
    if word in modifiers or (token.starts and word.casefold() in modifiers) or word.isdigit():
        return True
    if token.capital:
        return not token.starts or word in words.index.exact or word in words.index.adjectives or word in words.no_names
    return (
        ADJECTIVE.fullmatch(word) is not None and word not in words.function and word not in ("said", "called", "asked")
    )
