import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.coding import undone
from onrecord.errors import UnreadableInputError


def chunks(parts):
    return b"".join(b"%X\r\n%s\r\n" % (len(x), x) for x in parts) + b"0\r\n\r\n"


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5))
def test_chunks_are_joined(parts):
    assert undone(chunks(parts), "chunked", "a", limit=1 << 20) == b"".join(parts)


@given(st.binary(max_size=200))
def test_deflated_data_is_inflated(data):
    assert undone(zlib.compress(data), "deflate", "a", limit=1 << 20) == data


@pytest.mark.parametrize("coding", ["gzip", "chunked", "identity", ""])
def test_data_that_is_not_in_the_coding_is_taken_as_it_is(coding):
    assert undone(b"<html>", coding, "a", limit=100) == b"<html>"


@pytest.mark.parametrize(
    ("data", "coding"),
    [(zlib.compress(bytes(200)), "deflate"), (b"5\r\nab", "chunked"), (b"\x1f\x8bxx", "gzip"), (b"a", "zstd")],
)
def test_what_is_broken_too_long_or_unknown_is_refused(data, coding):
    with pytest.raises(UnreadableInputError):
        undone(data, coding, "a", limit=100)
