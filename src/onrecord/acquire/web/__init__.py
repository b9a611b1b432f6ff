"""The network, which is asked only for addresses that a user named or a watched feed lists."""

from __future__ import annotations

from onrecord.acquire.received import Keeper, Network, Received
from onrecord.packs.walls import Walls

__all__ = ["WhenAsked"]


class WhenAsked:
    """A Network that opens at the first address; most batches hold none, and opening takes a fifth of a second.

    The parameters are those of `client.Web`.
    """

    def __init__(
        self, walls: Walls, keeper: Keeper | None = None, *, allow_local: bool = False, refetch: bool = False
    ) -> None:
        self._walls, self._keeper = walls, keeper
        self._allow_local, self._refetch = allow_local, refetch
        self._web: Network | None = None

    def get(self, address: str) -> Received:
        """What stands at `address`, as `client.Web.get` has it."""
        if self._web is None:
            from onrecord.acquire.web.client import Web

            self._web = Web(self._walls, self._keeper, allow_local=self._allow_local, refetch=self._refetch)
        return self._web.get(address)
