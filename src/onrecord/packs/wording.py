"""Words by which reports are compared: what hedges a claim, what counts all, what contests a figure, what was hit."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Words by which reports are compared. All are lower case; a final ``*`` stands for any ending.

    `hedges`: words that narrow or weaken a claim, and that a copy must not lose. `universal`: words that speak of all.
    `supports`, `rejects` and `denies`: words for being for, being against, and saying that it is not so. `done` and
    `to_come`: words before a verb by which its act is done or still to come. `contests`: phrases by which somebody
    puts another figure beside one just given. `kinds`: families of words for one kind of thing or act ("attack":
    attack*, hit, shelling), by which two accounts of one event are brought together. `opposed`: pairs of kinds that
    exclude each other as the target of one act. `relays`: phrases that credit a medium with words ("told", "citing"),
    in front of its name. `relayed`: the same behind its name ("reported"). `papers`: nouns that stand for the medium
    named last. `mastheads`: words that end the name of a medium ("Herald"), by which one that no table knows is
    recognised. `crediting`: labels of a line that names where a text comes from ("h/t"). `firmer`: labels of the
    firmness table in the order in which they sound firm, the firmest first; others are not compared.
    """

    hedges: list[str] = []
    universal: list[str] = []
    contests: list[str] = []
    supports: list[str] = []
    rejects: list[str] = []
    denies: list[str] = []
    done: list[str] = []
    to_come: list[str] = []
    kinds: dict[str, list[str]] = {}
    opposed: list[tuple[str, str]] = []
    relays: list[str] = []
    relayed: list[str] = []
    papers: list[str] = []
    mastheads: list[str] = []
    crediting: list[str] = []
    firmer: list[str] = []


@lru_cache(maxsize=256)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of `words` as whole words, case aside, the longest first; it matches nothing for no words."""
    if not words:
        return re.compile(r"(?!)")
    longest = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(_expression(w) for w in longest)})(?!\w)", re.IGNORECASE)


LETTERS = 5  # as many as tell lists apart; a longer opening costs more to look up than it spares
OPENING = re.compile(rf"\b\w{{1,{LETTERS}}}")


def openings_in(text: str) -> frozenset[str]:
    """How the words of a text begin, one to five letters of each: a list of which none begins so is not in it."""
    return frozenset(x[:n] for x in set(OPENING.findall(text.lower())) for n in range(1, len(x) + 1))


def openings_of(words: tuple[str, ...]) -> frozenset[str] | None:
    """How the words of a list begin, as `openings_in` would find them; None where one begins with neither letter nor
    digit ("'s own"), so that openings do not tell."""
    begun = [OPENING.match(w) for w in words]
    return None if None in begun else frozenset(m.group().lower() for m in begun if m)


def _expression(word: str) -> str:
    stem = re.escape(word.removesuffix("*")).replace(r"\ ", r"\s+").replace("'", "['’]")
    return stem + (r"[\w’'-]*" if word.endswith("*") else "")
