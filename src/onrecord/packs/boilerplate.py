"""What lines of a page that are no article look like."""

from __future__ import annotations

import msgspec


class BoilerplateRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What lines of a page that are no article look like."""
