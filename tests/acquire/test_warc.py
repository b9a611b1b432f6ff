import datetime as dt
import gzip
import io
import random
import zlib
from collections import Counter

import brotli
import pytest
from tests.acquire.archives import record

from onrecord.acquire.compressed import Unpacked
from onrecord.acquire.warc import MAX_RECORD, payloads_of
from onrecord.errors import UnreadableInputError

PAGE = b"<html><p>The two ports opened talks.</p></html>"
A, B = record("https://gazette.example/a", PAGE), record("https://gazette.example/b", PAGE * 3)


def found(data, skipped=None):
    return list(payloads_of(io.BytesIO(data), "a.warc", Counter() if skipped is None else skipped))


def found_packed(data):
    stream = Unpacked(io.BytesIO(data), "a.warc.gz")
    return list(payloads_of(stream, "a.warc.gz", Counter(), at=stream.packed_at))


def test_a_response_is_its_payload_with_address_and_moment():
    (page,) = found(record(body=PAGE, media="text/html; charset=Windows-1251"))
    assert (page.data, page.source, page.name) == (PAGE, "https://gazette.example/a", "")
    assert (page.media_type, page.charset) == ("text/html", "windows-1251")
    assert page.retrieved_at == dt.datetime(2024, 3, 12, 10, tzinfo=dt.UTC)


def test_a_resource_is_its_block():
    (page,) = found(record("<file:///talks.txt>", b"Talks.", kind="resource", media="text/plain"))
    assert (page.data, page.source, page.media_type) == (b"Talks.", "file:///talks.txt", "text/plain")


def test_a_date_that_is_none_leaves_the_moment_open():
    (page,) = found(record(date="soon"))
    assert page.retrieved_at is None


def test_what_is_no_page_is_counted_by_reason():
    skipped = Counter()
    data = b"".join(
        [
            record(kind="request", media="application/http"),
            record(kind="revisit"),
            record(kind="metadata", media="text/plain"),
            record(status="404 Not Found"),
            record(status="301 Moved"),
            record(media="image/png"),
            record(warc=["WARC-Truncated: length"]),
            record(warc=["WARC-Segment-Number: 1"]),
            A,
        ]
    )
    (page,) = found(data, skipped)
    assert page.data == PAGE
    assert skipped == {
        "WARC record (request)": 1,
        "WARC record (revisit)": 1,
        "WARC record (metadata)": 1,
        "WARC record (HTTP status 404)": 1,
        "WARC record (HTTP status 301)": 1,
        "WARC record (image/png)": 1,
        "WARC record cut off by its crawler (length)": 1,
        "WARC record in segments": 1,
    }


def chunked(data):
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(x), x) for x in (data[:7], data[7:])) + b"0\r\n\r\n"


def raw_deflate(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(PAGE)),
        (["Content-Encoding: x-gzip"], gzip.compress(PAGE)),
        (["Content-Encoding: deflate"], zlib.compress(PAGE)),
        (["Content-Encoding: deflate"], raw_deflate(PAGE)),
        (["Content-Encoding: br"], brotli.compress(PAGE)),
        (["Content-Encoding: identity"], PAGE),
        (["Transfer-Encoding: chunked"], chunked(PAGE)),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], chunked(gzip.compress(PAGE))),
        # Crawlers undo a coding and keep its header.
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], PAGE),
    ],
    ids=range(9),
)
def test_codings_of_the_server_are_undone(headers, body):
    (page,) = found(record(body=body, headers=headers, told=False))
    assert page.data == PAGE


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(PAGE)[:-9]),
        (["Content-Encoding: deflate"], zlib.compress(PAGE)[:-9]),
        (["Content-Encoding: br"], brotli.compress(PAGE)[:-3]),
        (["Content-Encoding: zebra"], PAGE),
        (["Transfer-Encoding: chunked"], chunked(PAGE)[:-9]),
        (["Content-Encoding: gzip"], gzip.compress(bytes(20 << 20))),
        (["Content-Encoding: deflate"], zlib.compress(bytes(80 << 20))),
        (["Content-Encoding: br"], brotli.compress(bytes(80 << 20), quality=3)),
        (["Content-Length: 5000"], PAGE),
    ],
    ids=range(9),
)
def test_a_broken_payload_costs_its_record_only(headers, body):
    broken, page = found(record("https://gazette.example/x", body, headers=headers, told=False) + A)
    assert isinstance(broken, UnreadableInputError)
    assert broken.source == "a.warc (record at byte 0, https://gazette.example/x)"
    assert page.data == PAGE


def test_a_record_beyond_measure_is_refused_by_name_and_the_next_is_read():
    huge, page = found(record("https://gazette.example/x", bytes(MAX_RECORD)) + A)
    assert "x)" in huge.source
    assert huge.found == "one of more than 32 MiB"
    assert page.data == PAGE


def test_an_archive_that_is_cut_off_anywhere_gives_the_whole_records_and_one_error():
    for end in range(len(A) + 1, len(A) + B.index(b"</html>")):
        *pages, error = found((A + B)[:end])
        assert [x.data for x in pages] == [PAGE]
        assert error.source == "a.warc"
        assert "the record at byte" in error.found


def test_a_packed_archive_that_is_cut_off_anywhere_gives_the_whole_records_and_one_error():
    first = gzip.compress(A)
    data = first + gzip.compress(B)
    for end in range(len(first) + 1, len(data)):
        *pages, error = found_packed(data[:end])
        assert [x.data for x in pages] in ([PAGE], [PAGE, PAGE * 3])
        assert "cut off" in error.found
    assert f"the record at byte {len(first)}" in found_packed(first + gzip.compress(B) + b"\x1f\x8b")[-1].found


@pytest.mark.parametrize("length", [10, 150, -5, "many", ""])
def test_a_record_with_a_wrong_length_is_not_taken_for_whole(length):
    broken = record("https://gazette.example/x", PAGE * 9, length=length, told=False)
    *pages, error = found(A + broken + B)
    assert [x.data for x in pages if not isinstance(x, UnreadableInputError)] == [PAGE]
    assert error.source == "a.warc"
    assert f"the record at byte {len(A)}" in error.found


def test_a_record_that_claims_the_rest_of_the_archive_is_refused():
    page, error = found(A + record(length=1 << 20) + B)
    assert page.data == PAGE
    assert "an end after" in error.found


def test_a_record_whose_length_http_confirms_stands_before_garbage():
    page, error = found(A + b"no record at all\r\n" * 9)
    assert page.data == PAGE
    assert "byte 0" in error.found
    (error,) = found(record(body=PAGE, told=False) + b"no record at all\r\n" * 9)
    assert "in doubt" in error.found


def test_something_else_is_one_error_and_nothing_is_nothing():
    (error,) = found(b"WARC/1.0 but no more")
    assert error.expected == "a WARC archive of whole records"
    assert [x.found for x in found(b"")] == ["no record"]


def test_damage_of_any_kind_is_an_error_and_no_crash():
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(A + B + A)
        for _ in range(chance.choice((1, 3, 30))):
            data[chance.randrange(len(data))] = chance.choice((0, 10, 13, 32, 255, chance.randrange(256)))
        assert len(found(bytes(data))) <= 4
