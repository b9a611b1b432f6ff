"""What the network sent, and how far a watched feed is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """How far the watched feed at `address` is.

    `polled_at` is when it was last asked, None if never; `due_at` when it is to be asked again, None for at once.
    `failures` counts those since it last answered, and `said` is why it failed last, "" if it did not. The validators
    are those of the feed whose entries were all dealt with, None without.
    """

    address: str
    polled_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    failures: int = 0
    said: str = ""
    etag: str | None = None
    last_modified: str | None = None
