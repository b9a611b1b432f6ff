"""From what the network takes each piece for to source and content: runs of pieces, made whole where print shows it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from onrecord.read.learned.network import Floats
from onrecord.read.learned.pieces import Case, Integers, Pieces, Quote
from onrecord.read.learned.proposals import Proposal

Range = tuple[int, int]
NONE, SOURCE, CONTENT, CUE = 0, 1, 2, 9
# How much the tags that know no cue count beside the roles, as an exponent.
TAGGED = 0.15
# A quotation is content as a whole from the one share of its pieces on, and not at all up to the other.
WHOLE, NOT_AT_ALL = 0.75, 0.4
GAP = 2  # pieces between two runs that are bridged
HOLE = 8  # pieces between two contents, none of them cue or source, that are filled
FAR = 30  # pieces from which on a run in another line than the cue's counts


@dataclass(frozen=True, slots=True)
class Spans:
    """Source, cue and content as offsets into the text. The chances are those of the tagger (`cue`) and the mean over
    the pieces of a role; `source_chance` is 0 without a source.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    cue_chance: float
    source_chance: float
    content_chance: float

    @property
    def score(self) -> float:
        """How sure the network is of cue and content, 0 to 1."""
        return math.sqrt(self.cue_chance * self.content_chance)


def spans_of(pieces: Pieces, proposal: Proposal) -> Spans | None:
    """The attribution that a proposal stands for; None without content."""
    s, e = proposal.s, proposal.e
    roles = _mixed(proposal)
    labels = roles.argmax(-1)
    cue = proposal.cue[0] - s, proposal.cue[1] - s
    labels[slice(*cue)] = CUE
    _settle_quotations(labels, pieces.quote[s:e])
    line = pieces.line[s:e]
    home = line[cue[0]]
    sign = pieces.case[s:e] == Case.SIGN
    content = [
        r
        for r in _joined(_runs(labels, CONTENT, line), labels, line)
        if not sign[slice(*r)].all() and (line[r[0]] == home or r[1] - r[0] >= FAR)
    ]
    if not content:
        return None
    sources = [r for r in _runs(labels, SOURCE, line) if line[r[0]] == home and not sign[slice(*r)].all()]
    best = max(sources, key=lambda r: float(roles[slice(*r), SOURCE].sum()), default=None)
    source = [best] if best else []
    chances = [
        np.concatenate([roles[slice(*r), k] for r in x]).mean() if x else 0.0
        for k, x in ((SOURCE, source), (CONTENT, content))
    ]

    def offsets(runs: list[Range]) -> tuple[Range, ...]:
        return tuple((int(pieces.start[s + a]), int(pieces.end[s + b - 1])) for a, b in runs)

    return Spans(
        source=offsets(source),
        cue=offsets([cue]),
        content=offsets(content),
        cue_chance=proposal.chance,
        source_chance=float(chances[0]),
        content_chance=float(chances[1]),
    )


def _joined(runs: list[Range], labels: Integers, line: Integers) -> list[Range]:
    """Contents are broken by their speaker and cue, hardly by anything else: a small hole without either is filled."""
    found: list[Range] = []
    for run in runs:
        hole = labels[found[-1][1] : run[0]] if found else labels[:0]
        if found and line[found[-1][0]] == line[run[0]] and len(hole) <= HOLE and not hole.any():
            found[-1] = found[-1][0], run[1]
        else:
            found.append(run)
    return found


def _mixed(proposal: Proposal) -> Floats:
    """The roles, tempered by what the tagger takes the pieces for."""
    tagged = proposal.tagged
    beside = np.stack([np.maximum(1e-3, 1 - tagged.max(1)), tagged[:, 0], tagged[:, 1]], axis=1)
    mixed = proposal.roles * beside**TAGGED
    return np.asarray(mixed / mixed.sum(1, keepdims=True), dtype=np.float32)


def _settle_quotations(labels: Integers, quote: Integers) -> None:
    for s, e in _quotations(quote):
        free = labels[s:e] != CUE
        share = float((labels[s:e] == CONTENT).sum()) / max(1, int(free.sum()))
        if share >= WHOLE:
            labels[s:e][free] = CONTENT
        elif share <= NOT_AT_ALL:
            labels[s:e][labels[s:e] == CONTENT] = NONE


def _quotations(quote: Integers) -> Iterator[Range]:
    """Runs of quoted pieces; two marks side by side part two quotations."""
    start = None
    for n, value in enumerate([*quote.tolist(), int(Quote.OUTSIDE)]):
        again = start is not None and n > start + 1 and value == Quote.MARK and quote[n - 1] == Quote.MARK
        if start is not None and (value == Quote.OUTSIDE or again):
            yield start, n
            start = None
        if start is None and value != Quote.OUTSIDE:
            start = n


def _runs(labels: Integers, role: int, line: Integers) -> list[Range]:
    """Runs of a role within single lines, small gaps of nothing bridged."""
    at = np.flatnonzero(labels == role)
    if not len(at):
        return []
    runs: list[list[int]] = [[int(at[0]), int(at[0]) + 1]]
    for before, n in pairwise(at.tolist()):
        gap = labels[before + 1 : n]
        if line[before] == line[n] and len(gap) <= GAP and not gap.any():
            runs[-1][1] = n + 1
        else:
            runs.append([n, n + 1])
    return [(a, b) for a, b in runs]
