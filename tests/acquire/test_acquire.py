import datetime as dt
import io
import json
from collections import Counter

import pytest
from tests.acquire.webs import Web

from onrecord.acquire import Sighting, acquire
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Told
from onrecord.model.ids import content_id
from onrecord.model.when import When, day

ARTICLE = "Harbour talks open\n\nThe two ports opened talks on Monday, the harbour master said.\n"


def found(*paths, **options):
    return list(acquire([str(p) for p in paths], **options))


def refused(*paths, **options):
    (only,) = found(*paths, **options)
    assert isinstance(only, UnreadableInputError)
    return only


def test_a_text_is_kept_as_received_and_named_by_its_bytes(tmp_path):
    file = tmp_path / "a.txt"
    data = "\ufeffHarbour talks\r\nopen “soon”\r\n".encode()
    file.write_bytes(data)
    (seen,) = found(file)
    assert seen.document.text == data.decode()
    assert seen.document.id == content_id(data)
    assert seen.document.encoding == "utf-8"
    assert (seen.capture.source, seen.capture.told) == (str(file), Told.NOBODY)


def test_what_the_caller_knows_stands_in_the_capture(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    when = day(dt.date(2024, 3, 12), basis="caller")
    (seen,) = found(tmp_path / "a.txt", outlet="The Northern Gazette", published=when)
    assert (seen.capture.outlet, seen.capture.published, seen.capture.told) == (
        "The Northern Gazette",
        when,
        Told.CALLER,
    )


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    error = refused(tmp_path / "a.txt")
    assert (error.source, error.expected, error.found) == (str(tmp_path / "a.txt"), "text", "an empty file")


def test_a_file_of_nothing_but_space_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf \n\t\r\n")
    assert refused(tmp_path / "a.txt").found == "nothing but space"


@pytest.mark.parametrize(
    "data", [b"ab\x00cd" * 20, bytes(range(1, 256)) * 3, b"\x89PNG\r\n\x1a\n....", b"PK\x03\x04...."]
)
def test_a_binary_file_is_refused(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    assert "UTF-8" in refused(tmp_path / "a.txt").expected


def test_a_broken_encoding_is_refused_with_the_byte(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"The harbour of M" + b"\x81\x8d\x8f\x90\x9d" + b" is open.")
    assert "byte 16" in refused(tmp_path / "a.txt").found


def test_a_code_page_that_nothing_else_fits_is_read_and_named(tmp_path):
    text = "“Talks will resume – in Zürich,” she said. " + "The harbour stays open until the winter comes. " * 5
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (seen,) = found(tmp_path / "a.txt")
    assert (seen.document.text, seen.document.encoding) == (text, "cp1252")


def test_a_russian_text_in_an_old_code_page_is_read(tmp_path):
    text = "Порты договорились продолжить переговоры на следующей неделе, сообщил начальник гавани. " * 3
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    (seen,) = found(tmp_path / "a.txt")
    assert (seen.document.text, seen.document.encoding) == (text, "cp1251")


def test_one_bad_file_does_not_cost_the_batch(tmp_path):
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    bad, good = found(tmp_path / "missing.txt", tmp_path / "b.txt")
    assert isinstance(bad, UnreadableInputError)
    assert bad.found == "no such file or folder"
    assert isinstance(good, Sighting)


def test_a_broken_json_line_is_named_and_the_rest_goes_on(tmp_path):
    lines = [
        '{"text": "First harbour report."}',
        '{"text": "Second',
        "",
        '{"title": "no text"}',
        "[1]",
        '{"body": "Last."}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    first, broken, bare, array, last = found(tmp_path / "a.jsonl")
    assert first.capture.source == f"{tmp_path / 'a.jsonl'}:1"
    assert isinstance(broken, UnreadableInputError)
    assert broken.source.endswith("a.jsonl:2")
    assert "broken JSON" in broken.found
    assert (bare.source[-2:], array.source[-2:]) == (":4", ":5")
    assert last.document.text == "Last."


def test_an_entry_says_more_of_itself_than_the_caller_of_the_batch(tmp_path):
    entry = (
        '{"text": "The ports agreed.", "title": "Ports agree", "url": "https://example.org/a", "outlet": "Harbour Wire",'
        ' "date": "2024-03-12T10:00:00Z", "retrieved_at": "2024-03-13T08:00:00+02:00"}'
    )
    (tmp_path / "a.ndjson").write_text(entry, encoding="utf-8")
    (seen,) = found(tmp_path / "a.ndjson", outlet="Another")
    assert seen.document.text == "Ports agree\n\nThe ports agreed."
    assert seen.document.id == content_id(seen.document.text.encode())
    assert (seen.capture.source, seen.capture.outlet) == ("https://example.org/a", "Harbour Wire")
    assert seen.capture.published == day(dt.date(2024, 3, 12), basis="caller")
    assert seen.capture.retrieved_at == dt.datetime(2024, 3, 13, 6, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "key",
    ["published", "date", "datePublished", "date_published", "published_at", "publishedAt", "published_on", "pubDate"],
)
@pytest.mark.parametrize("written", ["2024-03-12", "2024-03-12T23:30:00-05:00", "Tue, 12 Mar 2024 23:30:00 -0500"])
def test_a_date_is_known_by_the_names_that_crawlers_give_it(tmp_path, key, written):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "The ports agreed.", key: written}), encoding="utf-8")
    (seen,) = found(tmp_path / "a.jsonl")
    assert seen.capture.published == day(dt.date(2024, 3, 12), basis="caller")


