"""What a number counts: the sign before it, the word joined to it, or the noun that it stands before.

No parser stands behind this. The noun counted is the first plural that follows, past adjectives, names and "of"; where
two plurals meet ("three arms shipments"), the second. Accepted gap: a verb between a bare number and a plural is taken
for an adjective ("700 attended classes").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

UNCOUNTED = "-"  # the unit of words that count nothing ("two things")
LONGEST_PHRASE = 4  # words of the longest unit that is looked for
REACH = 6  # words between a number and the noun it counts

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|°?[^\W_]+(?:[’'\-‑][^\W_]+)*|%")
# A noun phrase ends at one of these. "more", "other", "additional" are part of it.
_STOP = frozenset(
    "a an the and or but nor so yet that which who whom whose where when while if because since although than "
    "as at by for from in into of off on onto out over per through to toward towards under until up upon via "
    "with within without about above across after against along among around before behind below beneath "
    "beside besides between beyond despite down during except near past versus is are was were be been being "
    "am has have had having do does did will would can could may might shall should must not also always "
    "perhaps now then there here this these those it its his he she they them their we us our you your i my me "
    "him her said says told ago later earlier each every both any all some how what why thus plus yes no".split()
)
_DETERMINER = re.compile(r"\s+of\s+(?:(?:the|its|his|her|their|our|these|those|all)\s+)?", re.IGNORECASE)
_NO_PLURAL = re.compile(r"(?:ss|us|[sx]is|['’]s)$")
_NO_NOUN = frozenset("perhaps always sometimes besides towards afterwards nevertheless nonetheless yes".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """The words up to offset `e` say what is counted; `unit` None if they name no unit we know of. `s` is where the
    noun phrase begins."""

    unit: str | None
    s: int
    e: int


@dataclass(frozen=True, slots=True)
class UnitTable:
    """`phrases` by their case-folded words, in the plural; `singulars` the same in the singular; `endings` by their
    letters; `before` matches a sign or code that stands before its number."""

    phrases: dict[str, str]
    singulars: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    before: re.Pattern[str] = field(compare=False)

    def exact(self, words: str, *, singular: bool) -> str | None:
        """The unit of `words`; of singular forms only if `singular`."""
        key = " ".join(words.casefold().split())
        return self.phrases.get(key) or (self.singulars.get(key) if singular else None)

    def by_ending(self, word: str) -> str | None:
        """The unit of a word by its ending."""
        folded = word.casefold()
        return next(
            (u for ending, u in self.endings if folded.endswith(ending) and len(folded) > len(ending) + 1), None
        )


def unit_table(words: Mapping[str, str]) -> UnitTable:
    """The table of `words`, as a pack's units give them; made once for the same words."""
    return _table(tuple(words.items()))


@lru_cache(maxsize=8)
def _table(items: tuple[tuple[str, str], ...]) -> UnitTable:
    phrases = {k.casefold(): u for k, u in items if not k.startswith("-")}
    singulars = {_singular(k): u for k, u in phrases.items() if _singular(k) != k}
    endings = sorted(((k[1:].casefold(), u) for k, u in items if k.startswith("-")), key=lambda x: (-len(x[0]), x[0]))
    signs = [k for k, _ in items if not k.startswith("-") and re.search(r"[$€£¥₽₴₺₹₪₩]", k)]
    codes = [k for k, u in items if k == u and re.fullmatch(r"[A-Z]{3}", k)]
    tried = "|".join(re.escape(x) for x in sorted(signs, key=len, reverse=True))
    named = "|".join(map(re.escape, codes))
    before = re.compile(rf"(?:(?<!\w)(?P<sign>{tried or '(?!)'})\s?|\b(?P<code>{named or '(?!)'})\s)$")
    return UnitTable(phrases, singulars, tuple(endings), before)


def _singular(phrase: str) -> str:
    head, joint, rest = phrase.partition(" of ")
    if head.endswith("ies") and len(head) > 4:
        return head[:-3] + "y" + joint + rest
    if re.search(r"(?:ches|shes|sses|xes)$", head):
        return head[:-2] + joint + rest
    if head.endswith("s") and not _NO_PLURAL.search(head):
        return head[:-1] + joint + rest
    return phrase


def sign_before(text: str, at: int, table: UnitTable) -> Counted | None:
    """A currency sign or code that ends at offset `at` of `text`."""
    start = max(0, at - 6)
    m = table.before.search(text[start:at])
    if not m:
        return None
    unit = table.phrases[(m.group("sign") or m.group("code")).casefold()]
    return Counted(unit, start + m.start(), at)


def joined(text: str, at: int, end: int, table: UnitTable) -> Counted | None:
    """A unit joined to the number that ends at `at`: "12-nation", "5-year-old", "20km", "7%"."""
    if m := re.compile(r"\s?(%|°\s?[CF]\b)").match(text, at, end):
        unit = table.exact(m.group(1).replace(" ", ""), singular=False)
        return Counted(unit, m.start(1), m.end()) if unit else None
    if m := re.compile(r"[-‑ ]?([^\W\d_]+)(?:[-‑](?:old|long|wide|high|tall|strong|deep)\b)?").match(text, at, end):
        glued = text[at] not in "-‑ "
        unit = table.exact(m.group(1), singular=True)
        if (glued or text[at] in "-‑") and unit and unit != UNCOUNTED and (not glued or len(m.group(1)) <= 4):
            return Counted(unit, m.start(1), m.end())
    return None


def noun_after(text: str, at: int, end: int, table: UnitTable, *, one: bool) -> Counted | None:
    """What the number that ends at `at` counts, read up to `end`; with `one`, a singular noun will do."""
    start = at
    if m := _DETERMINER.match(text, at, end):
        start, one = m.end(), False
    words: list[tuple[int, int, str]] = []
    for m in _WORD.finditer(text, start, end):
        gap = text[words[-1][1] if words else start : m.start()]
        if gap.strip() or len(words) > REACH + LONGEST_PHRASE:
            break
        words.append((m.start(), m.end(), m.group()))
    for i in range(min(len(words), REACH)):
        found = _head_at(text, words, i, table, one)
        if found:
            return Counted(found[0], words[0][0], found[1])
        if words[i][2].casefold() in _STOP or words[i][2][0].isdigit():
            return None
    return None


def _head_at(
    text: str, words: list[tuple[int, int, str]], i: int, table: UnitTable, one: bool
) -> tuple[str, int] | None:
    for length in range(min(LONGEST_PHRASE, len(words) - i), 0, -1):
        s, e = words[i][0], words[i + length - 1][1]
        if unit := table.exact(text[s:e], singular=one):
            # "sanctions bills", "police stations": the later of two plurals is what is counted.
            follows = i + length
            if length == 1 and unit == "percent":
                return unit, e
            if follows < len(words) and _plural(words[follows][2]) and text[e : e + 1] == " ":
                return _head_at(text, words, follows, table, one)
            return unit, e
    word = words[i][2]
    if not _plural(word):
        return None
    if i + 1 < len(words) and _plural(words[i + 1][2]):
        return _head_at(text, words, i + 1, table, one)
    return table.by_ending(word) or word.casefold(), words[i][1]


def _plural(word: str) -> bool:
    folded = word.casefold()
    if folded in _STOP or folded in _NO_NOUN or not folded[0].isalpha():
        return False
    return len(folded) > 3 and folded.endswith(("s", "men", "women")) and not _NO_PLURAL.search(folded)
