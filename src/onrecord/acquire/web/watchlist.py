"""Which feeds are watched and when each is due: the file that lists them, and the arithmetic of asking again.

[[feed]]
address = "https://northwire.example/rss"
outlet = "Northwire"        # else the feed's own title
every = 30                  # minutes; else 60
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import msgspec

from onrecord.acquire.web.addresses import checked
from onrecord.errors import UnreadableInputError
from onrecord.model.received import FeedState

EXPECTED = "feeds, each as [[feed]] with an address and perhaps an outlet and `every` in minutes"
LONGEST = dt.timedelta(days=1)  # that a failing feed is left alone, unless it is due less often anyway


class WatchedFeed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A feed to be asked `every` so many minutes. `outlet` None is the feed's own title."""

    address: str
    outlet: str | None = None
    every: float = 60.0

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError(f"every: expected at least 1 minute, found {self.every:g}")


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    feed: tuple[WatchedFeed, ...]


def watchlist_of(path: str) -> tuple[WatchedFeed, ...]:
    """The feeds that the file at `path` lists, in its order.

    Raises UnreadableInputError for a file that cannot be read, is no such list, lists none, or lists one twice.
    """
    try:
        raw = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        feeds = msgspec.convert(raw, _File).feed
    except OSError as error:
        raise UnreadableInputError(path, expected=EXPECTED, found=f"no file to read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableInputError(path, expected=EXPECTED, found=f"no TOML ({error})") from error
    except msgspec.ValidationError as error:
        raise UnreadableInputError(path, expected=EXPECTED, found=str(error)) from error
    if not feeds:
        raise UnreadableInputError(path, expected=EXPECTED, found="none")
    seen: set[str] = set()
    for feed in feeds:
        try:
            address = checked(feed.address)
        except UnreadableInputError as error:
            raise UnreadableInputError(path, expected=error.expected, found=error.found) from error
        if address in seen:
            raise UnreadableInputError(path, expected="each feed once", found=f"{address} twice")
        seen.add(address)
    return tuple(msgspec.structs.replace(x, address=checked(x.address)) for x in feeds)


def is_due(state: FeedState, now: dt.datetime) -> bool:
    """Whether a feed is to be asked."""
    return state.due_at is None or state.due_at <= now


def answered(
    feed: WatchedFeed, state: FeedState, now: dt.datetime, *, etag: str | None, last_modified: str | None
) -> FeedState:
    """The state of a feed that answered and whose entries were dealt with."""
    due = now + dt.timedelta(minutes=feed.every)
    return replace(state, polled_at=now, due_at=due, failures=0, said="", etag=etag, last_modified=last_modified)


def failed(feed: WatchedFeed, state: FeedState, now: dt.datetime, said: str) -> FeedState:
    """The state of a feed that gave no entries: twice the pause for every failure in a row, up to a day."""
    every = dt.timedelta(minutes=feed.every)
    # Beyond 2**11 minutes a day is over, however short the pause was.
    pause = max(every, min(LONGEST, every * 2 ** min(state.failures + 1, 11)))
    return replace(state, polled_at=now, due_at=now + pause, failures=state.failures + 1, said=said)


def next_due(states: Iterable[FeedState], now: dt.datetime) -> dt.datetime:
    """When the first of the feeds is due, `now` if one is already."""
    return max(now, min(x.due_at or now for x in states))
