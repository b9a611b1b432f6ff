"""A name as it reads in Latin letters, whatever script or encoding it came in, and what of it survives every spelling.

Transliteration is AnyAscii's. What it cannot give back is what a script does not write: Arabic, Hebrew and their kin
leave vowels out, so names from them are compared by their consonants.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from onrecord.text.mojibake import mended
from onrecord.text.spelling import bare

LONGEST = 200  # code points: what is longer is no name
# Scripts that leave vowels out, with the consonants that they use for vowels or cannot tell apart.
_ABJADS = (
    (re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]"), "vwjb"),
    (re.compile(r"[\u0600-\u07bf\ufb50-\ufdff\ufe70-\ufeff]"), "vwj"),
)
_ARTICLE = re.compile(r"(?<!\w)ال(?=\w\w)")
# Two Greek letters for one sound.
_GREEK = {"ου": "u", "ευ": "ev", "αυ": "av", "μπ": "b", "γγ": "ng", "γκ": "g", "ντ": "nt", "τζ": "dz"}
_GREEK_FIRST = re.compile(r"\bντ", re.IGNORECASE)
# Read by a scanner for letters: a figure among the letters of a long word ("Mariupo1").
_SCANNED = re.compile(r"(?<=[^\W\d_]{3})[015]|[015](?=[^\W\d_]{3})")
_LETTER = {"0": "o", "1": "l", "5": "s"}
# Sounds that languages spell in turn, the longer first: every hiss is s, every k, g and h is k.
_HISSES = "dsch tsch shch stch sch tch dzh sh zh ch cz ts tz dz z j c"
_CLASSES = (
    ("chr", "kr"),
    ("hs", "s"),
    ("ks", "x"),
    ("dj", "d"),
    *((x, "k") for x in ("kh", "gh", "ck")),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    *((x, "s") for x in _HISSES.split()),
    *((x, "k") for x in "qgh"),
    ("w", "v"),
)
_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=20_000)
def latin(name: str) -> str:
    """`name` in small Latin letters and figures, words apart by one space; what AnyAscii does not know is left out."""
    whole = mended(name)
    text = _ARTICLE.sub("ال-", unicodedata.normalize("NFKC", whole.text if whole else name))
    text = text.replace("ə", "a").replace("Ə", "A")
    if not text.isascii() and not bare(text).isascii():
        text = anyascii(_greek(text) if "Ͱ" <= max(text) <= "Ͽ" or "ἀ" <= max(text) <= "῾" else text)
    return bare(_SCANNED.sub(lambda m: _LETTER[m.group()], text))


def _greek(text: str) -> str:
    text = _GREEK_FIRST.sub("d", unicodedata.normalize("NFKC", bare(text)))
    for two, one in _GREEK.items():
        text = text.replace(two, one)
    return text


def unwritten(name: str) -> str:
    """The consonants that cannot be relied on in the script of `name`, for it leaves vowels out; "" for any other."""
    return next((lost for script, lost in _ABJADS if script.search(name)), "")


@lru_cache(maxsize=20_000)
def consonants(word: str, lost: str = "") -> frozenset[str]:
    """The consonants of a Latin word, those that spellings exchange laid on one another ("gaddafi", "qadhafi"), in each
    way that it may be read: "ch" is German for kh, and "j" for y. Letters of `lost` do not count."""
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    return frozenset(sounded(x, lost) for x in {word, word.replace("ch", "kh"), word.replace("j", "y")})


def sounded(word: str, lost: str = "") -> str:
    """The consonants of a Latin word read one way, as `consonants` lays them on one another."""
    if lost:
        word = re.sub(f"[{lost}]", "", word)
    for before, after in _CLASSES:
        word = word.replace(before, after)
    return _VOWELS.sub("", re.sub(r"(.)\1+", r"\1", word))
