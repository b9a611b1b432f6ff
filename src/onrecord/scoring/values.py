"""Reading loose JSON: what is malformed counts as not there, and is never fatal."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Hashable
from typing import Any

Json = dict[str, Any]


def rows(value: Any) -> list[Json]:
    """The objects in a list; anything else is an empty list."""
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []


def obj(value: Any) -> Json:
    """An object; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def key_of(value: Any) -> Hashable:
    """An id as something hashable; ids are only compared for equality inside one output document. None stays None."""
    if isinstance(value, str | int):
        return value
    return json.dumps(value, sort_keys=True, default=str) if value is not None else None


def ids_of(value: Any) -> list[Hashable]:
    """One id or a list of ids as a list; null is dropped."""
    return [key_of(x) for x in (value if isinstance(value, list) else [value]) if x is not None]


def is_number(value: Any) -> bool:
    """Whether a JSON value is a number (true and false are none)."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def norm(name: Any) -> str:
    """A name for comparison: lower case, no accents, words only; empty if it is no text."""
    if not isinstance(name, str):
        return ""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", bare.casefold()))
