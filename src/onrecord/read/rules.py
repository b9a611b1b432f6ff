"""The reader that needs nothing but rules and a cue lexicon: always there, whatever else is installed."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.cues import Frame
from onrecord.packs.pack import Pack
from onrecord.read.attributions.found import Found
from onrecord.read.attributions.headlines import headline_of
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.attributions.nesting import tree_of
from onrecord.read.attributions.nonverbal import credits_of, impersonal_of, nouns_of, views_of
from onrecord.read.attributions.quoted import introduced, spoken_of
from onrecord.read.attributions.regions import Region, regions_of
from onrecord.read.attributions.speech import speech_of
from onrecord.read.attributions.tokens import Token
from onrecord.read.attributions.verbal import clauses_of
from onrecord.read.speech_acts.kinds import with_kinds

VERSION = "1"
BULLETS = "•*·–-▪■●"
TITLES = frozenset({SegmentKind.HEADLINE, SegmentKind.DEK, SegmentKind.SUBHEAD, SegmentKind.SUMMARY_BULLET})


class RuleReader:
    """Finds attributions by cue lexicon, word order and quotation marks."""

    name = "rules"
    version = VERSION
    threshold = 0.0  # what the rules find they stand by
    languages = frozenset({"en"})

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.lexicon = lexicon_of(pack.cues)

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions of the kept lines of `text`, parents before children, in text order."""
        return with_kinds(tree_of(text, self.found(text, page), self.pack.anonymity), text, self.pack)

    def found(self, text: str, page: Page) -> list[Found]:
        """The attributions of the kept lines of `text`, some of which may claim the same words."""
        found: list[Found] = []
        last: tuple[Token, ...] = ()
        for segment in page.kept():
            regions = regions_of(text, *body_of(text, segment, page))
            found.extend(introduced(text, last, self._line(text, segment, page, regions), self.lexicon))
            own = [r.tokens for r in regions if not r.within]
            last = own[-1] if own else last
        return found

    def _line(self, text: str, segment: Segment, page: Page, regions: list[Region]) -> list[Found]:
        s, e = body_of(text, segment, page)
        if segment.kind in TITLES and (told := headline_of(text, s, e, self.lexicon)):
            return told
        by_region = [(r, self._region(text, r, segment.kind in TITLES)) for r in regions]
        return speech_of(by_region)

    def _region(self, text: str, region: Region, title: bool) -> list[Found]:
        tokens = region.tokens
        found = [
            *clauses_of(text, tokens, self.lexicon, subjectless=title),
            *credits_of(text, tokens, self.lexicon),
            *views_of(text, tokens, self.lexicon),
            *nouns_of(text, tokens, self.lexicon),
            *impersonal_of(text, tokens, self.lexicon),
        ]
        spoken = spoken_of(text, tokens, found, self.lexicon)
        cues = {f.cue for f in spoken}
        found = [*(f for f in found if f.frame is not Frame.OBJECT or f.cue not in cues), *spoken]
        return [replace(f, within=region.within) for f in found] if region.within else found


def body_of(text: str, segment: Segment, page: Page) -> tuple[int, int]:
    """Offsets of a line without its dateline and without what is no part of it at its end."""
    s, e = segment.s, segment.words_end(text)
    while s < e and (text[s].isspace() or text[s] in BULLETS):
        s += 1
    dateline = page.masthead.dateline
    if dateline and s <= dateline.span.s and dateline.span.e < e:
        s = dateline.span.e
    return s, e
