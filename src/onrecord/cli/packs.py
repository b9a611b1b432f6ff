"""Packs: ``packs list``, ``packs check``, ``packs new``."""

from __future__ import annotations

import io
from pathlib import Path

import click
import msgspec

from onrecord.acquire import acquire
from onrecord.cli.ask import answer
from onrecord.cli.options import chosen, output_options, reader_option
from onrecord.cli.output import say, tell
from onrecord.errors import PackError, UnreadableInputError
from onrecord.model.when import day
from onrecord.packs.checking import faults_in
from onrecord.packs.golden import Golden, golden_of
from onrecord.packs.loader import load_pack, pack_names
from onrecord.packs.pack import TABLES, Pack
from onrecord.pipeline import read_sighting
from onrecord.read.base import Reader
from onrecord.scoring.golden import misses
from onrecord.serve.contract import Json, term_json

_IDENTITY = """pack: {name}
version: "0.1"
licence: CC0-1.0
extends: {extends}
about: What it is about.
"""
_GOLD = """# Sentences of the negotiation, and what must be found in each; `onrecord packs check` reads them.
#
# - text: Arland will cut its catch by a third under the Ling Bank Accord, its minister said.
#   published: "2031-03-02"
#   terms:
#     - {slot: obligation, subject: ling_bank_accord, obligor: [arland], kind: limit_catch, firmness_level: 3}
#   never:
#     - {slot: obligation, kind: cut_tariff}
"""


@click.group()
def packs() -> None:
    """The curated words of a domain: those there are, whether one is in order, and one of your own.

    A pack is named by its name, its folder, or several of either with commas between (`--pack security,trade`).
    """


@packs.command("list")
@output_options
def list_(form: str, fail_empty: bool) -> None:  # noqa: ARG001  (the core is always there)
    """Every bundled and installed pack, with what it covers."""
    found = [(name, load_pack(name)) for name in pack_names()]
    columns = ("pack", "version", "extends", "subjects", "kinds", "issues", "about")
    rows = [tuple(map(str, _told(name, pack).values())) for name, pack in found]
    answer(form, [_told(name, pack) for name, pack in found], lambda: (columns, rows), "Packs")


def _told(name: str, pack: Pack) -> Json:
    return {
        "pack": name,
        "version": pack.identity.version,
        "extends": pack.identity.extends,
        "subjects": len(pack.arrangements.known),
        "kinds": len(pack.obligations.kinds),
        "issues": len(pack.arrangements.issues),
        "about": pack.identity.about,
    }


@packs.command()
@click.argument("pack")
@reader_option
def check(pack: str, reader_name: str | None) -> None:
    """Whether PACK, a name or a folder, loads, its tables answer one another, and its words find what the sentences in
    its folder gold/ ask for; each fault on a line, code 2."""
    made = load_pack(pack)
    faults = list(faults_in(made))
    told = _told(made.identity.name, made)
    summary = f"{told['pack']} {told['version']}: {told['subjects']} subjects, {told['kinds']} kinds"
    if not faults:
        _, reader = chosen(reader_name, pack)
        missed = {place: _missed(golden, made, reader) for place, golden in golden_of(pack)}
        faults = [f"{place}: {x}" for place, found in missed.items() for x in found]
        right = sum(not x for x in missed.values())
        summary += f", {right} of {len(missed)} sentences of its gold right" if missed else ", no gold of its own"
    for fault in faults:
        say(f"{pack}: {fault}")
    if faults:
        say(f"{summary}, {len(faults)} fault{'s' * (len(faults) != 1)}")
        raise click.exceptions.Exit(2)
    tell(f"{summary}, no fault")


def _missed(golden: Golden, pack: Pack, reader: Reader) -> tuple[str, ...]:
    """What a reading of one golden sentence lacks or has too much. Raises PackError for one that cannot be read."""
    published = day(golden.published, basis="caller") if golden.published else None
    (found,) = acquire(["-"], published=published, stdin=io.BytesIO(golden.text.encode()))
    if isinstance(found, UnreadableInputError):
        raise PackError(pack.identity.name, "gold", str(found))
    reading = read_sighting(found.document, found.capture, pack, reader).reading
    return misses(golden, [term_json(x) for x in reading.terms], {x.id: x.type for x in reading.subjects})


@packs.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--extends", default="core", show_default=True, help="The pack whose words it adds to.")
def new(folder: Path, extends: str) -> None:
    """Make FOLDER a pack in which every table is there, commented out, ready to be filled."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"expected a folder that is empty or not there, found {folder}")
    load_pack(extends)  # names those there are if it is none
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.yaml").write_text(_IDENTITY.format(name=folder.resolve().name, extends=extends), encoding="utf-8")
    for name, table in sorted(TABLES.items()):
        told = [f"# {line}".rstrip() for line in (table.__doc__ or "").strip().splitlines()]
        fields = [f"# {x.encode_name}:" for x in msgspec.structs.fields(table)]
        (folder / f"{name}.yaml").write_text("\n".join([*told, "#", *fields, ""]), encoding="utf-8")
    (folder / "gold").mkdir()
    (folder / "gold" / "sentences.yaml").write_text(_GOLD, encoding="utf-8")
    say(f"{folder}: fill its tables, then `onrecord packs check {folder}` and read with `--pack {folder}`")
