import gzip
import time

import pytest

from onrecord.net.body import BodyError, CutOffError, body_of


def pieces(data, n=1000):
    return (data[i : i + n] for i in range(0, len(data), n))


def test_a_body_within_the_limit_is_taken_whole():
    assert body_of(pieces(b"x" * 5000), "", 5000) == b"x" * 5000
    assert body_of(pieces(gzip.compress(b"x" * 5000), 3), "gzip", 5000) == b"x" * 5000
    assert body_of([], "gzip", 5000) == b""


def test_a_body_beyond_the_limit_is_refused_or_cut_as_asked():
    with pytest.raises(BodyError, match="more than 4,999 bytes"):
        body_of(pieces(b"x" * 5000), "identity", 4999)
    assert body_of(pieces(b"x" * 5000), "", 1200, whole=False) == b"x" * 1200


def test_a_bomb_is_not_unpacked_beyond_the_limit():
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    started = time.perf_counter()
    with pytest.raises(BodyError, match="when it is unpacked"):
        body_of([bomb], "gzip", 1_000_000)
    assert time.perf_counter() - started < 0.5


def test_half_a_packed_body_is_said():
    with pytest.raises(CutOffError):
        body_of([gzip.compress(b"x" * 5000)[:-9]], "gzip", 10_000)


def test_what_cannot_be_unpacked_is_said():
    with pytest.raises(BodyError, match="cannot be unpacked"):
        body_of([b"plain"], "gzip", 100)
    with pytest.raises(BodyError, match="nobody asked for"):
        body_of([b"plain"], "br", 100)
    with pytest.raises(BodyError, match="behind its end"):
        body_of([gzip.compress(b"a") + b"more"], "gzip", 100)
