"""Names of outlets and agencies."""

from __future__ import annotations

import msgspec


class Outlets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of outlets and agencies."""
