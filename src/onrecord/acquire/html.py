"""Web pages: the article's text and what the markup says of it. The only door to trafilatura."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from onrecord.acquire.base import CallerKnows, Sighting
from onrecord.acquire.claims import claims_of, published_told
from onrecord.acquire.decode import decoded
from onrecord.acquire.page.article import Drawn, as_answered, drawn
from onrecord.acquire.page.blocks import blocks_of
from onrecord.acquire.page.declared import Declared, declared_by
from onrecord.acquire.page.headline import headline_of
from onrecord.acquire.page.matching import matched
from onrecord.acquire.page.tree import EXPECTED, tree_of
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.markup import Markup

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:\ufeff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I
)
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# A feed is a list of articles, not one: it is an acquirer of its own.
FEED = re.compile(r"\s*(?:\ufeff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I)
# Share of the extractor's answer that must be found among the visible blocks.
ENOUGH = 0.5
# Code points. On the pages that bench.pages chooses on, the slow comparison changed no figure of texts of 250 or more.
LITTLE = 500


def html_sighting(data: bytes, source: str, caller: CallerKnows) -> Sighting:
    """A page as a sighting: its headline as first line, then a block of the article a line, in the order of the page.

    Captions, bylines, dates, credits and the like are lines of their own, and `markup.marked` says which they are.
    The markup's outlet and date stand in the capture where the caller told none. The same bytes give the same text.
    Raises UnreadableInputError if the bytes cannot be decoded, hold more than a page does, or hold no article.
    """
    named = CHARSET.search(data[:4096])
    markup, encoding = decoded(data, source, declared=named[1].decode("ascii") if named else None)
    if not markup.strip():
        raise UnreadableInputError(source, expected=EXPECTED, found="an empty file")
    tree = tree_of(markup, source)
    declared = declared_by(tree)
    claims = claims_of(tree, source if ADDRESS.match(source) else declared.address)
    page = drawn_from(tree, declared)
    if not page.text:
        raise UnreadableInputError(source, expected=EXPECTED, found="no article in the page")
    document = Document(
        id=content_id(data),
        text=page.text,
        encoding=encoding,
        media_type="text/html",
        markup=Markup(
            outlet=declared.outlet,
            language=declared.language,
            address=declared.address,
            dates=claims,
            marked=page.marked,
            left=tuple(page.left.items()),
        ),
    )
    by_markup = published_told(claims)
    told = caller.told
    if told is Told.NOBODY and (declared.outlet or by_markup.known):
        told = Told.PAGE
    capture = Capture(
        document=document.id,
        source=source,
        outlet=declared.outlet if caller.outlet is None else caller.outlet,
        published=caller.published if caller.published.known else by_markup,
        told=told,
    )
    return Sighting(document=document, capture=capture)


def drawn_from(tree: HtmlElement, declared: Declared) -> Drawn:
    """The article in `tree`; empty text if there is none."""
    blocks = blocks_of(tree)
    answer = _answer(tree)
    if not answer:
        return Drawn()
    headline = headline_of(blocks, declared)
    found = matched(blocks, answer)
    if found.share < ENOUGH:
        # The extractor took the text from what is not to be seen: a script, a part that opens on a click.
        return as_answered(answer, headline)
    return drawn(found.blocks, found.kept, headline)


def _answer(tree: HtmlElement) -> str:
    """What the extractor takes for the article; comparing several ways is slow, so only where one finds little."""
    text = _extracted(tree, fast=True)
    return text if len(text) >= LITTLE else _extracted(tree, fast=False)


def _extracted(tree: HtmlElement, *, fast: bool) -> str:
    # Imported here: it takes a fifth of a second, and most batches hold no web page.
    from trafilatura import bare_extraction

    page = bare_extraction(tree, include_comments=False, favor_precision=True, fast=fast)
    return (getattr(page, "text", None) or "").strip()
