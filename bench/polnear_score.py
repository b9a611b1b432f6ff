"""How far attributions found agree with PolNeAR's: the measures of its development set, for flat attributions.

Word tokens are counted, never punctuation, so that it does not matter whether a span takes its marks along. Gold and
output are paired one to one by the overlap of their contents, the best pairs first.

`content`: intersection over union of content words is at least 0.5. `full`: the sources agree as well (they share a
word, or both are empty). `strict`: content at least 0.8 and source at least 0.5. Direct, mixed and indirect follow the
share of the content's words that stand in quotation marks; recall is counted by the type of the gold, precision by
that of the output.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:[’'\-‑.]\w+)*")
Ranges = tuple[tuple[int, int], ...]
TYPES = ("direct", "mixed", "indirect")
MATCHES = ("content", "full", "strict")
PAIRED, STRICT_CONTENT, STRICT_SOURCE, WHOLLY = 0.5, 0.8, 0.5, 0.9


@dataclass(frozen=True, slots=True)
class Claimed:
    """Source and content of one attribution as offsets."""

    source: Ranges
    content: Ranges


@dataclass(frozen=True, slots=True)
class Share:
    """Pairs that agree, of so many in the gold and in the output. `hit_out` differs where types are told apart."""

    hit: int
    gold: int
    out: int
    hit_out: int

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.hit_out / self.out if self.out else 0.0

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """In percent."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def quoted_characters(text: str) -> list[bool]:
    """For each character whether it stands in quotation marks. Straight marks toggle; a line break closes all."""
    marked, inside = [], False
    for character in text:
        if character == "\n":
            inside = False
        on_mark = character in '“„«”»"'
        if character in "“„«":
            inside = True
        elif character in "”»":
            inside = False
        elif character == '"':
            inside = not inside
        marked.append(on_mark or inside)
    return marked


class _Words:
    """The words of a text, and which of them ranges cover."""

    def __init__(self, text: str) -> None:
        self.spans = [(m.start(), m.end()) for m in WORD.finditer(text)]
        self.starts = [s for s, _ in self.spans]
        marked = quoted_characters(text)
        self.quoted = [marked[s] for s in self.starts]

    def within(self, ranges: Ranges) -> frozenset[int]:
        found: set[int] = set()
        for s, e in ranges:
            i = bisect_left(self.starts, s)
            if i and self.spans[i - 1][1] > s:
                i -= 1
            while i < len(self.spans) and self.starts[i] < e:
                found.add(i)
                i += 1
        return frozenset(found)

    def type_of(self, content: frozenset[int]) -> str:
        share = sum(self.quoted[i] for i in content) / max(1, len(content))
        return "direct" if share >= WHOLLY else "mixed" if share > 0 else "indirect"


def _iou(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _pairs(
    gold: Sequence[tuple[frozenset[int], frozenset[int]]], out: Sequence[tuple[frozenset[int], frozenset[int]]]
) -> list[tuple[int, int, float]]:
    near = [(_iou(g, o), -i, -j) for i, (_, g) in enumerate(gold) for j, (_, o) in enumerate(out) if g & o]
    taken_gold: set[int] = set()
    taken_out: set[int] = set()
    found = []
    for share, i, j in sorted(near, reverse=True):
        if share >= PAIRED and -i not in taken_gold and -j not in taken_out:
            taken_gold.add(-i)
            taken_out.add(-j)
            found.append((-i, -j, share))
    return found


def score(articles: Iterable[tuple[str, Sequence[Claimed], Sequence[Claimed]]]) -> dict[tuple[str, str], Share]:
    """Measures by (type or "all", match), over articles given as text, gold and output."""
    count: Counter[tuple[str, ...]] = Counter()
    for text, gold, out in articles:
        words = _Words(text)
        wanted = [(words.within(a.source), words.within(a.content)) for a in gold]
        wanted = [x for x in wanted if x[1]]
        made = [(words.within(a.source), words.within(a.content)) for a in out]
        made = [x for x in made if x[0] or x[1]]
        gold_types = [words.type_of(c) for _, c in wanted]
        out_types = [words.type_of(c) for _, c in made]
        for side, types in (("gold", gold_types), ("out", out_types)):
            count.update((side, kind) for kind in types)
            count[side, "all"] += len(types)
        for i, j, share in _pairs(wanted, made):
            source, other = wanted[i][0], made[j][0]
            full = bool(source & other) or (not source and not other)
            agreed = {
                "content": True,
                "full": full,
                "strict": share >= STRICT_CONTENT and _iou(source, other) >= STRICT_SOURCE,
            }
            for match in MATCHES:
                if agreed[match]:
                    count.update([("hit", match, gold_types[i]), ("hit", match, "all")])
                    count.update([("hit_out", match, out_types[j]), ("hit_out", match, "all")])
    return {
        (kind, match): Share(
            hit=count["hit", match, kind],
            gold=count["gold", kind],
            out=count["out", kind],
            hit_out=count["hit_out", match, kind],
        )
        for kind in ("all", *TYPES)
        for match in MATCHES
    }
