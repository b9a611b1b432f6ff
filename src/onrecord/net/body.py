"""The body of an answer, unpacked as it comes and never beyond a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

PACKING = "gzip"  # what we ask for: it can be unpacked piece by piece
_STEP = 1 << 20  # bytes unpacked at once


class BodyError(Exception):
    """A body that is not taken: the message says what it is."""


class CutOffError(BodyError):
    """A body that ends in the middle of its packing."""


def body_of(pieces: Iterable[bytes], encoding: str, limit: int, *, whole: bool = True) -> bytes:
    """The body that came in `pieces`, packed as its header says (`encoding`, "" for not at all).

    `limit` is in bytes, before and after unpacking. Raises BodyError for more, or with `whole` False gives what lies
    within the limit; BodyError for a packing nobody asked for or that is broken, CutOffError for half of one.
    """
    unpacker = _unpacker(encoding.strip().lower())
    found = bytearray()
    received = 0
    for piece in pieces:
        received += len(piece)
        try:
            found += piece if unpacker is None else _unpacked(unpacker, piece, limit + 1 - len(found))
        except zlib.error as error:
            raise BodyError(f"a body in {encoding} that cannot be unpacked ({error})") from error
        if max(len(found), received) > limit:
            if not whole:
                return bytes(found[:limit])
            packed = f" when it is unpacked, of {received:,} received" if len(found) > received else ""
            raise BodyError(f"a body of more than {limit:,} bytes{packed}")
    if unpacker is not None and received and not unpacker.eof:
        raise CutOffError(f"a body in {encoding} that ends in the middle")
    return bytes(found)


def _unpacker(encoding: str) -> zlib._Decompress | None:
    match encoding:
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        case _:
            raise BodyError(f"a body packed as {encoding[:40]!r}, which nobody asked for")


def _unpacked(unpacker: zlib._Decompress, piece: bytes, room: int) -> bytes:
    """What `piece` unpacks to, at most `room` bytes of it."""
    found = bytearray()
    while piece and len(found) < room and not unpacker.eof:
        found += unpacker.decompress(piece, min(_STEP, room - len(found)))
        piece = unpacker.unconsumed_tail
    if unpacker.unused_data.strip(b"\0"):
        raise BodyError("a body in gzip with something behind its end")
    return bytes(found)
