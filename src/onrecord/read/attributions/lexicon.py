"""The cue lexicon in the form in which sentences are searched with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from onrecord.packs.cues import CueGroup, Cues, Frame
from onrecord.read.attributions.tokens import Token

BE = frozenset("be is are was were been being am 's 're 'm isn't aren't wasn't weren't".split())

# Phrases by their first word, the longest first.
Phrases = dict[str, tuple[tuple[str, ...], ...]]

CLAUSAL = frozenset({Frame.THAT, Frame.CLAUSE})


class Form(StrEnum):
    """Inflection of a verb; past and participle coincide for most."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """A lemma with its group and frames. `tail` are the words that follow the inflected one."""

    lemma: str
    tail: tuple[str, ...]
    group: CueGroup
    frames: frozenset[Frame]
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """`cue` at tokens `start` to `end` (half-open) of a region, in one of the forms that its first word may have."""

    cue: Cue
    forms: frozenset[Form]
    start: int
    end: int


def _regular(lemma: str, doubled: frozenset[str]) -> tuple[str, str, str, str]:
    stem = lemma
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past = lemma + ("d" if lemma.endswith("e") else "ed")
    if lemma in doubled:
        stem, past = lemma + lemma[-1], lemma + lemma[-1] + "ed"
    ing = (stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem) + "ing"
    return third, past, past, ing


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Cues by the form of their first word, and the closed classes as sets."""

    heads: dict[str, tuple[tuple[Cue, Form], ...]]
    finite: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    subordinators: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]
    days: frozenset[str]
    addressees: frozenset[str]
    visual: frozenset[str]
    relaying: frozenset[str]
    bases: frozenset[str]
    aspects: frozenset[str]
    nouns: frozenset[str]
    compounds: frozenset[str]
    views: frozenset[str]
    adjectives: frozenset[str]
    labels: frozenset[str]
    credits: Phrases
    impersonal: Phrases
    occasions: Phrases

    def is_adverb(self, low: str) -> bool:
        """Whether a word may stand between a subject and its verb as an adverb."""
        return low in self.adverbs or (low.endswith("ly") and len(low) > 4 and low not in self.finite)

    def is_adjective(self, low: str) -> bool:
        """Whether a word describes the noun behind it more often than it is a noun; its ending may tell."""
        return low in self.adjectives or (len(low) > 5 and low.endswith(("ive", "ous", "ful", "able", "ible", "ical")))

    def is_auxiliary(self, low: str) -> bool:
        """Whether a word is an auxiliary, contracted or not."""
        return low in self.auxiliaries or low.endswith("n't")

    def is_finite(self, low: str) -> bool:
        """Whether a word is a finite verb more often than not; "-ed" alone does not tell and counts as one."""
        return low in self.finite or self.is_auxiliary(low) or (low.endswith("ed") and len(low) > 4)

    def hits(self, tokens: Sequence[Token], i: int) -> list[Hit]:
        """The cues whose first word stands at `i`, those of most words first; a word may do several acts."""
        heads = self._by_second.get(tokens[i].low)
        if heads is None:
            return []
        told = [x for second in ("", *self._seconds(tokens, i)) for x in heads.get(second, ())]
        found = [(n, Hit(c, frozenset({f}), i, e)) for n, c, f in told if (e := self._tail(tokens, i + 1, c))]
        merged: dict[Cue, Hit] = {}
        for _, hit in sorted(found, key=lambda x: (-len(x[1].cue.tail), x[0])):
            known = merged.get(hit.cue)
            merged[hit.cue] = Hit(hit.cue, hit.forms | known.forms, hit.start, hit.end) if known else hit
        return list(merged.values())

    @cached_property
    def _by_second(self) -> dict[str, dict[str, list[tuple[int, Cue, Form]]]]:
        """Cues with their form and place in `heads`, by its words and by the first of their tail ("" for none)."""
        found: dict[str, dict[str, list[tuple[int, Cue, Form]]]] = {}
        for word, cues in self.heads.items():
            for n, (cue, form) in enumerate(cues):
                found.setdefault(word, {}).setdefault((*cue.tail, "")[0], []).append((n, cue, form))
        return found

    def _seconds(self, tokens: Sequence[Token], i: int) -> Iterable[str]:
        """The words that may open the tail of a cue at `i`: the next one, and behind "be" what adverbs part from it."""
        k = i + 1
        found: dict[str, None] = {}
        while k < len(tokens):
            found[tokens[k].low] = None
            if tokens[i].low not in BE or not self.is_adverb(tokens[k].low):
                break
            k += 1
        return found

    def _tail(self, tokens: Sequence[Token], i: int, cue: Cue) -> int:
        for word in cue.tail:
            if cue.lemma.startswith("be "):
                while i < len(tokens) and self.is_adverb(tokens[i].low) and tokens[i].low != word:
                    i += 1
            if i >= len(tokens) or tokens[i].low != word:
                return 0
            i += 1
        return i


