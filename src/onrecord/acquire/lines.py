"""Printed lines to paragraphs, by where they stand on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

HYPHEN = 2  # the character that PDFium puts for a hyphen at the end of a line, whose next line follows at once
BULLETS = tuple("•◦▪▸●■□‣⁃")
ACROSS = re.compile(rf"([^\W\d_]*){chr(HYPHEN)}([^\W\d_]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line; all measures are in points, `y` grows upwards.

    `size` is that of its letters, `word` how wide its first word is. `y` is the line's, `last_y` that of its last
    letter, which stands lower where lines were joined at a hyphen.
    """

    text: str
    size: float
    left: float
    right: float
    y: float
    last_y: float
    word: float


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The lines of a page joined into paragraphs, in the order given."""
    if not lines:
        return []
    steps = [a.last_y - b.y for a, b in pairwise(lines) if _of_one_size(a, b) and a.last_y > b.y]
    step = median(steps) if steps else 0.0
    joined = [lines[0].text]
    for before, after in pairwise(lines):
        if _goes_on(before, after, step, lines):
            joined[-1] += f" {after.text}"
        else:
            joined.append(after.text)
    return joined


def without_hyphens(text: str) -> str:
    """`text` with the hyphens at the ends of lines undone where the whole word is written elsewhere in it.

    All others stay as hyphens: nobody can tell "har-bour" from "well-known" without knowing the language.
    """
    known = {x.casefold() for x in re.findall(r"[^\W\d_]+", text)}

    def word(found: re.Match[str]) -> str:
        whole = found[1] + found[2]
        return whole if found[1] and found[2] and whole.casefold() in known else f"{found[1]}-{found[2]}"

    return ACROSS.sub(word, text)


def _of_one_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= 0.1 * max(a.size, b.size)


def _goes_on(before: Line, after: Line, step: float, lines: Sequence[Line]) -> bool:
    """Whether `after` belongs to the paragraph of `before`."""
    down = before.last_y - after.y
    if not _of_one_size(before, after) or not 0 < down <= 1.2 * step:
        return False
    # The lines of a listed item stand under its words, those of a paragraph never to the right of its first.
    indent = 3 if before.text.startswith(BULLETS) else 0.9
    if after.left >= before.right or after.right <= before.left or after.left > before.left + indent * after.size:
        return False
    if after.text.startswith(BULLETS):
        return False
    # A line is broken where the next word does not fit; one that ends before that was ended on purpose.
    column = max(x.right for x in _beside(after, lines))
    return before.right + 0.3 * after.size + after.word > column


def _beside(line: Line, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of the same column and size."""
    return (x for x in lines if _of_one_size(x, line) and abs(x.left - line.left) <= 3 * line.size)
