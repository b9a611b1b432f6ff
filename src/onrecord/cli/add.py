"""``onrecord add``: documents into a record."""

from __future__ import annotations

import sys

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.options import chosen, reading_options
from onrecord.cli.output import say
from onrecord.ingest import Added, add_sources
from onrecord.model.when import When


@click.command()
@click.argument("record")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--readd", is_flag=True, help="Take back documents that were removed from this record.")
@reading_options
def add(
    record: str,
    paths: tuple[str, ...],
    readd: bool,
    reader_name: str,
    pack_name: str,
    published: When,
    outlet: str | None,
) -> int:
    """Add documents to RECORD: acquired, cleaned, read, resolved, linked, judged and stored.

    What is stored already is skipped, so an interrupted run goes on where it stopped when the same command is given
    again.
    """
    pack, reader = chosen(reader_name, pack_name)
    done = add_with_progress(record, paths, pack, reader, published=published, outlet=outlet, readd=readd)
    return 2 if done.failed else 0
