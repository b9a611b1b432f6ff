"""The judge's weights: a chain of four states over lines, fitted with torch; what is not scored is summed over.

States: above the article, in it, between its lines, below it. The way goes one way, so that a second article below
the first is below it whatever it looks like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from onrecord.clean.features import features_of
from onrecord.clean.forms import Line
from onrecord.clean.judge import ABOVE, ALLOWED, ARTICLE, BELOW, BETWEEN, STATES, Weights
from onrecord.clean.surroundings import Surroundings
from onrecord.model.vocabulary import SegmentKind
from training.lines.alignment import Truth

NEVER = -1e4
SEEN = 8  # lines in which a feature must hold to be learned
# Chosen by cross-validation over the sites to learn from; see README.md.
PENALTY = 30.0  # of the squared weights
COST = 3.0  # of a line of the article that is called furniture, in log odds
SHORT, PROSE = 0.97, 0.999
MOST_ABOVE, MOST_BELOW = 0.2, 1.0


@dataclass(frozen=True, slots=True)
class Sample:
    """The lines of a dump with words, what the rules of words claim of them, the truth, and what the dump counts."""

    lines: tuple[Line, ...]
    claims: tuple[SegmentKind | None, ...]
    truth: tuple[Truth, ...]
    weight: float = 1.0


def states_of(truth: Sequence[Truth]) -> list[tuple[int, ...]]:
    """The states that each line may be in."""
    kept = [i for i, x in enumerate(truth) if x is Truth.KEEP]
    first, last = (kept[0], kept[-1]) if kept else (len(truth), len(truth))
    found: list[tuple[int, ...]] = []
    for i, x in enumerate(truth):
        if x is Truth.KEEP:
            found.append((ARTICLE,))
        elif x is Truth.EITHER:
            found.append((ABOVE, ARTICLE, BETWEEN, BELOW))
        else:
            found.append((ABOVE,) if i < first else (BELOW,) if i > last else (BETWEEN,))
    return found


def _tensors(samples: Sequence[Sample], names: dict[str, int]) -> tuple[torch.Tensor, ...]:
    """Features as indices (padded with the last one), allowed states, lengths and weights."""
    rows = [
        [[names[f] for f in x if f in names] for x in features_of(Surroundings(s.lines), s.claims)] for s in samples
    ]
    longest, most = max(len(r) for r in rows), max(len(x) for r in rows for x in r)
    index = np.full((len(rows), longest, most), len(names), dtype=np.int32)
    allowed = np.full((len(rows), longest, len(STATES)), NEVER, dtype=np.float32)
    for k, (sample, row) in enumerate(zip(samples, rows, strict=True)):
        for i, found in enumerate(row):
            index[k, i, : len(found)] = found
        for i, states in enumerate(states_of(sample.truth)):
            allowed[k, i, list(states)] = 0
    lengths = np.array([len(r) for r in rows])
    weights = np.array([s.weight for s in samples], dtype=np.float32)
    return tuple(torch.from_numpy(x) for x in (index, allowed, lengths, weights))


def fit(samples: Sequence[Sample], rounds: int = 60, penalty: float = PENALTY) -> Weights:
    """Weights fitted to `samples`; the same samples give the same weights."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    seen = Counter(f for s in samples for x in features_of(Surroundings(s.lines), s.claims) for f in x)
    names = {f: n for n, f in enumerate(sorted(f for f, n in seen.items() if n >= SEEN))}
    # Dumps of like length together, so that little is padding.
    order = sorted(range(len(samples)), key=lambda k: len(samples[k].lines))
    groups = [[samples[k] for k in order[a : a + 80]] for a in range(0, len(order), 80)]
    told = [_tensors(g, names) for g in groups]
    emit = torch.zeros(len(names) + 1, len(STATES), requires_grad=True)
    move = torch.zeros(len(STATES), len(STATES), requires_grad=True)
    start = torch.zeros(len(STATES), requires_grad=True)
    closed = torch.tensor([[0.0 if b in ALLOWED[a] else NEVER for b in range(len(STATES))] for a in range(len(STATES))])
    begins = torch.tensor([0.0, 0.0, NEVER, NEVER])
    ends = torch.tensor([0.0, 0.0, NEVER, 0.0])
    optimizer = torch.optim.LBFGS([emit, move, start], max_iter=rounds, history_size=10, line_search_fn="strong_wolfe")

    def total(scores: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        alpha = scores[:, 0] + start + begins
        last = alpha
        for i in range(1, scores.shape[1]):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + move + closed, 1) + scores[:, i]
            last = torch.where((lengths > i).unsqueeze(1), alpha, last)
        return torch.logsumexp(last + ends, 1)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        found = penalty * (emit[:-1].square().sum() + move.square().sum()) / 2
        found.backward()
        value = found.detach()
        for index, allowed, lengths, weights in told:
            padded = torch.cat([emit[:-1], torch.zeros(1, len(STATES))])
            scores = torch.nn.functional.embedding_bag(
                index.reshape(-1, index.shape[2]).long(), padded, mode="sum"
            ).reshape(*index.shape[:2], len(STATES))
            # A line of the article that is called furniture costs more than the other way round.
            kept = (allowed[:, :, ARTICLE] == 0) & (allowed[:, :, ABOVE] != 0)
            dear = COST * kept.unsqueeze(2) * torch.tensor([1.0, 0.0, 1.0, 1.0])
            part = (weights * (total(scores + dear, lengths) - total(scores + allowed, lengths))).sum()
            part.backward()
            value = value + part.detach()
        return value

    optimizer.step(loss)
    print(f"loss {float(loss()):.1f}, {len(names)} features, {len(samples)} dumps")
    table = emit.detach().numpy()
    moves = (move + closed).detach().numpy()
    return Weights(
        emit={f: _four(table[n]) for f, n in names.items()},
        move=tuple(_four(row) for row in moves),
        start=_four((start + begins).detach().numpy()),
        end=(0.0, 0.0, NEVER, 0.0),
        short=SHORT,
        prose=PROSE,
        most_above=MOST_ABOVE,
        most_below=MOST_BELOW,
    )


def _four(row: np.ndarray) -> tuple[float, float, float, float]:
    a, b, c, d = (round(float(x), 3) for x in row)
    return a, b, c, d
