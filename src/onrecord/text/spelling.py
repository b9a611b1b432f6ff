"""Whether two spellings are one name: transliterations, dropped accents, slips of the pen.

Names from other scripts arrive in several romanisations (-sky, -skyy, -skiy, -skyj; Sergei, Sergey), and feeds and
translations add errors of their own (Zelenzky). `skeleton` lays the romanisations on one form; what still differs by
one letter in a name that is long enough is a misspelling.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

# Order matters: the longer romanisation first.
_ROMANISATIONS = (
    ("shch", "s"),
    ("sch", "s"),
    ("tch", "#"),
    ("sh", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("ch", "#"),
    ("ts", "c"),
    ("tz", "c"),
    ("cz", "#"),
    ("ck", "k"),
    ("ph", "f"),
    ("ks", "x"),
    ("ou", "u"),
    ("oe", "o"),
    ("ue", "u"),
    ("ae", "a"),
    ("w", "v"),
    ("q", "k"),
)
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "ð": "d", "þ": "t"})
# Shorter names differ from their neighbours by one letter too often (Mali, Bali; Iran, Iraq; Kerr, Kerry).
SHORTEST_MISSPELT = 7


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """`name` in lower case without accents, marks or points, its words apart by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain.translate(_LETTERS).replace("’", "").replace("'", "")))


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """What stays of `name` when romanisations are laid on one another: "Zelenskyy" and "Zelensky" are one."""
    words = []
    for word in bare(name).split():
        for before, after in _ROMANISATIONS:
            word = word.replace(before, after)
        word = re.sub(r"[yij]+", "i", word)
        # Serbian and Ukrainian patronymics are written -ic and -ich alike.
        word = re.sub(r"i#$", "ic", word)
        word = re.sub(r"(?<=[aeou])i(?=[aeou])|(?<=[^aeiou])i(?=[aeou])", "", word)
        words.append(re.sub(r"(.)\1+", r"\1", word))
    return " ".join(words)


def same_spelling(a: str, b: str) -> bool:
    """Whether the two are one name in two romanisations or with and without accents."""
    return skeleton(a) == skeleton(b)


def misspelt(a: str, b: str) -> bool:
    """Whether one of the two can be a slip for the other: one letter wrong, missing, doubled or swapped.

    Accepted gap: two real surnames one letter apart (Petersen, Pedersen) look like a slip; callers compare only within
    one document, where both forms seldom name two people.
    """
    x, y = bare(a), bare(b)
    if min(len(x), len(y)) < SHORTEST_MISSPELT or x[:1] != y[:1]:
        return False
    if x.endswith("s") != y.endswith("s") and x.rstrip("s") == y.rstrip("s"):
        return False  # a plural is no slip
    return OSA.distance(skeleton(a), skeleton(b), score_cutoff=1) <= 1
