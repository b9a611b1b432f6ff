"""Whether two names are one person's: part by part, in whatever order a language puts them.

Every part of the shorter name must be a part of the longer; what is left over on one side only is a middle name, a
patronymic, a second surname or an office. What is left over on both tells two people apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.packs.index import listed
from onrecord.packs.pack import Pack
from onrecord.resolve.likeness.likeness import Likeness, apart
from onrecord.resolve.likeness.words import (
    LIKE,
    Named,
    agreement,
    same_consonants,
    same_unvowelled,
    same_word,
    slip,
    spelt,
)
from onrecord.text.latin import latin, sounded
from onrecord.text.spelling import bare

COMMA = re.compile(r"^([^,]+),\s*(?!(?:jr|sr|ii|iii|iv)\b)([^,]+)$", re.IGNORECASE)
ENDS = frozenset({"jr", "sr", "ii", "iii", "iv"})
# The Arabic article, also where its l became the letter that follows; it is no part of what names are told apart by.
ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|at|an|ad|ar|az)[-‐‑’'](?=\w)", re.IGNORECASE)
# "Abdel Fattah", "Abdul Fattah" and "Abd al-Fattah" are one name.
SERVANT = re.compile(r"\babd(?:[aeu]l|\s+[aeu]l(?=[-\s]))[-\s]*(?=\w)", re.IGNORECASE)
HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")


@dataclass(frozen=True, slots=True)
class Parts:
    """`words` of a name without titles, particles and endings; `end` is such an ending ("jr"), "" for none; `titled`
    says that a title stood before it."""

    words: tuple[str, ...]
    end: str
    titled: bool

    @property
    def glued(self) -> str:
        """All words as one."""
        return "".join(self.words)

    @property
    def whole(self) -> str:
        """The consonants of the whole name, voiced ones as voiceless: "dong" is "tung", "bak" is "pak"."""
        return sounded(self.glued.translate(VOICELESS))


@lru_cache(maxsize=8)
def _titles(pack: Pack) -> frozenset[str]:
    lines = listed(list(pack.offices.titles))
    words = {w for x in (*lines, *pack.offices.title_modifiers) for w in bare(x).split()}
    return frozenset(words | {w for names in pack.offices.offices.values() for x in names for w in bare(x).split()})


@lru_cache(maxsize=8)
def first_names(pack: Pack) -> dict[str, frozenset[int]]:
    """First names to the lines of the pack that hold them: two with a line in common may be one person's."""
    found: dict[str, set[int]] = {}
    for n, line in enumerate(pack.names.given):
        for name in line.split(","):
            found.setdefault(name.strip(), set()).add(n)
    return {k: frozenset(v) for k, v in found.items()}


def parts_of(name: Named, pack: Pack) -> Parts:
    """The parts of a person's name."""
    raw = name.raw
    if m := COMMA.match(raw):
        raw = f"{m[2]} {m[1]}"
    # "Kai-shek" is one given name, and so is "Jong-un"; a double surname is one as well.
    words = [w for x in ARTICLE.sub("", SERVANT.sub("abd ", raw)).split() for w in latin(HYPHEN.sub("", x)).split()]
    end = next((w for w in reversed(words) if w in ENDS), "")
    particles = frozenset(pack.actors.particles)
    words = [w for w in words if w not in ENDS]
    titles = _titles(pack)
    first = 0
    # A title before the name, and what stands before the title: "EU foreign policy chief Kaja Kallas".
    for i, w in enumerate(words[:-1]):
        if w in titles:
            first = i + 1
    kept = [w for w in words[first:] if w not in particles] or words[-1:]
    return Parts(tuple(kept), end, first > 0)


def like_persons(a: Named, b: Named, pack: Pack) -> Likeness:
    """How likely two names of persons are one's."""
    x, y = parts_of(a, pack), parts_of(b, pack)
    short, long = sorted((x, y), key=lambda p: len(p.words))
    if x.end != y.end and not _formal(x, y):
        return apart(f"only one of them is {x.end or y.end}" if not (x.end and y.end) else "of two generations")
    if _same_glued(x.glued, y.glued):
        together = len(x.words) != len(y.words)
        return Likeness(0.97, ("the same letters, written together or apart" if together else "another spelling",))
    pairs, left = _paired(short.words, long.words, pack, a.lost or b.lost)
    unmatched = [w for w in short.words if w not in {p for p, _, _ in pairs}]
    families = any(_sexes(p, q, pack) for p in x.words for q in y.words)
    if unmatched and len(long.words) > 1 and not families and _same_voiceless(x, y):
        return Likeness(0.86, ("the same consonants, written together or apart",))
    if unmatched:
        return apart(f"{unmatched[0]} is no part of the other name")
    if len(short.words) == 1:
        return _by_surname(long, pairs[0], pack)
    reasons = [why for _, _, why in pairs if why != "the same"]
    if against := _against(pairs, reasons, short.words, long.words):
        return apart(against)
    if left:
        reasons.append(f"{' '.join(left)} is told by one of them only")
    return Likeness(max(0.8, 0.98 - 0.04 * len(reasons)), tuple(reasons) or ("the same parts in another order",))


