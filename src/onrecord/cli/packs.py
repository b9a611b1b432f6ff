"""Packs: ``packs list``, ``packs check``, ``packs new``."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from onrecord.cli.ask import answer
from onrecord.cli.options import output_options
from onrecord.cli.output import say
from onrecord.packs.checking import faults_in
from onrecord.packs.loader import load_pack, pack_names
from onrecord.packs.pack import TABLES, Pack
from onrecord.serve.contract import Json

_IDENTITY = """pack: {name}
version: "0.1"
licence: CC0-1.0
extends: {extends}
about: What it is about.
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
def check(pack: str) -> None:
    """Whether PACK, a name or a folder, loads and its tables answer one another; each fault on a line, code 2."""
    made = load_pack(pack)
    faults = faults_in(made)
    for fault in faults:
        say(f"{pack}: {fault}")
    if faults:
        raise click.exceptions.Exit(2)
    told = _told(made.identity.name, made)
    click.echo(f"{told['pack']} {told['version']}: {told['subjects']} subjects, {told['kinds']} kinds, no fault")


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
    say(f"{folder}: fill its tables, then `onrecord packs check {folder}` and read with `--pack {folder}`")
