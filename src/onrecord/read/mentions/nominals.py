"""Actors that the text mentions by a common noun: "the alliance", "NATO diplomats", "a person close to the talks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.vocabulary import ActorType
from onrecord.packs.index import listed
from onrecord.packs.pack import Pack
from onrecord.read.mentions.overlaps import overlapping
from onrecord.read.mentions.tokens import Token
from onrecord.read.mentions.words import NameWords, words_of_pack

DETERMINERS = frozenset(
    "the a an this these those its his her their our some many most several all both two three".split()
)
DEFINITE = frozenset("the this these those its his her their".split())
# "the largest donors", "European allies": what may stand between an article and its noun, by its ending.
ADJECTIVE = re.compile(
    r"(?!(?:en|dis)able\b)[a-z-]+"
    r"(?:ern|ish|ian|ean|ese|al|ic|ary|ous|ive|ful|ble|an|ant|-led|-backed|-based|-old|-era)"
)
CLOSE_TO = re.compile(
    r"\s(?:within|inside|in|at|close to|familiar with|from|near|briefed on|involved in)\s"
    r"(?:(?:the|a|his|her|their|its|this|that)\s)?(?:[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*|[a-z][\w-]+)"
)
WHO = re.compile(r"\swho\s(?:had\s|has\s|have\s|was\s|were\s)?[a-z]+")
OF_PLACE = re.compile(
    r"\sof\s(?:the\s)?(?:[\w-]+\s){0,3}?(?:of\s)?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*(?:\s(?:province|region|city|state))?"
)
SINGULAR = frozenset({ActorType.ORGANISATION, ActorType.OFFICE, ActorType.DOCUMENT, ActorType.MEDIA, ActorType.STATE})
ANONYMOUS = frozenset({ActorType.ANONYMOUS_COLLECTIVE, ActorType.ANONYMOUS_PERSON})
RESPECTED = frozenset({ActorType.ORGANISATION, ActorType.OFFICE, ActorType.COLLECTIVE})
MASS = frozenset(
    {"people", "military", "media", "public", "leadership", "population", "elite", "electorate", "opposition"}
)
COUNTED = frozenset(
    {"soldiers", "troops", "forces", "workers", "people", "refugees", "civilians", "migrants", "residents"}
)
VAGUE = frozenset({"person", "people"})
LENGTHS = (3, 2, 1)  # words of a head


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase from `s` to `e` whose `head` says what it is; names may stand inside it as modifiers."""

    s: int
    e: int
    type: ActorType
    head: str


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    heads: dict[str, ActorType]
    begins: dict[int, frozenset[str]]  # how the heads of so many words begin, in lower case
    modifiers: frozenset[str]
    vague: frozenset[str]
    names: NameWords


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    heads: dict[str, ActorType] = {}
    for name, nouns in pack.offices.nominals.items():
        for noun in nouns:
            heads.setdefault(noun, ActorType(name))
    vague = frozenset(pack.offices.vague_heads)
    apart = [noun.casefold().split(" ") for noun in heads]
    begins = {n: frozenset(x[0] for x in apart if len(x) == n) for n in LENGTHS}
    return _Words(heads, begins, frozenset(listed(pack.offices.nominal_modifiers, " ")), vague, words_of_pack(pack))


def nominals_of(
    text: str,
    tokens: Sequence[Token],
    pack: Pack,
    names: Sequence[tuple[int, int]],
    states: Sequence[tuple[int, int]] = (),
) -> list[Nominal]:
    """The nominal mentions of one line; `names` are the spans of the names already found in it, `states` those of
    them that name a state."""
    words = _words(pack)
    found: list[Nominal] = []
    i = 0
    while i < len(tokens):
        step = 1
        first = tokens[i].word.casefold()
        for n in LENGTHS:
            if first not in words.begins[n]:
                continue
            head = _head(tokens, i, n, words, names)
            if head is None:
                continue
            nominal = _Phrase(text, tokens, i, i + n, head, words, states).read()
            if nominal and not (found and found[-1].e > nominal.s):
                found.append(nominal)
            step = n
            break
        i += step
    return found


def _head(tokens: Sequence[Token], i: int, n: int, words: _Words, names: Sequence[tuple[int, int]]) -> str | None:
    """The head noun of `n` words at `i`, if it is one and no part of a name; "some Democrats" has a name for a head."""
    if i + n > len(tokens) or not all(t.joined for t in tokens[i + 1 : i + n]):
        return None
    surface = " ".join(t.word for t in tokens[i : i + n])
    # "the Alliance", "the Prime Minister": capitals of respect make no name.
    head = surface if surface in words.heads else surface.lower() if not surface.isupper() else ""
    if head not in words.heads or (head != surface and not tokens[i].starts and words.heads[head] not in RESPECTED):
        return None
    taken = bool(overlapping(names, tokens[i].s, tokens[i + n - 1].e))
    return None if taken and not head[:1].isupper() else head


