"""The reader that learned: a network for cues, sources and contents, the rules for what they know better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.packs.pack import Pack
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.nesting import tree_of
from onrecord.read.base import ActTold, Watch
from onrecord.read.learned.confidence import Evidence
from onrecord.read.learned.heads import Heard, Judge, judged
from onrecord.read.learned.merging import Judged, glimpse, merged, nested
from onrecord.read.learned.pieces import Pieces, pieces_of
from onrecord.read.learned.proposals import Answer, answer_for
from onrecord.read.learned.spans import Spans, spans_of
from onrecord.read.learned.weights import weights_in
from onrecord.read.rules import RuleReader, body_of
from onrecord.read.speech_acts.kinds import with_kinds

VERSION = "1"
BLOCK = 40_000  # characters that are looked at together; a dump of a million words is read in pieces
LONGEST = 10_000  # characters of a line; what is longer is cut at a space


class LearnedReader:
    """Reads English with the weights in a folder. Raises WeightsError where they are not whole."""

    languages = frozenset({"en"})

    def __init__(self, pack: Pack, folder: Path, name: str) -> None:
        self.name = name
        self.rules = RuleReader(pack)
        self.weights = weights_in(folder)
        self.manifest = self.weights.manifest
        self.version = f"{VERSION}, weights {self.manifest.version}, rules {self.rules.version}"
        self.threshold = self.manifest.calibration.record
        self.watch: Watch = unwatched
        self.judge = Judge(self.weights.heads) if self.weights.heads else None
        self.acts: Mapping[str, ActTold] = {}
        self._heard = Heard()

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions of the kept lines of `text`: first the tree of those for the record, in text order, then
        those for review, which stand in no tree."""
        found = self.found(text, page)
        words = self.rules.pack.anonymity
        sure = tree_of(text, [f for f in found if f.confidence >= self.threshold], words)
        review = [f for f in found if self.manifest.calibration.review <= f.confidence < self.threshold]
        stated = {a.id for a in sure}
        alone = (replace(a, parent=None, level=1) for a in tree_of(text, review, words) if a.id not in stated)
        return self._judged(with_kinds((*sure, *alone), text, self.rules.pack), text)

    def _judged(self, attributions: tuple[Attribution, ...], text: str) -> tuple[Attribution, ...]:
        """With kinds and acts as the heads have them."""
        if self.judge is None:
            return attributions
        told = list(judged(attributions, self._heard, self.judge, text, self.rules.pack))
        self.acts = {a.id: act for a, act in told if act}
        return tuple(a for a, _ in told)

    def found(self, text: str, page: Page) -> list[Found]:
        """Everything that network or rules propose, with its confidence."""
        calibration = self.manifest.calibration
        ruled = self.rules.found(text, page)
        judged = self.judged(text, page, ruled)
        found = [f if told is None else replace(f, confidence=calibration.chance(told)) for f, told in judged]
        return [*found, *nested(ruled, [f for f in found if f.confidence >= self.threshold])]

    def judged(self, text: str, page: Page, ruled: Sequence[Found]) -> list[Judged]:
        """Everything that the network or the rules (`ruled`) propose, with what is known of it."""
        lines = self.lines(text, page)
        read: list[Spans] = []
        glimpses: dict[int, Evidence] = {}
        self._heard = Heard()
        for block in blocks_of(text, lines):
            pieces = pieces_of(text, block, self.weights.tokenizer)
            answer = self._answer(pieces)
            here = [x for proposal in answer.proposals if (x := spans_of(pieces, proposal))]
            read.extend(here)
            s, e = block[0][0], block[-1][1]
            inside = [(n, f) for n, f in enumerate(ruled) if s <= f.content[0][0] < e]
            glimpses.update((n, glimpse(pieces, answer.tags, f)) for n, f in inside)
            if self.judge:
                proposed = [*((x.cue, x.content) for x in here), *((f.cue, f.content) for _, f in inside)]
                for cue, content in proposed:
                    self._heard.note(pieces, answer.middle, cue, content)
            self.watch(e, len(text))
        return merged(text, read, ruled, glimpses, self.rules.lexicon)

    def lines(self, text: str, page: Page) -> list[Range]:
        """What the network is to see: the kept lines without datelines and bullets."""
        return [body_of(text, segment, page) for segment in page.kept()]

    def _answer(self, pieces: Pieces) -> Answer:
        told = self.manifest
        return answer_for(pieces, self.weights.network, size=told.window, stride=told.stride, least=told.cue)


def unwatched(_done: int, _total: int) -> None:
    """Nobody wants to know how far the reading is."""


def blocks_of(text: str, lines: Sequence[Range]) -> Iterator[list[Range]]:
    """The lines in blocks of bounded length, so that what is held in memory does not grow with the text."""
    block: list[Range] = []
    size = 0
    for line in lines:
        for s, e in _cut(text, line):
            if block and size + e - s > BLOCK:
                yield block
                block, size = [], 0
            block.append((s, e))
            size += e - s
    if block:
        yield block


def _cut(text: str, line: Range) -> Iterator[Range]:
    s, e = line
    while e - s > LONGEST:
        space = text.rfind(" ", s + 1, s + LONGEST)
        stop = space if space > 0 else s + LONGEST
        yield s, stop
        s = stop
    if s < e:
        yield s, e
