"""A paragraph cut into the stretches that are read one by one: sentences, and again the inside of each quotation.

Seen from its sentence a quotation that is speech is one token; what is reported inside it is read in a second pass.
A few quoted words ("a 'clear message' at the summit") are no speech and stay part of the sentence around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from onrecord.read.attributions.tokens import Kind, Token, tokens_of
from onrecord.text.quotations import Quotation, quotations_of
from onrecord.text.sentences import sentences_of

# Shorter quotations are speech only if they end like a sentence.
SPEECH = 4  # words
# A dump without stops is cut somewhere, or its length would be paid for squared.
LONGEST = 400  # tokens of a sentence


@dataclass(frozen=True, slots=True)
class Region:
    """`tokens` of one sentence; `within` are the offsets inside the marks of the quotation that holds it, None for the
    page's own words.
    """

    tokens: tuple[Token, ...]
    within: tuple[int, int] | None = None


def _is_speech(text: str, quotation: Quotation, start: int) -> bool:
    inner = text[quotation.span.s : quotation.span.e].strip("“”„«»\"' ’‘")
    words = len(inner.split())
    before = text[max(start, quotation.span.s - 12) : quotation.span.s].rstrip()
    fresh = not before or before[-1] in ",:;.?!—–-" or bool(re.search(r"\bthat$", before))
    ended = bool(re.search(r"[.!?,…][”\"'’»]*$", quotation.span.text)) or bool(re.search(r"[.!?…]\s", inner))
    if re.search(r"[.!?…]['’]?\s+[“\"']?[A-Z]", inner):
        return True
    if not quotation.closed:
        return True
    opening = inner[:1].isupper() or inner[:1] in "[("
    return (fresh and (words >= SPEECH or (ended and opening))) or (ended and opening and words >= SPEECH)


def regions_of(text: str, s: int, e: int) -> list[Region]:
    """The regions of the paragraph ``text[s:e]``, each before what is quoted in it."""
    quotations = quotations_of(text, s, e)
    speech = [q for q in quotations if _is_speech(text, q, s)]
    found: list[Region] = []
    for left, right in _sentences(text, s, e, speech):
        inner = _between(speech, left, right)
        found.extend(_pieces(_with_quotes(text, left, right, inner), None))
        for quotation in inner:
            found.extend(_inside(text, quotation))
    return found


def _between(quotations: list[Quotation], left: int, right: int) -> list[Quotation]:
    """Those that begin in ``text[left:right]``; they stand in order."""
    first = bisect_left(quotations, left, key=_start)
    return quotations[first : bisect_left(quotations, right, first, key=_start)]


def _start(quotation: Quotation) -> int:
    return quotation.span.s


def _sentences(text: str, s: int, e: int, speech: list[Quotation]) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    for sentence in sentences_of(text, s, e):
        before = bisect_left(speech, sentence.s, key=_start)
        broken = before > 0 and sentence.s < speech[before - 1].span.e - 1
        if cuts and (
            broken
            or ENDS_IN_TITLE.search(text, max(cuts[-1][0], cuts[-1][1] - TITLE), cuts[-1][1])
            or _goes_on(text, cuts[-1], sentence.s, sentence.e)
        ):
            cuts[-1] = (cuts[-1][0], sentence.e)
        else:
            cuts.append((sentence.s, sentence.e))
    return cuts


# A sentence never ends with a title that waits for its name.
TITLE = 8  # characters
ENDS_IN_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Rev)\.$")

# "'Is it over?' Smith asked.": a question mark inside the marks ends no sentence if a few words close it.
_TAIL = re.compile(r"[^.,;:“\"”]{3,60}[.,]")


def _goes_on(text: str, last: tuple[int, int], s: int, e: int) -> bool:
    if not re.search(r"[!?…][”\"’']+$", text[max(last[0], last[1] - TITLE) : last[1]]):
        return False
    return bool(_TAIL.match(text, s, e)) and len(text[s:e].split()) <= 12 and text[s] not in "“\"'"


def _with_quotes(text: str, s: int, e: int, speech: list[Quotation]) -> list[Token]:
    found: list[Token] = []
    position = s
    for quotation in speech:
        found.extend(tokens_of(text, position, quotation.span.s))
        found.append(Token(quotation.span.s, min(quotation.span.e, e), "", Kind.QUOTE))
        position = quotation.span.e
    if position < e:
        found.extend(tokens_of(text, position, e))
    return found


def _inside(text: str, quotation: Quotation) -> list[Region]:
    s, e = quotation.span.s, quotation.span.e
    s += 2 if text.startswith("''", s) else 1
    if quotation.closed:
        e -= 2 if text.endswith("''", s, e) else 1
    if s >= e:
        return []
    singles = [q for q in quotations_of(text, s, e) if q.single or q.span.e - q.span.s > 2]
    speech = [q for q in singles if _is_speech(text, q, s)]
    found: list[Region] = []
    for left, right in _sentences(text, s, e, speech):
        inner = _between(speech, left, right)
        found.extend(_pieces(_with_quotes(text, left, right, inner), (s, e)))
    return found


def _pieces(tokens: list[Token], within: tuple[int, int] | None) -> list[Region]:
    return [Region(tuple(tokens[k : k + LONGEST]), within) for k in range(0, len(tokens), LONGEST)]