class _Phrase:
    """The noun phrase around the head ``tokens[i:j]``."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        i: int,
        j: int,
        head: str,
        words: _Words,
        states: Sequence[tuple[int, int]],
    ) -> None:
        self.text, self.tokens, self.i, self.j, self.head, self.words = text, tokens, i, j, head, words
        self.states = states
        self.plural = head.endswith("s") or head in MASS
        self.after = tokens[j] if j < len(tokens) and tokens[j].joined else None
        self.first = i
        while self.first > 0 and tokens[self.first].joined and self._modifies(tokens[self.first - 1]):
            self.first -= 1
        before = tokens[self.first - 1] if self.first > 0 and tokens[self.first].joined else None
        self.determiner = before.word.casefold() if before and before.word.casefold() in DETERMINERS else ""
        self.owned = self.first > 0 and tokens[self.first - 1].possessive

    def read(self) -> Nominal | None:
        """The mention, or None if the noun stands for nobody here."""
        kind = self._kind()
        bare = self.first == self.i and not self.determiner and not self.owned
        if bare and self.head in self.words.vague:
            return None
        counted = any(t.word[0].isdigit() for t in self.tokens[self.first : self.i])
        if counted and self.head in COUNTED:
            return None  # "40,000 soldiers" are an amount
        if kind is None or self._modifier_itself(kind) or self._apposition(kind):
            return None
        s = self.tokens[self.first - 1 if self.determiner else self.first].s
        e = self.tokens[self.j - 1].e
        if kind in ANONYMOUS:
            m = CLOSE_TO.match(self.text, e) or (WHO.match(self.text, e) if self.head in VAGUE else None)
            if self.head in VAGUE and not m and self.determiner not in ("these", "those"):
                return None
            e = m.end() if m else e
        elif kind is ActorType.OFFICE and (m := OF_PLACE.match(self.text, e)) and not self._acts(e, m.end()):
            e = m.end()
        return Nominal(s, e, kind, self.head)

    def _kind(self) -> ActorType | None:
        kind = self.words.heads[self.head]
        modified = self.first < self.i
        if self.head[:1].isupper():
            return kind if modified or self.determiner not in ("", "the") else None
        if kind in SINGULAR and not (self.determiner or self.owned or (modified and (self.plural or self._starts()))):
            return None
        if kind in (ActorType.OFFICE, ActorType.ORGANISATION, ActorType.STATE):
            return None if self.determiner in ("a", "an") and not modified else kind
        if kind is ActorType.ANONYMOUS_COLLECTIVE and not self.plural:
            return ActorType.ANONYMOUS_PERSON if self.determiner else None
        if kind is ActorType.ANONYMOUS_MEDIA and self.head == "reports" and self.determiner in DEFINITE:
            return ActorType.DOCUMENT
        return kind

    def _acts(self, s: int, e: int) -> bool:
        """Whether a state or organisation is named between; "the president of France" leaves France a name."""
        if any(s <= self.states[k][0] and self.states[k][1] <= e for k in overlapping(self.states, s, e)):
            return True
        inside = [t.word for t in self.tokens if s <= t.s and t.e <= e]
        exact = self.words.names.index.exact
        known = [k for i, w in enumerate(inside) for k in (*exact.get(w, ()), *exact.get(" ".join(inside[i:]), ()))]
        return any(k.type in (ActorType.STATE, ActorType.ORGANISATION) for k in known)

    def _starts(self) -> bool:
        return self.tokens[self.first].starts

    def _modifier_itself(self, kind: ActorType) -> bool:
        """Whether the noun only describes what follows: "foreign minister Jones", "the alliance leaders"."""
        if self.after is None or self.after.party:
            return False
        if self.tokens[self.i].capital and not self._starts() and self.after.capital:
            return True
        if self.after.capital:
            return kind in (ActorType.OFFICE, ActorType.MEDIA, ActorType.ANONYMOUS_PERSON) and not self.after.starts
        if self.head in MASS and self.after.word.islower() and self.after.word not in self.words.names.function:
            return not re.fullmatch(r"[a-z]+(?:s|ed)", self.after.word)
        return self.after.word in self.words.heads and not self.tokens[self.j - 1].possessive

    def _apposition(self, kind: ActorType) -> bool:
        """Whether the phrase describes somebody just named: "Ann Jones, a former official,"."""
        if kind not in (ActorType.ANONYMOUS_PERSON, ActorType.OFFICE) or self.first == 0:
            return False
        start = self.tokens[self.first - 1 if self.determiner else self.first]
        before = self.tokens[self.first - (2 if self.determiner else 1)] if self.first > 1 else None
        return before is not None and before.capital and self.text[before.e : start.s] in (", ", ") ", "), ")

    def _modifies(self, token: Token) -> bool:
        word, names = token.word, self.words.names
        if token.possessive:
            return False
        if word in self.words.modifiers or (token.starts and word.casefold() in self.words.modifiers):
            return True
        if word[0].isdigit():
            return True
        if token.capital:
            known = word in names.index.exact or word in names.index.adjectives or word in names.no_names
            return known or (not token.starts and word.casefold() not in names.function)
        return ADJECTIVE.fullmatch(word) is not None and word not in names.function