def test_an_entry_with_a_date_that_is_none_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "The ports agreed.", "published": "last spring"}', encoding="utf-8")
    assert refused(tmp_path / "a.jsonl").found == "'last spring'"


def test_a_folder_is_walked_in_order_and_what_is_left_out_is_counted(tmp_path):
    (tmp_path / "z").mkdir()
    for name in ("b.txt", "a.md", "z/c.text"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"...")
    skipped = Counter()
    seen = found(tmp_path, skipped=skipped)
    assert [x.capture.source.removeprefix(f"{tmp_path}/") for x in seen] == ["a.md", "b.txt", "z/c.text"]
    assert skipped == {"file of another kind (.png)": 1}


def test_a_folder_without_articles_is_refused(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"...")
    assert "1 files" in refused(tmp_path).found


def test_a_pattern_is_expanded_and_one_without_matches_is_refused(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    assert [x.capture.source[-5:] for x in found(tmp_path / "*.txt")] == ["a.txt", "b.txt"]
    assert refused(tmp_path / "*.html").found == "a pattern that no file matches"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "ftp://example.org/a", "https://"])
def test_an_address_that_is_not_of_the_web_is_refused_by_name(address):
    error = refused(address, network=Web())
    assert (error.source, error.expected) == (address, "an http or https address")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://", "one without a host"),
        ("https://", "one without a host"),
        ("https:///news", "one without a host"),
        ("http://[::1", "one that is broken (Invalid IPv6 URL)"),
        ("https://example.org/a b", "one with space, quotes or angle brackets in it"),
        ("https://example.org/" + "a" * 2000, "one that is too long"),
        ("ftp://example.org/a", "one that begins with ftp: and is not followed"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(address, said):
    assert refused(address, network=Web()).found == said


def test_an_empty_path_is_an_error_and_not_the_folder_one_is_in(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    error = refused("")
    assert (error.expected, error.found) == ("a path or an address", "nothing")


def test_without_a_network_an_address_is_refused():
    assert "nothing is fetched here" in refused("https://example.org/a").found


def test_a_file_whose_name_looks_like_an_address_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data:talks.txt").write_text(ARTICLE, encoding="utf-8")
    (seen,) = found("data:talks.txt")
    assert seen.document.text == ARTICLE


@pytest.mark.parametrize(
    ("data", "media", "count"),
    [
        (ARTICLE.encode(), "text/plain", 1),
        (b'{"text": "The ports agreed."}\n{"text": "They met again."}\n', "text/plain", 2),
    ],
)
def test_stdin_is_recognised_by_what_it_holds(data, media, count):
    seen = found("-", stdin=io.BytesIO(data))
    assert [x.document.media_type for x in seen] == [media] * count


def test_no_stdin_is_an_error_and_no_crash():
    assert refused("-", published=When()).found == "no stdin"