def _heads(cues: Cues) -> dict[str, list[tuple[Cue, Form]]]:
    """Every form of the first word of every cue, with the cues that it may begin."""
    heads: dict[str, list[tuple[Cue, Form]]] = {}
    for group in cues.groups.values():
        for noun, entries in ((False, group.verbs), (True, group.nouns)):
            for lemma, told in entries.items():
                first, *tail = lemma.split()
                cue = Cue(lemma, tuple(tail), group, frozenset(map(Frame, told.split())), noun)
                for word, form in _forms(first, noun, cues):
                    if (cue, form) not in heads.setdefault(word, []):
                        heads[word].append((cue, form))
    return heads


def _forms(first: str, noun: bool, cues: Cues) -> list[tuple[str, Form]]:
    if noun:
        return [(first, Form.NOUN), (_regular(first, frozenset())[0], Form.NOUN)]
    if first == "be":
        special = {"be": Form.BASE, "being": Form.ING}
        return [(low, special.get(low, Form.PAST)) for low in sorted(BE)]
    inflected = cues.irregular.get(first)
    third, past, participle, ing = inflected.split() if inflected else _regular(first, frozenset(cues.doubled))
    return [(first, Form.BASE), (third, Form.THIRD), (past, Form.PAST), (participle, Form.PAST), (ing, Form.ING)]


@lru_cache(maxsize=8)
def lexicon_of(cues: Cues) -> Lexicon:
    """The searchable lexicon of a table."""
    heads = _heads(cues)
    bases = {w for w, es in heads.items() if any(f is Form.BASE and not c.tail and c.frames & CLAUSAL for c, f in es)}
    spoken = {w for w, es in heads.items() if any(f in (Form.THIRD, Form.PAST) and not c.tail for c, f in es)}

    def phrases(told: list[str]) -> Phrases:
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted((tuple(p.split()) for p in told), key=lambda p: (-len(p), p)):
            by_first.setdefault(phrase[0], []).append(phrase)
        return {first: tuple(each) for first, each in by_first.items()}

    return Lexicon(
        heads={w: tuple(es) for w, es in heads.items()},
        finite=frozenset(cues.verbs) | frozenset(spoken),
        adverbs=frozenset(cues.adverbs),
        auxiliaries=frozenset(cues.auxiliaries),
        subordinators=frozenset(cues.subordinators),
        prepositions=frozenset(cues.prepositions),
        determiners=frozenset(cues.determiners),
        pronouns=frozenset(cues.pronouns),
        days=frozenset(cues.days),
        addressees=frozenset(cues.addressees),
        visual=frozenset(cues.visual),
        relaying=frozenset(cues.relaying),
        bases=frozenset(bases),
        aspects=frozenset(cues.aspects),
        adjectives=frozenset(cues.adjectives),
        labels=frozenset(cues.labels),
        views=frozenset(cues.views),
        compounds=frozenset(cues.compounds),
        nouns=frozenset(n for g in cues.groups.values() for n in g.nouns),
        credits=phrases(cues.credits),
        impersonal=phrases(cues.impersonal),
        occasions=phrases(cues.occasions),
    )


def phrase_at(tokens: Sequence[Token], i: int, phrases: Phrases) -> int:
    """Where the longest of `phrases` that begins at `i` ends; 0 if none does."""
    for phrase in phrases.get(tokens[i].low, ()) if i < len(tokens) else ():
        if i + len(phrase) <= len(tokens) and all(tokens[i + k].low == w for k, w in enumerate(phrase)):
            return i + len(phrase)
    return 0
