"""The words of a content as one reads them: its broken pieces joined, its speaker as "we"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span

_MARKS = re.compile(r"''|[\"“”\[\]]")
_STOPPED = re.compile(r"[.!?][\"“”'’\s]*$")
# A mention stands as subject where its verb follows, not a genitive or a second noun.
_VERB_BEHIND = re.compile(
    r"\s+(?:(?:also|still|now|never|already|\w+ly)\s+)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|"
    r"must|should|does|do|did|plans?|planned|intends?|intended|hopes?|hoped|wants?|wanted|supports?|supported|needs?|"
    r"stands?|regrets?|fears?|aims?|expects?|opposes?|opposed)\b"
)
BEHIND = 60  # characters after a cue that may belong to it


def told_words(text: str, part: Sequence[Span], cast: Cast, speakers: Sequence[str]) -> str:
    """The content without quotation marks. Where other words stand between two pieces ("... ," she said. "...") a stop
    among them ends a sentence. A first subject that is one of `speakers` becomes "we"."""
    first = _as_own(text, part[0], cast, speakers)
    words = _MARKS.sub("", first).strip()
    for before, piece in pairwise(part):
        gap = text[before.e : piece.s]
        told = _MARKS.sub("", piece.text).strip()
        stop = "." in gap and not _STOPPED.search(words)
        words = f"{words.rstrip(' ,')}. {told}" if stop else f"{words}{',' if ',' in gap else ''} {told}"
    return words


def _as_own(text: str, piece: Span, cast: Cast, speakers: Sequence[str]) -> str:
    for mention in cast.mentions_in(piece.s, piece.e):
        if mention.actor not in speakers:
            continue
        front = text[piece.s : mention.span.s].strip(" \"“”'‘").lower()
        if front in ("", "the", "that", "that the") and _VERB_BEHIND.match(text, mention.span.e):
            return f"we{text[mention.span.e : piece.e]}"
    return piece.text


def behind(text: str, attribution: Attribution) -> str:
    """The words after the cue up to the end of its line, as far as they may belong to it; "" if it has no cue."""
    if not attribution.cue:
        return ""
    e = attribution.cue[-1].e
    return text[e : e + BEHIND].split("\n")[0].strip()
