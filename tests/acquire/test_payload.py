import datetime as dt
import gzip
import io
import json
import time
import zlib
from collections import Counter

import pytest
from tests.acquire.archives import record
from tests.acquire.pdfs import column, pdf
from tests.acquire.webs import MOMENT, Web

from onrecord.acquire import Sighting, acquire
from onrecord.errors import UnreadableInputError
from onrecord.model.ids import content_id
from onrecord.model.when import day

WORDS = "The two ports opened talks on Monday, the harbour master said.\n"
SENTENCES = [
    "The two ports opened talks on a common pilot service on Monday, the harbour master said.",
    "Under the draft each port would keep its own dredgers and share the cost of the pilots for ten years.",
    "“We are close to an agreement, and nobody wants to lose another winter,” the harbour master told reporters.",
]
RUSSIAN = "Порты договорились продолжить переговоры на следующей неделе, сообщил начальник гавани журналистам. "
JAPANESE = "二つの港は月曜日に共同の水先案内業務について協議を始めたと港長は述べた。"


def page(*sentences, declared="", encoding="utf-8"):
    body = "".join(f"<p>{x}</p>" for x in sentences or SENTENCES)
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<!DOCTYPE html><html><head>{meta}</head><body><article>{body}</article></body></html>".encode(encoding)


def rss(*items):
    return f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>The Northern Gazette</title><link>https://gazette.example/</link>{"".join(items)}</channel></rss>""".encode()


WHOLE = """<item><title>Ports agree</title><link>/whole</link><pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate>
<content:encoded><![CDATA[<p>The two ports agreed.</p><p>They met on Monday.</p>]]></content:encoded></item>"""
TEASER = "<item><title>Ports agree</title><link>/page</link><description>The two ports agreed.</description></item>"
SCRIPT = "<item><title>Ports</title><link>javascript:alert(1)</link><description>Two ports.</description></item>"


def found(path, data=None, **options):
    """What `path` holds; `data` is written there, or handed in on stdin."""
    if data is not None and path != "-":
        path.write_bytes(data)
    stdin = io.BytesIO(data) if path == "-" else None
    return list(acquire([str(path)], stdin=stdin, **options))


def texts(things):
    return [x.document.text if isinstance(x, Sighting) else f"{x.source}: {x.found}" for x in things]


# --- packed files


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.jsonl.gz", "a.pdf.gz", "a.rss.gz", "-"])
def test_a_packed_file_gives_the_documents_of_the_file(tmp_path, name):
    plain = {
        "a.html.gz": page(),
        "a.jsonl.gz": b'{"text": "They met."}\n{"text": "They agreed."}\n',
        "a.pdf.gz": pdf([column("They met.")]),
        "a.rss.gz": rss(WHOLE),
    }.get(name, WORDS.encode())
    packed = found("-" if name == "-" else tmp_path / name, gzip.compress(plain))
    bare = found("-" if name == "-" else tmp_path / name.removesuffix(".gz"), plain)
    assert [x.document for x in packed] == [x.document for x in bare]
    assert all(isinstance(x, Sighting) for x in bare)
    assert bare


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path):
    (error,) = found(tmp_path / "a.txt.gz", gzip.compress(WORDS.encode() * 50)[:-20])
    assert error.source == str(tmp_path / "a.txt.gz")
    assert "cut off" in error.found


def test_of_packed_json_lines_that_are_cut_off_the_whole_ones_are_read(tmp_path):
    lines = "".join(json.dumps({"text": f"Report {n}: {WORDS}"}) + "\n" for n in range(2000)).encode()
    *seen, error = found(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-400])
    assert len(seen) > 500
    assert [x.document.text for x in seen[:2]] == [f"Report {n}: {WORDS}" for n in range(2)]
    assert isinstance(error, UnreadableInputError)
    assert "cut off" in error.found


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.warc.gz", "-"])
def test_a_bomb_is_refused_in_bounded_time(tmp_path, name):
    packer = zlib.compressobj(9, wbits=31)
    head = b"WARC/1.0\r\n" if "warc" in name else b""
    bomb = packer.compress(head) + b"".join(packer.compress(bytes(1 << 20)) for _ in range(400)) + packer.flush()
    start = time.monotonic()
    (error,) = found("-" if name == "-" else tmp_path / name, bomb)
    assert "WARC" in error.expected or "times its size" in error.found
    assert time.monotonic() - start < 5


