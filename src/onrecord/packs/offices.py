"""Titles and offices that come before or after a name."""

from __future__ import annotations

import msgspec


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Titles and offices that come before or after a name."""
