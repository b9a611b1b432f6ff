"""Web archives: what their records hold, one at a time. The only door to fastwarc."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from email.message import Message
from io import BytesIO

from fastwarc.stream_io import BrotliReader
from fastwarc.warc import ArchiveIterator, WarcRecord
from fastwarc.warc import WarcRecordType as Type

from onrecord.acquire.base import Payload
from onrecord.acquire.coding import undone, within
from onrecord.acquire.compressed import Readable
from onrecord.acquire.kinds import MEDIA_TYPES
from onrecord.errors import UnreadableInputError

MAX_RECORD = 32 << 20  # bytes in the archive, once a packed archive is unpacked
MAX_PAYLOAD = 64 << 20  # bytes after the codings that the server applied are undone
EXPECTED = "a WARC archive of whole records"
A_RECORD = "a record whose payload can be read"


def payloads_of(
    stream: Readable, source: str, skipped: Counter[str], *, at: Callable[[int], int] = int
) -> Iterator[Payload | UnreadableInputError]:
    """What the response and resource records in `stream` hold, in order; only the records at hand are in memory.

    Records of other kinds, with another HTTP status than 200, of a media type that is no text, or cut off by their
    crawler are counted in `skipped` by reason. A record that cannot be used is an error that names it. A fault of the
    archive itself is one error, and the last. `at` turns a position in `stream` into one in the file, in bytes.
    """
    # That a length is wrong shows only in what comes after the record, so each waits for the next.
    waiting: Payload | UnreadableInputError | None = None
    where, sure, any_record = 0, True, False
    try:
        for record in ArchiveIterator(_Told(stream), parse_http=False, stream_detect=False):
            if waiting is not None:
                yield waiting
            waiting, sure, where, any_record = None, True, record.stream_pos, True
            waiting, sure = _made(record, f"{source} (record at byte {at(where)}", skipped)
    except (OSError, _StreamError) as error:
        # Where the stream itself broke, lengths are not to blame.
        doubtful = not sure and not isinstance(error, _StreamError)
        if waiting is not None and not doubtful:
            yield waiting
        last = ", which is left out, for where it ends is in doubt" if doubtful else ""
        place = f"in or after the record at byte {at(where)}" if any_record else "at its beginning"
        found = f"{error}, {place}{last}"
        yield UnreadableInputError(source, expected=EXPECTED, found=found)
    else:
        if waiting is not None:
            yield waiting
        if not any_record:
            yield UnreadableInputError(source, expected=EXPECTED, found="no record")


class _StreamError(Exception):
    """The stream that holds the archive is broken."""


class _Told:
    """A stream that can tell how far it was read, as fastwarc asks."""

    def __init__(self, stream: Readable) -> None:
        self._stream, self._position = stream, 0

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size)
        except UnreadableInputError as error:
            raise _StreamError(error.found) from error
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position

    def seek(self, *_: int) -> int:
        raise OSError("an archive is read from its beginning to its end")

    def close(self) -> None:
        """Whoever opened the stream closes it."""


def _made(record: WarcRecord, place: str, skipped: Counter[str]) -> tuple[Payload | UnreadableInputError | None, bool]:
    """What is made of a record, None if it is counted in `skipped`, and whether its length is known to be right.

    Raises OSError if the archive ends in the record or its length is not told.
    """
    if not (record.headers.get("Content-Length") or "").strip().isdecimal():
        raise OSError("a record without a length")
    if why := _not_wanted(record):
        _read(record, keep=False)
        skipped[why] += 1
        return None, True
    try:
        return _payload(record, f"{place}, {_address(record) or 'without an address'})", skipped)
    except UnreadableInputError as error:
        return error, True


def _not_wanted(record: WarcRecord) -> str | None:
    """Why nothing is made of a record, None if something is."""
    if record.record_type not in (Type.response, Type.resource):
        return f"WARC record ({record.record_type})"
    if cut := record.headers.get("WARC-Truncated"):
        return f"WARC record cut off by its crawler ({cut})"
    if record.headers.get("WARC-Segment-Number"):
        return "WARC record in segments"
    if record.record_type == Type.response and not record.is_http:
        return "WARC record (response without HTTP)"
    return None


def _payload(record: WarcRecord, named: str, skipped: Counter[str]) -> tuple[Payload | None, bool]:
    """As _made. Raises UnreadableInputError naming the record, and OSError if the archive ends in it."""
    address = _address(record)
    if record.content_length > MAX_RECORD:
        _read(record, keep=False)
        raise UnreadableInputError(named, expected=A_RECORD, found=f"one of more than {MAX_RECORD >> 20} MiB")
    if record.record_type == Type.resource:
        kind, charset = _media_type(record.headers.get("Content-Type"))
        codings: list[str] = []
        told = None
    else:
        record.parse_http()
        if record.http_headers.status_code != 200:
            _read(record, keep=False)
            skipped[f"WARC record (HTTP status {record.http_headers.status_code or 'missing'})"] += 1
            return None, True
        kind, charset = _media_type(record.http_headers.get("Content-Type"))
        transfer = record.http_headers.get("Transfer-Encoding") or ""
        content = record.http_headers.get("Content-Encoding") or ""
        codings = [x.strip().lower() for x in f"{content},{transfer}".split(",") if x.strip()]
        told = record.http_headers.get("Content-Length")
    if kind not in MEDIA_TYPES:
        _read(record, keep=False)
        skipped[f"WARC record ({kind})"] += 1
        return None, True
    data = _read(record, keep=True)
    sure = bool(told) and told == str(len(data))
    if told and told.isdecimal() and len(data) < int(told) and not codings:
        raise UnreadableInputError(named, expected=A_RECORD, found=f"{len(data)} of its {told} bytes")
    for coding in reversed(codings):
        data = _unbrotlied(data, named) if coding == "br" else undone(data, coding, named, limit=MAX_PAYLOAD)
    payload = Payload(
        data=data, source=address or named, media_type=kind, charset=charset, retrieved_at=record.record_date
    )
    return payload, sure


def _read(record: WarcRecord, *, keep: bool) -> bytes:
    """The rest of a record, b"" where it is not to be kept. Raises OSError if the archive ends in it."""
    length = record.content_length
    data = record.reader.read(length) if keep else b""
    got = len(data) if keep else record.reader.consume(length)
    if got < length:
        raise OSError(f"an end after {got} of the {length} bytes of a record")
    return data


def _unbrotlied(data: bytes, named: str) -> bytes:
    try:
        return within(BrotliReader(BytesIO(data)).read(MAX_PAYLOAD + 1), named, MAX_PAYLOAD)
    except OSError as error:
        raise UnreadableInputError(named, expected=A_RECORD, found=f"a broken one ({error})") from error


def _address(record: WarcRecord) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")


def _media_type(written: str | None) -> tuple[str, str | None]:
    head = Message()
    head["Content-Type"] = (written or "").strip()
    # The class of the standard library answers text/plain where nothing is said.
    kind = head.get_content_type() if written else ""
    return kind, head.get_content_charset()
