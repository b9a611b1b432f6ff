"""The learned judge of lines: which of them are furniture, where no rule knows better.

A chain over the lines of a page with four states: above the article, in it, between its lines, below it. It goes one
way only, so a second article below the first is below it, however much it reads like one. The judge leans: it calls a
line furniture only where it is as good as sure, a sentence only where it is surer still, and never so much prose at
once that it could be the article itself.

Accepted gaps: it learned from pages that are mostly English; elsewhere it judges only lines that are no sentence. Of
two articles in one page the first is taken for the page's own, and the second stays where it is the longer one. A list
of short lines that an article ends in (prices, results) is taken for links, unless it counts its items.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from onrecord.clean.features import features_of
from onrecord.clean.forms import Line
from onrecord.clean.surroundings import GAP, Surroundings, is_prose
from onrecord.model.vocabulary import SegmentKind

STATES = ("above", "article", "between", "below")
ABOVE, ARTICLE, BETWEEN, BELOW = range(len(STATES))
ALLOWED = ((ABOVE, ARTICLE), (ARTICLE, BETWEEN, BELOW), (ARTICLE, BETWEEN), (ARTICLE, BELOW))  # what may follow each
COMES = tuple(tuple(f for f, ts in enumerate(ALLOWED) if t in ts) for t in range(len(STATES)))
WEIGHTS = "lines.json"


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was learned: for each feature its weight in each state of STATES, and that of each move between states.

    A line is furniture where the chance of it is above `short`, or `prose` for a sentence. A block of prose above the
    article is the article's after all where it has at least `most_above` times the words that are kept, one below it
    where it has more than `most_below` times as many.
    """

    emit: dict[str, tuple[float, float, float, float]]
    move: tuple[tuple[float, ...], ...]
    start: tuple[float, ...]
    end: tuple[float, ...]
    short: float
    prose: float
    most_above: float
    most_below: float


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that are installed."""
    return msgspec.json.decode(files("onrecord.clean").joinpath(WEIGHTS).read_bytes(), type=Weights)


def chances(around: Surroundings, claims: Sequence[SegmentKind | None], told: Weights) -> list[tuple[float, ...]]:
    """For every line the chance of each state; `claims` are the kinds that rules of words gave, None for none."""
    scores = [_score(found, told) for found in features_of(around, claims)]
    move = [[math.exp(x) for x in row] for row in told.move]
    ahead = [math.exp(x) for x in told.start]
    forward: list[list[float]] = []
    for score in scores:
        before = _scaled([a * s for a, s in zip(ahead, score, strict=True)])
        forward.append(before)
        ahead = [sum(before[f] * move[f][t] for f in COMES[t]) for t in range(len(STATES))]
    back = [math.exp(x) for x in told.end]
    found = []
    for before, score in zip(reversed(forward), reversed(scores), strict=True):
        found.append(tuple(_scaled([f * b for f, b in zip(before, back, strict=True)])))
        after = [s * b for s, b in zip(score, back, strict=True)]
        back = _scaled([sum(move[f][t] * after[t] for t in ALLOWED[f]) for f in range(len(STATES))])
    return found[::-1]


def _score(features: Sequence[str], told: Weights) -> list[float]:
    a = b = c = d = 0.0
    for name in features:
        if (w := told.emit.get(name)) is not None:
            a, b, c, d = a + w[0], b + w[1], c + w[2], d + w[3]
    top = max(a, b, c, d)
    return [math.exp(a - top), math.exp(b - top), math.exp(c - top), math.exp(d - top)]


def _scaled(values: list[float]) -> list[float]:
    total = sum(values)
    # They sum to nothing where every way is shut to the precision of a float: then nothing is known.
    return [x / total for x in values] if total > 0 else [1 / len(values)] * len(values)


def furniture(
    lines: Sequence[Line], claims: Sequence[SegmentKind | None], told: Weights
) -> tuple[list[int | None], list[float]]:
    """For every line, all with words, the state in which it is furniture, None where it stays; and the chance that it
    is the article's."""
    around = Surroundings(lines)
    found = chances(around, claims, told)
    states: list[int | None] = []
    for shape, chance in zip(around.shapes, found, strict=True):
        sentence = is_prose(shape) or shape == "ended"
        sure = 1 - chance[ARTICLE] > (told.prose if sentence else told.short)
        best = max((ABOVE, BETWEEN, BELOW), key=lambda k: chance[k])
        states.append(best if sure and (around.english or not sentence) else None)
    for block in _blocks(around, states):
        kept = sum(n for n, x, y in zip(around.sizes, around.shapes, states, strict=True) if y is None and is_prose(x))
        size = sum(around.sizes[i] for i in block)
        above = states[block[0]] == ABOVE
        if (above and size >= told.most_above * kept) or (not above and size > told.most_below * kept):
            for i in block:
                states[i] = None
    return states, [x[ARTICLE] for x in found]


def _blocks(around: Surroundings, states: Sequence[int | None]) -> Iterator[list[int]]:
    """Runs of prose that was called furniture on one side of the article."""
    block: list[int] = []
    for i in around.prose:
        if states[i] is None:
            continue
        if block and (i - block[-1] > GAP + 1 or states[i] != states[block[-1]]):
            yield block
            block = []
        block.append(i)
    if block:
        yield block
