"""Meetings that a text names: summits, conferences, ceremonies with a place, a date or a body beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.ids import slug
from onrecord.model.span import Span
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import SubjectKind
from onrecord.packs.pack import Pack
from onrecord.read.words import Sentence, pattern


def events_in(text: str, sentences: Sequence[Sentence], pack: Pack) -> tuple[Subject, ...]:
    """Events under the first name that the text gives them; a meeting without name, place or body is left out."""
    heads = pattern(pack.arrangements.events).pattern
    named = re.compile(
        rf"\b(?:the|a|an)\s+(?:(?:[A-Z0-9][\w.’'-]*|annual|of)\s+){{1,5}}{heads}(?:\s+in\s+[A-Z]\w+)?"
        rf"|{heads}\s+in\s+(?:[A-Z]\w+)"
    )
    found: dict[str, list[Span]] = {}
    names: dict[str, str] = {}
    for sentence in sentences:
        for m in named.finditer(text, sentence.span.s, sentence.span.e):
            name = re.sub(r"^(?:the|an?)\s+", "", m.group(), flags=re.IGNORECASE)
            key = slug(name)
            names.setdefault(key, re.sub(r"\s+", " ", name))
            found.setdefault(key, []).append(Span(m.start(), m.end(), m.group()))
    return tuple(
        Subject(id=f"event_{k}", kind=SubjectKind.EVENT, type="meeting", name=names[k], mentions=tuple(v))
        for k, v in found.items()
    )
