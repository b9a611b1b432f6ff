"""Keeping a record: ``remove``, ``verify``, ``export``, ``sql``."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from pathlib import Path

import click

from onrecord.cli.options import output_options
from onrecord.cli.output import finish, print_csv, print_json, print_table, say
from onrecord.errors import OnrecordError
from onrecord.packs.loader import load_pack
from onrecord.pipeline import relink
from onrecord.record.opening import open_record
from onrecord.serve.exports import FORMATS, TABLES, export as exported
from onrecord.store.query import query
from onrecord.store.sqlite import open_reader, open_writer


@click.command()
@click.argument("record")
@click.argument("document")
@click.option("--why", required=True, help="The reason, kept with the tombstone.")
@click.option("--by", default=getpass.getuser, help="Who removes it (default: the user's name).")
def remove(record: str, document: str, why: str, by: str) -> None:
    """Take DOCUMENT (its id, the start of it, or its source) and all that rests on it out of RECORD."""
    with open_writer(record, create=False) as store:
        removed = store.remove(document, why=why, by=by, at=dt.datetime.now(dt.UTC))
        relink(store, load_pack())
    say(f"{record}: removed {removed[:12]}; a tombstone keeps its hash, who, when and why")
