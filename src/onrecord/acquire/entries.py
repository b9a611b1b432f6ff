"""An entry that a feed carries whole, as a document."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.acquire.base import CallerKnows, Sighting
from onrecord.acquire.entry import Entry
from onrecord.acquire.jsonlines import with_headline
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.markup import DateClaim, Markup
from onrecord.model.vocabulary import DateRole, DateSource
from onrecord.model.when import When, day

EXPECTED = "the whole article in the entry of a feed"
DROPPED = ("script", "style", "template", "noscript", "iframe", "form", "svg")
# What stands on lines of its own.
BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol "
    "p pre section table td th tr ul".split()
)


def whole_sighting(entry: Entry, at: str, caller: CallerKnows) -> Sighting:
    """A whole entry as a sighting: headline, then a paragraph a line. `at` names the entry where it has no address.

    Raises UnreadableInputError for an entry that carries a summary only, which says what to do instead, and for one
    without any text.
    """
    if entry.content is None:
        todo = (
            f"fetch {entry.address} with `onrecord add`, or watch the feed"
            if entry.address
            else "it leads nowhere else"
        )
        summary = "a summary only" if entry.summary else "a headline only"
        raise UnreadableInputError(entry.address or at, expected=EXPECTED, found=f"{summary}: {todo}")
    body = text_of(entry.content, entry.address or at)
    if not body:
        raise UnreadableInputError(entry.address or at, expected=EXPECTED, found="markup without any text")
    text = with_headline(body, entry.title)
    document = Document(
        id=content_id(text.encode("utf-8", "surrogatepass")),
        text=text,
        media_type="text/html",
        markup=Markup(outlet=entry.outlet, address=entry.address, dates=_claims(entry)),
    )
    published = caller.published if caller.published.known else day_written(entry.published or "")
    told = Told.PAGE if caller.told is Told.NOBODY and (entry.outlet or published.known) else caller.told
    capture = Capture(
        document=document.id,
        source=entry.address or at,
        outlet=caller.outlet or entry.outlet,
        published=published,
        told=told,
    )
    return Sighting(document=document, capture=capture)


def day_written(moment: str) -> When:
    """The day that a feed's date names, in the zone in which it is written; unknown if it names none."""
    try:
        return day(dt.datetime.fromisoformat(moment.strip()).date(), basis="feed")
    except ValueError:
        pass
    # Imported here: it brings the whole of mail with it, and most batches hold no feed.
    from email.utils import parsedate_to_datetime

    try:
        return day(parsedate_to_datetime(moment).date(), basis="feed")
    except ValueError:
        return When()


def text_of(markup: str, at: str) -> str:
    """The text of an article's markup, a block a line; "" if there is none.

    Raises UnreadableInputError naming `at` for elements nested so deep that the parser gives up.
    """
    from lxml import etree, html  # type: ignore[import-untyped, unused-ignore]

    # Without huge_tree the parser drops what is nested deeper than 256, and all that follows, and does not say so.
    parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
    data = markup.encode("utf-8", "replace").replace(b"\0", b"")
    try:
        root = html.fragment_fromstring(data, create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    if any("depth" in x.message.lower() for x in parser.error_log):
        raise UnreadableInputError(at, expected=EXPECTED, found="elements nested without end")
    etree.strip_elements(root, *DROPPED, etree.Comment, with_tail=False)
    parts: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        inside = node.text if event == "start" else node.tail
        parts.append(("\n" if node.tag in BLOCKS else "") + re.sub(r"\s+", " ", inside or ""))
    lines = (" ".join(x.split()) for x in "".join(parts).split("\n"))
    return "\n".join(x for x in lines if x)


def _claims(entry: Entry) -> tuple[DateClaim, ...]:
    if not entry.published:
        return ()
    return (
        DateClaim(source=DateSource.FEED, role=DateRole.PUBLISHED, at="entry of the feed", written=entry.published),
    )