def test_a_file_packed_twice_is_refused(tmp_path):
    (error,) = found(tmp_path / "a.txt.gz", gzip.compress(gzip.compress(WORDS.encode())))
    assert "inside another" in error.found


def test_a_zip_container_is_refused_by_name(tmp_path):
    (error,) = found(tmp_path / "a.docx", b"PK\x03\x04" + b"x" * 500)
    assert "ZIP" in error.found


# --- archives


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "renamed.bin", "-"])
def test_an_archive_gives_the_documents_of_its_files(tmp_path, name):
    records = [
        record("https://gazette.example/page", page()),
        record("https://gazette.example/words", WORDS.encode(), media="text/plain; charset=utf-8"),
        record("https://gazette.example/pdf", pdf([column("They met.")]), media="application/pdf"),
        record("https://gazette.example/feed", rss(WHOLE, TEASER), media="application/rss+xml"),
        record("https://gazette.example/api", b'{"ok": true}', media="application/json"),
        record("https://gazette.example/sitemap", b"<?xml version='1.0'?><urlset/>", media="text/xml"),
        record("https://gazette.example/none", status="404 Not Found"),
    ]
    data = b"".join(map(gzip.compress, records)) if name.endswith("gz") else b"".join(records)
    skipped = Counter()
    seen = found("-" if name == "-" else tmp_path / name, data, skipped=skipped)
    assert [x.capture.source for x in seen] == [
        f"https://gazette.example/{x}" for x in ("page", "words", "pdf", "whole")
    ]
    assert [x.capture.retrieved_at for x in seen] == [dt.datetime(2024, 3, 12, 10, tzinfo=dt.UTC)] * 4
    (alone,) = found(tmp_path / "page.html", page())
    assert seen[0].document == alone.document
    assert skipped == {
        "WARC record (HTTP status 404)": 1,
        "archived JSON without an article": 1,
        "entry of an archived feed without its article": 1,
        "XML that is no feed": 1,
    }


def test_a_fault_in_an_archive_leaves_what_was_read_before_it(tmp_path):
    good = record("https://gazette.example/a", WORDS.encode(), media="text/plain")
    first, error = found(tmp_path / "a.warc", good + record(length=9999))
    assert first.document.text == WORDS
    assert (error.source, f"byte {len(good)}" in error.found) == (str(tmp_path / "a.warc"), True)


def test_a_record_that_is_no_article_is_an_error_of_its_own(tmp_path):
    empty = record("https://gazette.example/empty", b"<html><body></body></html>")
    error, seen = found(tmp_path / "a.warc", empty + record("https://gazette.example/a", page()))
    assert error.source == "https://gazette.example/empty"
    assert seen.document.media_type == "text/html"


def test_a_file_called_an_archive_and_no_archive_is_refused(tmp_path):
    (error,) = found(tmp_path / "a.warc", WORDS.encode())
    assert error.expected == "a WARC archive of whole records"
    (error,) = found(tmp_path / "b.warc", b"")
    assert error.found == "no record"


# --- encodings


@pytest.mark.parametrize(
    ("encoding", "text"), [("windows-1251", RUSSIAN * 3), ("koi8-r", RUSSIAN * 3), ("shift_jis", JAPANESE * 5)]
)
def test_a_legacy_encoding_is_read_as_the_page_declares(tmp_path, encoding, text):
    data = page(text, text + "!", declared=encoding, encoding=encoding)
    (seen,) = found(tmp_path / "a.html", data)
    assert text.strip() in seen.document.text
    assert seen.document.id == content_id(data)


@pytest.mark.parametrize(
    ("encoding", "text", "read_in"),
    [
        ("windows-1251", RUSSIAN * 3, "cp1251"),
        ("koi8-r", RUSSIAN * 3, "koi8-r"),
        ("shift_jis", JAPANESE * 5, "cp932"),
        ("iso-2022-jp", JAPANESE * 5, "iso2022_jp"),
    ],
)
def test_a_legacy_encoding_is_read_as_the_server_declares(encoding, text, read_in):
    data = page(text, text + "!", encoding=encoding)
    web = Web(a=("text/html", data, encoding), b=("text/plain", text.encode(encoding), encoding))
    for name, bytes_there in (("a", data), ("b", text.encode(encoding))):
        (seen,) = list(acquire([f"https://gazette.example/{name}"], network=web))
        assert text.strip() in seen.document.text
        assert (seen.document.id, seen.document.encoding) == (content_id(bytes_there), read_in)


