"""What is wrong with a text as received, each with the damaged words: for the reader, and for the stages that follow.

Only solid signs count. A capital letter, a quotation, a foreign name alone is no damage. Accepted gap: of two spellings
of a name neither is known to be the right one, so both are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.arithmetic import ratio_mismatches
from onrecord.clean.forms import SPACE, TERMINAL, script
from onrecord.clean.spelling import name_variants
from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import DamageKind, SegmentKind
from onrecord.text.halves import halves_of
from onrecord.text.mojibake import broken_in
from onrecord.text.sentences import sentences_of

PARAGRAPHS = (SegmentKind.BODY, SegmentKind.DEK, SegmentKind.CAPTION)
STRAY_STOP = re.compile(r"(?<=\w) \. (?=[a-z])")
SHORTEST_REPEAT = 8  # words; shorter sentences recur on purpose ("He declined to comment.")
OPENING_MARKS, CLOSING_MARKS = "“«", "”»"
MARKS = re.compile(rf"[\"{OPENING_MARKS}{CLOSING_MARKS}]")


def damage_of(text: str, segments: Sequence[Segment], language: str | None) -> tuple[Damage, ...]:
    """All damage but that of dates, in text order."""
    found = [
        *_mojibake(text, segments),
        *_quotes(text, segments),
        *_cuts(text, segments),
        *_repeats(text, segments),
        *_foreign(text, segments),
        *_stray_stops(text, segments),
        *ratio_mismatches(text, segments),
    ]
    if language in ("en", None):
        found += name_variants(text, segments)
    return tuple(sorted(found, key=lambda d: (d.span, d.kind)))


def _damage(kind: DamageKind, text: str, s: int, e: int, detail: str) -> Damage:
    return Damage(kind=kind, span=Span.of(text, s, e), detail=detail)


def _word_at(text: str, s: int, e: int, low: int, high: int) -> tuple[int, int]:
    while s > low and not text[s - 1].isspace():
        s -= 1
    while e < high and not text[e].isspace():
        e += 1
    return s, e


def _mojibake(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    for segment in segments:
        end = segment.s
        for s, e, letter in broken_in(text, segment.s, segment.e):
            if s < end:
                continue  # in the word that is told already
            s, end = _word_at(text, s, e, segment.s, segment.e)
            detail = "a letter decoded in the wrong encoding" + (f", for {letter!r}" if letter else ", and lost")
            yield _damage(DamageKind.MOJIBAKE, text, s, end, detail)


def _paragraphs(segments: Sequence[Segment]) -> list[Segment]:
    return [x for x in segments if x.kind in PARAGRAPHS]


def _quotes(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    paragraphs = _paragraphs(segments)
    carried = False
    for i, segment in enumerate(paragraphs):
        following = text[paragraphs[i + 1].s : paragraphs[i + 1].e].lstrip() if i + 1 < len(paragraphs) else ""
        goes_on = following[:1] in '“«"' or following[:2] == "''"
        marked = MARKS.search(text, segment.s, segment.e)
        stray, opened = _stray_marks(text, segment, carried) if marked else ([], None)
        carried = opened is not None and goes_on
        if opened is not None and not goes_on:
            stray.append((opened, "opened and never closed"))
        for s, why in sorted(stray)[:3]:
            a, b = _word_at(text, s, s + 1, segment.s, segment.e)
            yield _damage(DamageKind.UNBALANCED_QUOTES, text, a, b, f"a quotation mark is {why}")


def _stray_marks(text: str, segment: Segment, carried: bool) -> tuple[list[tuple[int, str]], int | None]:
    """Marks without a partner in the paragraph, and the mark left open at its end; `carried` if one was open before."""
    stray: list[tuple[int, str]] = []
    opened: int | None = None
    marks = [m.start() for m in MARKS.finditer(text, segment.s, segment.e)]
    straight = [i for i in marks if text[i] == '"']
    if len(straight) % 2:
        straight = [i for i in straight if not text[i - 1 : i].isdigit()]  # inches
    curly = any(text[i] != '"' for i in marks)
    for i in marks:
        c = _turned(text, i)
        if c in OPENING_MARKS:
            if opened is not None and text[opened] in OPENING_MARKS:
                stray.append((opened, "opened and never closed"))
            opened = i
        elif c in CLOSING_MARKS:
            if opened is None and not carried:
                stray.append((i, "closed and never opened"))
            opened, carried = None, False
    if opened is not None and any(i > opened for i in straight) and len(straight) % 2:
        # Opened in print style and closed in typewriter style: mixed marks, nothing missing.
        return stray, None
    if not curly and len(straight) % 2 and not (carried and len(straight) == 1):
        last = straight[-1]
        at_start = last == segment.s or text[last - 1].isspace() or text[last - 1] in "([—–"
        if len(straight) == 1 and not at_start:
            stray.append((last, "closed and never opened"))
        else:
            opened = last if at_start else straight[0]
    return stray, opened


def _turned(text: str, i: int) -> str:
    """The mark at `i`, turned round where it plainly faces the wrong way: a slip of the typesetter, nothing missing."""
    c, before, after = text[i], text[i - 1 : i], text[i + 1 : i + 2]
    if c == "“" and (before.isalnum() or before in ".,!?") and before and not after.isalnum():
        return "”"
    if c == "”" and after.isalnum() and not before.isalnum() and before not in tuple(".,!?…"):
        return "“"
    return c


def _cuts(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    bodies = [x for x in segments if x.kind is SegmentKind.BODY]
    joined = {a.n for a, _ in halves_of(text, segments)}
    for i, segment in enumerate(bodies):
        line = stripped(text, segment.s, segment.words_end(text), SPACE)
        if (
            line is None
            or len(line.text.split()) < 8
            or _all_capitals(line.text)
            or TERMINAL.search(line.text)
            or line.text[-1] in ":;,—–-)]"
        ):
            continue
        words = line.text.split()
        start = (
            line.e - len(" ".join(words[-2:])) if line.text.endswith(" ".join(words[-2:])) else line.e - len(words[-1])
        )
        follows = bodies[i + 1] if i + 1 < len(bodies) else None
        where = "at the end of the text" if follows is None else "and the next line does not go on from it"
        if follows is not None and text[follows.s : follows.e].lstrip()[:1].islower():
            behind = (
                "behind lines that are no article, and is read as one" if segment.n in joined else "in the next line"
            )
            where = f"and goes on {behind}"
        yield _damage(DamageKind.CUT_SENTENCE, text, start, line.e, f"the sentence breaks off {where}")


def _all_capitals(line: str) -> bool:
    """Whether it is set like a headline, of which no sentence is expected."""
    words = re.findall(r"[^\W\d_]{4,}", line)
    return bool(words) and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _repeats(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    seen: dict[str, int] = {}
    for segment in _paragraphs(segments):
        for sentence in sentences_of(text, segment.s, segment.e):
            words = re.findall(r"\w+", sentence.text.casefold())
            if len(words) < SHORTEST_REPEAT:
                continue
            first = seen.setdefault(" ".join(words), segment.n)
            if first != segment.n:
                detail = f"stands word for word in line {first}"
                yield Damage(kind=DamageKind.REPEATED_SENTENCE, span=sentence, detail=detail)


def _foreign(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    page = script(text)
    for segment in segments:
        line = stripped(text, segment.s, segment.e)
        if line and (own := script(line.text)) not in ("", page) and sum(c.isalpha() for c in line.text) >= 4:
            detail = f"a line in {own} script on a page in {page}"
            yield Damage(kind=DamageKind.FOREIGN_BLOCK, span=line, detail=detail)


def _stray_stops(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    for segment in _paragraphs(segments):
        for m in STRAY_STOP.finditer(text, segment.s, segment.e):
            if text[max(segment.s, m.start() - 3) : m.start()].endswith(" ."):
                continue  # ". . ." is how some houses print an ellipsis
            s, _ = _word_at(text, m.start(), m.start(), segment.s, segment.e)
            _, e = _word_at(text, m.end(), m.end(), segment.s, segment.e)
            detail = "a full stop stands loose inside the sentence"
            yield _damage(DamageKind.SPUN_WORDING, text, s, e, detail)
