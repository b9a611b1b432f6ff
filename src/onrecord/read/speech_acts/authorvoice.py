"""What the page says in its own voice: clauses that nobody is made to say and that speak of a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import Act, SegmentKind
from onrecord.packs.pack import Pack
from onrecord.read.naming import Naming
from onrecord.read.speech_acts.acts import act_in_own_voice
from onrecord.read.speech_acts.issues import absent_from, issues_in
from onrecord.read.words import Sentence, pattern
from onrecord.text.near import near_to

_SPLIT = re.compile(r";\s+|\s+-\s+|\s[–—]\s")
_INSET = re.compile(r",\s(?:(?:all|both|most|many|some|none|two|three) of\s)?$")
_INSET_END = re.compile(r"(?:\s\w+){0,3},")
MIN_WORDS = 4
WHOLE = 0.8  # share of its sentence from which a clause is taken for the sentence, which has a verb
TELLING = 8  # letters of an issue's words; one short word ("arms") is no topic
_HEADS = frozenset({SegmentKind.HEADLINE, SegmentKind.DEK})
_OF_ITS_OWN = frozenset({Act.EVALUATE, Act.PREDICT})
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
    naming: Naming,
    cast: Cast,
    pack: Pack,
) -> tuple[Span, ...]:
    """Clauses in the page's own voice, in text order: those that name a subject, or say
    something of an actor that belongs to the page's topic."""
    told = [x for a in attributions for x in (*a.content, *a.source, *a.cue)]
    told_at = near_to([(x.s, x.e)] for x in told)
    finite, absent = pattern(pack.acts.finite), absent_from(text, pack)
    found = []
    for sentence in sentences:
        if sentence.segment.kind not in _KINDS:
            continue
        for clause in clauses_of(text, sentence.span):
            free = _free(text, clause, [told[n] for n in told_at.at([(clause.s, clause.e)])], naming)
            if free is None or len(free.text.split()) < MIN_WORDS:
                continue
            headline = sentence.segment.kind in _HEADS
            if not naming.at([free]) and not _of_a_topic(free, headline, cast, pack, absent):
                continue
            whole = sentence.segment.kind is SegmentKind.HEADLINE or free.e - free.s > WHOLE * len(sentence.span.text)
            if not whole and not finite.search(free.text):
                continue
            found.append(free)
    return tuple(found)


def _of_a_topic(clause: Span, head: bool, cast: Cast, pack: Pack, absent: frozenset[str]) -> bool:
    """Whether a clause that names no subject says something of an actor: in a headline, in the words of one of the
    pack's issues, or as a judgement or forecast of the page's own."""
    if not cast.within(clause):
        return False
    told = issues_in(clause.text, pack, absent)
    if head or (told and max(told.values()) >= TELLING):
        return True
    return act_in_own_voice(clause.text, False, pack) in _OF_ITS_OWN


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


def _free(text: str, clause: Span, told: list[Span], naming: Naming) -> Span | None:
    """The part of a clause that nobody else is made to say: all of it, where others' words are only set in by commas
    and what follows them names a subject ("Kerr joined the two, who opposed the deal, to introduce the bill")."""
    over = [x for x in told if x.overlaps(clause)]
    if not over:
        return clause
    first, last = min(x.s for x in over), max(x.e for x in over)
    before = stripped(text, clause.s, first, " \t,;") if first > clause.s else None
    after = stripped(text, last, clause.e, " \t,;") if last < clause.e else None
    inset = _INSET.search(text, max(clause.s, first - 12), first) and _INSET_END.match(text, last, clause.e)
    if inset and before and after and naming.at([after]):
        return clause
    parts = [x for x in (before, after) if x is not None]
    return max(parts, key=lambda x: x.e - x.s) if parts else None
