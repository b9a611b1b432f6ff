"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from onrecord.cli.output import say
from onrecord.errors import PackError, UnknownNameError
from onrecord.model.when import When, interval_of
from onrecord.packs.checking import faults_in
from onrecord.packs.loader import DEFAULT_PACK, load_pack, pack_names
from onrecord.packs.pack import Pack
from onrecord.pipeline import default_reader, reader_named
from onrecord.read.base import Reader, Watched

Command = Callable[..., Any]
FALLBACK = "rules"
LONG = 400_000  # characters from which on a single text takes long enough to say how far it is


def when_of(value: str | When) -> When:
    """``2023-06-01``, ``2023-06`` or ``2023`` as the closed interval it names; anything else is a usage error."""
    if isinstance(value, When):
        return value
    try:
        return interval_of(value, basis="caller")
    except ValueError as error:
        wanted = "a date of the years 0001 to 9999, such as 2023-06-01, 2023-06 or 2023"
        raise click.BadParameter(f"expected {wanted}, found {value!r}") from error


def reading_options(command: Command) -> Command:
    """``--reader --pack --published --outlet``: how and as what a text is read."""
    return reader_option(bare_text_options(command))


def bare_text_options(command: Command) -> Command:
    """``--pack --published --outlet``: what is known beforehand of a bare text and of its negotiation."""
    command = click.option("--outlet", help="Outlet of a bare text, where its page does not say.")(command)
    command = click.option("--published", type=when_of, metavar="DATE", default=When(), help="Date of a bare text.")(
        command
    )
    return pack_option(command)


def pack_option(command: Command) -> Command:
    """``--pack``."""
    told = f"One of {', '.join(pack_names())}, a folder, or several with commas between."
    return click.option("--pack", "pack_name", default=DEFAULT_PACK, help=told)(command)


def allow_local_option(command: Command) -> Command:
    """``--allow-local``."""
    told = "Also fetch from this machine and its local network."
    return click.option("--allow-local", is_flag=True, help=told)(command)


def reader_option(command: Command) -> Command:
    """``--reader``: None is the best that is installed."""
    told = "Reader to use: by default en where its weights are installed, else rules."
    return click.option("--reader", "reader_name", metavar="NAME", help=told)(command)


def output_options(command: Command) -> Command:
    """``--json --jsonl --csv`` and ``--fail-empty``: a table is the default."""
    command = click.option("--fail-empty", is_flag=True, help="End with code 1 if nothing was found.")(command)
    command = click.option("--csv", "form", flag_value="csv", help="CSV with a header.")(command)
    command = click.option("--jsonl", "form", flag_value="json", help="The same as --json.")(command)
    command = click.option("--json", "form", flag_value="json", help="One JSON object a line.")(command)
    return click.option("--table", "form", flag_value="table", default="table", help="A table (the default).")(command)


def chosen(reader_name: str | None, pack_name: str) -> tuple[Pack, Reader]:
    """The pack and reader of these names; an unknown one is a usage error that lists those there are.

    Where no reader is named and only the rules are there to read, stderr says so. Raises PackError for a pack with
    faults: what its tables say of each other cannot be read.
    """
    name = reader_name or default_reader()
    if reader_name is None and name == FALLBACK:
        say("reading by rules alone: the weights of the reader en are not installed (README: make setup)")
    try:
        pack = load_pack(pack_name)
        if faults := faults_in(pack):
            more = f" (and {len(faults) - 1} more: onrecord packs check {pack_name})" if len(faults) > 1 else ""
            where, _, reason = faults[0].partition(": ")
            raise PackError(pack_name, where, reason + more)
        reader = reader_named(name, pack)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    if isinstance(reader, Watched):
        reader.watch = say_how_far
    return pack, reader


def say_how_far(done: int, total: int) -> None:
    """A line on stderr for each block of a text that takes minutes."""
    if total >= LONG:
        say(f"read {done:,} of {total:,} characters ({100 * done // total} %)")
