"""Dumps as the judge sees them."""

from __future__ import annotations

from onrecord.clean.claims import claims_of
from onrecord.clean.forms import forms_of
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack
from training.lines.dumps import Dump
from training.lines.fit import Sample


def sample_of(dump: Dump, pack: Pack, weight: float = 1.0) -> Sample:
    """`dump` with the form of its lines and what the rules of words claim."""
    lines = forms_of(dump.text)
    told = [
        (line, claim, truth)
        for line, claim, truth in zip(lines, claims_of(lines, pack), dump.truth, strict=True)
        if claim is not SegmentKind.BLANK
    ]
    return Sample(tuple(x for x, _, _ in told), tuple(c for _, c, _ in told), tuple(t for _, _, t in told), weight)
