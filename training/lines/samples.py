"""Dumps as the judge sees them, and annotated news articles as dumps in which every line is the article's."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.clean.claims import claims_of
from onrecord.clean.forms import forms_of
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack
from training.lines.alignment import Truth
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


def article_dump(name: str, text: str, claims: Sequence[SegmentKind | None]) -> Dump:
    """An article of a corpus of news: every line is the article's but those that a rule of words claims, which may be
    anything, as may short lines at its edges (headlines, credits, bios that the corpus left in)."""
    lines = text.split("\n")
    forms = forms_of(text)
    edges = {i for i, x in enumerate(forms) if x.blank or not x.prose}
    first = next((i for i in range(len(forms)) if i not in edges), len(forms))
    last = next((i for i in reversed(range(len(forms))) if i not in edges), -1)
    truth = [Truth.EITHER if claims[i] is not None or i < first or i > last else Truth.KEEP for i in range(len(forms))]
    return Dump(name, "article", tuple(lines[: len(forms)]), tuple(truth))
