"""How likely it is that an attribution is right, from what the network and the rules each say of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import msgspec

EDGE = 1e-4  # chances nearer to 0 or 1 than this are taken for this


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of a proposed attribution.

    `cue`, `source` and `content` are the network's chances, 0 where it sees none. `ruled` is the rules' own confidence
    if they too found an attribution at this cue, else 0; `same_content` and `same_source` say that they found it with
    about this content and a source that overlaps. `read` is False if the network found no content at all and the
    attribution is that of the rules.
    """

    cue: float
    source: float
    content: float
    ruled: float = 0.0
    same_content: bool = False
    same_source: bool = False
    read: bool = True

    def features(self) -> dict[str, float]:
        """Numbers by the names under which `Calibration` keeps their weights."""
        return {
            "bias": 1.0,
            "cue": _logit(self.cue),
            "content": _logit(self.content),
            "source": _logit(self.source) if self.source else 0.0,
            "no source": float(not self.source),
            "ruled": self.ruled,
            "same content": float(self.same_content),
            "same source": float(self.same_source),
        }


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of a logistic regression, fitted on articles that nothing was trained on.

    `read` are those for what the network read, `ruled` those for what only the rules found. `record` is the chance from
    which on an attribution enters the record, `review` that from which on somebody should look at it.
    """

    read: dict[str, float]
    ruled: dict[str, float]
    record: float
    review: float

    def chance(self, evidence: Evidence) -> float:
        """How likely the attribution is right, 0 to 1."""
        weights = self.read if evidence.read else self.ruled
        total = sum(weights.get(name, 0.0) * value for name, value in evidence.features().items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _logit(chance: float) -> float:
    held = min(1 - EDGE, max(EDGE, chance))
    return math.log(held / (1 - held))
