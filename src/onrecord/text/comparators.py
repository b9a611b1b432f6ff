"""How firmly words bound a number: "more than", "at least", "up to", "about", "or so"."""

from __future__ import annotations

import re

from onrecord.model.vocabulary import Comparator

# Longer phrases stand before the shorter ones they end in: "no more than" is no "more than".
_BEFORE: tuple[tuple[Comparator | None, str], ...] = (
    (
        Comparator.LTE,
        r"no more than|not more than|no greater than|no higher than|at (?:the )?most|a maximum of|maximum of",
    ),
    (Comparator.LTE, r"up to|as many as|as much as|as high as|capped at|limited to"),
    (Comparator.GTE, r"no (?:fewer|less) than|not (?:fewer|less) than|nothing less than|at (?:the very )?least"),
    (Comparator.GTE, r"(?:a )?minimum of|as few as|as little as|as low as"),
    (
        Comparator.GT,
        r"(?:(?:far|much|many|slightly|a little|well|significantly|considerably|substantially) )?"
        r"(?:more than|greater than|higher than|over|above|upwards? of|in excess of|north of|exceeding|beyond)",
    ),
    (Comparator.GT, r"(?:just|slightly|a little|a bit|well) (?:over|above)"),
    (
        Comparator.LT,
        r"(?:(?:far|much|slightly|a little|well|significantly|considerably|just) )?"
        r"(?:fewer than|less than|lower than|smaller than|under|below|short of)",
    ),
    (
        Comparator.APPROX,
        r"about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|near|an estimated|the estimated|"
        r"estimated|circa|ca\.|something like|in the region of|on the order of|in the order of|virtually|practically|"
        r"perhaps|maybe|~|≈",
    ),
    (
        None,
        r"only|just|exactly|precisely|merely|a mere|a paltry|a total of|a record|an additional|another|a further|fully",
    ),
)
_FOUND = re.compile(
    r"(?:(?<=^)|(?<=[\s(“\"'‘—–-]))(?:" + "|".join(f"(?P<c{i}>{p})" for i, (_, p) in enumerate(_BEFORE)) + r")\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?P<gte>\s+or (?:more|higher|greater|older|better)\b|\s?\+(?!\w)|[- ]plus\b|\s+at (?:the very )?least\b)"
    r"|(?P<lte>\s+or (?:less|fewer|lower|younger|under)\b|\s+at (?:the )?most\b)"
    r"|(?P<approx>\s+or so\b|,? give or take\b|[- ]odd\b|[- ]ish\b)",
    re.IGNORECASE,
)
REACH = 40  # characters before a number in which its comparators stand


def before(text: str, at: int, start: int) -> tuple[Comparator | None, int]:
    """The comparator that ends where the number begins at `at`, and where its words begin (`at` if there is none).

    Words that bound nothing ("only", "a total of") belong to the words and leave the comparator to the next.
    """
    found: Comparator | None = None
    while m := _FOUND.search(text[max(start, at - REACH) : at]):
        i = next(i for i in range(len(_BEFORE)) if m.group(f"c{i}") is not None)
        comparator, s = _BEFORE[i][0], max(start, at - REACH) + m.start()
        if found and comparator and comparator is not found:
            break
        found, at = found or comparator, s
    return found, at


def after(text: str, e: int, end: int) -> tuple[Comparator | None, int]:
    """The comparator that follows the words ending at `e`, and where it ends (`e` if there is none)."""
    m = _AFTER.match(text, e, end)
    if not m:
        return None, e
    return Comparator({"gte": "gte", "lte": "lte"}.get(str(m.lastgroup), "approx")), m.end()
