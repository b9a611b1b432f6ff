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
ENDINGS = re.compile(
    r"^(?:s|es|’s|'s|n|an|ans|ian|ians|i|is|ic|ese|ish|er|ers|y|ly|ed|d|ing|al|a|o|e|r|t|m|in|man|men|ist|ists|ism|ite|ites)?$"
)
SHORTEST = 6  # letters; shorter names differ by a letter too easily (Iran, Iraq)
# Spellings a text can mix without any fault in it.
ALIKE = ("ise", "ize"), ("our", "or"), ("re", "er"), ("ence", "ense"), ("ll", "l"), ("ae", "e")


def name_variants(text: str, segments: Sequence[Segment]) -> list[Damage]:
    """Each rarer spelling of a name that stands in the document in another one too, at its first place."""
    places: dict[str, list[Span]] = defaultdict(list)
    before: dict[str, set[str]] = defaultdict(set)
    for segment in segments:
        if segment.label is not Label.KEEP:
            continue
        for m in NAME.finditer(text, segment.s, segment.e):
            if len(m.group()) >= SHORTEST:
                places[m.group()].append(Span.of(text, m.start(), m.end()))
                if first := re.search(r"\b([A-Z][\w.’'-]+)\s$", text[max(segment.s, m.start() - 20) : m.start()]):
                    before[m.group()].add(first[1])
    small = set(re.findall(r"\b[a-z][a-zà-ÿ]{3,}\b", text))
    # A word that also stands uncapitalised is no name.
    names = sorted(n for n in places if n.casefold() not in small)
    others: dict[str, set[str]] = defaultdict(set)
    for i, name in enumerate(names):
        for other in names[i + 1 :]:
            if other[0] != name[0]:
                break
            if _one_name(name, other) and not _two_people(before[name], before[other]):
                # The commoner spelling, or the first to appear, is shown for the rarer one.
                rare, common = sorted((name, other), key=lambda n: (len(places[n]), -places[n][0].s))
                others[rare].add(common)
    found = []
    for rare, spellings in sorted(others.items()):
        detail = f"also spelled {', '.join(sorted(spellings))} in this text"
        found.append(Damage(kind=DamageKind.NAME_VARIANTS, span=places[rare][0], detail=detail))
    return found


def _one_name(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 2:
        return False
    shorter, longer = sorted((a, b), key=len)
    ending = longer[len(shorter) :]
    # "Zelensky, Zelenskyy" is a doubled letter and no ending.
    if longer.startswith(shorter) and ENDINGS.match(ending) and ending != shorter[-1]:
        return False
    stem = _common_prefix(a, b)
    if ENDINGS.match(a[stem:]) and ENDINGS.match(b[stem:]) and stem >= min(len(a), len(b)) - 2 and a[-1] != b[-1]:
        tails = {a[stem:], b[stem:]}
        if not tails <= {"i", "y", "yy", "iy", "yi", "j", "yj", "ij"}:
            return False
    if any(a.replace(x, y) == b or b.replace(x, y) == a for x, y in ALIKE if x not in ("ll",)):
        return False
    allowed = 1 if min(len(a), len(b)) < 9 else 2
    return OSA.distance(a, b) <= allowed


def _common_prefix(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _two_people(a: set[str], b: set[str]) -> bool:
    return bool(a) and bool(b) and not a & b
