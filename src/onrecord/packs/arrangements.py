"""Arrangement types, known subjects and issues with the words that name them."""

from __future__ import annotations

import msgspec


class Arrangements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Arrangement types, known subjects and issues with the words that name them."""
