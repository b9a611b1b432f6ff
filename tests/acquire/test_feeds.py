import json

import pytest

from onrecord.acquire.addresses import is_address
from onrecord.acquire.feeds import entries_of
from onrecord.errors import UnreadableInputError

AT = "https://gazette.example/feeds/world.xml"
RSS = """<?xml version="1.0" encoding="{charset}"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Northern Gazette &amp; Post</title><link>https://gazette.example/</link>{items}</channel></rss>"""
WHOLE = """<item><title>Ports &lt;b&gt;agree&lt;/b&gt;</title><link>/2024/ports</link><description>Two ports agreed.</description>
<content:encoded><![CDATA[<p>The two ports agreed.</p><p>They met on Monday.</p>]]></content:encoded>
<pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate></item>"""


def rss(*items, charset="utf-8"):
    return RSS.format(items="".join(items), charset=charset).encode(charset)


def item(link):
    return f"<item><title>Ports</title><link>{link}</link><description>Two ports agreed.</description></item>"


def test_an_entry_says_where_its_article_is_when_it_appeared_and_what_it_carries():
    (entry,) = entries_of(rss(WHOLE), AT)
    assert (entry.address, entry.title) == ("https://gazette.example/2024/ports", "Ports agree")
    assert (entry.published, entry.outlet) == ("Tue, 12 Mar 2024 23:30:00 -0500", "The Northern Gazette & Post")
    assert entry.content == "<p>The two ports agreed.</p><p>They met on Monday.</p>"
    assert entry.summary == "Two ports agreed."


def test_an_entry_with_a_summary_only_has_no_content():
    (entry,) = entries_of(rss(item("a.html")), AT)
    assert (entry.content, entry.summary, entry.published) == (None, "Two ports agreed.", None)
    assert entry.address == "https://gazette.example/feeds/a.html"


def test_a_text_that_trails_off_is_no_whole_article():
    (entry,) = entries_of(rss(WHOLE.replace("on Monday.", "on Monday [&hellip;]")), AT)
    assert entry.content is None
    (entry,) = entries_of(rss(WHOLE.replace("on Monday.", "on Monday…")), AT)
    assert entry.content is None


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://gazette.example/a", "https://", ""]
)
def test_only_links_of_the_web_are_addresses(link):
    (entry,) = entries_of(rss(item(link)), AT)
    assert entry.address is None
    assert not is_address(link)


def test_a_saved_feed_takes_its_relative_links_from_the_address_it_calls_its_own():
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><link rel="self" href="https://wire.example/f/a.xml"/>
    <entry><title>Ports</title><link href="ports"/><updated>2024-03-12T10:00:00Z</updated>
    <content type="text">Costs &lt; 5 million.

    They met.</content></entry></feed>"""
    (entry,) = entries_of(atom.encode(), "saved/a.xml")
    assert entry.address == "https://wire.example/f/ports"
    assert entry.published is None  # a change is no publication
    assert entry.content == "<p>Costs &lt; 5 million.</p><p>They met.</p>"


def test_rdf_is_a_feed_with_the_date_of_dublin_core():
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://wire.example/"><title>Wire</title></channel>
    <item rdf:about="https://wire.example/a"><title>Ports</title><link>https://wire.example/a</link>
    <dc:date>2024-03-12T10:00:00+02:00</dc:date></item></rdf:RDF>"""
    (entry,) = entries_of(rdf.encode(), AT)
    assert (entry.address, entry.published) == ("https://wire.example/a", "2024-03-12T10:00:00+02:00")


def test_a_json_feed_is_read():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "items": [
            {
                "id": "1",
                "url": "a",
                "title": "Ports",
                "content_text": "They met.",
                "date_published": "2024-03-12T10:00:00Z",
            },
            {"id": "2", "url": "javascript:alert(1)", "summary": "Teaser", "content_html": "<p>They met…</p>"},
            "no item",
        ],
    }
    first, second = entries_of(json.dumps(feed).encode(), AT)
    assert (first.address, first.content) == ("https://gazette.example/feeds/a", "<p>They met.</p>")
    assert (first.published, first.outlet) == ("2024-03-12T10:00:00Z", "Wire")
    assert (second.address, second.content, second.summary) == (None, None, "Teaser")


def test_a_feed_is_decoded_as_it_declares():
    (entry,) = entries_of(rss(item("a").replace("Ports", "Порты договорились"), charset="windows-1251"), AT)
    assert entry.title == "Порты договорились"


def test_of_a_feed_that_was_cut_off_the_last_text_is_not_taken_for_whole():
    data = rss(WHOLE, WHOLE)
    first, last = entries_of(data[: data.rindex(b"on Monday")], AT)
    assert first.content
    assert last.content is None
    assert last.address == "https://gazette.example/2024/ports"


def test_entities_that_multiply_are_not_unfolded():
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefgh", "bcdefghi", strict=True)
    )
    data = rss(item("a").replace("Ports", "&i;")).replace(b"?><rss", f"?>{bomb}]><rss".encode())
    (entry,) = entries_of(data, AT)
    assert len(entry.title) < 1000


@pytest.mark.parametrize(
    ("data", "expected", "found"),
    [
        (b"<!DOCTYPE html><html><body><p>Not here.</p></body></html>", "a feed", "a web page"),
        (b"  <html lang=en><body>Not here.", "a feed", "a web page"),
        (b"Plain words.", "a feed", "something else"),
        (b"", "a feed", "an empty file"),
        (rss(), "a feed with entries", "a feed without any"),
        (b'{"a": 1}', "a feed", "JSON that is no feed (its version names none)"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "a feed with entries", "a feed without any"),
    ],
)
def test_what_is_no_feed_is_refused(data, expected, found):
    with pytest.raises(UnreadableInputError) as refused:
        entries_of(data, AT)
    assert (refused.value.source, refused.value.expected, refused.value.found) == (AT, expected, found)
