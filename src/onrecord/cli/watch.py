"""``onrecord watch``: feeds polled, and what they list added to a record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from contextlib import closing

import click

from onrecord.acquire.web.client import Web
from onrecord.acquire.web.polling import polled
from onrecord.acquire.web.watchlist import WatchedFeed, is_due, next_due, watchlist_of
from onrecord.cli.add import Counts, told
from onrecord.cli.options import allow_local_option, chosen, pack_option, reader_option
from onrecord.cli.output import say
from onrecord.errors import RecordBusyError
from onrecord.model.received import FeedState
from onrecord.net.clock import SystemClock
from onrecord.packs.pack import Pack
from onrecord.pipeline import add as add_found
from onrecord.read.base import Reader
from onrecord.store.sqlite import open_writer

BUSY = 30.0  # seconds after which a record that another process writes to is tried again


@click.command()
@click.argument("record")
@click.argument("feeds", metavar="FEEDS.TOML")
@click.option("--once", is_flag=True, help="Poll the feeds that are due, then end.")
@allow_local_option
@pack_option
@reader_option
def watch(record: str, feeds: str, once: bool, allow_local: bool, pack_name: str, reader_name: str | None) -> int:
    """Poll the feeds that FEEDS.TOML lists and add what they list to RECORD, until interrupted (Ctrl-C).

    FEEDS.TOML has a table [[feed]] for each: its address, perhaps an outlet and `every` in minutes (default 60). What
    was fetched is not fetched again, a feed that fails is asked less and less often, and the same command goes on where
    it was interrupted.
    """
    listed = watchlist_of(feeds)
    pack, reader = chosen(reader_name, pack_name)
    clock = SystemClock()
    web = Web(pack.walls, allow_local=allow_local, clock=clock)
    counts = Counts()
    refused: set[str] = set()
    try:
        while True:
            try:
                due = _round(record, listed, web, clock, pack, reader, counts, refused)
            except RecordBusyError as error:
                if once:
                    raise
                say(f"{error}; tried again in {BUSY:.0f} s")
                clock.sleep(BUSY)
                continue
            if once or due is None:
                break
            say(f"{record}: {counts}; next poll at {due:%Y-%m-%d %H:%M:%S %Z}")
            clock.sleep(max(1.0, (due - clock.now()).total_seconds()))
    except KeyboardInterrupt:
        say(f"{record}: {counts}; interrupted, the same command goes on from here")
        return 0
    say(f"{record}: {counts}")
    return 2 if counts.failed else 0


def _round(
    record: str,
    feeds: tuple[WatchedFeed, ...],
    web: Web,
    clock: SystemClock,
    pack: Pack,
    reader: Reader,
    counts: Counts,
    refused: set[str],
) -> dt.datetime | None:
    """Poll what is due, and tell when the next feed is, None if all are `refused`.

    The record is free for others between two rounds.
    """
    skipped: Counter[str] = Counter()
    with open_writer(record) as store:
        states = [store.feed(x.address) or FeedState(address=x.address) for x in feeds if x.address not in refused]
        if states and not any(is_due(x, clock.now()) for x in states):
            wait = "1 feed waits" if len(states) == 1 else f"{len(states)} feeds wait, the first"
            say(f"{wait} until {next_due(states, clock.now()):%Y-%m-%d %H:%M %Z}")
        web.keeper = store
        found = polled(feeds, store, web, clock, skipped, refused)
        with closing(add_found(store, found, pack, reader)) as steps:
            for step in steps:
                counts.add(step)
                if line := told(step):
                    say(line)
        states = [store.feed(x.address) or FeedState(address=x.address) for x in feeds if x.address not in refused]
    for reason, count in sorted(skipped.items()):
        say(f"{count} left out: {reason}")
    return next_due(states, clock.now()) if states else None
