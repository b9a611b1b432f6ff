"""One name in two spellings inside one document.

Two capitalised words are taken for one name if they differ in a letter or two, begin alike, and neither is the other
with an ending of the language (a plural, a demonym, a genitive). Accepted gap: two people whose names differ in one
letter are taken for one unless different first names stand before them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DamageKind, Label

NAME = re.compile(r"\b[A-ZÀ-ÞŠŽČ][a-zà-ÿšžčćłńśźżęą]+(?:[-’'][A-Za-z][a-zà-ÿ]+)?\b")
CONTRACTED = re.compile(r"[’'](?:s|ve|re|ll|d|t|m)$", re.IGNORECASE)
# How one Slavic ending is written in Latin letters.
TRANSLITERATED = frozenset("i y j yy iy yi ii yj ij iyi ky ki kyi kyj kij kiy kyy zky sky iv yiv er r".split())
SHORTEST = 6  # letters; shorter names differ by a letter too easily (Iran, Iraq)
# Spellings a text can mix without any fault in it.
ALIKE = ("ise", "ize"), ("isation", "ization"), ("our", "or"), ("tre", "ter"), ("ence", "ense"), ("ae", "e")


def name_variants(text: str, segments: Sequence[Segment]) -> list[Damage]:
    """Each rarer spelling of a name that stands in the document in another one too, at its first place."""
    places, beside = _names(text, segments)
    names = sorted(places)
    others: dict[str, set[str]] = defaultdict(set)
    for i, name in enumerate(names):
        for other in names[i + 1 :]:
            if other[0] != name[0]:
                break
            if _one_name(name, other) and not _two_people(beside[name], beside[other]):
                # The commoner spelling, or the first to appear, is shown for the rarer one.
                rare, common = sorted((name, other), key=lambda n: (len(places[n]), -places[n][0].s))
                others[rare].add(common)
    found = []
    for rare, spellings in sorted(others.items()):
        detail = f"also spelled {', '.join(sorted(spellings))} in this text"
        found.append(Damage(kind=DamageKind.NAME_VARIANTS, span=places[rare][0], detail=detail))
    return found


def _names(
    text: str, segments: Sequence[Segment]
) -> tuple[dict[str, list[Span]], dict[str, tuple[set[str], set[str]]]]:
    """Where each long name stands, and the names directly before and after it."""
    places: dict[str, list[Span]] = defaultdict(list)
    beside: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for segment in segments:
        if segment.label is not Label.KEEP:
            continue
        for m in NAME.finditer(text, segment.s, segment.e):
            if len(m.group()) < SHORTEST or CONTRACTED.search(m.group()):
                continue
            places[m.group()].append(Span.of(text, m.start(), m.end()))
            before, after = beside[m.group()]
            if x := re.search(r"\b([A-Z][\w.’'-]+)\s$", text[max(segment.s, m.start() - 20) : m.start()]):
                before.add(x[1])
            if x := re.match(r"\s([A-Z][\w-]+)", text[m.end() : min(segment.e, m.end() + 25)]):
                after.add(x[1])
    # A word that also stands uncapitalised is no name.
    small = set(re.findall(r"\b[a-z][a-zà-ÿ]{3,}\b", text))
    return {n: p for n, p in places.items() if n.casefold() not in small}, beside


def _one_name(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) > 2 or a.casefold() == b.casefold():
        return False
    if any(a.replace(x, y) == b or b.replace(x, y) == a for x, y in ALIKE):
        return False
    stem = _common_prefix(a, b)
    if stem >= len(shorter) - 3:
        # The difference is in the ending: only a transliteration has endings that are no other word.
        doubled = longer[stem:] == shorter[-1] and stem == len(shorter)
        return doubled or {a[stem:], b[stem:]} <= TRANSLITERATED
    distance = OSA.distance(a, b)
    if len(shorter) < 7:
        # Six letters that differ in one may be two names; one letter more or less seldom makes another name.
        return distance == 1 and len(a) != len(b)
    return distance <= (1 if len(shorter) < 9 else 2)


def _common_prefix(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _two_people(a: tuple[set[str], set[str]], b: tuple[set[str], set[str]]) -> bool:
    """Whether other first names stand before the two, or other surnames behind them."""
    return any(x and y and not x & y for x, y in zip(a, b, strict=True))
