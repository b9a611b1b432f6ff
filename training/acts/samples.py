"""What the heads learn from: of each labelled attribution what the network holds, the rules' facts, the labels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.ids import content_id
from onrecord.read.learned.heads import Facts, heard_at
from onrecord.read.learned.network import Floats
from onrecord.read.learned.pieces import pieces_of
from onrecord.read.learned.proposals import answer_for
from onrecord.read.learned.weights import Weights
from training.articles import Article, Example

FOLDS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A labelled attribution. `heard` is as `heard_at` gives it, `labels` are act and kind."""

    number: int
    fold: int
    heard: Floats
    facts: Facts
    labels: Mapping[str, str]


def fold_of(article: str) -> int:
    """Which of the folds an article is in; all its attributions are in one."""
    return int(content_id(article.encode())[:8], 16) % FOLDS


def heard_in(article: Article, examples: Sequence[Example], weights: Weights) -> list[Floats | None]:
    """What the network holds of each of `examples`, as it stands in the text as received."""
    told = weights.manifest
    pieces = pieces_of(article.text, article.lines(), weights.tokenizer)
    # A chance that nothing reaches: only the middle layer is asked for.
    answer = answer_for(pieces, weights.network, size=told.window, stride=told.stride, least=2.0)
    return [heard_at(pieces, np.asarray(answer.middle), x.cue, x.content) for x in examples]
