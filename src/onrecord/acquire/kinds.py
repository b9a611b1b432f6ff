"""What bytes are: by what they begin with, by what the server or the file's name says, by what they look like."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto
from pathlib import PurePath

from onrecord.acquire.base import Payload
from onrecord.acquire.html import FEED, LOOKS_LIKE_HTML

PDF = b"%PDF-"
WARC = b"WARC/"
HEAD = 4096  # bytes that are looked at
JSON_OBJECT = re.compile(r"[\ufeff\s]*\{\s*[\"}]")


class Kind(Enum):
    """What can be made of bytes. `OTHER` is nothing; `XML` is a feed or nothing."""

    TEXT = auto()
    PAGE = auto()
    JSON = auto()
    FEED = auto()
    XML = auto()
    PDF = auto()
    ADDRESSES = auto()
    UNKNOWN = auto()
    OTHER = auto()


ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".jsonl": Kind.JSON,
    ".ndjson": Kind.JSON,
    ".json": Kind.JSON,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.XML,
    ".pdf": Kind.PDF,
    ".urls": Kind.ADDRESSES,
}
MEDIA_TYPES = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    # Servers call feeds and JSON lines plain text, too.
    "text/plain": Kind.UNKNOWN,
    "text/markdown": Kind.TEXT,
    "application/json": Kind.JSON,
    "application/feed+json": Kind.JSON,
    "application/jsonl": Kind.JSON,
    "application/ndjson": Kind.JSON,
    "application/x-ndjson": Kind.JSON,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/rdf+xml": Kind.FEED,
    "application/xml": Kind.XML,
    "text/xml": Kind.XML,
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    "": Kind.UNKNOWN,
    "application/octet-stream": Kind.UNKNOWN,
    "binary/octet-stream": Kind.UNKNOWN,
    "application/warc": Kind.UNKNOWN,
    "application/gzip": Kind.UNKNOWN,
    "application/x-gzip": Kind.UNKNOWN,
}


def ending_of(name: str) -> str:
    """The ending of a file's name in lower case, with its point; that before ``.gz`` where there is one, "" without."""
    path = PurePath(name.casefold())
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def kind_of(payload: Payload) -> Kind:
    """What `payload` is, never `UNKNOWN`. A PDF is known by its first bytes whatever anyone says."""
    if payload.data[:1024].lstrip().startswith(PDF):
        return Kind.PDF
    said = (
        ENDINGS.get(ending_of(payload.name), Kind.UNKNOWN)
        if payload.name
        else MEDIA_TYPES.get(payload.media_type, Kind.OTHER)
    )
    head = _head(payload.data)
    match said:
        case Kind.PAGE if FEED.match(head):
            return Kind.FEED
        case Kind.XML if FEED.match(head):
            return Kind.FEED
        case Kind.XML if LOOKS_LIKE_HTML.match(head):
            return Kind.PAGE
        case Kind.XML:
            return Kind.OTHER
        case Kind.UNKNOWN:
            return _looks_like(head)
        case _:
            return said


def _looks_like(head: str) -> Kind:
    if FEED.match(head):
        return Kind.FEED
    if LOOKS_LIKE_HTML.match(head):
        return Kind.PAGE
    return Kind.JSON if JSON_OBJECT.match(head) else Kind.TEXT


def _head(data: bytes) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data[:HEAD].decode("utf-16" if wide else "utf-8", "ignore")
