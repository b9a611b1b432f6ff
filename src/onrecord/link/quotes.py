"""What became of a quotation on the way into a copy: cut at an end, cut inside, reworded, or its marks lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.link.matching import shared_words
from onrecord.model.span import Span
from onrecord.model.vocabulary import AlterationKind
from onrecord.text.quotations import Quotation
from onrecord.text.stems import folded
from onrecord.text.words import STOP_WORDS, words_of

# Half the words of the shorter quotation, in order, make it the same quotation.
MIN_SAME = 0.6
# Quotation marks around up to this many words keep a word at a distance; around more, they give speech.
SCARE_WORDS = 4
# A quotation of one or two words is cut out by every reporter and stands for itself.
MIN_QUOTED = 3
MIN_CUT = 4  # words off one end
MOST_LEFT_OUT = 6  # words out of the middle
ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[")


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """`copy` gives `origin` changed as `kind` says; `why` is a clause for the reader."""

    kind: AlterationKind
    copy: Span
    origin: Span
    why: str


def words_in(span: Span) -> list[str]:
    """The words of a quotation as they are compared."""
    return [folded(w.text) for w in words_of(span.text)]


def quote_changes(copy: Sequence[Quotation], origin: Sequence[Quotation], around: str) -> list[QuoteChange]:
    """Changes to the quotations of one passage. `around` is the copy's text near by, where cut words may go on."""
    found: list[QuoteChange] = []
    beside = frozenset(folded(w.text) for w in words_of(around))
    for mine in copy:
        ours = words_in(mine.span)
        best: tuple[int, Quotation, list[tuple[int, int]]] | None = None
        for theirs in origin:
            pairs = shared_words(ours, words_in(theirs.span))
            if pairs and (best is None or len(pairs) > best[0]):
                best = (len(pairs), theirs, pairs)
        if best and (change := _change(mine.span, best[1].span, best[2], beside)):
            found.append(change)
    return found


def _change(copy: Span, origin: Span, pairs: list[tuple[int, int]], beside: Iterable[str]) -> QuoteChange | None:
    ours, theirs = words_in(copy), words_in(origin)
    if len(ours) < MIN_QUOTED or len(pairs) < max(2, MIN_SAME * min(len(ours), len(theirs))):
        return None
    kept = {j for _, j in pairs}
    first, last = min(kept), max(kept)
    lost = [j for j in range(len(theirs)) if j not in kept]
    gone = [theirs[j] for j in lost if theirs[j] not in STOP_WORDS and theirs[j] not in set(beside)]
    added = [ours[i] for i in sorted(set(range(len(ours))) - {i for i, _ in pairs}) if ours[i] not in STOP_WORDS]
    # Whole clauses cut off an end are a cut, whatever else was changed.
    ends = [theirs[j] for j in lost if not first <= j <= last and theirs[j] not in set(beside)]
    if len(ends) >= MIN_CUT:
        return QuoteChange(
            AlterationKind.QUOTATION_TRIMMED, copy, origin, f"the quotation is given without “{' '.join(ends)}”"
        )
    if added:
        # Words put where the speaker's were: reworded, unless the copy only goes on with the quotation.
        inside = any(first < j < last for j in lost)
        if not inside or not gone:
            return None
        return QuoteChange(
            AlterationKind.QUOTATION,
            copy,
            origin,
            f"inside the marks “{' '.join(added)}” stands for “{' '.join(gone)}”",
        )
    if not gone:
        return None
    middle = [j for j in lost if first < j < last]
    # Words scattered over a long quotation make no cut, and an omission that is marked is none either.
    scattered = len(middle) > max(MOST_LEFT_OUT, len(ours)) or ELLIPSIS.search(copy.text)
    if any(theirs[j] in gone for j in middle):
        if scattered:
            return None
        return QuoteChange(
            AlterationKind.QUOTATION_SHORTENED, copy, origin, f"the quotation is given without “{' '.join(gone)}”"
        )
    return QuoteChange(AlterationKind.QUOTATION_TRIMMED, copy, origin, f"the quotation ends before “{' '.join(gone)}”")


def lost_marks(text: str, s: int, e: int, origin: Sequence[Quotation], copy: Sequence[Quotation]) -> list[QuoteChange]:
    """Words that the origin holds at a distance by quotation marks and ``text[s:e]``, the copy, gives as its own."""
    found: list[QuoteChange] = []
    for theirs in origin:
        wanted = words_in(theirs.span)
        if not 1 <= len(wanted) <= SCARE_WORDS or all(w in STOP_WORDS for w in wanted):
            continue
        words = words_of(text, s, e)
        for i in range(len(words) - len(wanted) + 1):
            run = words[i : i + len(wanted)]
            if [folded(w.text) for w in run] == wanted:
                span = Span.of(text, run[0].s, run[-1].e)
                if not any(q.span.overlaps(span) for q in copy):
                    why = f"the quotation marks around “{span.text}” are lost"
                    found.append(QuoteChange(AlterationKind.SCARE_QUOTES_LOST, span, theirs.span, why))
                break
    return found
