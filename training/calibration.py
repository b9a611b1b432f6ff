"""How sure the reader may be: a logistic regression from its evidence to being right, on articles set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from bench.attribution import page_of
from bench.polnear_score import Claimed, score
from numpy.typing import NDArray

from onrecord.model.span import Span
from onrecord.packs.anonymity import AnonymityWords
from onrecord.read.attributions.nesting import tree_of
from onrecord.read.learned.confidence import Calibration, Evidence
from onrecord.read.learned.merging import SAME, Judged, shared
from onrecord.read.learned.reader import LearnedReader
from training.articles import Article, Example

Floats = NDArray[np.float64]
FOLDS = 5
STRENGTH = 1.0  # of the pull of every weight towards nothing
ROUNDS = 30
REVIEW = 0.25  # what is right less often than this is not worth anybody's time
THRESHOLDS = tuple(round(0.3 + 0.05 * n, 2) for n in range(7))
NAMES = tuple(Evidence(cue=0.5, source=0.5, content=0.5).features())

Reading = tuple[Article, list[Judged]]
Chances = tuple[Article, list[tuple[Judged, float]]]


def readings_of(reader: LearnedReader, articles: Sequence[Article]) -> list[Reading]:
    """What the reader proposes for each article."""
    return [(a, judged_of(reader, a.text)) for a in articles]


def judged_of(reader: LearnedReader, text: str) -> list[Judged]:
    """What the reader proposes for a bare text."""
    page = page_of(text)
    return reader.judged(text, page, reader.rules.found(text, page))


def right(proposed: Judged, examples: Sequence[Example]) -> bool:
    """Whether an annotated attribution has about this content, and a source that overlaps or none either."""
    found, _ = proposed
    return any(
        shared(found.content, x.content) >= SAME
        and (any(s < f and t < e for s, e in found.source for t, f in x.source) or not (found.source or x.source))
        for x in examples
    )


def fitted(readings: Sequence[Reading], record: float = 0.5) -> Calibration:
    """The calibration that fits the readings."""
    weights = []
    for read in (True, False):
        rows = [
            (told.features(), right((found, told), article.examples))
            for article, judged in readings
            for found, told in judged
            if told is not None and told.read is read
        ]
        weights.append(_regression(rows))
    return Calibration(read=weights[0], ruled=weights[1], record=record, review=REVIEW)


def _regression(rows: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Logistic regression by Newton's method; the mean of no rows is no weight at all."""
    x: Floats = np.array([[told[name] for name in NAMES] for told, _ in rows] or np.zeros((0, len(NAMES))))
    y: Floats = np.array([float(is_right) for _, is_right in rows])
    weights: Floats = np.zeros(len(NAMES))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (chance - y) + STRENGTH * weights
        curvature = (x * (chance * (1 - chance))[:, None]).T @ x + STRENGTH * np.eye(len(NAMES))
        weights = weights - np.linalg.solve(curvature, gradient)
    return {name: round(float(w), 4) for name, w in zip(NAMES, weights, strict=True)}


def across(readings: Sequence[Reading]) -> list[Chances]:
    """Every proposal with the chance that a calibration gives it which was fitted without its article."""
    made = []
    for fold in range(FOLDS):
        calibration = fitted([r for n, r in enumerate(readings) if n % FOLDS != fold])
        for n, (article, judged) in enumerate(readings):
            if n % FOLDS == fold:
                chances = [(j, j[0].confidence if j[1] is None else calibration.chance(j[1])) for j in judged]
                made.append((n, article, chances))
    return [(article, chances) for _, article, chances in sorted(made, key=lambda m: m[0])]


def threshold_for(told: Sequence[Chances], words: AnonymityWords) -> tuple[float, float]:
    """The threshold of the record and the full F1 with it, in percent.

    Half of the best F1: where chances are true, whatever is right less often than that lowers F1 (Lipton, Elkan and
    Naryanaswamy, 2014). The best of many thresholds on one small set would rather be luck.
    """

    def f1(least: float) -> float:
        pairs = []
        for article, chances in told:
            found = [replace(f, confidence=chance) for (f, _), chance in chances if chance >= least]
            roots = (a for a in tree_of(article.text, found, words) if a.parent is None)
            claimed = [Claimed(ranges(a.source), ranges(a.content)) for a in roots]
            pairs.append((article.text, [Claimed(x.source, x.content) for x in article.examples], claimed))
        return score(pairs)["all", "full"].f1

    least = round(max(map(f1, THRESHOLDS)) / 200, 2)
    return least, f1(least)


def ranges(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Spans as offsets."""
    return tuple((x.s, x.e) for x in spans)


def reliability(told: Sequence[Chances], bins: int = 10) -> list[tuple[float, float, int]]:
    """For each tenth of confidence that occurs: mean confidence, share that is right, count."""
    pairs = [
        (chance, right(judged, article.examples)) for article, each in told for judged, chance in each if judged[1]
    ]
    found = []
    for n in range(bins):
        inside = [(c, r) for c, r in pairs if n / bins <= c < (n + 1) / bins or (n == bins - 1 and c == 1.0)]
        if inside:
            found.append(
                (sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside))
            )
    return found
