"""What lines of a page that are no article look like.

Patterns are regular expressions, matched without regard to case against a line without its outer space. They are
grouped by the kind of line they betray; the rules of the genre that need to see a line's neighbours are code, in
``clean/heads.py`` and ``clean/blocks.py``.
"""

from __future__ import annotations

import re

import msgspec

from onrecord.model.vocabulary import SegmentKind


class BoilerplateRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`lines` match a whole line wherever it stands; `head` only above the first paragraph and `tail` only below the
    last; `openings` match the beginning of a line, `endings` a piece at the end of a paragraph that is no part of it,
    `interruptions` one between two words or two sentences of a paragraph.

    `captions` are words that only the description of a picture uses. `rubrics` open a block of links to other stories:
    every short line below belongs to it. `body_starts` is the label under which some archives print the article, with a
    summary above it.
    """

    lines: dict[SegmentKind, tuple[str, ...]] = {}
    head: dict[SegmentKind, tuple[str, ...]] = {}
    tail: dict[SegmentKind, tuple[str, ...]] = {}
    openings: dict[SegmentKind, tuple[str, ...]] = {}
    endings: dict[SegmentKind, tuple[str, ...]] = {}
    interruptions: dict[SegmentKind, tuple[str, ...]] = {}
    captions: tuple[str, ...] = ()
    rubrics: tuple[str, ...] = ()
    body_starts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        groups = (self.lines, self.head, self.tail, self.openings, self.endings, self.interruptions)
        for pattern in [p for group in groups for ps in group.values() for p in ps] + [
            *self.captions,
            *self.rubrics,
            *self.body_starts,
        ]:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
