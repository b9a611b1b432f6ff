"""What the page says in its own voice: clauses that nobody is made to say and that speak of a subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.model.attribution import Attribution
from onrecord.model.span import Span, stripped
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack
from onrecord.read.words import Sentence, pattern

_SPLIT = re.compile(r";\s+|\s+-\s+|\s[–—]\s")
MIN_WORDS = 4
_KINDS = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.DEK,
        SegmentKind.BODY,
        SegmentKind.SUMMARY_BULLET,
        SegmentKind.SUBHEAD,
        SegmentKind.CAPTION,
    }
)


def own_clauses(
    text: str,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    subjects: Iterable[Subject],
    pack: Pack,
) -> tuple[Span, ...]:
    """Clauses in the page's own voice that name a subject, in text order."""
    told = [x for a in attributions for x in (*a.content, *a.source, *a.cue)]
    named = [m for s in subjects for m in s.mentions]
    finite = pattern(pack.acts.finite)
    found = []
    for sentence in sentences:
        if sentence.segment.kind not in _KINDS:
            continue
        for clause in clauses_of(text, sentence.span):
            free = _free(text, clause, told)
            if free is None or len(free.text.split()) < MIN_WORDS:
                continue
            if not any(m.overlaps(free) for m in named):
                continue
            if sentence.segment.kind is not SegmentKind.HEADLINE and not finite.search(free.text):
                continue
            found.append(free)
    return tuple(found)


def clauses_of(text: str, span: Span) -> list[Span]:
    """Clauses of a sentence, cut at semicolons, dashes and coordinated clauses."""
    found, start = [], span.s
    for m in _SPLIT.finditer(text, span.s, span.e):
        if part := stripped(text, start, m.start(), ' \t.,;"“”'):
            found.append(part)
        start = m.end()
    if part := stripped(text, start, span.e, ' \t.,;"“”'):
        found.append(part)
    return found


def _free(text: str, clause: Span, told: list[Span]) -> Span | None:
    over = [x for x in told if x.overlaps(clause)]
    if not over:
        return clause
    first, last = min(x.s for x in over), max(x.e for x in over)
    before = stripped(text, clause.s, first, " \t,;") if first > clause.s else None
    after = stripped(text, last, clause.e, " \t,;") if last < clause.e else None
    parts = [x for x in (before, after) if x is not None]
    return max(parts, key=lambda x: x.e - x.s) if parts else None
