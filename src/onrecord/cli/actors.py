"""Who is who in a record, and putting it right: ``actors list``, ``show``, ``merge``, ``split``, ``rule``, ``name``,
``withdraw``, ``import``, ``export``."""

from __future__ import annotations

import datetime as dt
import getpass
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from onrecord.cli.ask import answer, open_told
from onrecord.cli.options import Command, output_options, pack_option
from onrecord.cli.output import finish, put, say, say_troubles
from onrecord.errors import RecordError, UnknownNameError, UnreadableInputError
from onrecord.linking import refresh
from onrecord.model.entity import Entity
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.vocabulary import Judgement
from onrecord.packs.gazetteer import claims
from onrecord.packs.loader import load_pack
from onrecord.record.actors import actor_named, listed_actors, profile_of
from onrecord.record.ftm import entities_in, exported
from onrecord.record.opening import record_in
from onrecord.record.record import Record
from onrecord.record.rulings import parted
from onrecord.serve.actors import listed_json, listed_rows, profile_json, profile_rows
from onrecord.serve.contract import encode
from onrecord.store.base import WritableStore
from onrecord.store.sqlite import open_reader, open_writer


@click.group()
def actors() -> None:
    """Who is who in a record, and putting it right.

    What a person rules outranks the program, holds whenever the record is made anew, and is withdrawn, never erased.
    ACTOR is an id, a name, or the start of an id, if it means one actor.
    """


def ruling_options(command: Command) -> Command:
    """``--by --why --pack``: who rules, for which reason."""
    command = click.option("--why", required=True, help="The reason; it is kept with the ruling.")(command)
    command = click.option("--by", default=getpass.getuser, help="Who rules (default: the user's name).")(command)
    return pack_option(command)


@actors.command("list")
@click.argument("record")
@output_options
def list_(record: str, form: str, fail_empty: bool) -> None:
    """Every actor, whoever said most first, with the number of statements, mentions and documents."""
    found = listed_actors(open_told(record))
    answer(form, [listed_json(x) for x in found], lambda: listed_rows(found), "Actors, machine-read")
    finish(bool(found), fail_empty)


@actors.command()
@click.argument("record")
@click.argument("actor")
@output_options
def show(record: str, actor: str, form: str, fail_empty: bool) -> None:
    """The names of ACTOR with counts, what united its ids and why, and every ruling on it, withdrawn ones too."""
    with open_reader(record) as store:
        made = record_in(store)
        named = actor_named(made, actor, record)
        known = made.anchors.get(named, named)
        found = profile_of(made, known)
    title = f"{found.listed.actor.name} ({found.listed.actor.type}, {known}), machine-read"
    answer(form, [profile_json(found)], lambda: profile_rows(found), title)
    finish(bool(found.aliases), fail_empty)


@actors.command()
@click.argument("record")
@click.argument("actor")
@click.argument("others", metavar="ACTOR...", nargs=-1, required=True)
@ruling_options
def merge(record: str, actor: str, others: tuple[str, ...], by: str, why: str, pack_name: str) -> None:
    """Rule that ACTORs are one."""

    def pairs(made: Record) -> list[tuple[str, str]]:
        first, *rest = (actor_named(made, x, record) for x in (actor, *others))
        return [(first, x) for x in rest]

    _rule(record, pairs, Judgement.SAME, by=by, why=why, pack_name=pack_name)


@actors.command()
@click.argument("record")
@click.argument("actor")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@ruling_options
def split(record: str, actor: str, ids: tuple[str, ...], by: str, why: str, pack_name: str) -> None:
    """Rule that IDs, which ACTOR unites, are somebody else than the rest of it.

    `actors show` lists them. An ID with @ and the start of a document's id takes out what that one document has.
    """
    with open_reader(record) as store:
        made = record_in(store)
        named = actor_named(made, actor, record)
        found = parted(made, made.anchors.get(named, named), ids, made.bonds, record)
    _rule(record, lambda _: found, Judgement.DIFFERENT, by=by, why=why, pack_name=pack_name)


@actors.command()
@click.argument("record")
@click.argument("actor")
@click.argument("other", metavar="ACTOR")
@click.argument("judgement", type=click.Choice([x.value for x in Judgement]))
@ruling_options
def rule(record: str, actor: str, other: str, judgement: str, by: str, why: str, pack_name: str) -> None:
    """Rule on two ACTORs: same, different, unsure (the program may not unite them), none (it may again)."""

    def pairs(made: Record) -> list[tuple[str, str]]:
        return [(actor_named(made, actor, record), actor_named(made, other, record))]

    _rule(record, pairs, Judgement(judgement), by=by, why=why, pack_name=pack_name)


