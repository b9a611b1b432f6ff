"""To whom, when and under which condition something is said, and whether it is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.vocabulary import Act
from onrecord.model.when import When
from onrecord.packs.pack import Pack
from onrecord.read.words import pattern

_ASKED = frozenset({Act.DEMAND, Act.REQUEST, Act.ADVISE, Act.INVITE})
_TO_DO = re.compile(r"\s+(?:not\s+)?to\s")
_MARKS = frozenset("\"“”'‘’")
_QUOTED_WORD = re.compile(r"[“\"'‘]\w+[’'”\"]")
_CONDITION_ENDS = re.compile(r"[,;.:”\"]|$")


def addressee_of(text: str, attribution: Attribution | None, act: Act, cast: Cast) -> str | None:
    """To whom it is said: as the text tells, else who is asked to do something ("urged Oslo to sign")."""
    if attribution is None:
        return None
    if attribution.addressee is not None:
        return next(iter(cast.within(attribution.addressee)), None)
    if act not in _ASKED:
        return None
    content = attribution.content[0]
    return next(
        (
            m.actor
            for m in cast.mentions_in(content.s, content.e)
            if m.actor
            and text[content.s : m.span.s].strip().lower() in ("", "the", "both", "all")
            and _TO_DO.match(text, m.span.e)
        ),
        None,
    )


def said_at(
    attribution: Attribution | None, by_id: Mapping[str, Attribution], times: Sequence[When], published: When
) -> When:
    """When it was said: as the text tells; what is handed on was said by then, and all of it by publication."""
    handed_on = False
    while attribution is not None:
        words = attribution.said_at
        first = next((w for w in times if words and w.spans and w.spans[0].overlaps(words) and w.known), None)
        if first is not None:
            return first if not handed_on else When(hi=first.hi, basis="handed on") if first.hi else When()
        handed_on = True
        attribution = by_id.get(attribution.parent or "")
    return When(hi=published.hi, basis="published") if published.hi else When()


def condition_in(text: str, evidence: Sequence[Span], pack: Pack) -> Span | None:
    """The first condition that the evidence names, of three words or more."""
    words = pattern(pack.acts.conditions)
    for span in evidence:
        if m := words.search(text, span.s, span.e):
            end = _CONDITION_ENDS.search(text, m.end() + 4, span.e)
            found = Span.of(text, m.start(), end.start() if end else span.e)
            return found if len(found.text.split()) > 2 else None
    return None


def is_ironic(words: str, headline: bool, pack: Pack) -> bool:
    """Whether a page does not make its words its own: by a word for that, or a single word in a headline's quotes."""
    return bool(pattern(pack.acts.irony).search(words) or (headline and _QUOTED_WORD.search(words)))


def in_scare_quotes(text: str, cue: Sequence[Span]) -> bool:
    """Whether a page puts the very word of saying in quotation marks (Oslo "guarantees" peace)."""
    return any(
        text[x.s - 1 : x.s] in _MARKS and text[x.e : x.e + 1] in _MARKS for x in cue if 0 < x.s < x.e < len(text)
    )