def test_a_page_knows_better_than_a_server_that_was_told_nothing():
    data = page(RUSSIAN * 3, RUSSIAN, declared="windows-1251", encoding="windows-1251")
    (seen,) = acquire(["https://gazette.example/a"], network=Web(a=("text/html", data, "iso-8859-1")))
    assert RUSSIAN.strip() in seen.document.text


def test_mojibake_is_kept_as_received(tmp_path):
    garbled = "The talks in MÃ¼nster â€œwill resumeâ€\x9d on Monday.\n" * 3
    (seen,) = found(tmp_path / "a.txt", garbled.encode())
    assert seen.document.text == garbled


# --- feeds


def test_a_feed_gives_its_whole_entries_and_says_what_to_do_about_the_others(tmp_path):
    whole, teaser, script = found(tmp_path / "a.rss", rss(WHOLE, TEASER, SCRIPT))
    assert whole.document.text == "Ports agree\n\nThe two ports agreed.\nThey met on Monday."
    assert (whole.capture.source, whole.capture.outlet) == ("https://gazette.example/whole", "The Northern Gazette")
    assert whole.capture.published == day(dt.date(2024, 3, 12), basis="feed")
    assert teaser.source == "https://gazette.example/page"
    assert "onrecord add" in teaser.found
    assert script.source == f"{tmp_path / 'a.rss'}:3"


@pytest.mark.parametrize("name", ["a.xml", "a.html", "a", "-"])
def test_a_feed_is_known_by_what_it_holds(tmp_path, name):
    (seen,) = found("-" if name == "-" else tmp_path / name, rss(WHOLE))
    assert seen.document.text.startswith("Ports agree")


def test_a_feed_that_is_a_web_page_is_refused(tmp_path):
    (error,) = found(tmp_path / "a.rss", page())
    assert (error.expected, error.found) == ("a feed", "a web page")


def test_entries_that_are_not_whole_are_fetched_where_the_feed_was():
    web = Web(feed=("text/xml", rss(WHOLE, TEASER, SCRIPT)), page=("text/html", page()))
    whole, fetched, script = acquire(["https://gazette.example/feed"], network=web)
    assert whole.capture.retrieved_at == MOMENT
    assert (fetched.capture.source, fetched.capture.retrieved_at) == ("https://gazette.example/page", MOMENT)
    assert SENTENCES[0] in fetched.document.text
    assert isinstance(script, UnreadableInputError)
    assert web.asked == ["https://gazette.example/feed", "https://gazette.example/page"]


@pytest.mark.parametrize("name", ["a.rss", "-", "folder/a.xml"])
def test_a_feed_in_a_file_never_leads_to_the_network(tmp_path, name):
    web = Web(page=("text/html", page()))
    (tmp_path / "folder").mkdir()
    whole, teaser = found(name if name == "-" else tmp_path / name, rss(WHOLE, TEASER), network=web)
    assert isinstance(whole, Sighting)
    assert teaser.found.startswith("a summary only: fetch https://gazette.example/page with `onrecord add`")
    assert web.asked == []


def test_a_feed_that_leads_to_itself_is_not_followed_for_ever():
    web = Web(feed=("text/xml", rss(TEASER)), page=("text/xml", rss(TEASER.replace("page", "feed"))))
    (error,) = acquire(["https://gazette.example/feed"], network=web)
    assert (error.source, error.found) == ("https://gazette.example/page", "another feed")


# --- JSON


@pytest.mark.parametrize(
    "data", ['{"text": "They met."}', '{\n  "text": "They met."\n}', '\ufeff{"text": "They met."}\n']
)
def test_one_object_is_one_article(tmp_path, data):
    (seen,) = found(tmp_path / "a.json", data.encode())
    assert seen.document.text == "They met."


def test_a_json_feed_is_a_feed(tmp_path):
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Wire",
        "items": [{"id": "1", "url": "https://wire.example/a", "content_text": "They met."}],
    }
    for name in ("a.json", "-"):
        (seen,) = found("-" if name == "-" else tmp_path / name, json.dumps(feed, indent=1).encode())
        assert (seen.document.text, seen.capture.outlet) == ("They met.", "Wire")


@pytest.mark.parametrize("data", [b'{\n "text": ', b"[1, 2]", b'{"a": 1}', b"They met."])
def test_json_that_is_no_article_is_one_error(tmp_path, data):
    (error,) = found(tmp_path / "a.json", data)
    assert isinstance(error, UnreadableInputError)