@actors.command()
@click.argument("record")
@click.argument("actor")
@click.argument("name")
@ruling_options
def name(record: str, actor: str, name: str, by: str, why: str, pack_name: str) -> None:
    """Show ACTOR as NAME."""
    with changing(record, pack_name) as store:
        found = actor_named(record_in(store), actor, record)
        said = Naming(actor=found, name=name, by=by, at=dt.datetime.now(dt.UTC), why=why)
        store.add_ruling(said)
        say(str(said))


@actors.command()
@click.argument("record")
@click.argument("ruling")
@pack_option
def withdraw(record: str, ruling: str, pack_name: str) -> None:
    """Withdraw RULING: the id, or the start of the id, of a ruling, a name to show, or an imported actor."""
    with changing(record, pack_name) as store:
        standing = [x.id for x in store.rulings()] + [x.id for x in store.namings()] + [x.id for x in store.entities()]
        found = [x for x in standing if x == ruling] or [x for x in standing if ruling and x.startswith(ruling)]
        if len(found) > 1:
            raise RecordError(record, expected=f"one ruling named {ruling!r}", found=f"several: {', '.join(found)}")
        store.withdraw_ruling(found[0] if found else ruling, dt.datetime.now(dt.UTC))
        say(f"{record}: withdrawn {found[0]}; it is kept and marked")


@actors.command("import")
@click.argument("record")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", default=getpass.getuser, help="Who brings them (default: the user's name).")
@pack_option
def import_(record: str, files: tuple[Path, ...], by: str, pack_name: str) -> int:
    """Bring actors that are known beforehand: FollowTheMoney entities, one a line or all in one JSON list.

    Their names are actors of this record from now on; articles that are stored are read with them when they are added
    again. An entity of an id that was brought before takes its place.
    """
    skipped: Counter[str] = Counter()
    found: dict[str, Entity] = {}
    failed = 0
    for item in (x for file in files for x in _entities(file, skipped)):
        if isinstance(item, UnreadableInputError):
            failed += 1
            say(str(item))
        else:
            skipped["of an id that comes again further on"] += item.id in found
            found[item.id] = item
    with open_writer(record) as store:
        pack = load_pack(pack_name)
        store.put_entities(found.values(), by=by, at=dt.datetime.now(dt.UTC))
        refresh(store, pack)
        for claimed in claims(pack, store.entities()):
            if claimed.entity in found:
                say(str(claimed))
    for reason, count in sorted(skipped.items()):
        if count:
            say(f"{count} left out: {reason}")
    say(f"{record}: {len(found)} actors imported, {failed} not imported")
    return 2 if failed else 0


@actors.command()
@click.argument("record")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File (default: stdout).")
def export(record: str, output: Path | None) -> None:
    """Write the actors that have a name as FollowTheMoney entities, one JSON object a line."""
    with open_reader(record) as store:
        lines = [f"{encode(x)}\n" for x in exported(record_in(store), store.bonds(), store.entities())]
    if output is None:
        put("".join(lines))
        return
    output.write_text("".join(lines), encoding="utf-8")
    say(f"{record}: {len(lines)} actors in {output}")


def _entities(file: Path, skipped: Counter[str]) -> Iterator[Entity | UnreadableInputError]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        yield UnreadableInputError(str(file), expected="a file of UTF-8 text", found=str(error))
        return
    yield from entities_in(text, str(file), skipped)


def _rule(
    path: str,
    pairs: Callable[[Record], Sequence[tuple[str, str]]],
    judgement: Judgement,
    *,
    by: str,
    why: str,
    pack_name: str,
) -> None:
    with changing(path, pack_name) as store:
        at = dt.datetime.now(dt.UTC)
        for a, b in pairs(record_in(store)):
            if a == b:
                found = f"{a} twice; an actor that unites several is ruled on by their ids, see actors show"
                raise RecordError(path, expected="two actors", found=found)
            said = Ruling(a=a, b=b, judgement=judgement, by=by, at=at, why=why)
            store.add_ruling(said)
            say(str(said))


@contextmanager
def changing(path: str, pack_name: str) -> Iterator[WritableStore]:
    """The record at `path`, to add a ruling to; afterwards it is made anew, and what is wrong since then is said."""
    try:
        pack = load_pack(pack_name)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    with open_writer(path, create=False) as store:
        before = store.issues()
        yield store
        refresh(store, pack)
        say_troubles(x for x in store.issues() if x not in before)
