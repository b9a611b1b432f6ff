"""What stands inside a line that is kept and is no part of it: "Continue reading" at the end of a paragraph, or a call
to action between its words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.clean.forms import Line
from onrecord.clean.table import Patterns, Table
from onrecord.model.document import Inline
from onrecord.model.span import Span

LONGEST = 400  # code points at the end of a line in which a piece is looked for


def inline_of(text: str, line: Line, table: Table) -> tuple[Inline, ...]:
    """The pieces of `line` that are something else, with their kinds, in text order; empty if there are none."""
    start = max(line.ts, line.te - LONGEST)
    end = next(iter(_found(table.endings, text, start, line)), None)
    within = [x for x in _found(table.interruptions, text, line.ts, line) if end is None or x.span.e <= end.span.s]
    return tuple(sorted((*within, *([end] if end else ())), key=lambda x: x.span))


def _found(patterns: Patterns, text: str, s: int, line: Line) -> Iterator[Inline]:
    """Every piece that `patterns` find in the line from `s` on, its very beginning apart."""
    near = text[s : line.te]
    for kind, pattern in patterns:
        for m in pattern.finditer(near):
            a, b = m.span(m.lastindex or 0)
            if s + a > line.ts:
                yield Inline(span=Span.of(text, s + a, s + b), kind=kind)
