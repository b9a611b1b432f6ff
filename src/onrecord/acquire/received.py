"""Who may be asked to fetch something, and who keeps what came."""

from __future__ import annotations

from typing import Protocol

from onrecord.model.received import Received

__all__ = ["Keeper", "Network", "Received"]


class Network(Protocol):
    """Whoever fetches addresses. Acquisition works without one, and then refuses addresses by name."""

    def get(self, address: str) -> Received:
        """What stands at `address`. Raises UnreadableInputError, naming it, for what cannot or may not be fetched."""
        ...


class Keeper(Protocol):
    """Whoever keeps what came."""

    def last_received(self, address: str) -> Received | None:
        """What came last when `address` was asked for; None if it never was."""
        ...

    def keep(self, received: Received) -> None:
        """Keep what came."""
        ...
