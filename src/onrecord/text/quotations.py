"""Which stretches of a paragraph stand in quotation marks.

Marks are often stray: an opening mark without its end, an apostrophe, two apostrophes for a double mark. A quotation
is opened by a mark before a word and closed by one after a word, so that a stray mark cannot turn the text between two
quotations into speech. An unclosed quotation runs to the end of its paragraph (as in quotations of several paragraphs)
only if nothing closes in the paragraph and the mark is directed or opens the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.span import Span

# Two apostrophes are how some archives print a double mark.
MARK = re.compile(r"(?<=[\w.,!?…])'(?=''(?!'))|''|[“”„«»\"]|(?<![\w])['‘](?=\w)|(?<=[\w.,!?…])['’](?![\w'])")
OPENING, CLOSING = "“„«‘", "”»’"


@dataclass(frozen=True, slots=True)
class Quotation:
    """`span` includes its marks; `closed` is False if it runs to the end of the paragraph for want of one.

    `single` quotations (one apostrophe on either side) are quotations inside others or headline style.
    """

    span: Span
    closed: bool = True
    single: bool = False


def _opens(text: str, s: int, e: int, start: int) -> bool:
    mark = text[s:e]
    if mark[0] in OPENING:
        return True
    if mark[0] in CLOSING:
        return False
    before = text[s - 1] if s > start else " "
    after = text[e] if e < len(text) else " "
    return (before.isspace() or before in "([—–-:/“‘") and not after.isspace()


@lru_cache(maxsize=512)  # half a dozen stages ask for those of each line
def quotations_of(text: str, s: int = 0, e: int | None = None) -> tuple[Quotation, ...]:
    """The outermost double-marked quotations of ``text[s:e]``, one paragraph, in order; single-marked ones only
    outside those."""
    end = len(text) if e is None else e
    found: list[Quotation] = []
    opened: int | None = None
    for m in MARK.finditer(text, s, end):
        if len(m.group()) == 1 and m.group() in "'‘’":
            continue
        opens = _opens(text, m.start(), m.end(), s)
        if opened is None:
            if opens:
                opened = m.start()
        elif not opens:
            found.append(Quotation(Span.of(text, opened, m.end())))
            opened = None
        elif m.group()[0] in "“„«":
            # A second opening mark: the first was stray, unless quotations nest by direction.
            opened = m.start()
    if opened is not None and (opened == s or text[opened] in "“„«") and not any(q.span.s > opened for q in found):
        found.append(Quotation(Span.of(text, opened, end), closed=False))
    return tuple(sorted(found + _singles(text, s, end, found), key=lambda q: q.span))


def _singles(text: str, s: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    found = []
    for m in re.finditer(
        r"(?<![\w’'])['‘](?!['‘])(?=\w)([^'‘’\"“”]|(?<=\w)['’](?=\w)){2,300}?(?<=[\w.,!?…])['’](?![\w'])",
        text[s:end],
    ):
        span = Span.of(text, s + m.start(), s + m.end())
        after = bisect_left(doubles, span.e, key=lambda q: q.span.s)
        if not (after and doubles[after - 1].span.overlaps(span)):
            found.append(Quotation(span, single=True))
    return found


def quoted(offset: int, quotations: Sequence[Quotation]) -> bool:
    """Whether the character at `offset` stands in one of `quotations`."""
    return any(q.span.s <= offset < q.span.e for q in quotations)
