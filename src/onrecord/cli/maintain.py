"""Keeping a record: ``remove``, ``verify``, ``export``, ``sql``."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli.output import print_csv, print_json, print_table, put, say, say_troubles, tell
from onrecord.linking import refresh
from onrecord.packs.loader import load_pack
from onrecord.record.opening import open_record
from onrecord.record.record import Record
from onrecord.record.who_matrix import AskedWho, who_matrix
from onrecord.serve.dna import dna_lines, dna_rows
from onrecord.serve.exports import FORMATS, WHATS
from onrecord.serve.exports import export as exported
from onrecord.serve.polecat import polecat_lines, polecat_rows
from onrecord.store.query import sql as asked
from onrecord.store.sqlite import open_reader, open_writer


@click.command()
@click.argument("record")
@click.argument("document")
@click.option("--why", required=True, help="The reason; it is kept with the tombstone.")
@click.option("--by", default=getpass.getuser, help="Who removes it (default: the user's name).")
def remove(record: str, document: str, why: str, by: str) -> None:
    """Take DOCUMENT and all that rests on it out of RECORD.

    DOCUMENT is its id, the start of its id, or its source.
    """
    with open_writer(record, create=False) as store:
        removed = store.remove(document, why=why, by=by, at=dt.datetime.now(dt.UTC))
        refresh(store, load_pack())
        troubles = store.issues()
    say_troubles(troubles)
    say(f"{record}: removed {removed[:12]}; a tombstone keeps its hash, who, when and why")


@click.command()
@click.argument("record")
def verify(record: str) -> int:
    """Check every span, hash and reference of RECORD again; code 3 if one fails."""
    with open_reader(record) as store:
        faults = store.verify()
        documents = store.count()
    for fault in faults:
        tell(str(fault))
    say(f"{record}: {documents} documents, {len(faults)} faults")
    return 3 if faults else 0


FIELD = ("dna", "polecat")  # formats of the field, of statements only
_FORMAT = "Format; dna (Discourse Network Analyzer) and polecat (PLOVER events) are of statements."


@click.command()
@click.argument("record")
@click.argument("what", type=click.Choice(WHATS))
@click.option(
    "--as", "form", type=click.Choice((*FORMATS, *FIELD)), default=FORMATS[0], show_default=True, help=_FORMAT
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File (default: stdout).")
@click.option("--no-text", is_flag=True, help="Offsets, hashes and at most 25 words of evidence in place of texts.")
def export(record: str, what: str, form: str, output: Path | None, no_text: bool) -> None:
    """Write one table of RECORD as CSV or JSON lines; every row says that it is machine-read."""
    opened = open_record(record)
    if form in FIELD:
        lines = _of_field(opened, what, form, no_text)
    else:
        lines = exported(opened.articles, opened.links, what, form, text=not no_text)
    if output is None:
        for line in lines:
            put(line)
        return
    with output.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    say(f"{record}: {what} as {form} in {output}")


def _of_field(opened: Record, what: str, form: str, no_text: bool) -> Iterator[str]:
    """The statements in a format of the field. What the format has no row for is counted on stderr."""
    if what != "statements":
        raise click.UsageError(f"--as {form} is a format of statements; found {what}")
    if no_text:
        raise click.UsageError(f"--as {form} holds the words of each statement, which --no-text leaves out")
    if form == "dna":
        rows, left = dna_rows(who_matrix(opened, AskedWho()), opened)
        say(f"{left} sayings neither agree nor disagree and are left out")
        return dna_lines(rows)
    rows, left = polecat_rows(opened)
    say(f"{left} statements have no holder or an act that PLOVER has no type for and are left out")
    return polecat_lines(rows)


@click.command()
@click.argument("record")
@click.argument("question")
@click.option("--json", "form", flag_value="json", help="One JSON object a row.")
@click.option("--csv", "form", flag_value="csv", help="CSV with a header.")
@click.option("--table", "form", flag_value="table", default="table", help="A table (the default).")
def sql(record: str, question: str, form: str) -> None:
    """Answer QUESTION, one SELECT, from the tables of RECORD, which stays as it is."""
    answer = asked(record, question)
    match form:
        case "json":
            print_json(dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        case "csv":
            print_csv(answer.columns, [["" if x is None else str(x) for x in row] for row in answer.rows])
        case _:
            print_table(answer.columns, [["" if x is None else str(x) for x in row] for row in answer.rows])
