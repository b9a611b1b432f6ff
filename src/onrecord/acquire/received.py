"""What the network sent, and who may be asked to fetch something."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The answer to one request, as received.

    `asked` is the address before redirects and `address` the one that answered. `media_type` is lower case without
    parameters, "" where the server does not say; `charset` is what it declares, None without. `received_at` is aware.
    `etag` and `last_modified` are the server's validators, None without.
    """

    asked: str
    address: str
    status: int
    data: bytes
    media_type: str
    received_at: dt.datetime
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


class Network(Protocol):
    """Whoever fetches addresses. Acquisition works without one, and then refuses addresses by name."""

    def get(self, address: str) -> Received:
        """What stands at `address`. Raises UnreadableInputError, naming it, for what cannot or may not be fetched."""
        ...
