"""A cleaned page as text and as JSON: what a reader of the article should see, and why the rest is not in it."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.document import Document, Segment
from onrecord.model.reading import Article
from onrecord.serve.contract import Json, document_json, line_json
from onrecord.text.halves import halves_of


def cleaned_text(article: Article) -> str:
    """The kept lines, a blank line between two, without the pieces of them that are no article text. A sentence that
    furniture cut in two is whole again."""
    text, page = article.document.text, article.reading.page
    second_halves = {b.n for _, b in halves_of(text, page.segments)}
    paragraphs: list[str] = []
    for segment in page.kept():
        words = _kept_words(text, segment)
        if segment.n in second_halves:
            paragraphs[-1] += f" {words}"
        elif words:
            paragraphs.append(words)
    return "\n\n".join(paragraphs)


def _kept_words(text: str, segment: Segment) -> str:
    return " ".join(x for x in _pieces(text, segment) if x)


def _pieces(text: str, segment: Segment) -> Iterator[str]:
    at = segment.s
    for piece in sorted(segment.inline, key=lambda x: x.span):
        yield text[at : piece.span.s].strip()
        at = piece.span.e
    yield text[at : segment.e].strip()


def left_out_in_words(document: Document) -> str:
    """How many blocks of a page are not in its text, by reason; empty if the text was received as such."""
    left = document.markup.left if document.markup else ()
    return ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in left)


def cleaned_json(article: Article) -> Json:
    """``document`` and ``lines`` as in the contract of ``read``, each line with its words, and ``text``, the article
    without its furniture."""
    received = article.document.text
    lines = [{**line_json(x), "text": received[x.s : x.e]} for x in article.reading.page.segments]
    return {"document": document_json(article), "lines": lines, "text": cleaned_text(article)}
