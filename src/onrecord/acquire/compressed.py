"""gzip, unpacked as it is read and never beyond measure."""

from __future__ import annotations

import zlib
from collections import deque
from typing import Protocol

from onrecord.errors import UnreadableInputError

GZIP = b"\x1f\x8b"
CHUNK = 1 << 16
# A text shrinks to a third or a tenth, a listing to a fiftieth; what unpacks to more than this is made to.
MAX_RATIO = 200
# Below it the ratio says nothing: a page of nothing but menus is small and shrinks well.
RATIO_FROM = 8 << 20  # bytes
MAX_FILE = 256 << 20  # bytes of one file once unpacked; archives, which are read record by record, may be longer
EXPECTED = "a gzip file that unpacks to a document"


class Readable(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, all that are left for -1, none at the end."""
        ...


class Peeked:
    """A stream whose first bytes may be looked at before it is read. `head` are at most `size` of them."""

    def __init__(self, stream: Readable, size: int = 512) -> None:
        self._stream = stream
        self._kept = b""
        # A pipe hands out what has arrived, which may be less than was asked for.
        while len(self._kept) < size and (more := stream.read(size - len(self._kept))):
            self._kept += more
        self.head = self._kept

    def read(self, size: int = -1, /) -> bytes:
        """See Readable."""
        if not self._kept:
            return self._stream.read(size)
        if size < 0:
            kept, self._kept = self._kept, b""
            return kept + self._stream.read()
        kept, self._kept = self._kept[:size], self._kept[size:]
        return kept


class Unpacked:
    """What a gzip stream of any number of members holds, `source` being its name in errors.

    Reading raises UnreadableInputError where the stream is cut off or broken, where it unpacks beyond MAX_RATIO, and
    past `limit` bytes if one is given; in pieces, after what came before the fault was handed out.
    """

    def __init__(self, stream: Readable, source: str, *, limit: int | None = None) -> None:
        self._stream, self._source, self._limit = stream, source, limit
        self._member: zlib._Decompress | None = None
        self._packed = self._out = 0  # bytes taken in and given out so far
        self._begun = (0, 0)  # both, where the member began
        self._waiting = b""
        self._broken: UnreadableInputError | None = None
        # Where members began, for those a reader may have passed without noticing.
        self._members: deque[tuple[int, int]] = deque(maxlen=4096)

    def packed_at(self, position: int) -> int:
        """The byte of the packed stream at which the member that holds byte `position` of the unpacked one begins."""
        return max((packed for packed, out in self._members if out <= position), default=0)

    def read(self, size: int = -1, /) -> bytes:
        """See Readable."""
        parts: list[bytes] = []
        wanted = size
        while wanted:
            try:
                part = self._some(wanted if wanted > 0 else CHUNK * 16)
            except UnreadableInputError as fault:
                # What came before a fault is good, and the next reading will meet the fault again.
                if size < 0 or not parts:
                    raise
                self._broken = fault
                break
            if not part:
                break
            parts.append(part)
            if size >= 0:
                wanted -= len(part)
        return b"".join(parts)

    def _some(self, most: int) -> bytes:
        """At least one byte and at most `most`, or none at the end."""
        if self._broken:
            raise self._broken
        while True:
            fresh = bool(self._waiting) or self._refill()
            if self._member is None:
                # Zeros may pad the last member.
                self._waiting = self._waiting.lstrip(b"\0") if self._members else self._waiting
                if not self._waiting:
                    if fresh:
                        continue
                    return b""
                self._member = zlib.decompressobj(31)
                self._begun = (self._packed - len(self._waiting), self._out)
                self._members.append(self._begun)
            if part := self._step(most):
                return part
            if not fresh and self._member is not None:
                raise self._fault("one that is cut off")

    def _step(self, most: int) -> bytes:
        assert self._member is not None
        try:
            part = self._member.decompress(self._waiting, most)
        except zlib.error as error:
            raise self._fault(f"a broken one ({str(error).rpartition(': ')[2]})") from error
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._out += len(part)
        taken = self._packed - len(self._waiting) - self._begun[0]
        made = self._out - self._begun[1]
        if made > RATIO_FROM and made > MAX_RATIO * taken:
            raise self._fault(f"one that unpacks to more than {MAX_RATIO} times its size")
        if self._limit is not None and self._out > self._limit:
            raise self._fault(f"one that unpacks to more than {self._limit >> 20} MiB")
        if self._member.eof:
            self._member = None
        return part

    def _refill(self) -> bool:
        self._waiting = self._stream.read(CHUNK)
        self._packed += len(self._waiting)
        return bool(self._waiting)

    def _fault(self, found: str) -> UnreadableInputError:
        at = self._packed - len(self._waiting)
        return UnreadableInputError(self._source, expected=EXPECTED, found=f"{found}, at byte {at}")


def all_of(stream: Readable, source: str) -> tuple[bytes, UnreadableInputError | None]:
    """What a packed stream holds up to the first fault in it, and that fault, None without; too much is a fault."""
    parts: list[bytes] = []
    size = 0
    try:
        while part := stream.read(CHUNK * 16):
            parts.append(part)
            size += len(part)
            if size > MAX_FILE:
                raise UnreadableInputError(
                    source, expected=EXPECTED, found=f"one that unpacks to more than {MAX_FILE >> 20} MiB"
                )
    except UnreadableInputError as error:
        return b"".join(parts), error
    return b"".join(parts), None
