"""Words with their offsets."""

from __future__ import annotations

import re

from onrecord.model.span import Span

# A letter or digit run with inner apostrophes, hyphens and points: "U.S.", "NATO-led", "don't", "3.5".
WORD = re.compile(r"[^\W_]+(?:[’'\-‑.,][^\W_]+)*")

# Function words carry no content when two stretches of text are compared.
STOP_WORDS = frozenset(
    "a an the of to in on at by for from with as and or but nor that this these those it its his her their our your is "
    "are was were be been being has have had do does did will would can could may might shall should must not".split()
)


def words_of(text: str, s: int = 0, e: int | None = None) -> list[Span]:
    """The words of ``text[s:e]`` as spans of `text`."""
    return [Span(m.start(), m.end(), m.group()) for m in WORD.finditer(text, s, len(text) if e is None else e)]


def count_words(text: str) -> int:
    """How many words `text` has."""
    return len(WORD.findall(text))


def content_words(text: str) -> list[str]:
    """The words of `text`, case folded, function words left out."""
    return [w for m in WORD.finditer(text) if (w := m.group().casefold()) not in STOP_WORDS]
