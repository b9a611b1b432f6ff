"""Watched feeds that are due, asked, and what they list fetched.

How far a feed is is put down only when everything it lists has been dealt with. Whoever is interrupted before that asks
the feed again, and takes what had come already from what was kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.acquire.addresses import place_in
from onrecord.acquire.base import CallerKnows, Found, Sighting
from onrecord.acquire.entries import day_written, whole_sighting
from onrecord.acquire.entry import Entry
from onrecord.acquire.feeds import entries_of
from onrecord.acquire.payload import Batch, fetched
from onrecord.acquire.web.client import Web
from onrecord.acquire.web.watchlist import WatchedFeed, answered, failed, is_due
from onrecord.errors import NotAllowedError, NotNowError, UnreadableInputError
from onrecord.model.received import FeedState, Received
from onrecord.net.clock import Clock
from onrecord.net.statuses import told


class States(Protocol):
    """Whoever knows how far each feed is."""

    def feed(self, address: str) -> FeedState | None:
        """How far it is; None if it was never watched."""
        ...

    def put_feed(self, state: FeedState) -> None:
        """Put `state` in the place of what is known."""
        ...


def polled(
    feeds: Sequence[WatchedFeed],
    states: States,
    web: Web,
    clock: Clock,
    skipped: Counter[str],
    refused: set[str],
) -> Iterator[Found]:
    """What the `feeds` that are due list, as it stands at the addresses they give.

    An entry without an address is taken from the feed. A feed that cannot be read is the error that says so and when it
    is asked again. One that the user did not allow to be asked stays as it was, and its address is put into `refused`;
    those that are there already are left alone.
    """
    for feed in feeds:
        state = states.feed(feed.address) or FeedState(address=feed.address)
        now = clock.now()
        if feed.address in refused or not is_due(state, now):
            continue
        try:
            received = web.ask(feed.address, state)
            entries = _entries(received)
        except NotAllowedError as error:
            # No fault of the feed, which was not asked.
            refused.add(feed.address)
            yield error
            continue
        except UnreadableInputError as error:
            state = failed(feed, state, now, error.found)
            states.put_feed(state)
            times = f", {state.failures} times in a row" if state.failures > 1 else ""
            again = f"{error.found}{times}; asked again from {state.due_at:%Y-%m-%d %H:%M %Z}"
            yield UnreadableInputError(feed.address, expected=error.expected, found=again)
            continue
        etag, last_modified = received.etag, received.last_modified
        if received.status == 304:
            etag, last_modified = state.etag, state.last_modified
        for found in _articles(feed, entries, web, skipped):
            if isinstance(found, NotNowError | NotAllowedError):
                # It may come another time: then the feed must say again that it is there.
                etag = last_modified = None
            yield found
        states.put_feed(answered(feed, state, now, etag=etag, last_modified=last_modified))


def _entries(received: Received) -> list[Entry]:
    if received.status == 304:
        return []
    if received.status != 200:
        raise UnreadableInputError(received.asked, expected="a feed", found=told(received.status))
    return entries_of(received.data, received.address)


def _articles(feed: WatchedFeed, entries: Sequence[Entry], web: Web, skipped: Counter[str]) -> Iterator[Found]:
    for entry in entries:
        outlet, published = feed.outlet or entry.outlet, day_written(entry.published or "")
        caller = CallerKnows(outlet=outlet, published=published)
        if entry.address:
            yield from fetched(entry.address, Batch(caller=caller, skipped=skipped, network=web), followed=True)
            continue
        try:
            whole = whole_sighting(entry, feed.address, caller)
        except UnreadableInputError as error:
            yield error
            continue
        # Its place in the feed changes from poll to poll, and the feed's address is not its own.
        source = place_in(feed.address, "entry", whole.document.id[:12])
        yield Sighting(document=whole.document, capture=replace(whole.capture, source=source))
