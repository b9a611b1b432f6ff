"""How answers leave: data or tables on stdout, talk on stderr. No text reaches a terminal but through here."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.serve.contract import Json, encode
from onrecord.serve.spreadsheet import csv_text
from onrecord.store.base import Issue
from onrecord.text.visible import visible


def talk(message: str) -> str:
    """A line of talk, as a terminal may show it."""
    return visible(f"onrecord: {message}")


def say(message: str) -> None:
    """A line of talk on stderr."""
    click.echo(talk(message), err=True)


def say_misuse(error: click.ClickException) -> None:
    """What click says of a command that was not given right; it may name what a record holds."""
    told = io.StringIO()
    error.show(told)
    click.echo(visible(told.getvalue()), err=True, nl=False)


def say_troubles(issues: Iterable[Issue]) -> None:
    """A line of talk for each issue that is of no single document."""
    for issue in issues:
        if not issue.document:
            say(f"{issue.kind}: {issue.detail}")


def tell(line: str) -> None:
    """A line on stdout for a reader, as a terminal may show it."""
    click.echo(visible(line))


def put(data: str) -> None:
    """Data on stdout, without a newline of its own: exact in a pipe or a file, on a terminal as it may show them."""
    # With color, click leaves a pipe what it would take for colours.
    click.echo(visible(data) if sys.stdout.isatty() else data, nl=False, color=True)


def print_json(objects: Iterable[Json]) -> None:
    """One object a line on stdout."""
    for value in objects:
        put(f"{encode(value)}\n")


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """A table on stdout, as wide as the terminal, or 120 columns in a pipe; words wrap and are never cut.

    A column that says the same in every row (that it is machine-read) is left to the title.
    """
    shown = [n for n, name in enumerate(columns) if name != "review"]
    columns = [columns[n] for n in shown]
    rows = [[row[n] for n in shown] for row in rows]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 120
    # Cells are texts: in a string rich would find markup and names of pictures.
    over = Text(visible(title), style="table.title") if title else None
    table = Table(title=over, title_justify="left", show_lines=True, expand=True)
    *narrow, last = columns
    for column in narrow:
        # The last column holds the words of the text: it gets what the others leave, near half.
        table.add_column(Text(visible(column)), overflow="fold", max_width=max(8, width * 11 // 20 // len(narrow)))
    table.add_column(Text(visible(last)), overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """CSV with a header on stdout; cells that a spreadsheet would run as a formula are made plain text."""
    put(csv_text(columns, rows))


def finish(found: bool, fail_empty: bool) -> None:
    """End with code 1 if nothing was found and the caller asked for that."""
    if not found and fail_empty:
        raise click.exceptions.Exit(1)
