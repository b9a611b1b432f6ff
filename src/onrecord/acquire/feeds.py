"""What a feed lists: RSS, RDF and Atom, however they are broken, and JSON Feed. The only door to feedparser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import msgspec

from onrecord.acquire.addresses import is_address
from onrecord.acquire.decode import decoded
from onrecord.acquire.entry import Entry
from onrecord.acquire.html import LOOKS_LIKE_HTML
from onrecord.errors import UnreadableInputError

EXPECTED = "a feed"
TAG = re.compile(r"</?\w[^<>]{0,500}>")
TAIL = 400  # bytes or characters in which an end is looked for
# Where a feed that arrived whole ends; one that was cut off ends elsewhere.
CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--[^>]*-->\s*)*$", re.IGNORECASE)
# A text that trails off is the beginning of an article.
TRAILS_OFF = re.compile(r"(?:…|\.\.\.|&hellip;|&#8230;)[\s\])]*(?:</?\w[^>]*>\s*)*$")


def entries_of(data: bytes, source: str) -> list[Entry]:
    """The entries of the feed in `data`, in its order. `source` is where it came from; relative links go from there.

    `content` is markup, whatever the dialect. Raises UnreadableInputError for what is no feed (a web page in its place
    is named as one) and for a feed without any entry.
    """
    entries = _json_feed(data, source) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml(data, source)
    if not entries:
        raise UnreadableInputError(source, expected="a feed with entries", found="a feed without any")
    return entries


def _xml(data: bytes, source: str) -> list[Entry]:
    # Imported here: it takes a fifth of a second, and most batches hold no feed.
    import feedparser  # type: ignore[import-untyped]

    # The parser is given a stream and never text: text that looks like an address it would fetch, a path it would open.
    told = {"content-type": "application/xml"} | ({"content-location": source} if is_address(source) else {})
    feed = feedparser.parse(BytesIO(data), response_headers=told)
    head: Mapping[str, Any] = dict(feed.feed)
    version = str(feed.get("version", ""))
    if not version and not feed.entries:
        page = LOOKS_LIKE_HTML.match(data[:4096].decode("ascii", "replace").replace("\ufffd", ""))
        found = "a web page" if page else "an empty file" if not data.strip() else "something else"
        raise UnreadableInputError(source, expected=EXPECTED, found=found)
    outlet = _plain(str(head.get("title") or "")) or None
    base = source if is_address(source) else _own_address(head)
    atom = version.startswith("atom")
    entries = [_entry(dict(x), base, outlet, atom=atom) for x in feed.entries]
    if entries and feed.bozo and not CLOSED.search(data[-TAIL:]):
        # Nobody knows how much of the last entry is missing: its address is good, its text is not.
        last = entries[-1]
        entries[-1] = Entry(address=last.address, title=last.title, published=last.published, outlet=last.outlet)
    return entries


def _own_address(head: Mapping[str, Any]) -> str:
    links = head.get("links") or ()
    own = [x.get("href", "") for x in links if x.get("rel") == "self"]
    return next((x for x in (*own, str(head.get("link") or "")) if is_address(x)), "")


def _entry(entry: Mapping[str, Any], base: str, outlet: str | None, *, atom: bool) -> Entry:
    bodies = [x for x in entry.get("content", ()) if x.get("value", "").strip() and not x.get("src")]
    whole = max((_markup(x["value"], str(x.get("type", ""))) for x in bodies), key=len, default="")
    summary = str(entry.get("summary") or "")
    if TRAILS_OFF.search(whole[-TAIL:]):
        whole, summary = "", summary or whole
    # Dublin Core has one date, which the parser files as a change; Atom's own "updated" is a change indeed.
    published = entry.get("published") or (None if atom else entry.get("updated"))
    return Entry(
        address=_address(str(entry.get("link") or ""), base),
        title=_plain(str(entry.get("title") or "")),
        published=str(published).strip() if published else None,
        content=whole or None,
        summary=_plain(summary),
        outlet=outlet,
    )


def _address(link: str, base: str) -> str | None:
    try:
        whole = urljoin(base, link.strip()) if link.strip() else ""
    except ValueError:
        return None
    # A link that names nothing joins into the feed itself, which is no article.
    return whole if is_address(whole) and whole != base else None


def _markup(value: str, media_type: str) -> str:
    if media_type != "text/plain":
        return value
    return "".join(f"<p>{escape(x.strip())}</p>" for x in re.split(r"\n\s*\n", value) if x.strip())


def _plain(markup: str) -> str:
    """A title or a summary without tags, on one line."""
    return " ".join(unescape(TAG.sub("", markup)).split())


def _json_feed(data: bytes, source: str) -> list[Entry]:
    text, _ = decoded(data, source)
    try:
        feed = msgspec.json.decode(text.removeprefix("\ufeff"))
    except msgspec.DecodeError as error:
        raise UnreadableInputError(source, expected=EXPECTED, found=f"broken JSON ({error})") from error
    if not is_json_feed(feed):
        raise UnreadableInputError(source, expected=EXPECTED, found="JSON that is no feed (its version names none)")
    base = source if is_address(source) else _text(feed, "feed_url") or _text(feed, "home_page_url")
    outlet = _plain(_text(feed, "title")) or None
    items = feed.get("items")
    return [_item(x, base, outlet) for x in items if isinstance(x, dict)] if isinstance(items, list) else []


def is_json_feed(value: object) -> bool:
    """Whether a decoded JSON value says that it is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org/version/" in str(value.get("version", ""))


def _item(item: Mapping[str, Any], base: str, outlet: str | None) -> Entry:
    whole = _text(item, "content_html") or _markup(_text(item, "content_text"), "text/plain")
    summary = _text(item, "summary")
    if TRAILS_OFF.search(whole[-TAIL:]):
        whole, summary = "", summary or whole
    return Entry(
        address=_address(_text(item, "url") or _text(item, "external_url"), base),
        title=_plain(_text(item, "title")),
        published=_text(item, "date_published") or None,
        content=whole or None,
        summary=_plain(summary),
        outlet=outlet,
    )


def _text(value: Mapping[str, Any], key: str) -> str:
    return found.strip() if isinstance(found := value.get(key), str) else ""
