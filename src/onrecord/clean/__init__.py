"""A document's lines told apart, its masthead read, its damage named. A pure function of text, date told and pack."""

from __future__ import annotations

from onrecord.clean.conflicts import conflicts_of
from onrecord.clean.damage import damage_of
from onrecord.clean.dating import published_of
from onrecord.clean.language import language_of, with_languages
from onrecord.clean.lines import label_lines
from onrecord.clean.masthead import masthead_of
from onrecord.clean.notes import machine_translation
from onrecord.clean.repeats import repeated_lines
from onrecord.model.document import Document, Page
from onrecord.model.when import When
from onrecord.packs.pack import Pack

__all__ = ["clean", "repeated_lines"]


def clean(document: Document, published: When, pack: Pack, known: frozenset[str] = frozenset()) -> Page:
    """The page of `document`. `published` is what the caller or the markup told, unknown if nobody did. `known` are the
    lines that other documents of its outlet have too (`repeated_lines`)."""
    text = document.text
    segments = label_lines(text, pack, document.markup.marked if document.markup else (), known)
    dated = published_of(text, segments, published, pack, document.markup)
    language = language_of("\n".join(text[x.s : x.e] for x in segments if x.kept))
    masthead = masthead_of(text, segments, pack, dated.when)
    damage = (*damage_of(text, segments, language), *dated.damage, *machine_translation(masthead.translation, pack))
    return Page(
        segments=with_languages(text, segments, language),
        masthead=masthead,
        damage=tuple(sorted(damage, key=lambda d: (d.span, d.kind))),
        dates=dated.evidence,
        conflicts=conflicts_of(masthead, document.markup, language, pack),
        language=language,
    )
