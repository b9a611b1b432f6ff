"""A stretch of text on its way through the rules."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.attributions.verbs import Tokens


@dataclass(frozen=True, slots=True)
class Sentence:
    """What every step needs of a region. `limit` leaves out the marks that close it."""

    text: str
    tokens: Tokens
    lexicon: Lexicon
    limit: int
    subjectless: bool = False
