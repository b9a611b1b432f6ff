"""What stands inside a line that is kept and is no part of it: "Continue reading" at the end of a paragraph."""

from __future__ import annotations

from onrecord.clean.forms import Line
from onrecord.clean.table import Table
from onrecord.model.document import Inline
from onrecord.model.span import Span

LONGEST = 400  # code points at the end of a line in which a piece is looked for


def endings_of(text: str, line: Line, table: Table) -> tuple[Inline, ...]:
    """The piece at the end of `line` that is something else, with its kind; empty if there is none."""
    start = max(line.ts, line.te - LONGEST)
    near = text[start : line.te]
    for kind, pattern in table.endings:
        if (m := pattern.search(near)) and start + m.start(1) > line.ts:
            return (Inline(span=Span.of(text, start + m.start(1), start + m.end(1)), kind=kind),)
    return ()
