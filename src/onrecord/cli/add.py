"""``onrecord add``: documents into a record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from onrecord.acquire import acquire
from onrecord.acquire.web import WhenAsked
from onrecord.cli.options import allow_local_option, chosen, reading_options
from onrecord.cli.output import say, say_troubles, talk
from onrecord.errors import RecordError
from onrecord.model.when import When
from onrecord.packs.pack import Pack
from onrecord.pipeline import Progress as Step
from onrecord.pipeline import add as add_found
from onrecord.read.base import Reader
from onrecord.store.sqlite import open_writer


@dataclass(slots=True)
class Counts:
    """How many sources were new, known already, or could not be added."""

    new: int = 0
    known: int = 0
    failed: int = 0

    def add(self, step: Step) -> None:
        """Count one source that was dealt with."""
        self.failed += step.added is None
        self.new += step.added is not None and step.added.anything
        self.known += step.added is not None and not step.added.anything

    def __str__(self) -> str:
        return f"{self.new} added, {self.known} known already, {self.failed} not added"


def told(step: Step) -> str:
    """What there is to say of a source that was dealt with; often nothing."""
    return step.said if step.added is None or not step.said else f"{step.source}: {step.said}"


@click.command()
@click.argument("record")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--readd", is_flag=True, help="Take back documents that were removed from this record.")
@click.option("--refetch", is_flag=True, help="Ask again for addresses that were fetched before; a change is added.")
@allow_local_option
@reading_options
def add(
    record: str,
    paths: tuple[str, ...],
    readd: bool,
    refetch: bool,
    allow_local: bool,
    reader_name: str | None,
    pack_name: str,
    published: When,
    outlet: str | None,
) -> int:
    """Add documents to RECORD: acquired, cleaned, read, resolved, linked, judged and stored.

    PATH may be a text, web page, PDF, JSON lines, feed, web archive (WARC) or list of addresses, packed by gzip or
    not; a folder of any mix of them, a glob, - for stdin, or an address (http or https), which is fetched as its site
    lets robots and kept as received.

    What is stored already is skipped, so an interrupted run goes on where it stopped when the same command is given
    again.
    """
    pack, reader = chosen(reader_name, pack_name)
    counts = add_with_progress(
        record,
        paths,
        pack,
        reader,
        published=published,
        outlet=outlet,
        readd=readd,
        refetch=refetch,
        allow_local=allow_local,
    )
    return 2 if counts.failed else 0


def add_with_progress(
    record: str,
    paths: Sequence[str],
    pack: Pack,
    reader: Reader,
    *,
    published: When,
    outlet: str | None,
    readd: bool = False,
    refetch: bool = False,
    allow_local: bool = False,
) -> Counts:
    """Add `paths` to the record at `record`, with a bar on stderr; what fails is said and counted.

    Raises RecordError (which says how far it came) when interrupted.
    """
    counts = Counts()
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    with open_writer(record) as store, bar:
        # Folders and JSON lines are opened up one by one, so the total is known only where every path is one file.
        task = bar.add_task("reading", total=None)
        skipped: Counter[str] = Counter()
        network = WhenAsked(pack.walls, store, allow_local=allow_local, refetch=refetch)
        sightings = acquire(
            paths, outlet=outlet, published=published, stdin=sys.stdin.buffer, skipped=skipped, network=network
        )
        try:
            for step in add_found(store, sightings, pack, reader, readd=readd):
                counts.add(step)
                if line := told(step):
                    bar.console.print(Text(talk(line)), soft_wrap=True)
                bar.advance(task)
        except KeyboardInterrupt:
            raise RecordError(
                record,
                expected="to add everything that was named",
                found=f"an interruption after {counts}; nothing stored is lost, give the same command again to go on",
            ) from None
        bar.update(task, total=counts.new + counts.known + counts.failed, description="read and linked")
        troubles = store.issues()
    say_troubles(troubles)
    for reason, count in sorted(skipped.items()):
        say(f"{count} left out: {reason}")
    say(f"{record}: {counts}")
    return counts
