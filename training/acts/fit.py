"""A head fitted: logistic regression over the network's middle layer and the rules' facts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from onrecord.read.learned.heads import Head, Heads
from training.acts.samples import Sample

UNSURE = "unsure"
# Chosen by cross-validation over the labelled articles; see README.md.
PENALTY = 3e-4  # of the squared weights
DIGITS = 4  # that are written of a weight


def fit(samples: Sequence[Sample]) -> Heads:
    """Heads fitted to `samples`; the same samples give the same heads."""
    return Heads(act=_head(samples, "act"), kind=_head(samples, "kind"))


def _head(samples: Sequence[Sample], field: str) -> Head:
    torch.manual_seed(0)
    torch.set_num_threads(1)
    told = [s for s in samples if s.labels[field] != UNSURE]
    classes = sorted({s.labels[field] for s in told})
    facts = sorted({f for s in told for f in s.facts.told})
    target = torch.tensor([classes.index(s.labels[field]) for s in told])
    heard = np.stack([s.heard for s in told]).astype(np.float64)
    mean, spread = heard.mean(0), (heard.std(0) + 1e-6) * np.sqrt(heard.shape[1])
    holds = np.array([[f in s.facts.told for f in facts] for s in told], dtype=np.float64)
    inputs = torch.from_numpy(np.concatenate([(heard - mean) / spread, holds], axis=1))
    weights = torch.zeros(len(classes), inputs.shape[1], dtype=torch.float64, requires_grad=True)
    bias = torch.zeros(len(classes), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(inputs @ weights.T + bias, target)
        value = value + PENALTY * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    found, level = weights.detach().numpy(), bias.detach().numpy()
    over = found[:, : heard.shape[1]] / spread  # so that nobody has to centre what is heard
    return Head(
        classes=tuple(classes),
        facts=tuple(facts),
        bias=_written(level - over @ mean),
        heard=tuple(_written(row) for row in over),
        ruled=tuple(_written(row) for row in found[:, heard.shape[1] :]),
    )


def _written(row: np.ndarray) -> tuple[float, ...]:
    return tuple(float(f"{x:.{DIGITS}g}") for x in row)
