"""What the network read and what the rules found, made one: each attribution once, with the evidence for it.

The network knows better where a content ends and whether a cue is one; the rules know what kind of cue it is, whom it
addresses, and the forms that PolNeAR does not have: headlines, speech inside speech, chains of citation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.vocabulary import CueClass
from onrecord.read.attributions.described import described
from onrecord.read.attributions.found import Found, Range, overlap
from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.attributions.nesting import child_of
from onrecord.read.learned.confidence import Evidence
from onrecord.read.learned.contents import continued, to_the_mark, whole, without_that
from onrecord.read.learned.network import Floats
from onrecord.read.learned.pieces import Pieces
from onrecord.read.learned.spans import Spans
from onrecord.text.near import Near

HEADLINES = frozenset({CueClass.HEADLINE_COLON, CueClass.HEADLINE_DASH})
SAME = 0.5  # share of the characters of two contents that makes them one
# None for evidence: nothing that PolNeAR has examples of, so that the rules' own confidence stands.
Judged = tuple[Found, Evidence | None]


def merged(
    text: str, read: Sequence[Spans], ruled: Sequence[Found], glimpses: Mapping[int, Evidence], lexicon: Lexicon
) -> list[Judged]:
    """Every attribution of either with its evidence, but those of the rules inside a quotation, which `nested` adds.
    Where both have one at a cue, source and content are the network's and the words of the cue those of the lexicon.

    `glimpses` are the evidence for those of `ruled`, by number, of which the network read nothing.
    """
    near = Near()
    for n, f in enumerate(ruled):
        near.add(n, f.cue)
    taken: set[int] = set()
    made: list[Judged] = []
    read = [to_the_mark(text, without_that(text, x)) for x in read]
    for spans in read:
        at = [n for n in near.at(spans.cue) if overlap(ruled[n].cue, spans.cue)]
        if at and all(ruled[n].same_content for n in at):
            continue  # "X reported, citing Y": who cites whom is for the rules
        at = [n for n in at if not ruled[n].same_content]
        taken.update(at)
        best = max(at, key=lambda n: shared(ruled[n].content, spans.content), default=None)
        beside = None if best is None else ruled[best]
        if beside:
            spans = replace(spans, content=whole(spans, beside) or continued(text, spans, beside, read))
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


def _read(text: str, spans: Spans, beside: Found | None, lexicon: Lexicon) -> Judged:
    evidence = Evidence(cue=spans.cue_chance, source=spans.source_chance, content=spans.content_chance)
    if beside is None:
        found = Found(content=spans.content, source=spans.source, cue=spans.cue)
        return described(text, found, lexicon), evidence
    evidence = replace(
        evidence,
        ruled=beside.confidence,
        same_content=shared(beside.content, spans.content) >= SAME,
        same_source=overlap(beside.source, spans.source) or not (beside.source or spans.source),
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
