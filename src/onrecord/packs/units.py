"""Words that number words are counted in."""

from __future__ import annotations

import msgspec


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that number words are counted in."""
