"""The language of a text and of its paragraphs. The only door to py3langid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # ships no types

from onrecord.model.document import Segment

# Letters. Below it the guess on a headline is right four times in five only.
SHORTEST = 60
# Share of words; ordinary English has 0.3 to 0.5, a Dutch or German page stays under 0.08.
ENGLISH = 0.15
ENGLISH_WORDS = re.compile(r"\b(?:the|of|to|and|in|that|is|was|for|it|with|as|his|on|be|at|by|this|had|not|are|but)\b")
WORDS = re.compile(r"[^\W\d_]+")
# A single paragraph must be told more surely than a page: lists of foreign names are the rule in our genre.
SURE_OF_A_PAGE, SURE_OF_A_LINE = 0.8, 0.999
READ = 20_000  # characters; more tell no more


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str, *, sure: float = SURE_OF_A_PAGE) -> str | None:
    """ISO 639-1 code of the language `text` is written in; None if there are too few letters to tell.

    English is told by its small words alone, so that a page full of foreign names stays English. `sure` is the
    probability from which on any other language is believed.
    """
    text = text[:READ]
    words = WORDS.findall(text)
    if sum(map(len, words)) < SHORTEST:
        return None
    if _is_english(text, words):
        return "en"
    code, probability = _identifier().classify(text)
    return str(code) if probability > sure else None


def _is_english(text: str, words: Sequence[str]) -> bool:
    return len(ENGLISH_WORDS.findall(text.lower())) > ENGLISH * len(words)


def with_languages(text: str, segments: Sequence[Segment], page: str | None) -> tuple[Segment, ...]:
    """`segments`, those in another language than the `page` labelled with it."""
    return tuple(_with_language(text, x, page) for x in segments)


def _with_language(text: str, segment: Segment, page: str | None) -> Segment:
    if segment.e - segment.s < SHORTEST:
        return segment
    line = text[segment.s : min(segment.e, segment.s + READ)]
    words = WORDS.findall(line)
    if page == "en" and _is_english(line, words):
        return segment
    # Names and figures are written alike in many languages: a line of them is in none.
    if sum(w[0].islower() for w in words) < len(words) / 2:
        return segment
    found = language_of(line, sure=SURE_OF_A_LINE)
    return segment if found in (None, page) else replace(segment, language=found)
