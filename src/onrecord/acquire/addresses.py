"""Addresses as they are given: which may be followed, and lists of them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MAX_ADDRESS = 2000  # characters; browsers and servers go no further
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\\)\S", re.IGNORECASE)
# Schemes that are written without slashes; "report: draft.txt" may be the name of a file.
OPAQUE = frozenset({"javascript", "data", "mailto", "about", "blob", "view-source"})


def is_address(text: str) -> bool:
    """Whether `text` is an address that may be followed: http or https, with a host, without space."""
    if len(text) > MAX_ADDRESS or re.search(r"[\s<>\"\x00-\x1f]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def place_in(source: str, what: str, n: object) -> str:
    """How what stands in `source` is named: ``dump.jsonl:3``, and in words where `source` is an address, because the
    line of a page is no page."""
    return f"{source} {what} {n}" if is_address(source) else f"{source}:{n}"


def scheme_of(text: str) -> str | None:
    """The scheme that `text` begins with as an address of any kind, in lower case; None for what is no address."""
    found = SCHEME.match(text[:MAX_ADDRESS])
    scheme = found[1].casefold() if found else ""
    return scheme if "://" in text[: len(scheme) + 3] or scheme in OPAQUE else None


def listed(text: str) -> list[tuple[int, str]]:
    """Lines of a list with their numbers from 1; blank lines and comments (``#``) are none."""
    lines = ((n, x.strip(" \t\r\ufeff")) for n, x in enumerate(text.split("\n"), 1))
    return [(n, x) for n, x in lines if x and not x.startswith("#")]


def is_list(text: str) -> bool:
    """Whether every line of `text` that says anything is an address of some kind, and one may be followed."""
    seen = False
    for line in text.split("\n"):
        bare = line.strip(" \t\r\ufeff")
        if not bare or bare.startswith("#"):
            continue
        if len(bare.split(None, 1)) > 1 or scheme_of(bare) is None:
            return False
        seen = seen or is_address(bare)
    return seen
