"""Words for sources that speak without a name."""

from __future__ import annotations

import msgspec


class AnonymityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for sources that speak without a name."""
