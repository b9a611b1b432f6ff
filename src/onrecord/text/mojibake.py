"""UTF-8 that somebody read as a Western code page ("â€œ" for an opening quotation mark), and the way back.

Only what decodes to one letter of another sort is taken for damage: "Â" and "â" are letters of living languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.text.normalize import Normalized

# A letter that UTF-8 read as a Western code page begins with, and what can follow it.
BROKEN = re.compile(r"[ÂÃÄÅÐÑâð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}|\ufffd+")


def broken_in(text: str, s: int, e: int) -> Iterator[tuple[int, int, str]]:
    """Offsets of the broken letters of ``text[s:e]`` with what they should have been, "" where that is lost."""
    for m in BROKEN.finditer(text, s, e):
        if m.group()[0] == "\ufffd":
            yield m.start(), m.end(), ""
            continue
        # The letters behind may be sound: the longest run that decodes is the broken one.
        for end in range(m.end(), m.start() + 1, -1):
            if letter := _decoded(text[m.start() : end]):
                yield m.start(), end, letter
                break


def mended(text: str) -> Normalized | None:
    """`text` with its broken letters mended, each knowing where it stood; None where there is none to mend.

    What is lost for good (U+FFFD) stays as it is.
    """
    mends = [x for x in broken_in(text, 0, len(text)) if x[2]]
    if not mends:
        return None
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for s, e, letter in [*mends, (len(text), len(text), "")]:
        letters.append(text[at:s] + letter)
        starts += [*range(at, s), *([s] * len(letter))]
        ends += [*range(at + 1, s + 1), *([e] * len(letter))]
        at = e
    return Normalized("".join(letters), text, tuple(starts), tuple(ends))


def _decoded(letters: str) -> str:
    """The one letter that `letters` are the bytes of; "" if they are those of none."""
    try:
        found = b"".join(map(_byte, letters)).decode("utf-8")
    except UnicodeError:
        return ""
    return found if len(found) == 1 else ""


def _byte(letter: str) -> bytes:
    """The byte that a Western code page shows as `letter`. Five bytes have no letter there and come through bare."""
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")
