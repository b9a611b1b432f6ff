"""Words that carry an attribution, by the act they do."""

from __future__ import annotations

import msgspec


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that carry an attribution, by the act they do."""
