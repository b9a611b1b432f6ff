"""Whether two names are one body's, state's or place's: by all their words, or by the letters these begin with."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.model.vocabulary import ActorType
from onrecord.packs.index import index_of
from onrecord.packs.pack import Pack
from onrecord.resolve.likeness.likeness import Likeness, apart
from onrecord.resolve.likeness.words import Named, agreement, same_unvowelled, same_word, slip, spelt
from onrecord.text.latin import consonants

SMALL = frozenset("of the and for on in to de des du la le les et und der die das del".split())
ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]\.?|(?:[A-Z]\.){2,}")
LONGEST_ACRONYM = 10
# Consonants of a name of one word that are enough to know it by whatever its vowels ("Hezbollah", "Hizbullah").
ENOUGH = 4
LIKE = 0.65
# Bodies that every state has, so that the state may stand before or behind ("Ministry of Defence of Freedonia").
ORGANS = frozenset(
    "ministry parliament government army embassy office agency court council service bank navy police".split()
)


def like_bodies(a: Named, b: Named, kind: ActorType, pack: Pack) -> Likeness:
    """How likely two names of bodies, states, places or the like are one's."""
    if _figures(a) != _figures(b):
        return apart("other figures")
    x, y = key_words(a, pack), key_words(b, pack)
    if len(x) == len(y) and all(map(same_word, x, y)) and (kind is ActorType.ORGANISATION or not _doubled(a, b)):
        return Likeness(0.97, ("the same words in another spelling",))
    for short, long in ((a, b), (b, a)):
        if (letters := short_for(short)) and _spells(letters, long.raw):
            return Likeness(0.95, (f"{short.raw} is what the words of the other begin with",))
    if short_for(a) and short_for(b):
        return apart("two acronyms")
    if len(x) > 1 and organ_of(a, pack) == organ_of(b, pack) is not None:
        return Likeness(0.93, ("one organ of one state",))
    if len(x) == len(y):
        slips = [(p, q) for p, q in zip(x, y, strict=True) if not same_word(p, q)]
        if len(slips) == 1:
            return _one_word_apart(*slips[0], a, b, kind, alone=len(x) == 1)
    return apart("other words")


def _one_word_apart(p: str, q: str, a: Named, b: Named, kind: ActorType, *, alone: bool) -> Likeness:
    if (lost := a.lost or b.lost) and same_unvowelled(p, q, lost):
        return Likeness(0.85, ("the same consonants",))
    if slip(p, q) and min(len(p), len(q)) >= 7 and not _doubled(a, b):
        return Likeness(0.85, (f"{p} is a slip for {q}, or the other way round",))
    enough = alone and any(len(x) >= ENOUGH for x in consonants(p) & consonants(q)) and agreement(p, q) >= LIKE
    if enough and kind is not ActorType.PLACE and kind is not ActorType.STATE:
        return Likeness(0.82, ("the same consonants",))
    return apart(f"{p} is not {q}")


def _doubled(a: Named, b: Named) -> bool:
    """Whether two names of places differ by a doubled letter alone, as Samara and Samarra do."""
    x, y = "".join(a.words), "".join(b.words)
    return x != y and len(x) != len(y) and re.sub(r"(.)\1", r"\1", x) == re.sub(r"(.)\1", r"\1", y)


def _figures(name: Named) -> tuple[str, ...]:
    return tuple(w for x in name.words for w in re.findall(r"\d+|\b[ivx]+\b", x) if not x.isalpha() or x in ROMAN)


ROMAN = frozenset("ii iii iv vi vii viii ix".split())


@lru_cache(maxsize=8)
def _alike(pack: Pack) -> dict[str, str]:
    """Every word of the pack's lines of words that mean the same, in Latin letters, to the first of its line."""
    lines = [[x.strip().replace("-", " ") for x in line.split(",")] for line in pack.names.words]
    return {word: line[0] for line in lines for word in line}


def key_words(name: Named, pack: Pack) -> list[str]:
    """The words that name a body, the small ones left out, each in one spelling."""
    text = f" {' '.join(name.words)} "
    for word, first in _alike(pack).items():
        text = text.replace(f" {word} ", f" {first} ")
    words = text.split()
    return [w for w in words if w not in SMALL] or words


def organ_of(name: Named, pack: Pack) -> tuple[str, frozenset[str]] | None:
    """The state and the other words of a state's organ; None if the name is of none."""
    words = key_words(name, pack)
    if not ORGANS & set(words):
        return None
    index = index_of(pack)
    owner, rest = "", set(words)
    for raw in re.findall(r"[^\W_]+", name.raw):
        known = index.exact.get(raw, ())
        states = {k.actor for k in known if k.type is ActorType.STATE}
        if state := index.adjectives.get(raw) or next(iter(sorted(states)), ""):
            owner = state
            rest -= {w for w in rest if spelt(w) == spelt(raw.casefold())}
    if not owner:
        return None
    return owner, frozenset(rest - {"affairs", "federal", "national", "state"})


def short_for(name: Named) -> str:
    """The letters of a name that is an acronym; "" if it is none."""
    return name.raw.replace(".", "") if ACRONYM.fullmatch(name.raw) else ""


def _spells(acronym: str, name: str) -> bool:
    """Whether `acronym` is made of the beginnings of the words of `name`, in order; small words may be left out, and a
    word in capitals gives all its letters."""
    letters = acronym.casefold()
    if not 2 <= len(letters) <= LONGEST_ACRONYM:
        return False
    words = [w for x in re.sub(r"['’]s\b", "", name).split() for w in re.split(r"[-/]", x) if w]
    ends = {0}
    for word in words:
        folded = re.sub(r"\W", "", word.casefold())
        if not folded:
            continue
        given = {folded} if word.isupper() and len(folded) > 1 else {folded[:1]}
        small = word.islower()
        ends = {e + len(g) for e in ends for g in given if letters.startswith(g, e)} | (ends if small else set())
    return len(letters) in ends
