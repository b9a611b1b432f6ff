"""What news text suffers before it reaches us, done to annotated articles: the labels move with the words.

Each function returns edits ``(s, e, replacement)`` of a text; `edited` carries them out. The benchmark of robustness
uses the same functions.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from training.articles import Article, Example, Ranges

Edit = tuple[int, int, str]
MARKS = re.compile(r"''|[“”\"„«»]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?])[’'](?!\w)")
DOUBLE = re.compile(r"''|[“”\"]")
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
STYLES = (("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("‘", "’"))
PAST = (
    "stated remarked noted declared insisted argued claimed added explained maintained asserted observed commented "
    "announced contended concluded continued replied recalled stressed"
).split()


def without_marks(text: str) -> list[Edit]:
    """No quotation marks at all."""
    return [(m.start(), m.end(), "") for m in MARKS.finditer(text)]


def straight(text: str) -> list[Edit]:
    """Straight marks and apostrophes for curly ones."""
    return [(m.start(), m.end(), '"' if m.group() in "“”" else "'") for m in re.finditer("[“”‘’]", text)]


def lowered(text: str) -> list[Edit]:
    """All lower case."""
    return [(n, n + 1, c.lower()) for n, c in enumerate(text) if c != c.lower() and len(c.lower()) == 1]


def capitals(text: str) -> list[Edit]:
    """All capitals."""
    return [(n, n + 1, c.upper()) for n, c in enumerate(text) if c != c.upper() and len(c.upper()) == 1]


def garbled(text: str, rng: random.Random) -> list[Edit]:
    """Names misspelt, each the same way throughout: a letter dropped, doubled, exchanged or swapped with the next."""
    known: dict[str, str] = {}
    edits = []
    for m in NAME.finditer(text):
        word = m.group()
        if word not in known:
            known[word] = _misspelt(word, rng) if rng.random() < 0.7 else word
        if known[word] != word:
            edits.append((m.start(), m.end(), known[word]))
    return edits


def _misspelt(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    how = rng.randrange(4)
    if how == 0:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + word[at] + word[at:]
    if how == 2:
        return word[:at] + rng.choice("aeiouklmnrstvz") + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def restyled(text: str, rng: random.Random) -> list[Edit]:
    """Double marks in another style."""
    opening, closing = rng.choice(STYLES)
    edits = []
    for m in DOUBLE.finditer(text):
        before = text[m.start() - 1 : m.start()]
        opens = m.group() == "“" or (m.group() != "”" and (not before or before.isspace() or before in "([—-"))
        edits.append((m.start(), m.end(), opening if opens else closing))
    return edits


def stray(text: str, rng: random.Random) -> list[Edit]:
    """A few marks lost and a few where none belongs."""
    edits = [(m.start(), m.end(), "") for m in DOUBLE.finditer(text) if rng.random() < 0.15]
    spaces = [m.end() for m in re.finditer(r" (?=\w)", text)]
    for at in rng.sample(spaces, min(len(spaces), 2)):
        edits.append((at, at, '"'))
    return edits


def respun(text: str, rng: random.Random) -> list[Edit]:
    """Other verbs of saying for "said", as programs that rewrite articles choose them."""
    return [(m.start(), m.end(), rng.choice(PAST)) for m in re.finditer(r"\bsaid\b", text) if rng.random() < 0.5]


def bulleted(text: str, rng: random.Random) -> list[Edit]:
    """Lines as a list, or ended by stops that are no sentence's."""
    sign = rng.choice(("• ", "- ", "* ", "– "))
    return [(m.start(), m.start(), sign) for m in re.finditer(r"^(?=\S)", text, re.MULTILINE) if rng.random() < 0.4]


def joined(text: str, rng: random.Random) -> list[Edit]:
    """Lines that have lost their breaks."""
    return [(m.start(), m.end(), " ") for m in re.finditer(r"\n+", text) if rng.random() < 0.5]


Way = Callable[[str, random.Random], list[Edit]]
WAYS: tuple[tuple[float, Way], ...] = (
    (0.14, restyled),
    (0.10, lambda text, _: without_marks(text)),
    (0.04, stray),
    (0.10, garbled),
    (0.06, lambda text, _: lowered(text)),
    (0.02, lambda text, _: capitals(text)),
    (0.06, respun),
    (0.03, bulleted),
    (0.04, joined),
)


def mangled(article: Article, rng: random.Random, share: float = 1.0) -> Article:
    """The article, mangled in one way or, more often than not, in none; `share` scales how often."""
    chance = rng.random()
    for weight, way in WAYS:
        chance -= weight * share
        if chance < 0:
            return edited(article, way(article.text, rng))
    return article


def edited(article: Article, edits: Iterable[Edit]) -> Article:
    """The article with `edits` carried out; one that overlaps an earlier one is left out."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    if not kept:
        return article
    pieces, at = [], 0
    for s, e, new in kept:
        pieces += [article.text[at:s], new]
        at = e
    moved = _Moved(kept)
    examples = (Example(*(moved.ranges(r) for r in (x.source, x.cue, x.content))) for x in article.examples)
    return Article(article.id, "".join([*pieces, article.text[at:]]), tuple(x for x in examples if x.content))


class _Moved:
    """Where offsets stand after edits."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.starts = [s for s, _, _ in edits]
        self.shift = [0]
        for s, e, new in edits:
            self.shift.append(self.shift[-1] + len(new) - (e - s))

    def ranges(self, ranges: Ranges) -> Ranges:
        """The ranges, those that vanish left out."""
        moved = ((self.offset(s, end=False), self.offset(e, end=True)) for s, e in ranges)
        return tuple((s, e) for s, e in moved if s < e)

    def offset(self, at: int, *, end: bool) -> int:
        """The new place of an offset: what is inserted at a range's edge stays outside it."""
        n = bisect_right(self.starts, at - 1 if end else at)
        if not n:
            return at
        s, e, new = self.edits[n - 1]
        if at >= e:
            return at + self.shift[n]
        inside = min(at - s, len(new)) if not end else max(0, len(new) - (e - at))
        return s + self.shift[n - 1] + inside
