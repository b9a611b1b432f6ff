"""What a single line looks like, before anybody asks where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.text.sentences import lines_of, sentences_of
from onrecord.text.words import count_words

SPACE = " \t\r\n\f\v\ufeff\u00a0\u200b"
TERMINAL = re.compile(r"(?:[.!?…。！？]|\.\.\.)['’”\"»)\]*]*$")
BULLET = re.compile(r"[•‣◦▪●·∙*–—-]\s+\S")
LETTER = re.compile(r"[A-Za-z]")
LATIN = re.compile(r"[A-Za-zªµºÀ-ÖØ-öø-\u024f\u1e00-\u1eff]")
CYRILLIC = re.compile(r"[\u0400-\u0481\u048a-\u052f]")
# "EuropeFeaturedNATO": words of a list that lost its commas.
FUSED = re.compile(r"(?<=[a-z])(?=[A-Z])(?!(?<=\bMc)|(?<=\bMac))|(?<=[A-Z])(?=[A-Z][a-z]{2})")
SMALL = frozenset(
    "a an the of to in on at by for from with as and or but nor vs via is are be not it its over into than that".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line: its offsets without newline, the offsets of its words (`ts`, `te`), and its form.

    `prose` lines carry sentences. `title` lines could be a headline: short, and no sentence by their end.
    """

    n: int
    s: int
    e: int
    ts: int
    te: int
    bare: str
    words: int
    sentences: int
    ends: bool

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.bare

    @property
    def prose(self) -> bool:
        """Whether it carries at least one full sentence, or so many words that it can be nothing else."""
        return self.words >= 28 or (self.ends and (self.words >= 10 or self.sentences >= 2))

    @property
    def title(self) -> bool:
        """Whether it could be a headline or a link."""
        return 0 < self.words <= 24 and not self.ends

    @property
    def capitals(self) -> float:
        """The share of words that begin with a capital, function words left out; 0 if there is no word."""
        found = [w for w in re.findall(r"[^\W\d_][\w’'-]*", self.bare) if w.casefold() not in SMALL]
        return sum(w[0].isupper() for w in found) / len(found) if found else 0.0

    @property
    def fused(self) -> bool:
        """Whether it is a row of labels run together."""
        if len(FUSED.findall(self.bare)) < 3:
            return False
        joins = [len(FUSED.findall(w)) for w in self.bare.split()]
        # One word with three seams, or several with two: "RealClearPolitics" is a name.
        many = max(joins, default=0) >= 3 or sum(n >= 2 for n in joins) >= 2
        return many and not self.ends and self.words <= 14 and self.capitals >= 0.5


def forms_of(text: str) -> list[Line]:
    """Every physical line of `text`, in order."""
    found = []
    for n, (s, e) in enumerate(lines_of(text), 1):
        ts, te = s, e
        while ts < te and text[ts] in SPACE:
            ts += 1
        while te > ts and text[te - 1] in SPACE:
            te -= 1
        bare = text[ts:te]
        found.append(
            Line(
                n=n,
                s=s,
                e=e,
                ts=ts,
                te=te,
                bare=bare,
                words=count_words(bare),
                sentences=len(sentences_of(text, ts, te)) if bare else 0,
                ends=bool(TERMINAL.search(bare)),
            )
        )
    return found


def script(text: str) -> str:
    """The script most letters of `text` belong to: ``latin``, ``cyrillic``, ``other``, or "" if it has no letter."""
    if text.isascii():
        return "latin" if LETTER.search(text) else ""
    latin, cyrillic = len(LATIN.findall(text)), len(CYRILLIC.findall(text))
    counts = {"latin": latin, "cyrillic": cyrillic, "other": 0}
    if 2 * max(latin, cyrillic) < len(text):  # else the most there can be are known
        counts["other"] = sum(c.isalpha() for c in text) - latin - cyrillic
    best = max(counts, key=lambda k: counts[k])
    return best if counts[best] else ""
