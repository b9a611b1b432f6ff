"""Who may be asked to fetch something."""

from __future__ import annotations

from typing import Protocol

from onrecord.model.received import Received

__all__ = ["Network", "Received"]


class Network(Protocol):
    """Whoever fetches addresses. Acquisition works without one, and then refuses addresses by name."""

    def get(self, address: str) -> Received:
        """What stands at `address`. Raises UnreadableInputError, naming it, for what cannot or may not be fetched."""
        ...
