"""Words of modality, negation and irony, and the acts of author-voice clauses."""

from __future__ import annotations

import msgspec


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of modality, negation and irony, and the acts of author-voice clauses."""
