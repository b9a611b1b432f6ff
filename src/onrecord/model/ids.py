"""Ids that depend on what a row says and on nothing else, so that order and reruns change none of them."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Raise it when the meaning of an id's parts changes: old and new rows then never share an id.
ID_VERSION = "1"

# How the id of an actor begins that no pack knows: minted from its name, known by a description only, or imported.
MINTED, UNNAMED, IMPORTED = "name:", "anon_", "ftm_"
PERSON = "person:"  # what stands before the key of a person, of a pack or imported


def row_id(prefix: str, *parts: object) -> str:
    """`prefix` and 16 hex digits of a SHA-256 over `parts`, which are compared as text."""
    told = "\x1f".join([ID_VERSION, prefix, *map(str, parts)])
    return f"{prefix}{hashlib.sha256(told.encode()).hexdigest()[:16]}"


def content_id(content: bytes) -> str:
    """The id of a document: SHA-256 of its bytes as received, 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def slug(name: str) -> str:
    """A readable id minted from a name: lower case, no accents, words joined by ``_``; "x" if no word is left."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "_".join(re.findall(r"[^\W_]+", bare.casefold())) or "x"
