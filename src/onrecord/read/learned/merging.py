"""What the network read and what the rules found, made one: each attribution once, with the evidence for it.

The network knows better where a content ends and whether a cue is one; the rules know what kind of cue it is, whom it
addresses, and the forms that PolNeAR does not have: headlines, speech inside speech, chains of citation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.vocabulary import CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.attributions.nesting import child_of
from onrecord.read.learned.confidence import Evidence
from onrecord.read.learned.cues import MARKS, described
from onrecord.read.learned.network import Floats
from onrecord.read.learned.pieces import Pieces
from onrecord.read.learned.spans import Spans
from onrecord.text.near import Near

THAT = re.compile(r"that\s+", re.IGNORECASE)
HEADLINES = frozenset({CueClass.HEADLINE_COLON, CueClass.HEADLINE_DASH})
CLAIM = 0.5  # chance of a cue from which on what it claims is its own
UNSURE = 0.85  # mean chance of a content below which the rules see more of it
SAME = 0.5  # share of the characters of two contents that makes them one
# None for evidence: nothing that PolNeAR has examples of, so that the rules' own confidence stands.
Judged = tuple[Found, Evidence | None]


def merged(
    text: str, read: Sequence[Spans], ruled: Sequence[Found], glimpses: Mapping[int, Evidence], lexicon: Lexicon
) -> list[Judged]:
    """Every attribution of either with its evidence; where both have one at a cue, source and content are
    the network's and the words of the cue those of the lexicon.

    `glimpses` are the evidence for those of `ruled`, by number, of which the network read nothing.
    """
    near = Near()
    for n, f in enumerate(ruled):
        near.add(n, f.cue)
    taken: set[int] = set()
    made: list[Judged] = []
    read = [_without_that(text, x) for x in read]
    for spans in read:
        at = [n for n in near.at(spans.cue) if _overlap(ruled[n].cue, spans.cue)]
        if at and all(ruled[n].same_content for n in at):
            continue  # "X reported, citing Y": who cites whom is for the rules
        at = [n for n in at if not ruled[n].same_content]
        taken.update(at)
        best = max(at, key=lambda n: shared(ruled[n].content, spans.content), default=None)
        beside = None if best is None else ruled[best]
        if beside:
            spans = replace(spans, content=_whole(spans, beside) or _continued(text, spans, beside, read))
        made.append(_read(text, spans, beside, lexicon))
    # What is told inside a quotation is on the word of whoever is quoted: `nested` adds it where somebody is.
    alone = ((n, f) for n, f in enumerate(ruled) if n not in taken and not f.within)
    made.extend((f, None if _beyond(f) else glimpses.get(n)) for n, f in alone)
    return made


def glimpse(pieces: Pieces, tags: Floats, f: Found) -> Evidence:
    """What the tagger, which knows no cue, makes of an attribution of the rules: of their cue at best, of the rest on
    average."""
    cue, source, content = (tags[pieces.covering(r), k] for k, r in enumerate((f.cue, f.source, f.content)))
    return Evidence(
        cue=float(cue.max()) if len(cue) else 0.0,
        source=float(source.mean()) if len(source) else 0.0,
        content=float(content.mean()) if len(content) else 0.0,
        ruled=f.confidence,
        read=False,
    )


def nested(ruled: Sequence[Found], sure: Sequence[Found]) -> list[Found]:
    """Those of `ruled` that lie inside one of `sure`: PolNeAR is flat, and taught the network not to see them."""
    near = Near()
    for n, f in enumerate(sure):
        near.add(n, f.content)
    known = set(map(id, sure))
    return [f for f in ruled if id(f) not in known and any(child_of(f, sure[n]) for n in near.at(f.content[:1]))]


def _whole(spans: Spans, beside: Found) -> tuple[Range, ...]:
    """The content of the rules where the network has a part of it and is unsure, or its speaker closes the sentence:
    what ", she said" follows is said from its beginning on. Empty elsewhere."""
    part = all(any(s <= a and b <= e for s, e in beside.content) for a, b in spans.content)
    closes = beside.frame is Frame.AFTER
    return beside.content if part and (closes or spans.content_chance < UNSURE) else ()


def _continued(text: str, spans: Spans, beside: Found, read: Sequence[Spans]) -> tuple[Range, ...]:
    """The content with the quotations that go on behind its speaker: the rules join them across sentences, and the
    network often stops at the first. What another cue has a better claim to stays with that."""
    if not any(_overlap((r,), spans.content) for r in beside.content):
        return spans.content
    more = [
        r
        for r in beside.content
        if text[r[0]] in MARKS
        and not _overlap((r,), spans.content)
        and not any(x is not spans and x.cue_chance > CLAIM and _overlap((r,), x.content) for x in read)
    ]
    return tuple(sorted((*spans.content, *more)))


def _without_that(text: str, spans: Spans) -> Spans:
    """With content that begins behind the "that" which opens it: PolNeAR counts the word in, the record does not."""
    (s, e), *rest = spans.content
    opening = THAT.match(text, s, e)
    return replace(spans, content=((opening.end(), e), *rest)) if opening and opening.end() < e else spans


def _read(text: str, spans: Spans, beside: Found | None, lexicon: Lexicon) -> Judged:
    evidence = Evidence(cue=spans.cue_chance, source=spans.source_chance, content=spans.content_chance)
    if beside is None:
        return described(text, spans, lexicon), evidence
    evidence = replace(
        evidence,
        ruled=beside.confidence,
        same_content=shared(beside.content, spans.content) >= SAME,
        same_source=_overlap(beside.source, spans.source) or not (beside.source or spans.source),
    )
    # Where the network sees nobody and the rules somebody, it is the rules who are right, as far as has been seen.
    return replace(beside, content=spans.content, source=spans.source or beside.source), evidence


def _beyond(f: Found) -> bool:
    """Whether PolNeAR has no examples of its kind."""
    return f.same_content or f.cue_class in HEADLINES


def shared(a: Sequence[Range], b: Sequence[Range]) -> float:
    """Characters that both cover as a share of those that either covers."""
    both = sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)
    every = sum(e - s for s, e in (*a, *b)) - both
    return both / every if every else 0.0


def _overlap(a: Sequence[Range], b: Sequence[Range]) -> bool:
    return any(s < f and t < e for s, e in a for t, f in b)
