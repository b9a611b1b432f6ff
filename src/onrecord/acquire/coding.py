"""What a server did to a page on its way (chunks, gzip, deflate, Brotli), undone within limits."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

from onrecord.acquire.compressed import GZIP, Unpacked
from onrecord.errors import UnreadableInputError

EXPECTED = "a payload in a coding that can be undone"
CHUNK_HEAD = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


def undone(data: bytes, coding: str, source: str, *, limit: int) -> bytes:
    """`data` without `coding`, a word of HTTP's Transfer-Encoding or Content-Encoding.

    Crawlers often undo a coding and keep the header that names it, so data that is not in the coding is taken as it is.
    Raises UnreadableInputError for what begins in the coding and is broken, for more than `limit` bytes, and for a
    coding that is not known.
    """
    match coding:
        case "identity" | "":
            return data
        case "chunked":
            return _without_chunks(data, source) if CHUNK_HEAD.match(data) else data
        case "gzip" | "x-gzip":
            return Unpacked(BytesIO(data), source, limit=limit).read() if data.startswith(GZIP) else data
        case "deflate":
            # The header of a zlib stream is divisible by 31; servers send streams without one, too.
            wrapped = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
            return _inflated(data, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, source, limit)
        case _:
            raise UnreadableInputError(source, expected=EXPECTED, found=f"the coding {coding!r}")


def within(data: bytes, source: str, limit: int) -> bytes:
    """`data`. Raises UnreadableInputError if it is more than `limit` bytes."""
    if len(data) > limit:
        raise UnreadableInputError(source, expected=EXPECTED, found=f"one that unpacks to more than {limit >> 20} MiB")
    return data


def _inflated(data: bytes, window: int, source: str, limit: int) -> bytes:
    member = zlib.decompressobj(window)
    try:
        whole = within(member.decompress(data, limit + 1), source, limit)
    except zlib.error as error:
        raise UnreadableInputError(source, expected=EXPECTED, found="a broken one (deflate)") from error
    if not member.eof:
        raise UnreadableInputError(source, expected=EXPECTED, found="one that is cut off (deflate)")
    return whole


def _without_chunks(data: bytes, source: str) -> bytes:
    parts: list[bytes] = []
    here = 0
    while head := CHUNK_HEAD.match(data, here):
        size, start = int(head[1], 16), head.end()
        if not size:
            return b"".join(parts)
        parts.append(data[start : start + size])
        here = start + size
        if len(parts[-1]) < size:
            break
        here += 2 if data[here : here + 2] == b"\r\n" else 1
    raise UnreadableInputError(source, expected=EXPECTED, found=f"chunks that break off at byte {here}")
