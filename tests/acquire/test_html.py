import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire import acquire
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Told
from onrecord.model.ids import content_id
from onrecord.model.vocabulary import SegmentKind as K
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


FULL = """<!DOCTYPE html><html lang="en-GB"><head><title>Ports open talks on pilots | The Northern Gazette</title>
<link rel="canonical" href="https://gazette.example/ports"></head><body><nav><p>World</p></nav><main><article>
<h1>Ports open talks on pilots</h1><p class="standfirst">One service for two harbours</p>
<div class="meta"><span class="author">By Jo Roe</span><time datetime="2024-03-12">12 March 2024</time></div>
<figure><img src="q.jpg"><figcaption>The pilot boat at the quay on Sunday.<span class="credit">Photo: Kim Doe</span>
</figcaption></figure>{first}
<blockquote><p>“{quote}”</p></blockquote><h2>What the draft says</h2><ul><li>{item}<ul><li>{nested}</li></ul></li></ul>
{last}<aside class="related"><h3>More</h3><p>Tugs collide off the mole at night.</p></aside></article></main>
<footer><p>© 2024 The Northern Gazette</p></footer></body></html>"""
ITEM = "Each of the two ports would keep its own dredgers and its own tugs for the whole of ten years."
NESTED = "The dredgers of the northern port would be hired out to the southern one in winter."


def full(first=SENTENCES[0], last=SENTENCES[1]):
    return FULL.format(
        first=f"<p>{first}</p>",
        last=f"<p>{last}</p>",
        quote="Nobody wants to lose a winter, the master told us.",
        item=ITEM,
        nested=NESTED,
    ).encode()


def marked(document):
    return [(document.text[m.s : m.e], m.kind) for m in document.markup.marked]


def test_captions_bylines_dates_and_credits_are_lines_and_labelled():
    document = seen(full()).document
    assert marked(document) == [
        ("Ports open talks on pilots", K.HEADLINE),
        ("One service for two harbours", K.DEK),
        ("By Jo Roe", K.BYLINE_BIO),
        ("12 March 2024", K.DATE),
        ("The pilot boat at the quay on Sunday.", K.CAPTION),
        ("Photo: Kim Doe", K.PHOTO_CREDIT),
        ("What the draft says", K.SUBHEAD),
    ]


def test_quotations_and_nested_lists_stand_where_the_page_has_them():
    lines = seen(full()).document.text.split("\n")
    assert lines[6:] == [
        SENTENCES[0],
        "“Nobody wants to lose a winter, the master told us.”",
        "What the draft says",
        ITEM,
        NESTED,
        SENTENCES[1],
    ]


def test_the_page_says_its_outlet_language_and_address():
    markup = seen(full()).document.markup
    assert (markup.outlet, markup.language, markup.address) == (None, "en", "https://gazette.example/ports")


def test_paragraphs_parted_by_breaks_are_lines():
    body = "<br><br>".join(SENTENCES)
    data = PAGE.format(charset="utf-8", body=body).encode()
    assert seen(data).document.text.split("\n")[1:] == SENTENCES


def test_a_second_article_of_an_endless_page_is_no_body():
    second = "<article><h1>Tugs collide at night</h1><p>{}</p></article></body>".format(
        "</p><p>".join(f"{x} It happened {n} times." for n, x in enumerate(SENTENCES, 2))
    )
    data = page().replace(b"</body>", second.encode())
    assert seen(data).document.text.split("\n") == ["Ports open talks on pilots", *SENTENCES]


def test_a_page_in_windows_1251_is_read_as_it_declares():
    words = "Порты открыли переговоры об общей лоцманской службе в понедельник, сообщил капитан порта."
    body = f"<h1>Порты открыли переговоры</h1><p>{words}</p><p>{words[:-1]} на набережной.</p>"
    html = f'<html lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><body><article>{body}</article></body></html>'
    document = seen(html.encode("cp1251")).document
    assert document.text.split("\n")[:2] == ["Порты открыли переговоры", words]
    assert (document.encoding, document.markup.language) == ("cp1251", "ru")


def test_an_xml_declaration_of_another_encoding_does_not_garble_a_page():
    data = b'<?xml version="1.0" encoding="iso-8859-1"?>' + page()
    assert SENTENCES[2] in seen(data).document.text
    assert SENTENCES[2] in seen(b"\xef\xbb\xbf" + page()).document.text


def test_entities_are_read_and_comments_and_cdata_are_not():
    text = "The ports &amp; the pilots&rsquo; union agreed on Monday to share the cost for ten years, the master said."
    data = full(first=f"{text}<!-- <p>no comment</p> --><![CDATA[no data]]>")
    lines = seen(data).document.text.split("\n")
    assert "The ports & the pilots’ union agreed on Monday to share the cost for ten years, the master said." in lines
    assert "no comment" not in "".join(lines)
    assert "no data" not in "".join(lines)


@pytest.mark.parametrize("body", ["", "<p>x</p>", "<nav><ul><li><a href=a>World</a></li></ul></nav>", "<!-- -->"])
def test_a_page_with_next_to_nothing_is_refused_and_does_no_harm(body):
    error = seen(f"<html><head><title>x</title></head><body>{body}</body></html>".encode())
    assert isinstance(error, UnreadableInputError)
    assert error.found == "no article in the page"


SENTENCE = st.text("abc déß“” .,", min_size=1, max_size=60)


@given(st.lists(SENTENCE, min_size=1, max_size=4), SENTENCE)
def test_every_marked_range_is_one_line_and_the_same_bytes_give_the_same_text(first, last):
    data = full("</p><p class=byline>".join(first), last)
    document = seen(data).document
    ends = {m.s: m.e for m in document.markup.marked}
    at = 0
    for line in document.text.split("\n"):
        assert ends.pop(at, at + len(line)) == at + len(line)
        assert line == " ".join(line.split()) != ""
        at += len(line) + 1
    assert not ends
    assert seen(data).document == document
