"""Kinds of obligation with their words and default level."""

from __future__ import annotations

import msgspec


class Obligations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kinds of obligation with their words and default level."""
