"""A document's lines told apart, its masthead read, its damage named. A pure function of text, date told and pack."""

from __future__ import annotations

from onrecord.clean.damage import damage_of
from onrecord.clean.dates import published_of
from onrecord.clean.language import language_of
from onrecord.clean.lines import label_lines
from onrecord.clean.masthead import masthead_of
from onrecord.model.document import Document, Page
from onrecord.model.when import When
from onrecord.packs.pack import Pack

__all__ = ["clean"]


def clean(document: Document, published: When, pack: Pack) -> Page:
    """The page of `document`. `published` is what the caller or the markup told, unknown if nobody did."""
    text = document.text
    segments = label_lines(text, pack, document.markup.marked if document.markup else ())
    when, conflicts = published_of(text, segments, published, pack)
    language = language_of("\n".join(text[x.s : x.e] for x in segments if x.kept))
    return Page(
        segments=segments,
        masthead=masthead_of(text, segments, pack, when),
        damage=tuple(sorted((*damage_of(text, segments, language), *conflicts), key=lambda d: (d.span, d.kind))),
        language=language,
    )
