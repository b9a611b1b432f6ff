"""How answers leave: JSON lines or tables on stdout, talk on stderr."""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Iterable, Sequence

import click
from rich.console import Console
from rich.table import Table

from onrecord.serve.contract import Json, encode
from onrecord.store.base import Issue


def say(message: str) -> None:
    """A line of talk on stderr."""
    click.echo(f"onrecord: {message}", err=True)


def say_troubles(issues: Iterable[Issue]) -> None:
    """A line of talk for each issue that is of no single document."""
    for issue in issues:
        if not issue.document:
            say(f"{issue.kind}: {issue.detail}")


def print_json(objects: Iterable[Json]) -> None:
    """One object a line on stdout."""
    for value in objects:
        click.echo(encode(value))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], title: str = "") -> None:
    """A table on stdout, as wide as the terminal, or 120 columns in a pipe; words wrap and are never cut.

    A column that says the same in every row (that it is machine-read) is left to the title.
    """
    shown = [n for n, name in enumerate(columns) if name != "review"]
    columns = [columns[n] for n in shown]
    rows = [[row[n] for n in shown] for row in rows]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 120
    table = Table(title=title or None, title_justify="left", show_lines=True, expand=True)
    *narrow, last = columns
    for column in narrow:
        # The last column holds the words of the text: it gets what the others leave, near half.
        table.add_column(column, overflow="fold", max_width=max(8, width * 11 // 20 // len(narrow)))
    table.add_column(last, overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    Console(file=sys.stdout, width=width, highlight=False).print(table)


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """CSV with a header on stdout; cells that a spreadsheet would run as a formula are made plain text."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in row])


def finish(found: bool, fail_empty: bool) -> None:
    """End with code 1 if nothing was found and the caller asked for that."""
    if not found and fail_empty:
        raise click.exceptions.Exit(1)
