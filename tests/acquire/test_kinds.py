import pytest

from onrecord.acquire.base import Payload
from onrecord.acquire.kinds import Kind, ending_of, kind_of

PAGE, RSS, ATOM = b"<!DOCTYPE html><html></html>", b"<?xml version='1.0'?>\n<rss></rss>", b"<feed></feed>"
MAP, LINES, WORDS = b"<?xml version='1.0'?><urlset/>", b'{"text": "They met."}\n', b"They met."


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", PAGE, Kind.TEXT),
        ("a.md", RSS, Kind.TEXT),
        ("a.HTM", WORDS, Kind.PAGE),
        ("a.html", RSS, Kind.FEED),
        ("a.xml", ATOM, Kind.FEED),
        ("a.xml", MAP, Kind.OTHER),
        ("a.xml", PAGE, Kind.PAGE),
        ("a.rss", PAGE, Kind.FEED),
        ("a.json.gz", LINES, Kind.JSON),
        ("a.urls", WORDS, Kind.ADDRESSES),
        ("a.txt", b"%PDF-1.7", Kind.PDF),
        ("a", PAGE, Kind.PAGE),
        ("a", b"\xef\xbb\xbf" + LINES, Kind.JSON),
        ("a", b"\xef\xbb\xbf" + RSS, Kind.FEED),
        ("a", PAGE.decode().encode("utf-16"), Kind.PAGE),
        ("", WORDS, Kind.TEXT),
        ("", b"{not JSON} said he", Kind.TEXT),
    ],
)
def test_a_file_is_what_its_name_says_unless_it_cannot_be(name, data, kind):
    assert kind_of(Payload(data=data, source="a", name=name)) is kind


@pytest.mark.parametrize(
    ("media", "data", "kind"),
    [
        ("text/html", WORDS, Kind.PAGE),
        ("text/html", RSS, Kind.FEED),
        ("text/plain", ATOM, Kind.FEED),
        ("text/plain", LINES, Kind.JSON),
        ("text/plain", WORDS, Kind.TEXT),
        ("application/rss+xml", PAGE, Kind.FEED),
        ("text/xml", PAGE, Kind.PAGE),
        ("application/xml", MAP, Kind.OTHER),
        ("application/octet-stream", b"%PDF-1.7", Kind.PDF),
        ("image/png", b"...", Kind.OTHER),
    ],
)
def test_an_answer_is_what_its_server_says_unless_it_cannot_be(media, data, kind):
    assert kind_of(Payload(data=data, source="https://gazette.example/a.txt", media_type=media)) is kind


def test_the_ending_before_gz_counts():
    assert [ending_of(x) for x in ("a.WARC.gz", "b.c/a.html", "a.gz", "a", "")] == [".warc", ".html", "", "", ""]
