"""The pack's word lists as patterns, compiled once for each pack, and the sentences of a page's kept lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.document import Page, Segment
from onrecord.model.span import Span
from onrecord.packs.wording import any_of, openings_of
from onrecord.text.sentences import sentences_of


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of `words` as whole words, case aside."""
    return any_of(tuple(words))


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A list of words as a pattern, and how its words begin: most texts have none of them, which is soon seen."""

    pattern: re.Pattern[str]
    openings: frozenset[str] | None

    @classmethod
    def of(cls, words: Iterable[str]) -> Listed:
        """The list of `words`."""
        told = tuple(words)
        return cls(any_of(told), openings_of(told))

    def found_in(self, text: str, s: int, e: int, begin: frozenset[str]) -> Iterable[re.Match[str]]:
        """Where ``text[s:e]`` has one of the words. `begin` is how its words begin, as `openings_in` tells."""
        return self.pattern.finditer(text, s, e) if self.may_be_in(begin) else ()

    def may_be_in(self, begin: frozenset[str]) -> bool:
        """Whether a text whose words begin so can have one of the list."""
        return self.openings is None or not begin.isdisjoint(self.openings)


@lru_cache(maxsize=64)
def names_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `names` as they are written, the longest first."""
    if not names:
        return re.compile(r"(?!)")
    longest = sorted(set(names), key=lambda n: (-len(n), n))
    # A name of several words may be in headline capitals; an acronym in lower case is another word.
    spelled = (
        (rf"(?i:{x})" if " " in n else x)
        for n in longest
        for x in [re.escape(n).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\-", "[-‑–]")]
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelled)})(?![\w])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a kept line; `paragraph` counts kept lines, and its `segment` says what the line is."""

    span: Span
    segment: Segment
    paragraph: int


def sentences_on(text: str, page: Page) -> tuple[Sentence, ...]:
    """The sentences of the lines a reader should see, in order."""
    found = []
    for number, segment in enumerate(page.kept()):
        found += [Sentence(x, segment, number) for x in sentences_of(text, segment.s, segment.e)]
    return tuple(found)


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """Of sentences in text order, the one that holds the character at `offset`; None if none does."""
    n = bisect_right(sentences, offset, key=lambda x: x.span.s) - 1
    return sentences[n] if n >= 0 and offset < sentences[n].span.e else None
