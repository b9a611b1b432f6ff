import gzip
import io
import random
import zlib
from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.compressed import MAX_RATIO, Peeked, Unpacked
from onrecord.errors import UnreadableInputError

WORDS = b"The two ports opened talks on Monday, the harbour master said. "


def unpacked(data, **options):
    return Unpacked(io.BytesIO(data), "a.gz", **options)


def fault(data, **options):
    stream = unpacked(data, **options)
    with pytest.raises(UnreadableInputError) as raised:
        deque(iter(lambda: stream.read(5000), b""), maxlen=0)
    assert raised.value.source == "a.gz"
    return raised.value.found


@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(1, 400), st.integers(0, 40))
def test_members_are_unpacked_one_after_the_other_in_pieces_of_any_size(members, size, padding):
    stream = unpacked(b"".join(map(gzip.compress, members)) + b"\0" * padding)
    pieces = []
    while piece := stream.read(size):
        assert len(piece) <= size
        pieces.append(piece)
    assert b"".join(pieces) == b"".join(members)


def test_everything_is_read_at_once_where_no_size_is_given():
    assert unpacked(gzip.compress(WORDS * 50_000)).read() == WORDS * 50_000


def test_a_stream_that_is_cut_off_anywhere_is_noticed():
    data = gzip.compress(WORDS * 3)
    for end in range(1, len(data)):
        assert "cut off" in fault(data[:end])


def test_a_broken_stream_is_named_with_its_byte():
    data = bytearray(gzip.compress(random.Random(1).randbytes(5000)))
    data[-6] ^= 255
    assert fault(bytes(data)).startswith("a broken one (incorrect data check), at byte")
    assert "broken" in fault(gzip.compress(WORDS) + b"something else")


def test_a_bomb_costs_neither_memory_nor_time():
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(300)) + packer.flush()
    assert len(bomb) < 1 << 20
    assert f"more than {MAX_RATIO} times" in fault(bomb)


def test_what_unpacks_beyond_its_limit_is_refused():
    assert "more than 1 MiB" in fault(gzip.compress(WORDS * 20_000), limit=1 << 20)


def test_a_place_in_the_text_is_told_in_bytes_of_the_file():
    first = gzip.compress(WORDS)
    stream = unpacked(first + gzip.compress(WORDS))
    stream.read()
    assert [stream.packed_at(x) for x in (0, len(WORDS) - 1, len(WORDS), len(WORDS) + 9)] == [0, 0, *[len(first)] * 2]


class Drip(io.BytesIO):
    def read(self, size=-1, /):
        return super().read(1 if size else 0)


@given(st.binary(max_size=40), st.integers(1, 20), st.integers(1, 30))
def test_a_look_at_the_first_bytes_takes_none_away(data, size, step):
    stream = Peeked(Drip(data), size)
    assert stream.head == data[:size]
    read = b""
    while piece := stream.read(step):
        read += piece
    assert read == data
    assert Peeked(io.BytesIO(data), size).read() == data
