"""Lines that an outlet prints under more than one article: furniture, whatever they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.clean.forms import Line, forms_of

LEAST, MOST = 3, 40  # words: shorter lines recur in articles by chance, longer ones are paragraphs
SAME = 0.5  # share of the shorter text's prose that another has too: then both are one article, printed twice


def repeated_lines(texts: Iterable[str]) -> frozenset[str]:
    """The lines, case folded, that stand in at least two of `texts`, all from one outlet.

    An article's own sentences are no furniture: texts that share half of their prose count as one text, and a sentence
    must stand in three texts.
    """
    distinct: list[tuple[frozenset[str], set[str]]] = []
    holders: dict[str, list[int]] = {}
    for text in texts:
        lines = [x for x in forms_of(text) if LEAST <= x.words <= MOST]
        prose = frozenset(_key(x) for x in forms_of(text) if x.prose)
        shared = Counter(k for line in prose for k in holders.get(line, ()))
        twin = next((k for k, n in sorted(shared.items()) if n >= SAME * min(len(prose), len(distinct[k][0]))), None)
        if twin is None:
            twin = len(distinct)
            distinct.append((prose, set()))
            for line in prose:
                holders.setdefault(line, []).append(twin)
        distinct[twin][1].update(_key(x) for x in lines)
    counts = Counter(line for _, lines in distinct for line in lines)
    return frozenset(x for x, n in counts.items() if n >= (3 if x in holders else 2))


def _key(line: Line) -> str:
    return line.bare.casefold()