# --- addresses


def test_a_list_is_fetched_line_by_line_and_no_other_scheme_is_followed(tmp_path):
    web = Web(
        a=("text/html", page()), b=("application/pdf", pdf([column("They met.")])), c=("text/plain", WORDS.encode())
    )
    lines = [
        "# to read",
        "https://gazette.example/a",
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://gazette.example/b",
        "https://gazette.example/a",
        "https://gazette.example/gone",
        "https://gazette.example/c",
    ]
    skipped = Counter()
    for name in ("a.txt", "a.urls", "-"):
        web.asked.clear()
        seen = found("-" if name == "-" else tmp_path / name, "\n".join(lines).encode(), network=web, skipped=skipped)
        at = "-" if name == "-" else tmp_path / name
        assert [x.capture.source if isinstance(x, Sighting) else x.source for x in seen] == [
            "https://gazette.example/a",
            f"{at}:4",
            f"{at}:5",
            "https://gazette.example/b",
            "https://gazette.example/gone",
            "https://gazette.example/c",
        ]
        assert [x.capture.retrieved_at for x in seen if isinstance(x, Sighting)] == [MOMENT] * 3
        assert len(web.asked) == 4
    assert skipped == {"address listed twice": 3}


def test_a_list_without_a_network_is_one_error(tmp_path):
    (error,) = found(tmp_path / "a.txt", b"https://gazette.example/a\nhttps://gazette.example/b\n")
    assert error.found.startswith("a list of addresses (2), and nothing is fetched here")


def test_a_list_that_the_network_sends_is_not_followed():
    web = Web(a=("text/plain", b"https://gazette.example/b\n"))
    (seen,) = acquire(["https://gazette.example/a"], network=web)
    assert seen.document.text == "https://gazette.example/b\n"


def test_an_empty_list_is_refused(tmp_path):
    (error,) = found(tmp_path / "a.urls", b"# nothing yet\n")
    assert error.found == "a list without any"


def test_an_answer_of_another_kind_is_refused():
    (error,) = acquire(["https://gazette.example/a"], network=Web(a=("image/png", b"...")))
    assert (error.source, "image/png" in error.found) == ("https://gazette.example/a", True)


def test_an_archive_that_the_network_sends_is_read():
    data = gzip.compress(record("https://wire.example/a", WORDS.encode(), media="text/plain"))
    (seen,) = acquire(["https://gazette.example/a"], network=Web(a=("application/gzip", data)))
    assert seen.capture.source == "https://wire.example/a"


# --- folders


def test_a_folder_of_any_mix_is_read(tmp_path):
    files = {
        "a.txt": WORDS.encode(),
        "b.html": page(),
        "c.jsonl": b'{"text": "They met."}',
        "d.warc.gz": gzip.compress(record("https://gazette.example/d", page(*SENTENCES[::-1]))),
        "e.rss": rss(WHOLE),
        "f.xml": b"<?xml version='1.0'?><urlset/>",
        "g.pdf": pdf([column("They agreed.")]),
        "h.md.gz": gzip.compress(b"They parted."),
        "i.json": b'{"text": "They came back."}',
        "j.png": b"...",
        "k.css.gz": b"...",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    skipped = Counter()
    seen = found(tmp_path, skipped=skipped)
    assert all(isinstance(x, Sighting) for x in seen), texts(seen)
    assert len(seen) == 8
    assert skipped == {
        "file of another kind (.png)": 1,
        "file of another kind (.css.gz)": 1,
        "XML that is no feed": 1,
    }
    (error,) = found(tmp_path / "f.xml")
    assert error.found == "XML that is no feed"


# --- beyond measure


def test_a_line_of_fifty_megabytes_is_read_in_bounded_time(tmp_path):
    (tmp_path / "a.txt").write_text("The ports met. " * 3_500_000, encoding="utf-8")
    start = time.monotonic()
    (seen,) = found(tmp_path / "a.txt")
    assert len(seen.document.text) == 52_500_000
    assert time.monotonic() - start < 5


def test_a_page_nested_without_end_is_read_or_refused_in_bounded_time(tmp_path):
    start = time.monotonic()
    (seen,) = found(tmp_path / "a.html", b"<html><body>" + b"<div>" * 100_000 + page() + b"</div>" * 100_000)
    assert isinstance(seen, Sighting | UnreadableInputError)
    assert time.monotonic() - start < 20
