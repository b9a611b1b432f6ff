"""Numbers as English prose writes them: digits, words, fractions, scales, and the vague plurals.

"4,700" · "2.5m" · "one hundred and twenty" · "two and a half million" · "two-thirds" · "a dozen" · "hundreds of
thousands". The words here are the grammar of English numerals; what is counted belongs to a pack.

Vague plurals: "dozens" and compounds ("tens of thousands") name an order of magnitude and get its bounds; "hundreds",
"thousands", "millions" alone are used too loosely for bounds, and their value is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

_UNITS = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
CARDINALS: dict[str, int] = (
    {w: i for i, w in enumerate(_UNITS)}
    | {w: i + 10 for i, w in enumerate(_TEENS)}
    | {w: 10 * (i + 2) for i, w in enumerate(_TENS)}
)
_ORDINAL_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_ORDINAL_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
ORDINALS: dict[str, int] = (
    {w: i + 1 for i, w in enumerate(_ORDINAL_UNITS)}
    | {w: i + 10 for i, w in enumerate(_ORDINAL_TEENS)}
    | {w: 10 * (i + 2) for i, w in enumerate(_ORDINAL_TENS)}
)
SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "trln": 1e12,
}
_FRACTIONS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
SHARE_DIGITS = 4  # decimals kept of a third and the like
DOZENS = (24.0, 99.0)  # by convention: at least two of them, and not yet hundreds

_ONES = "|".join(_UNITS[1:])
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES}))?|{'|'.join(_TEENS)}|zero|{_ONES})"
_HUNDREDS = rf"(?:{_SMALL}|an?)[- ]hundred(?:(?: and)?[ -]{_SMALL})?"
_BIG = r"(?:thousand|million|billion|trillion)"
_SPELLED = rf"(?:{_HUNDREDS}|{_SMALL})(?:[- ]{_BIG}(?:,? (?:and )?(?:{_HUNDREDS}|{_SMALL}))?)*"
# Digits belong to a number only if they are not part of a name ("F-16", "G7"), a clock time or a date with slashes.
_DIGITS = r"(?<![\w.,/:#+'’])(?:(?<!-)|(?<=[\d%]-))(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?[½¼¾⅓⅔⅛]| \d/\d(?!\d))?"
_GLYPH = r"(?<![\w.,/])[½¼¾⅓⅔⅛]"
_SCALE = (
    r"(?:[- ]?(?:hundred|thousand|million|billion|trillion|dozen)\b"
    r"|(?<=\d) ?(?:bn|bln|mln|mn|trn|trln|tn|k|m|b)\b)"
)
_AND_A_HALF = r"(?:[- ]and[- ](?:a|one)[- ](?:half|quarter)\b)"
_ANY_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_PATTERNS = {
    "compound": r"\b(?:tens|scores|dozens|hundreds|thousands|millions)"
    r"(?: of (?:hundreds|thousands|millions|billions|trillions))+\b",
    "loose": rf"\b(?:a few|several|many|(?:a )?couple(?: of)?) (?P<loose_scale>{_ANY_SCALE})\b",
    "plural": r"\b(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\b",
    "couple": r"\b(?:a|another|last|past|next) (?:couple|pair) of\b",
    "half_scale": rf"\b(?:half[ -]an?|an?[ -]half|half)[ -](?:{_ANY_SCALE}|century|decade)\b",
    "quarter_scale": rf"\b(?:(?:an?|one)[ -])?quarter(?:-| of an? )(?:{_ANY_SCALE}|century)\b",
    "fraction": rf"\b(?:{_SMALL}|an?)[- ](?:(?:half|third|quarter|fourth|fifth|sixth|tenth)s?|halves)\b",
    "half": r"\bhalf\b",
    "spelled": rf"\b{_SPELLED}\b{_AND_A_HALF}?{_SCALE}?",
    "article": rf"\b(?:a|another) {_ANY_SCALE}\b(?: and a half\b)?",
    "digits": rf"(?:{_DIGITS}|{_GLYPH})(?:{_SCALE}|{_AND_A_HALF}{_SCALE}?)?",
}
NUMERAL = re.compile("|".join(rf"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """Words ``text[s:e]`` that name a number.

    `value` is None where they give no bounds ("thousands"). `form` is the name of the pattern that read it; `scale` is
    what a scale word multiplied by (1 without one), which a range may lend to its first number ("10 to 15 million").
    `inherent` is the unit that lies in the words themselves ("quarter-century" counts years), or None.
    """

    s: int
    e: int
    value: float | tuple[float, float] | None
    form: str
    scale: float = 1.0
    inherent: str | None = None

    @property
    def vague(self) -> bool:
        """Whether the words name no more than an order of magnitude."""
        return self.form in ("compound", "loose", "plural")


def numerals_of(text: str, s: int, e: int) -> Iterator[Numeral]:
    """Everything in ``text[s:e]`` that is written as a number, in order; dates and names are still among them."""
    for m in NUMERAL.finditer(text, s, e):
        yield _numeral(m)


def number_of(words: str) -> float | None:
    """The value of a cardinal in digits or words ("1,200", "forty-two", "two and a half"); None if it is none."""
    m = NUMERAL.fullmatch(words.strip())
    found = _numeral(m).value if m else None
    return found if isinstance(found, float) else None


def _numeral(m: re.Match[str]) -> Numeral:
    form = str(m.lastgroup)
    words = m.group().casefold()
    value: float | tuple[float, float] | None
    scale, inherent = 1.0, None
    match form:
        case "compound":
            factors = [_plural_scale(w) for w in words.split(" of ")]
            low, high = DOZENS if factors[0] == 12.0 else (2 * factors[0], 10 * factors[0] - 1)
            rest = reduce(lambda a, b: a * b, factors[1:], 1.0)
            value = (low * rest, (high + 1) * rest - 1)
        case "loose":
            one = SCALES[m.group("loose_scale").casefold()]
            value = 2 * one if "couple" in words else (DOZENS if one == 12.0 else (2 * one, 10 * one - 1))
        case "plural":
            value = DOZENS if words in ("dozens", "scores") else None
        case "couple":
            value = 2.0
        case "half_scale" | "quarter_scale":
            share = 0.5 if form == "half_scale" else 0.25
            last = re.split(r"[ -]", words)[-1]
            inherent = "years" if last in ("century", "decade") else None
            value = share * {"century": 100, "decade": 10}.get(last, SCALES.get(last, 1.0))
        case "fraction":
            top, bottom = re.split(r"[- ](?=[a-z]+$)", words)
            value = round((1.0 if top in ("a", "an") else _spelled(top)) / _FRACTIONS[bottom.rstrip("s")], SHARE_DIGITS)
        case "half":
            value = 0.5
        case "article":
            scale = SCALES[words.split()[1]]
            value = scale * (1.5 if words.endswith("half") else 1.0)
        case _:
            value, scale = _cardinal(words)
    return Numeral(s=m.start(), e=m.end(), value=value, form=form, scale=scale, inherent=inherent)


def _plural_scale(word: str) -> float:
    return {"tens": 10.0, "scores": 20.0}.get(word) or SCALES[word.rstrip("s")]


def _cardinal(words: str) -> tuple[float, float]:
    added = 0.0
    if half := re.search(_AND_A_HALF, words):
        added = 0.25 if "quarter" in half.group() else 0.5
        words = words[: half.start()] + words[half.end() :]
    scale = 1.0
    if (found := re.search(rf"{_SCALE}$", words)) and found.start() > 0:
        scale = SCALES[found.group().strip(" -")]
        words = words[: found.start()]
    number = re.match(r"[\d,]*\d(?:\.\d+)?", words)
    if number:
        value = float(number.group().replace(",", ""))
        rest = words[number.end() :].strip()
        if rest in _GLYPHS:
            value += _GLYPHS[rest]
        elif "/" in rest:
            top, bottom = rest.split("/")
            value += int(top) / int(bottom) if int(bottom) else 0.0
    else:
        value = _GLYPHS[words] if words in _GLYPHS else _spelled(words)
    return round((value + added) * scale, 6), scale


def _spelled(words: str) -> float:
    total = group = 0.0
    for word in re.split(r"[- ,]+", words):
        if word in CARDINALS:
            group += CARDINALS[word]
        elif word in ("a", "an"):
            group += 1
        elif word == "hundred":
            group *= 100
        elif word in SCALES:
            total += group * SCALES[word]
            group = 0.0
    return total + group
