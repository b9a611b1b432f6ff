"""Actors and places known beforehand."""

from __future__ import annotations

import msgspec


class KnownActors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Actors and places known beforehand."""
