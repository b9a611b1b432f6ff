"""What the network answers for a text: cues, and for each what it takes the pieces around it for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.read.learned.network import Floats, Network
from onrecord.read.learned.pieces import Integers, Pieces
from onrecord.read.learned.windows import Window, owned, windows_of

CUE, SOURCE, CONTENT = 0, 3, 6  # where the three tags of each begin
# A cue's roles are looked for within so many pieces to either side of it: of 6,681 contents of PolNeAR train 94.8 %
# lie there wholly and 99.1 % by half.
REACH = 48


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """A cue at the pieces `cue` (half-open), with the pieces `s` to `e` around it that were read for its roles.

    `chance` is the tagger's probability that a cue stands there. `roles` (e - s, 3) are the probabilities of none,
    source and content for this cue, `tagged` (e - s, 2) those of source and content of any cue.
    """

    s: int
    e: int
    cue: Window
    chance: float
    roles: Floats
    tagged: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The proposals for a text, in order, the tagger's chances of cue, source and content by piece (n, 3), and what
    the network's middle layer holds of each piece (n, width)."""

    proposals: list[Proposal]
    tags: Floats
    middle: Floats


def answer_for(pieces: Pieces, network: Network, *, size: int, stride: int, least: float) -> Answer:
    """What the network answers. A cue is what the tagger gives at least the chance `least`."""
    windows = list(windows_of(pieces.sentences, len(pieces), size, stride))
    tags = np.zeros((len(pieces), 3), dtype=np.float32)
    proposals: list[Proposal] = []
    middle: list[Floats] = []
    for window, own in zip(windows, owned(windows), strict=True):
        proposals.extend(_of_window(pieces, network, window, own, least, tags, middle))
    return Answer(proposals, tags, np.concatenate(middle) if middle else tags[:, :0])


def _of_window(
    pieces: Pieces,
    network: Network,
    window: Window,
    own: Window,
    least: float,
    tags_of_text: Floats,
    middle_of_text: list[Floats],
) -> Iterator[Proposal]:
    s, e = window
    hidden, tags, middle = network.tag(pieces.window(s, e))
    # The network sees a piece before the window and one behind it.
    hidden, word = hidden[1:-1], pieces.word[s:e]
    tags = by_word(tags[1:-1], word)
    cue, source, content = (softmax(tags[:, k : k + 3]) for k in (CUE, SOURCE, CONTENT))
    some = 1 - np.stack([cue[:, 0], source[:, 0], content[:, 0]], axis=1)
    tags_of_text[slice(*own)] = some[own[0] - s : own[1] - s]
    middle_of_text.append(middle[1:-1][own[0] - s : own[1] - s])
    for a, b in _cues(cue, word, least):
        if own[0] <= s + a < own[1]:
            first, last = max(0, a - REACH), min(e - s, b + REACH)
            asked: Integers = np.zeros(last - first, dtype=np.int64)
            asked[a - first : b - first] = 1
            roles = softmax(by_word(network.roles(hidden[first:last], asked), word[first:last]))
            chance = float(some[a:b, 0].max())
            yield Proposal(s + first, s + last, (s + a, s + b), chance, roles, some[first:last, 1:])


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
    inner = np.flatnonzero(word[1:] != word[:-1]) + 1
    starts, ends = np.concatenate(([0], inner)), np.concatenate((inner, [len(word)]))
    sizes = ends - starts
    means = np.add.reduceat(values, starts, axis=0) / sizes[:, None]
    return np.asarray(np.repeat(means, sizes, axis=0), dtype=np.float32)
