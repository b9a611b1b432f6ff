"""Every span that a noun rests on, found by walking it, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.model.reading import Reading
from onrecord.model.span import Span


def spans_of(value: Any, where: str) -> Iterator[tuple[str, Span]]:
    """The spans inside `value`, each with the path that leads to it from `where`."""
    if isinstance(value, Span):
        yield where, value
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            # Most parts are words, numbers or nothing; asking here saves making a path for each.
            if part and not isinstance(part, (str, int, float)):
                yield from spans_of(part, f"{where}[{n}]")
    else:
        for field in getattr(value, "__dataclass_fields__", ()):
            part = getattr(value, field)
            if part and not isinstance(part, (str, int, float)):
                yield from spans_of(part, f"{where}.{field}")


def check_spans(reading: Reading, text: str) -> None:
    """Raise SpanError unless every span of `reading` stands in `text`."""
    for where, span in spans_of(reading, f"document {reading.document[:12]}"):
        span.check(text, where)
