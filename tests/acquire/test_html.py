import datetime as dt
import io

from onrecord.acquire import acquire
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Told
from onrecord.model.ids import content_id
from onrecord.model.when import day

SENTENCES = [
    "The two ports opened talks on a common pilot service on Monday, the harbour master said.",
    "Under the draft each port would keep its own dredgers and share the cost of the pilots for ten years.",
    "“We are close to an agreement, and nobody wants to lose another winter,” the harbour master told reporters.",
]
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="{charset}">
<title>Ports open talks on pilots | The Northern Gazette</title>
<meta property="og:site_name" content="The Northern Gazette"><meta property="og:title" content="Ports open talks on pilots">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ports open talks on pilots",
"datePublished": "2024-03-12T08:00:00Z"}}</script></head>
<body><nav><ul><li><a href="/a">World</a></li><li><a href="/b">Sport</a></li></ul></nav>
<article><h1>Ports open talks on pilots</h1><p>{body}</p></article>
<footer><p>© 2024 The Northern Gazette</p></footer></body></html>"""


def page(charset="utf-8"):
    return PAGE.format(charset=charset, body="</p><p>".join(SENTENCES)).encode(charset)


def seen(data, **options):
    (only,) = acquire(["-"], stdin=io.BytesIO(data), **options)
    return only


def test_a_page_becomes_its_article_with_the_headline_on_the_first_line():
    found = seen(page())
    lines = found.document.text.split("\n")
    assert lines[0] == "Ports open talks on pilots"
    assert [x for x in lines if x][1:] == SENTENCES
    assert (found.document.id, found.document.media_type) == (content_id(page()), "text/html")


def test_what_the_markup_says_stands_in_the_capture():
    capture = seen(page()).capture
    assert (capture.outlet, capture.told) == ("The Northern Gazette", Told.PAGE)
    assert capture.published == day(dt.date(2024, 3, 12), basis="markup")


def test_the_caller_goes_before_the_markup():
    when = day(dt.date(2024, 3, 13), basis="caller")
    capture = seen(page(), outlet="Harbour Wire", published=when).capture
    assert (capture.outlet, capture.published, capture.told) == ("Harbour Wire", when, Told.CALLER)


def test_a_page_is_decoded_as_it_declares():
    found = seen(page("windows-1252"))
    assert SENTENCES[2] in found.document.text
    assert found.document.encoding == "cp1252"


def test_a_page_without_an_article_is_refused():
    error = seen(b"<!doctype html><html><head><title>x</title></head><body></body></html>")
    assert isinstance(error, UnreadableInputError)
    assert error.found == "no article in the page"


def test_a_feed_is_refused_by_name():
    error = seen(b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>')
    assert isinstance(error, UnreadableInputError)
    assert "feed" in error.found
