"""What heads answer for attributions of articles that they were not fitted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.read.learned.heads import Judge
from training.acts.fit import fit
from training.acts.samples import FOLDS, Sample


def answers_across(samples: Sequence[Sample]) -> dict[int, Mapping[str, str]]:
    """By number of the attribution what heads say of it that were fitted on the other folds of articles: act, kind,
    each only where they say something."""
    found: dict[int, Mapping[str, str]] = {}
    for fold in range(FOLDS):
        held = [s for s in samples if s.fold == fold]
        if not held:
            continue
        judge = Judge(fit([s for s in samples if s.fold != fold]))
        for s in held:
            told = {"act": judge.act(s.heard, s.facts), "kind": judge.kind(s.heard, s.facts)}
            found[s.number] = {field: str(answer) for field, answer in told.items() if answer}
    return found
