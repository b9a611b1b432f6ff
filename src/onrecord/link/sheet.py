"""An article as the search for copies sees it: the sentences and words of the lines a reader should see.

Names are capitalised words and numbers are digits here, on purpose: copies are found by wording and quantities alone,
and who is meant is settled elsewhere.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.document import Segment
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.vocabulary import SegmentKind
from onrecord.model.when import When
from onrecord.text.quotations import Quotation, quotations_of
from onrecord.text.sentences import sentences_of
from onrecord.text.stems import content_stem, folded, stem
from onrecord.text.words import STOP_WORDS, words_of

UNDATED = dt.date.max
# "MOSCOW (Sputnik) -" and "(Reuters) –" open a report and are no words of it.
OPENING = re.compile(r"\s*(?:[A-Z][A-Z.'’-]{2,}[\w.,/’' ]{0,40}?)?\(\s*[\w &.'’-]{2,30}\)\s*[-–—]+\s+")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a kept line. `n` is its place among the sentences of its article."""

    n: int
    span: Span
    kind: SegmentKind
    words: tuple[Span, ...]
    quotations: tuple[Quotation, ...]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(folded(w.text) for w in self.words)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """Its words without inflection, function words and verbs of saying empty."""
        return tuple(map(content_stem, self.folded))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its content words without inflection."""
        return frozenset(x for x in self.content if x)

    @cached_property
    def common(self) -> frozenset[str]:
        """Stems of its words that are not capitalised, and its numbers."""
        return frozenset(x for x, w in zip(self.content, self.words, strict=True) if x and not w.text[0].isupper())

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of its capitalised words, the first word left out unless it stands in the sentence again."""
        return frozenset(
            stem(folded(w.text))
            for i, w in enumerate(self.words)
            if w.text[:1].isupper() and folded(w.text) not in STOP_WORDS and (i > 0 or w.text.isupper())
        )

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its words that hold a digit."""
        return frozenset(w for w in self.folded if any(c.isdigit() for c in w))

    @property
    def told(self) -> frozenset[str]:
        """Its stems and its numbers: what it is rare for."""
        return self.stems | self.numbers

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Of each word, whether it stands in quotation marks."""
        if not self.quotations:
            return (False,) * len(self.words)
        return tuple(any(q.span.s <= w.s < q.span.e for q in self.quotations) for w in self.words)


@dataclass(frozen=True)
class Sheet:
    """An article with its sentences."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def id(self) -> str:
        """The id of the document."""
        return self.article.document.id

    @cached_property
    def text_key(self) -> str:
        """The kept text without spacing, case and punctuation: equal for two articles of one wording.

        Quoted words are told apart, because a copy that drops the marks says something else.
        """
        words = (f"“{w}" if q else w for s in self.sentences for w, q in zip(s.folded, s.quoted, strict=True))
        return " ".join(words)

    @cached_property
    def n_own(self) -> int:
        """Number of words in kept lines outside quotation marks."""
        return sum(not q for s in self.sentences for q in s.quoted)

    @cached_property
    def n_words(self) -> int:
        """Number of words in kept lines."""
        return sum(len(s.words) for s in self.sentences)

    @cached_property
    def published(self) -> When:
        """When readers could know."""
        return self.article.published

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """The places of the sentences that hold each stem."""
        found: dict[str, list[int]] = defaultdict(list)
        for sentence in self.sentences:
            for held in sentence.stems:
                found[held].append(sentence.n)
        return dict(found)

    @cached_property
    def order(self) -> tuple[dt.date, dt.date, str]:
        """When readers could know, undated last, then the id."""
        when = self.published
        return (when.lo or when.hi or UNDATED, when.hi or UNDATED, self.id)

    @property
    def name(self) -> str:
        """How a reason names it: its outlet, else the beginning of its id."""
        return self.article.outlet or f"document {self.id[:8]}"


def sheet_of(article: Article) -> Sheet:
    """The sheet of one article."""
    text = article.document.text
    found: list[Sentence] = []
    for segment in article.reading.page.kept():
        quotations = quotations_of(text, segment.s, segment.e)
        for s, e in _pieces(segment):
            found.extend(_sentences(text, s, e, segment.kind, quotations, len(found)))
    return Sheet(article, tuple(found))


def sheets_of(articles: tuple[Article, ...]) -> tuple[Sheet, ...]:
    """The sheets of `articles` in order of publication, whatever order they come in."""
    return tuple(sorted((sheet_of(a) for a in articles), key=lambda x: x.order))


def _pieces(segment: Segment) -> list[tuple[int, int]]:
    """A line without what is no part of it ("Continue reading" at its end)."""
    pieces, at = [], segment.s
    for inline in sorted(segment.inline, key=lambda x: x.span):
        if inline.span.s > at:
            pieces.append((at, inline.span.s))
        at = max(at, inline.span.e)
    if at < segment.e:
        pieces.append((at, segment.e))
    return pieces


def _sentences(
    text: str, s: int, e: int, kind: SegmentKind, quotations: Sequence[Quotation], first: int
) -> list[Sentence]:
    opening = OPENING.match(text, s, e)
    found: list[Sentence] = []
    for span in sentences_of(text, opening.end() if opening else s, e):
        words = tuple(words_of(text, span.s, span.e))
        if words:
            inside = tuple(q for q in quotations if q.span.overlaps(span))
            found.append(Sentence(first + len(found), span, kind, words, inside))
    return found