def _against(
    pairs: Sequence[tuple[str, str, str]], reasons: Sequence[str], short: Sequence[str], long: Sequence[str]
) -> str:
    """What speaks against two names all of whose parts agree; "" if nothing does."""
    if all(min(len(p), len(q)) == 1 for p, q, _ in pairs):
        return "only initials agree"
    if _two_initials(short, long) or _two_initials(long, short):
        return "initials of two names"
    one, two = _initials(short), _initials(long)
    if one and two and not _agree(one, two):
        return "other middle initials"
    return "a slip in more than one part" if reasons.count(SLIP) > 1 else ""


VOICELESS = str.maketrans("dbg", "tpk")
HALF = 0.5  # of the letters of each word
MOST = 0.75  # of the letters of two whole names that have as many words
GLUED = 4  # consonants of a whole name
VOWELS, SLIP = "the same consonants", "a slip"


def _same_voiceless(x: Parts, y: Parts) -> bool:
    """Whether two whole names have the same consonants as Wade and Giles or McCune and Reischauer would write them:
    "dong" is "tung", "bak" is "pak"."""
    a, b = x.glued, y.glued
    one, two = x.whole, y.whole
    if len(x.words) == len(y.words) and not all(agreement(p, q) >= HALF for p, q in zip(x.words, y.words, strict=True)):
        return False
    joined = len(x.words) != len(y.words)
    return len(one) >= GLUED and one == two and agreement(a, b) >= (LIKE if joined else MOST)


def _formal(x: Parts, y: Parts) -> bool:
    """Whether an ending on one side alone says nothing: a full style with middle initial carries it always, and the
    number of a king is left out where no other is near."""
    one = x if x.end else y
    reigns = one.titled and len(one.words) == 1 and one.end not in ("jr", "sr")
    return not (x.end and y.end) and (reigns or bool(_initials(one.words)))


def _initials(words: Sequence[str]) -> str:
    return "".join(w for w in words[1:-1] if len(w) == 1)


def _two_initials(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name begins with two initials ("J. J.") and the other with a first name and no second."""
    return len(one[0]) == 1 and len(one) > 2 and len(one[1]) == 1 and len(other[0]) > 1 and len(other) == 2


def _agree(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def _same_glued(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 5 and same_word(a, b)


def _paired(
    short: Sequence[str], long: Sequence[str], pack: Pack, lost: str
) -> tuple[list[tuple[str, str, str]], list[str]]:
    """Each word of the shorter name with the word of the longer that it is, and how; the words that are left over."""
    left = list(long)
    found: list[tuple[str, str, str]] = []
    for word in sorted(short, key=lambda w: (len(w) == 1, -len(w))):
        told = [(_how(word, x, pack, lost, _role(word, x, short, long)), -i, x) for i, x in enumerate(left)]
        best = max(told, key=lambda t: (RANK.get(t[0], 0), t[1]), default=("", 0, ""))
        if best[0]:
            found.append((word, best[2], best[0]))
            left.remove(best[2])
    return found, left


RANK = {"the same": 6, "a form of the same first name": 5, VOWELS: 4, SLIP: 3, "an initial": 1}


def _role(a: str, b: str, short: Sequence[str], long: Sequence[str]) -> str:
    """What two words are compared as: "alone", a "last" name, a "given" name, or "across", the last word of one and
    another of the other, which only languages that put families first explain."""
    if len(short) == 1:
        return "alone"
    ends = a == short[-1], b == long[-1]
    return "last" if all(ends) else "across" if any(ends) else "given"


def _how(a: str, b: str, pack: Pack, lost: str, role: str) -> str:
    alone = role == "alone"
    if same_word(a, b):
        return "the same"
    if role == "across" and not lost:
        return ""
    if _sexes(a, b, pack):
        return ""
    if min(len(a), len(b)) == 1:
        return "an initial" if a[0] == b[0] and not alone else ""
    one, two = first_names(pack).get(a, frozenset()), first_names(pack).get(b, frozenset())
    if role == "given" and (one & two or _short_form(a, b)):
        return "a form of the same first name"
    if lost and same_unvowelled(a, b, lost):
        return VOWELS
    if not alone and same_consonants(a, b):
        return VOWELS
    if slip(a, b) and (not alone or min(len(a), len(b)) >= 7):
        return SLIP
    return ""


def _short_form(a: str, b: str) -> bool:
    """Whether one is the beginning of the other, as first names are cut: "Steve" of "Steven"."""
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)) and abs(len(a) - len(b)) <= 4


def _sexes(a: str, b: str, pack: Pack) -> bool:
    """Whether two surnames are the man's and the woman's of one family."""
    for man, woman in pack.names.feminine:
        for x, y in ((spelt(a), spelt(b)), (spelt(b), spelt(a))):
            stem = x.removesuffix(man)
            if stem != x and y == stem + woman and len(stem) > 2:
                return True
    return False


def _by_surname(long: Parts, pair: tuple[str, str, str], pack: Pack) -> Likeness:
    """A last name alone against a name in full."""
    _, other, why = pair
    if len(long.words) == 1:
        return Likeness(0.95 if why == "the same" else 0.85, (f"one name: {why}",))
    # The last word, the first where families come first, or one of two surnames.
    if other == long.words[-1] or other not in first_names(pack):
        score = 0.9 if why == "the same" else 0.82
        return Likeness(score, ("the last name of the other", *([why] if why != "the same" else [])))
    return apart("only the first name of the other")
