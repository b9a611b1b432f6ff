"""A proposal as an attribution, if its words stand in the text; every value that it gives, if the vocabulary has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from onrecord.model.vocabulary import Act, AttributionKind, CueClass, Modality, Polarity
from onrecord.read.attributions.described import described
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.base import ActTold
from onrecord.read.prompted.places import MARKS, Place, gap, places_of, to_the_marks
from onrecord.read.prompted.windows import Window

Word = TypeVar("Word", bound=StrEnum)
_THAT = re.compile(r"that\s+(?=\S)")
# In words, since users see them with their counts.
FORM = "proposal in another form than was asked for"
CONTENT = "proposal whose content is not in the text"
SEVERAL = "proposal whose content stands in several places, with no paragraph told"
SOURCE = "proposal whose source does not stand beside its content"
CUE = "proposal whose cue does not stand beside its content"
NOBODY = "proposal with neither source nor cue nor quotation marks"


class NotAdmittedError(Exception):
    """A proposal that is refused; the message is the reason, one of those above."""


class _Proposal(msgspec.Struct):
    content: str | list[str]
    source: str | list[str] | None = None
    cue: str | list[str] | None = None
    paragraph: Any = None
    act: Any = None
    kind: Any = None
    polarity: Any = None
    modality: Any = None


@dataclass(frozen=True, slots=True)
class Admitted:
    """`found` is the attribution. `kind` and what `act` holds are as told, None where the rules have to tell."""

    found: Found
    kind: AttributionKind | None
    act: ActTold


def admitted(text: str, item: Any, window: Window, lexicon: Lexicon, dropped: Counter[str]) -> Admitted:
    """What `item`, a proposal for `window`, comes to. Values that it may not have are counted in `dropped`.

    Raises NotAdmittedError for one that cannot be placed.
    """
    try:
        proposal = msgspec.convert(item, _Proposal)
    except msgspec.ValidationError as error:
        raise NotAdmittedError(FORM) from error
    content = _content(text, proposal, window)
    near = _beside(content[0], window)
    cue = _nearest(text, _pieces(proposal.cue), near, content, (), CUE)
    source = _nearest(text, _pieces(proposal.source), near, cue or content, (*cue, *content), SOURCE)
    orphan = not (cue or source)
    if orphan and text[content[0][0]] not in MARKS:
        raise NotAdmittedError(NOBODY)
    kind = _value(AttributionKind, proposal.kind, "kind", dropped)
    act = _value(Act, proposal.act, "act", dropped)
    content = _without_that(text, content, cue)
    found = described(text, Found(content=content, source=source, cue=cue), lexicon)
    return Admitted(
        replace(
            found,
            kind=kind or found.kind,
            cue_class=CueClass.QUOTE_WITHOUT_SOURCE if orphan else found.cue_class,
        ),
        kind,
        ActTold(
            act=act,
            whole=act is not None,
            polarity=_value(Polarity, proposal.polarity, "polarity", dropped),
            modality=_value(Modality, proposal.modality, "modality", dropped),
        ),
    )


def _content(text: str, proposal: _Proposal, window: Window) -> Place:
    """The pieces of the content: the first in or nearest to its paragraph, the others nearest to that."""
    first, *rest = _pieces(proposal.content) or [""]
    paragraphs = list(window.paragraphs.values())
    places = places_of(text, first, paragraphs)
    if not places:
        raise NotAdmittedError(CONTENT)
    told = window.paragraphs.get(proposal.paragraph) if isinstance(proposal.paragraph, int) else None
    if len(places) > 1 and told is None:
        raise NotAdmittedError(SEVERAL)
    cues = [y for x in _pieces(proposal.cue)[:1] for y in places_of(text, x, paragraphs)]
    best = min(places, key=lambda x: (gap(x, (told,)) if told else 0, min((gap(x, y) for y in cues), default=0), x))
    pieces = (*best, *_nearest(text, rest, paragraphs, best, best, CONTENT))
    widened = (y for x in sorted(pieces) for y in to_the_marks(text, (x,), _paragraph_of(x, paragraphs)))
    return tuple(widened)


def _nearest(
    text: str, words: Sequence[str], paragraphs: Sequence[Range], to: Place, taken: Place, reason: str
) -> Place:
    """The place of each of `words` nearest to `to` that shares nothing with `to` or `taken`, in text order.

    Raises NotAdmittedError with `reason` where one of them has none.
    """
    found: Place = ()
    for each in words:
        used = (*to, *taken, *found)
        free = [x for x in places_of(text, each, paragraphs) if not any(s < f and t < e for s, e in x for t, f in used)]
        if not free:
            raise NotAdmittedError(reason)
        found = (*found, *min(free, key=lambda x: (gap(x, to), x)))
    return tuple(sorted(found))


def _without_that(text: str, content: Place, cue: Place) -> Place:
    """`content` without the "that" that joins it to the cue before it."""
    (s, e), *rest = content
    opening = _THAT.match(text, s, e)
    return ((opening.end(), e), *rest) if opening and cue and cue[-1][1] <= s else content


def _beside(at: Range, window: Window) -> list[Range]:
    """The paragraph of `at` and its neighbours: who speaks may stand before or behind what is said."""
    paragraphs = list(window.paragraphs.values())
    n = paragraphs.index(_paragraph_of(at, paragraphs))
    return paragraphs[max(0, n - 1) : n + 2]


def _paragraph_of(at: Range, paragraphs: Sequence[Range]) -> Range:
    return next(x for x in paragraphs if x[0] <= at[0] and at[1] <= x[1])


def _pieces(told: str | list[str] | None) -> list[str]:
    """What a field gives, each piece of it that is not empty."""
    return [x for x in ([told] if isinstance(told, str) else told or []) if x.strip()]


def _value(vocabulary: type[Word], told: Any, name: str, dropped: Counter[str]) -> Word | None:
    if told is None or told == "":
        return None
    try:
        return vocabulary(told.strip().lower())
    except (AttributeError, ValueError):
        dropped[f"{name} outside the vocabulary, told by the rules instead"] += 1
        return None
