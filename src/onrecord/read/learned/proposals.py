"""What the network answers for a text: cues, and for each what it takes the pieces around it for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.read.learned.network import Floats, Network
from onrecord.read.learned.pieces import Integers, Pieces
from onrecord.read.learned.windows import Window, owned, windows_of

CUE, SOURCE, CONTENT = 0, 3, 6  # where the three tags of each begin


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """A cue at the pieces `cue` (half-open), with the window `s` to `e` in which it was read.

    `chance` is the tagger's probability that a cue stands there. `roles` (e - s, 3) are the probabilities of none,
    source and content for this cue, `tagged` (e - s, 2) those of source and content of any cue.
    """

    s: int
    e: int
    cue: Window
    chance: float
    roles: Floats
    tagged: Floats


def proposals_of(
    pieces: Pieces, network: Network, *, size: int, stride: int, least: float, known: Sequence[Window] = ()
) -> Iterator[Proposal]:
    """The proposals for a text, in order. A cue is what the tagger gives at least the chance `least`, and every one of
    `known` cues that it does not touch."""
    windows = list(windows_of(pieces.sentences, len(pieces), size, stride))
    rest = sorted(known)
    for window, own in zip(windows, owned(windows), strict=True):
        mine = [c for c in rest if own[0] <= c[0] < own[1] and c[1] <= window[1]]
        yield from _of_window(pieces, network, window, own, least, mine)


def _of_window(
    pieces: Pieces, network: Network, window: Window, own: Window, least: float, known: Sequence[Window]
) -> Iterator[Proposal]:
    s, e = window
    hidden, tags = network.tag(pieces.window(s, e))
    word = pieces.word[s:e]
    tags = by_word(tags[1:-1], word)
    chances = [softmax(tags[:, k : k + 3]) for k in (CUE, SOURCE, CONTENT)]
    cues = _cues(chances[0], word, least)
    cues = [c for c in cues if own[0] <= s + c[0] < own[1]]
    cues += [(a - s, b - s) for a, b in known if not any(c[0] < b - s and a - s < c[1] for c in cues)]
    if not cues:
        return
    cues.sort()
    asked: Integers = np.zeros((len(cues), e - s + 2), dtype=np.int64)
    for row, (a, b) in enumerate(cues):
        asked[row, a + 1 : b + 1] = 1
    tagged = np.stack([1 - chances[1][:, 0], 1 - chances[2][:, 0]], axis=1)
    for (a, b), answer in zip(cues, network.roles(hidden, asked), strict=True):
        chance = float((1 - chances[0][a:b, 0]).max())
        roles = softmax(by_word(answer[1:-1], word))
        yield Proposal(s=s, e=e, cue=(s + a, s + b), chance=chance, roles=roles, tagged=tagged)


def _cues(chances: Floats, word: Integers, least: float) -> list[Window]:
    """Runs of pieces that are rather part of a cue than not; a word that rather begins one begins a new run."""
    found: list[Window] = []
    inside = chances[:, 1] + chances[:, 2] > least
    begins = chances[:, 1] > chances[:, 2]
    for n in np.flatnonzero(inside):
        at = int(n)
        goes_on = bool(found) and found[-1][1] == at and (word[at] == word[at - 1] or not begins[at])
        if goes_on:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def by_word(values: Floats, word: Integers) -> Floats:
    """Every row replaced by the mean over its word: a word is never labelled in part."""
    starts = np.flatnonzero(np.r_[True, word[1:] != word[:-1]])
    sizes = np.diff(np.r_[starts, len(word)])
    means = np.add.reduceat(values, starts, axis=0) / sizes[:, None]
    return np.asarray(np.repeat(means, sizes, axis=0), dtype=np.float32)
