"""The world's files as documents, each with the sighting that brought it.

What cannot be read is handed on as the error that says so, in its place in the order, so that one bad file never costs
the rest of a batch.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from onrecord.acquire.addresses import MAX_ADDRESS, is_address, scheme_of
from onrecord.acquire.base import CallerKnows, Found, Payload, Sighting
from onrecord.acquire.payload import Batch, fetched, stream_found
from onrecord.acquire.received import Network
from onrecord.acquire.sources import EXPECTED, files_of
from onrecord.errors import UnreadableInputError
from onrecord.model.when import When

__all__ = ["Found", "Sighting", "acquire"]


def acquire(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: When | None = None,
    stdin: BinaryIO | None = None,
    skipped: Counter[str] | None = None,
    network: Network | None = None,
) -> Iterator[Found]:
    """Every document behind `paths`, in the order given; ``-`` is `stdin`.

    `outlet` and `published` are what the caller knows of bare texts. `network` fetches addresses, which are refused
    without one. Yields a Sighting, or the UnreadableInputError of a source that could not be read. What nobody asked
    for by name and is no article (other files of a folder, other records of an archive) is counted in `skipped` by
    reason.
    """
    batch = Batch(
        caller=CallerKnows(outlet=outlet, published=published or When()),
        skipped=Counter() if skipped is None else skipped,
        network=network,
    )
    for path in paths:
        try:
            if not path:
                raise UnreadableInputError("''", expected="a path or an address", found="nothing")
            if path == "-":
                if stdin is None:
                    raise UnreadableInputError("-", expected="text on stdin", found="no stdin")
                yield from stream_found(stdin, Payload(data=b"", source="-"), batch)
            elif is_address(path):
                yield from fetched(path, batch)
            elif (scheme := scheme_of(path)) and not Path(path).exists():
                found = f"one that begins with {scheme}: and is not followed"
                if scheme in ("http", "https"):
                    found = _fault_of(path)
                raise UnreadableInputError(path, expected="an http or https address", found=found)
            else:
                for file in files_of(path, batch.skipped):
                    yield from _file(file, replace(batch, walked=file != path))
        except UnreadableInputError as error:
            yield error


def _fault_of(address: str) -> str:
    """Why an address of the web may not be followed."""
    try:
        host = urlsplit(address).hostname
    except ValueError as error:
        return f"one that is broken ({error})"
    if not host:
        return "one without a host"
    return "one that is too long" if len(address) > MAX_ADDRESS else "one with space, quotes or angle brackets in it"


def _file(path: str, batch: Batch) -> Iterator[Found]:
    if path != (shown := path.encode(errors="surrogateescape").decode(errors="backslashreplace")):
        # The record keeps addresses as text, and this one is none.
        yield UnreadableInputError(
            shown, expected="a file whose name is text in UTF-8", found="other bytes in its name"
        )
        return
    try:
        with Path(path).open("rb") as stream:
            yield from stream_found(stream, Payload(data=b"", source=path, name=path), batch)
    except OSError as error:
        found = f"a file that cannot be opened ({error.strerror or error})"
        yield UnreadableInputError(path, expected=EXPECTED, found=found)
