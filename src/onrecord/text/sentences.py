"""Sentences of a paragraph.

Rules, not a model: news prose abbreviates a closed set of titles and units, and a wrong cut inside a quotation costs
more here than a missed one. Accepted gap: a sentence that begins with a lower-case name ("iRobot said") is not cut off.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.model.span import Span, stripped

ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Messrs|Drs?|Profs?|Gens?|Maj|Lt|Col|Cmdr|Capt|Sgt|Adm|Sens?|Reps?|Govs?|Pres|Revs?|Hon|St|Mt|Ft|"
    r"Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|No|Nos|vs|cf|e\.g|i\.e|a\.m|p\.m|approx|est|dept|Dept|"
    r"Inc|Corp|Ltd|Co|Bros|Calif|Mass|Conn|Fla|Tenn|Ill|Va|Pa|Ga|Ky|Ore|Wash|Wis|Minn|Mich|Miss|Mo|Ala|Ariz|Colo|"
    r"Del|Ind|Kan|La|Md|Neb|Nev|Okla|Tex|Vt|Wyo|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
# Abbreviations that a name follows, and it may be in quotation marks; behind others a quotation begins a sentence.
NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Messrs|Drs?|Profs?|Gens?|Maj|Lt|Col|Cmdr|Capt|Sgt|Adm|Sens?|Reps?|Govs?|Pres|Revs?|Hon|St|vs|No|(?<![A-Z]\.)[A-Z])\.$"
)
# A stop with the closing marks that belong to it, then space, then something that can begin a sentence.
BOUNDARY = re.compile(
    r"(?:[.!?…]+|\.\s\.\s\.)['’”\"»)\]]*(?=\s+[\"“‘'«(\[]*[^\W\d_a-z]|\s+[\"“‘«(\[]*\d|\s+['’]{2}|\s*$)",
    re.UNICODE,
)


@lru_cache(maxsize=512)  # a dozen stages ask for those of each line
def sentences_of(text: str, s: int = 0, e: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[s:e]``, one paragraph, as spans without outer space."""
    end = len(text) if e is None else e
    found: list[Span] = []
    start = s
    for m in BOUNDARY.finditer(text, s, end):
        if m.group()[0] == "." and ABBREVIATION.search(text[max(start, m.start() - 12) : m.start() + 1]):
            # "the U.S. The": an initialism may end a sentence, but only before an article or pronoun.
            follows = text[m.end() : m.end() + 6].lstrip()
            quoted = re.match(r"[\"“‘']{1,2}[A-Z]", follows) and not NAMED.search(
                text[max(start, m.start() - 12) : m.end()]
            )
            if not quoted and (
                not re.match(r"(?:The|It|In|He|She|But|They|A|We|I)\b", follows)
                or not re.search(r"[A-Z]\.[A-Z]\.$", text[max(start, m.start() - 12) : m.start() + 1])
            ):
                continue
        if sentence := stripped(text, start, m.end()):
            found.append(sentence)
        start = m.end()
    if rest := stripped(text, start, end):
        found.append(rest)
    return tuple(found)


def lines_of(text: str) -> list[tuple[int, int]]:
    """Offsets of every physical line, without its newline; a last empty line after a final newline is left out."""
    found: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        found.append((position, end - 1 if line.endswith("\r") else end))
        position = end + 1
    return found[:-1] if text.endswith("\n") else found
