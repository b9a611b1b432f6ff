"""Articles cut into windows and laid out as tensors with what the network should answer."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.read.learned.pieces import Case, Pieces, pieces_of
from onrecord.read.learned.windows import windows_of
from training.articles import Article
from training.mangling import mangled

IGNORED = -100
UNKNOWN = 100  # the piece that stands for a word withheld
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The pieces of an article and, for each attribution, the pieces of its cue, source and content."""

    pieces: Pieces
    examples: tuple[tuple[list[int], list[int], list[int]], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One window of an article."""

    article: Labelled
    s: int
    e: int


@dataclass(frozen=True, slots=True)
class Batch:
    """B windows and K cues: `pieces` (B, 4, L), `mask` (B, L), `tags` (B, 3, L), `cues` (K, L), `row` (K,) the window
    of each cue, `roles` (K, L). `known` (B, L) marks the pieces of all annotated cues.
    """

    pieces: Tensor
    mask: Tensor
    tags: Tensor
    cues: Tensor
    row: Tensor
    roles: Tensor
    known: NDArray[np.bool_]


def labelled(article: Article, tokenizer: Tokenizer) -> Labelled:
    """The article as the network sees it. Attributions without a cue or content are left out."""
    pieces = pieces_of(article.text, article.lines(), tokenizer)
    found = []
    for example in article.examples:
        cue, source, content = (pieces.covering(r) for r in example.roles())
        if cue and content:
            found.append((cue, source, content))
    return Labelled(pieces, tuple(found))


def batches_of(
    articles: Sequence[Article], tokenizer: Tokenizer, rng: random.Random, *, size: int, window: int, share: float
) -> Iterator[list[Item]]:
    """One epoch: every article mangled anew and cut into windows at a new place; windows of like length together."""
    items: list[Item] = []
    for article in articles:
        shown = labelled(mangled(article, rng, share), tokenizer)
        first = rng.randint(window // 4, window)
        for s, e in windows_of(shown.pieces.sentences, len(shown.pieces), window, window, first):
            items.append(Item(shown, s, e))
    rng.shuffle(items)
    chunk = size * 20
    made: list[list[Item]] = []
    for at in range(0, len(items), chunk):
        alike = sorted(items[at : at + chunk], key=lambda x: x.e - x.s)
        made.extend(alike[k : k + size] for k in range(0, len(alike), size))
    rng.shuffle(made)
    yield from made


def batch_of(items: Sequence[Item], rng: random.Random, *, jitter: float, withheld: float) -> Batch:
    """Tensors for `items`. `jitter` is the share of cues shown a piece too long or too short, as the tagger may find
    them; `withheld` the share of pieces replaced by an unknown one or shown without their case."""
    length = max(x.e - x.s for x in items) + 2
    pieces = np.zeros((len(items), 4, length), dtype=np.int64)
    mask = np.zeros((len(items), length), dtype=np.int64)
    tags = np.full((len(items), 3, length), IGNORED, dtype=np.int64)
    known = np.zeros((len(items), length), dtype=bool)
    cues: list[Integers] = []
    roles: list[Integers] = []
    rows: list[int] = []
    for row, item in enumerate(items):
        n = item.e - item.s + 2
        pieces[row, :, :n] = item.article.pieces.window(item.s, item.e)
        mask[row, :n] = 1
        tags[row, :, :n] = 0
        _withhold(pieces[row, :, 1 : n - 1], rng, withheld)
        for example in item.article.examples:
            inside = [[p - item.s + 1 for p in role if item.s <= p < item.e] for role in example]
            for k, places in enumerate(inside):
                for last, place in zip([-1, *places], places, strict=False):
                    tags[row, k, place] = 2 if last == place - 1 else 1
            cue, source, content = inside
            known[row, cue] = True
            if not cue or any(len(inside[k]) < len(example[k]) for k in (0, 2)):
                continue  # cut by the window: its roles cannot all be seen
            shown = np.zeros(length, dtype=np.int64)
            shown[cue] = 1
            _jitter(shown, min(cue), max(cue), n, rng, jitter)
            asked = np.full(length, IGNORED, dtype=np.int64)
            asked[:n] = 0
            asked[source], asked[content] = 1, 2
            cues.append(shown)
            roles.append(asked)
            rows.append(row)
    return Batch(
        pieces=torch.from_numpy(pieces),
        mask=torch.from_numpy(mask),
        tags=torch.from_numpy(tags),
        cues=torch.from_numpy(np.stack(cues) if cues else np.zeros((0, length), dtype=np.int64)),
        row=torch.tensor(rows, dtype=torch.long),
        roles=torch.from_numpy(np.stack(roles) if roles else np.zeros((0, length), dtype=np.int64)),
        known=known,
    )


def _withhold(window: Integers, rng: random.Random, share: float) -> None:
    for n in range(window.shape[1]):
        if rng.random() < share:
            window[0, n] = UNKNOWN
        if rng.random() < share and window[1, n] != Case.SIGN:
            window[1, n] = Case.LOWER


def _jitter(cue: Integers, low: int, high: int, length: int, rng: random.Random, share: float) -> None:
    if rng.random() >= share:
        return
    chance = rng.random()
    if chance < 0.3 and high + 1 < length - 1:
        cue[high + 1] = 1
    elif chance < 0.6 and low > 1:
        cue[low - 1] = 1
    elif high > low:
        cue[high if chance < 0.8 else low] = 0


def with_false_cues(batch: Batch, chance: NDArray[np.float32], *, each: int, least: float) -> Batch:
    """With what the tagger takes for cues and nobody annotated, up to `each` a window: their roles are all none.

    `chance` (B, L) is the tagger's probability of a cue.
    """
    length = chance.shape[1]
    cues, rows = [], []
    for row in range(chance.shape[0]):
        found = [
            (-float(chance[row, s:e].max()), s, e)
            for s, e in _runs(chance[row] * batch.mask[row].numpy(), least)
            if not batch.known[row, s:e].any()
        ]
        for _, s, e in sorted(found)[:each]:
            cue = np.zeros(length, dtype=np.int64)
            cue[s:e] = 1
            cues.append(cue)
            rows.append(row)
    if not cues:
        return batch
    at = torch.tensor(rows, dtype=torch.long)
    roles = torch.where(batch.mask[at] > 0, 0, IGNORED)
    return Batch(
        pieces=batch.pieces,
        mask=batch.mask,
        tags=batch.tags,
        cues=torch.cat([batch.cues, torch.from_numpy(np.stack(cues))]),
        row=torch.cat([batch.row, at]),
        roles=torch.cat([batch.roles, roles]),
        known=batch.known,
    )


def _runs(values: NDArray[np.float32], least: float) -> list[tuple[int, int]]:
    above = np.concatenate([[False], values[1:-1] > least, [False]])
    edges = np.flatnonzero(above[1:] != above[:-1])
    return [(int(s) + 1, int(e) + 1) for s, e in zip(edges[::2], edges[1::2], strict=True)]
