"""Bytes of any kind as the documents in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO

from onrecord.acquire.addresses import is_address, is_list, listed, place_in
from onrecord.acquire.base import CallerKnows, Found, Payload, Sighting, refuse_empty, text_sighting
from onrecord.acquire.compressed import GZIP, Peeked, Readable, Unpacked, all_of
from onrecord.acquire.decode import decoded
from onrecord.acquire.entries import whole_sighting
from onrecord.acquire.feeds import entries_of, is_json_feed
from onrecord.acquire.jsonlines import entry_sighting, json_lines_sightings, whole_json
from onrecord.acquire.kinds import WARC, Kind, ending_of, kind_of
from onrecord.acquire.pdf import pdf_sighting
from onrecord.acquire.received import Network
from onrecord.acquire.served import page_sighting
from onrecord.errors import UnreadableInputError

JSON_LINES = frozenset({".jsonl", ".ndjson"})
# Names under which a text may be a list of addresses; "" is stdin or a file without an ending.
LISTS = frozenset({"", ".txt", ".text"})
EXPECTED = "a text, a web page, JSON lines, a feed, a PDF, a web archive or a list of addresses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is the same for everything that one call acquires.

    `network` is None where nothing may be fetched. `walked` says that a folder led to the file and nobody asked for it
    by name, `archive` that an archive holds it: what cannot be told before it is opened is then counted in `skipped`.
    """

    caller: CallerKnows
    skipped: Counter[str]
    network: Network | None = None
    walked: bool = False
    archive: bool = False


def stream_found(stream: Readable, about: Payload, batch: Batch) -> Iterator[Found]:
    """Every document in `stream`. `about` says what is known of it; its data is not looked at."""
    peeked = Peeked(stream)
    packed = Unpacked(peeked, about.source) if peeked.head.startswith(GZIP) else None
    try:
        peeked = Peeked(packed) if packed else peeked
    except UnreadableInputError as error:
        yield error
        return
    if peeked.head.startswith(WARC) or ending_of(about.name) == ".warc":
        yield from _archived(peeked, about.source, packed.packed_at if packed else int, batch)
        return
    data, fault = all_of(peeked, about.source) if packed else (peeked.read(), None)
    payload = replace(about, data=data)
    if fault is None:
        yield from payload_found(payload, batch)
        return
    if kind_of(payload) is Kind.JSON and b"\n" in data:
        # Each line is an article of its own, and those before the fault came whole.
        yield from payload_found(replace(payload, data=data[: data.rindex(b"\n")]), batch)
    yield fault


def payload_found(payload: Payload, batch: Batch) -> Iterator[Found]:
    """Every document in `payload`, or the error that says why there is none."""
    try:
        for found in _found(payload, batch):
            if isinstance(found, Sighting) and payload.retrieved_at and not found.capture.retrieved_at:
                yield replace(found, capture=replace(found.capture, retrieved_at=payload.retrieved_at))
            else:
                yield found
    except UnreadableInputError as error:
        yield error


def fetched(address: str, batch: Batch, *, followed: bool = False) -> Iterator[Found]:
    """Every document at `address`. `followed` says that a feed led there: another feed is then not opened."""
    if batch.network is None:
        found = "an address, and nothing is fetched here: save the page and give its file"
        yield UnreadableInputError(address, expected="something to read without the network", found=found)
        return
    try:
        received = batch.network.get(address)
    except UnreadableInputError as error:
        yield error
        return
    about = Payload(
        data=received.data,
        source=address,
        media_type=received.media_type,
        charset=received.charset,
        address=received.address,
        retrieved_at=received.received_at,
    )
    if followed and kind_of(about) is Kind.FEED:
        yield UnreadableInputError(address, expected="an article, where a feed leads", found="another feed")
        return
    yield from stream_found(BytesIO(received.data), about, batch)


def _archived(stream: Readable, source: str, at: Callable[[int], int], batch: Batch) -> Iterator[Found]:
    from onrecord.acquire.warc import payloads_of

    inside = replace(batch, network=None, archive=True)
    for record in payloads_of(stream, source, batch.skipped, at=at):
        if isinstance(record, UnreadableInputError):
            yield record
        else:
            yield from payload_found(record, inside)


def _found(payload: Payload, batch: Batch) -> Iterator[Found]:
    data, source, caller = payload.data, payload.source, batch.caller
    match kind_of(payload):
        case Kind.PDF:
            yield pdf_sighting(data, source, caller)
        case Kind.PAGE:
            yield page_sighting(payload, caller)
        case Kind.FEED:
            yield from _entries(payload, batch)
        case Kind.JSON:
            yield from _json(payload, batch)
        case Kind.ADDRESSES:
            yield from _addresses(decoded(data, source)[0], source, batch)
        case Kind.OTHER if batch.walked or batch.archive:
            batch.skipped[_other(payload)] += 1
        case Kind.OTHER:
            raise UnreadableInputError(source, expected=EXPECTED, found=_other(payload))
        case _:
            text, encoding = decoded(data, source, declared=payload.charset)
            refuse_empty(text, source)
            if _may_be_list(payload) and is_list(text):
                yield from _addresses(text, source, batch)
            else:
                yield text_sighting(data, text, encoding, source, caller)


def _may_be_list(payload: Payload) -> bool:
    return not payload.media_type and ending_of(payload.name) in LISTS


def _other(payload: Payload) -> str:
    said = payload.media_type
    return f"file of another kind ({said})" if said and "xml" not in said else "XML that is no feed"


def _entries(payload: Payload, batch: Batch) -> Iterator[Found]:
    for n, entry in enumerate(entries_of(payload.data, payload.address or payload.source), 1):
        # Only a feed that was fetched leads on: nobody who reads a file asks for the network.
        if entry.content is None and entry.address and payload.address and batch.network:
            yield from fetched(entry.address, batch, followed=True)
        elif entry.content is None and batch.archive:
            # Where the archive holds the article, its own record says so.
            batch.skipped["entry of an archived feed without its article"] += 1
        else:
            try:
                yield whole_sighting(entry, place_in(payload.source, "entry", n), batch.caller)
            except UnreadableInputError as error:
                yield error


def _json(payload: Payload, batch: Batch) -> Iterator[Found]:
    text, _ = decoded(payload.data, payload.source, declared=payload.charset)
    refuse_empty(text, payload.source)
    value = None if ending_of(payload.name) in JSON_LINES else whole_json(text, payload.source)
    if value is None:
        yield from json_lines_sightings(text, payload.source, batch.caller)
    elif is_json_feed(value):
        yield from _entries(payload, batch)
    else:
        try:
            yield entry_sighting(text, payload.source, batch.caller)
        except UnreadableInputError:
            if not batch.archive:
                raise
            # What a page's scripts ask their server for is archived beside the page.
            batch.skipped["archived JSON without an article"] += 1


def _addresses(text: str, source: str, batch: Batch) -> Iterator[Found]:
    lines = listed(text)
    if not lines:
        raise UnreadableInputError(source, expected="a list of addresses", found="a list without any")
    if batch.network is None:
        found = f"a list of addresses ({len(lines)}), and nothing is fetched here: save the pages and give their files"
        raise UnreadableInputError(source, expected="something to read without the network", found=found)
    seen: set[str] = set()
    for n, line in lines:
        if line in seen:
            batch.skipped["address listed twice"] += 1
        elif is_address(line):
            yield from fetched(line, batch)
        else:
            yield UnreadableInputError(f"{source}:{n}", expected="an http or https address", found=repr(line[:80]))
        seen.add(line)
