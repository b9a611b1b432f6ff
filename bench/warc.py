"""Records of a web archive a second, on one core: ``python -m bench.warc [--shared DIR]``.

The 181 pages of article extraction as one archive, plain and packed, made in a temporary folder: a request and a
response for each. Plain fastwarc walks through the same files in the same run and reads every payload, then the
archive is opened as acquisition does, without and with the text of the pages.
"""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from fastwarc.warc import ArchiveIterator

from bench.data import SHARED, sha256_of
from onrecord.acquire import acquire
from onrecord.acquire.base import Payload, Sighting
from onrecord.acquire.compressed import Unpacked
from onrecord.acquire.warc import payloads_of

PAGES = "data/article_extraction/pages.jsonl.gz"
ROUNDS = 5  # the best of them counts


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    file = parser.parse_args().shared / PAGES
    pages = [msgspec.json.decode(x) for x in gzip.decompress(file.read_bytes()).splitlines()]
    records = [x for page in pages for x in records_of(page["url"], page["html"].encode())]
    size = sum(map(len, records))
    print(f"{len(records)} records of {len(pages)} pages, {size / 1e6:.1f} MB, {file.name} sha {sha256_of(file)[:4]}")
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder) / "pages.warc", Path(folder) / "pages.warc.gz"
        plain.write_bytes(b"".join(records))
        packed.write_bytes(b"".join(map(gzip.compress, records)))
        for archive in (plain, packed):
            show(f"{archive.name}: fastwarc alone", len(records), partial(bare, archive))
            show(f"{archive.name}: payloads checked", len(records), partial(payloads, archive))
        show(f"{packed.name}: documents", len(records), partial(documents, packed), rounds=1)


def records_of(address: str, page: bytes) -> Iterator[bytes]:
    """A request and a response as a crawler writes them."""
    asked = b"GET / HTTP/1.1\r\nAccept: text/html\r\n\r\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page)
    for kind, block in (("request", asked), ("response", answer + page)):
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-12T10:00:00Z\r\n"
            "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        yield head.encode() + block + b"\r\n\r\n"


def bare(archive: Path) -> int:
    """Payloads that fastwarc hands out."""
    return sum(bool(x.reader.read()) for x in ArchiveIterator(str(archive)) if x.headers["WARC-Type"] == "response")


def payloads(archive: Path) -> int:
    """Payloads that acquisition takes, their lengths checked and their codings undone."""
    with archive.open("rb") as stream:
        if archive.suffix == ".gz":
            unpacked = Unpacked(stream, archive.name)
            return of(Payload, payloads_of(unpacked, archive.name, Counter(), at=unpacked.packed_at))
        return of(Payload, payloads_of(BytesIO(stream.read()), archive.name, Counter()))


def documents(archive: Path) -> int:
    """Documents that acquisition makes, with the text of each page."""
    return of(Sighting, acquire([str(archive)]))


def of(kind: type, things: Iterable[Any]) -> int:
    """How many of `things` are of `kind`."""
    return sum(isinstance(x, kind) for x in things)


def show(name: str, records: int, work: Callable[[], int], rounds: int = ROUNDS) -> None:
    """A line: how many came out, and how many records of the archive went by in a second of CPU."""
    best, out = float("inf"), 0
    for _ in range(rounds):
        start = time.process_time()
        out = work()
        best = min(best, time.process_time() - start)
    print(f"{name:36} {out:4} out  {records / best:9,.0f} records/s")


if __name__ == "__main__":
    main()
