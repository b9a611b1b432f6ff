"""The reader that rests on any installed English spaCy pipeline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.packs.cues import Frame
from onrecord.packs.pack import Pack
from onrecord.read.attributions.found import Found
from onrecord.read.attributions.headlines import headline_of
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.attributions.nesting import tree_of
from onrecord.read.attributions.quoted import introduced, spoken_of
from onrecord.read.attributions.regions import Region, regions_of
from onrecord.read.attributions.speech import speech_of
from onrecord.read.attributions.tokens import Kind, Token
from onrecord.read.parsed.clauses import clauses_of
from onrecord.read.parsed.grammar import Parsed, parsed_of
from onrecord.read.parsed.nouns import nouns_of
from onrecord.read.parsed.pipelines import pipeline
from onrecord.read.rules import TITLES, body_of

VERSION = "1"
SPACE = re.compile(r"\s")  # pipelines take a space that does not break for a word


class SpacyReader:
    """Finds attributions by cue lexicon and parse tree.

    Sentences and quotations are those of the rules; the pipeline says what depends on what inside a sentence. Kind, cue
    class, anonymity, type and parents are decided where they are for every reader, in `tree_of`. Raises
    NotInstalledError where spaCy or a pipeline is missing.
    """

    name = "spacy"
    languages = frozenset({"en"})
    threshold = 0.0  # what it finds it stands by

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.lexicon = lexicon_of(pack.cues)
        self.pipeline, made_by = pipeline()
        # Another pipeline reads otherwise: its name and version are part of what a reading depends on.
        self.version = f"{VERSION} with {made_by}"

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions of the kept lines of `text`, parents before children, in text order."""
        found: list[Found] = []
        last: tuple[Token, ...] = ()
        for segment in page.kept():
            s, e = body_of(text, segment, page)
            regions = regions_of(text, s, e)
            if segment.kind in TITLES and (told := headline_of(text, s, e, self.lexicon)):
                found.extend(told)
            else:
                found.extend(introduced(text, last, self._line(text, regions), self.lexicon))
            last = next((r.tokens for r in reversed(regions) if not r.within), last)
        return tree_of(text, found, self.pack.anonymity)

    def _line(self, text: str, regions: list[Region]) -> list[Found]:
        outer = [r for r in regions if not r.within and r.tokens]
        places = [(r.tokens[0].s, r.tokens[-1].e) for r in outer]
        docs = self.pipeline.pipe(SPACE.sub(" ", text[s:e]) for s, e in places)
        found: list[Found] = []
        for region, (s, _), doc in zip(outer, places, docs, strict=True):
            speech = [(t.s, t.e) for t in region.tokens if t.kind is Kind.QUOTE]
            told = sentence_of(parsed_of(text, s, doc, speech, self.lexicon))
            # A quotation beside any verb and its subject is speech; that is told by word order, without the tree.
            spoken = spoken_of(text, region.tokens, told, self.lexicon)
            cues = {f.cue for f in spoken}
            found += [*(f for f in told if f.frame is not Frame.OBJECT or f.cue not in cues), *spoken]
        return speech_of(_by_region(regions, found))


def sentence_of(parsed: Parsed) -> list[Found]:
    """The attributions of one parsed sentence, those inside its quotations among them."""
    return [f for f in (*clauses_of(parsed), *nouns_of(parsed)) if f.content]


def _by_region(regions: Sequence[Region], found: Iterable[Found]) -> list[tuple[Region, list[Found]]]:
    """Each region with the attributions whose cue stands in it, as what stands in the quotation if it is one."""
    words = sorted((t.s, t.e, n) for n, r in enumerate(regions) for t in r.tokens if t.kind is not Kind.QUOTE)
    cells: list[list[Found]] = [[] for _ in regions]
    for f in found:
        at = f.cue[0][0]
        k = bisect_right(words, at, key=itemgetter(0)) - 1
        if k >= 0 and at < words[k][1] and (inside := _kept_within(f, regions[words[k][2]].within)):
            cells[words[k][2]].append(inside)
    return [(r, sorted(cell, key=lambda f: f.reach)) for r, cell in zip(regions, cells, strict=True) if r.tokens]


def _kept_within(f: Found, within: tuple[int, int] | None) -> Found | None:
    """An attribution inside a quotation without what the parser let reach out of it; None if nothing is left."""
    if within is None:
        return f
    s, e = within
    content = tuple((max(a, s), min(b, e)) for a, b in f.content if a < e and s < b)
    source = tuple(r for r in f.source if s <= r[0] and r[1] <= e)
    if not content or len(source) < len(f.source):
        return None
    return replace(f, content=content, source=source, within=within)
