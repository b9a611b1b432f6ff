"""Words for decision rules, stances, roles, conditions and statuses."""

from __future__ import annotations

import msgspec


class SlotWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for decision rules, stances, roles, conditions and statuses."""
