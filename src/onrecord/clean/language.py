"""The language of a text. The only door to py3langid."""

from __future__ import annotations

import re
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # ships no types

# Letters. Below it the guess on a headline is right four times in five only.
SHORTEST = 60
# Share of words; ordinary English has 0.3 to 0.5, a Dutch or German page stays under 0.08.
ENGLISH = 0.15
ENGLISH_WORDS = re.compile(r"\b(?:the|of|to|and|in|that|is|was|for|it|with|as|his|on|be|at|by|this|had|not|are|but)\b")


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language `text` is written in; None if there are too few letters to tell.

    English is told by its small words alone, so that a page full of foreign names stays English.
    """
    if sum(c.isalpha() for c in text) < SHORTEST:
        return None
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(ENGLISH_WORDS.findall(text.lower())) > ENGLISH * len(words):
        return "en"
    code, probability = _identifier().classify(text[:20_000])
    return str(code) if probability > 0.8 else None
