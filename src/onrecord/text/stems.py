"""Words made comparable across inflection. Rough on purpose: stems only propose what is then looked at more closely."""

from __future__ import annotations

from onrecord.text.words import STOP_WORDS, WORD

# Every report has them; they tell nothing of what is reported.
SAYING = frozenset("said say says saying told according reported reports report also".split())
ENDINGS = ("ingly", "ation", "ing", "ies", "ied", "ed", "es", "ly", "s")
LETTERS = 7  # of a stem that are kept: "guarantee" and "guarantor" part later


def folded(word: str) -> str:
    """A word as it is compared: no case, one kind of apostrophe, no possessive."""
    return word.casefold().replace("’", "'").removesuffix("'s").strip("'.,-")


def stem(word: str) -> str:
    """A folded word without most of its inflection; a number stays as it is."""
    if any(c.isdigit() for c in word):
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e").rstrip("iy")[:LETTERS]


def content_stem(word: str) -> str:
    """The stem of a folded word, empty for function words and verbs of saying."""
    return "" if word in STOP_WORDS or word in SAYING else stem(word)


def stems_of(text: str) -> frozenset[str]:
    """The stems of the content words of `text`."""
    return frozenset(x for m in WORD.finditer(text) if (x := content_stem(folded(m.group()))))
