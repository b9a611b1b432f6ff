"""Web pages: the article's text and what the markup says of it. The only door to trafilatura."""

from __future__ import annotations

import re

from onrecord.acquire.base import CallerKnows, Sighting
from onrecord.acquire.decode import decoded
from onrecord.acquire.jsonlines import day_told, with_headline
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.when import When

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:\ufeff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I
)
# A feed is a list of articles, not one: it is an acquirer of its own.
FEED = re.compile(r"\s*(?:\ufeff)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.I)
EXPECTED = "a web page with an article in it"


def html_sighting(data: bytes, source: str, caller: CallerKnows) -> Sighting:
    """A page as a sighting: the main text with its headline as first line, a paragraph a line.

    The markup's outlet and date stand in the capture where the caller told none. Raises UnreadableInputError if the
    bytes cannot be decoded or no article is found in them.
    """
    named = CHARSET.search(data[:4096])
    markup, encoding = decoded(data, source, declared=named[1].decode("ascii") if named else None)
    # Imported here: it takes a fifth of a second, and most batches hold no web page.
    from trafilatura import bare_extraction

    page = bare_extraction(
        markup,
        with_metadata=True,
        favor_precision=True,
        include_comments=False,
        # Only what the page says: no guess from the text, whose dates are evidence for the masthead.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (getattr(page, "text", None) or "").strip() if page is not None else ""
    if not text or page is None or isinstance(page, dict):
        found = "no article in the page" if markup.strip() else "an empty file"
        raise UnreadableInputError(source, expected=EXPECTED, found=found)
    headline = _without_site(page.title or "", page.sitename or "")
    document = Document(
        id=content_id(data), text=with_headline(text, headline), encoding=encoding, media_type="text/html"
    )
    outlet, published = caller.outlet, caller.published
    told = caller.told
    if told is Told.NOBODY and (page.sitename or page.date):
        told = Told.PAGE
    if outlet is None:
        outlet = page.sitename or None
    if not published.known and page.date:
        published = _printed(page.date, source)
    capture = Capture(document=document.id, source=source, outlet=outlet, published=published, told=told)
    return Sighting(document=document, capture=capture)


def _without_site(title: str, site: str) -> str:
    """The title of the window without the site's name behind it."""
    cut = re.search(rf"\s+[-–—|•:]+\s+{re.escape(site)}$", title) if site else None
    return title[: cut.start()] if cut else title


def _printed(date: str, source: str) -> When:
    try:
        return day_told(date, source, basis="markup")
    except UnreadableInputError:
        # A date the markup garbles is no date; the page is read all the same.
        return When()
