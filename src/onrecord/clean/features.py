"""What the judge of lines looks at: the form of a line, its place, and what stands around it.

Every feature is a name that holds or does not; the weights in ``lines.json`` are learned for exactly these names, so a
change here wants ``python -m training.lines`` again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.forms import SMALL, Line
from onrecord.clean.surroundings import FIRST, FUNCTION, WORD, Surroundings, is_prose, nth
from onrecord.model.vocabulary import SegmentKind

YOU = re.compile(r"\b(?:you|your|you’re|you're|us|our|we|my)\b", re.IGNORECASE)
CALL = re.compile(
    r"\b(?:subscri\w+|newsletters?|sign(?:ed)? (?:up|in)|log ?in|cookies?|privacy|terms|comments?|repl(?:y|ies)|share|"
    r"follow|click|tap|advert\w+|sponsored|copyright|rights reserved|e-?mail|download|app|read(?:ing)?|watch|photos?|"
    r"gallery|getty|image|credit|posted|published|updated|related|trending|popular|website|browser|password|account|"
    r"contact|by|editor|writer|reporter|author|facebook|twitter|instagram|buy|shop|sale|deals?|free|faq|help)\b",
    re.IGNORECASE,
)
SAID = re.compile(r"\b(?:said|says|told|added|according to|announced|stated|wrote|asked|thinks?|argued|reported)\b")
QUOTED = re.compile(r"[\"“”«»]")
SPLIT = re.compile(r"[|•·»›>/]|\s[-–—]\s")
STAMP = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}[:.]\d\d\b|\b\d+ ?(?:h|m|d|hours?|hrs?|min\w*|days?|weeks?|months?|years?) ago\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|www\.|\w@\w|(?<!\w)[@#]\w")
# "CALVEK, Northland (Harbour Wire) -", "CALVEK —", "(Reuters)".
DATELINE = re.compile(
    r"[^a-z]{3,40}(?:, [A-Z][\w. ]{1,20})? ?\([A-Z][\w ]{1,24}\) ?[-–—]{1,2} |"
    r"[A-Z][^a-z]{3,40}[,\w .]{0,20}[–—-] [A-Z]|\((?:Reuters|AP|AFP)\)"
)
MONEY = re.compile(r"[$€£]\s?\d|\d\s?%")
LENGTHS = (2, 3, 5, 8, 12, 17, 28, 50)
SHARES = (0.001, 0.15, 0.3, 0.45, 0.7, 0.95)


def features_of(around: Surroundings, claims: Sequence[SegmentKind | None]) -> Iterator[list[str]]:
    """The features of every line, all with words. `claims` are the kinds that rules of words gave, None for none."""
    lines, shapes, sizes = around.lines, around.shapes, around.sizes
    told = [str(x) if x else "-" for x in claims]
    for i, line in enumerate(lines):
        above, below = (shapes[i - 1], told[i - 1]) if i else ("edge", "edge"), ("edge", "edge")
        if i + 1 < len(lines):
            below = (shapes[i + 1], told[i + 1])
        yield [
            "always",
            f"shape {shapes[i]}",
            f"claim {told[i]}",
            f"above {above[0]}",
            f"below {below[0]}",
            f"claim above {above[1]}",
            f"claim below {below[1]}",
            f"between {above[0]} {shapes[i]} {below[0]}",
            *_form(line, shapes[i], sizes[i], around.english),
            *around.of(i),
        ]


def _form(line: Line, look: str, size: int, english: bool) -> Iterator[str]:
    bare = line.bare[:FIRST]
    words = WORD.findall(bare)
    small = sum(w.casefold() in FUNCTION for w in words)
    capitals = sum(w[0].isupper() for w in words if w.casefold() not in SMALL)
    shape = "prose" if is_prose(look) else "short"
    yield f"words {nth(size, LENGTHS)}"
    if english:
        yield f"function {shape} {nth(small / len(words), SHARES) if words else 'none'}"
    else:
        yield f"foreign {shape}"
    yield f"capitals {shape} {nth(capitals / len(words), SHARES) if words else 'none'}"
    yield f"last {bare[-1] if not bare[-1].isalnum() else 'letter'}" if bare[-1] in '.!?:;,…”")' else "last other"
    yield "first " + (
        "small" if bare[0].islower() else "digit" if bare[0].isdigit() else "big" if bare[0].isupper() else "mark"
    )
    yield f"sentences {min(line.sentences, 3)}"
    quoted = bool(QUOTED.search(bare))
    for name, holds in (
        ("you", not quoted and YOU.search(bare)),
        ("said", SAID.search(bare)),
        ("quoted", quoted),
        ("split", SPLIT.search(bare)),
        ("stamp", STAMP.search(bare)),
        ("address", ADDRESS.search(bare)),
        ("money", MONEY.search(bare)),
        ("dateline", DATELINE.match(bare)),
        ("loud", line.words >= 2 and bare.isupper()),
    ):
        if holds:
            yield f"{name} {shape}"
    calls = len({m.group().casefold() for m in CALL.finditer(bare)})
    yield f"calls {shape} {min(calls, 3)}"
