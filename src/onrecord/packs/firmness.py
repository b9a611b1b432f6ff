"""Words for the bond of a promise, by label."""

from __future__ import annotations

import msgspec


class Firmness(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the bond of a promise, by label."""
