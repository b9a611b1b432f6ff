"""The reader that needs nothing but rules and a cue lexicon: always there, whatever else is installed."""

from __future__ import annotations

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack
from onrecord.read.clauses import clauses_of
from onrecord.read.found import Found
from onrecord.read.headlines import headline_of
from onrecord.read.lexicon import lexicon_of
from onrecord.read.nesting import tree_of
from onrecord.read.nonverbal import credits_of, impersonal_of, nouns_of
from onrecord.read.regions import Region, regions_of
from onrecord.read.speech import speech_of

VERSION = "1"
TITLES = frozenset({SegmentKind.HEADLINE, SegmentKind.DEK, SegmentKind.SUBHEAD, SegmentKind.SUMMARY_BULLET})


class RuleReader:
    """Finds attributions by cue lexicon, word order and quotation marks."""

    name = "rules"
    version = VERSION
    languages = frozenset({"en"})

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.lexicon = lexicon_of(pack.cues)

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions of the kept lines of `text`, parents before children, in text order."""
        found: list[Found] = []
        for segment in page.kept():
            found.extend(self._line(text, segment))
        return tree_of(text, found, self.pack, self.lexicon)

    def _line(self, text: str, segment: Segment) -> list[Found]:
        s, e = segment.s, segment.e
        for piece in segment.inline:
            if piece.span.e >= e:
                e = min(e, piece.span.s)
        if segment.kind in TITLES and (told := headline_of(text, s, e, self.lexicon)):
            return told
        regions = regions_of(text, s, e)
        by_region = [(r, self._region(text, r)) for r in regions]
        return speech_of(text, by_region, self.lexicon)

    def _region(self, text: str, region: Region) -> list[Found]:
        tokens = region.tokens
        return [
            *clauses_of(text, tokens, self.lexicon),
            *credits_of(text, tokens, self.lexicon),
            *nouns_of(text, tokens, self.lexicon),
            *impersonal_of(text, tokens, self.lexicon),
        ]
