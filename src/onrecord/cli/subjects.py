"""Which arrangements are one, and putting it right: ``subjects list``, ``show``, ``merge``, ``split``, ``rule``,
``name``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

import click

from onrecord.cli.actors import changing, ruling_options
from onrecord.cli.ask import answer, open_told
from onrecord.cli.options import output_options
from onrecord.cli.output import finish, say
from onrecord.errors import RecordError
from onrecord.model.ruling import Naming, RuledOn, Ruling
from onrecord.model.vocabulary import Judgement
from onrecord.record.opening import record_in
from onrecord.record.record import Record
from onrecord.record.subjects import anchor_for, listed_subjects, parted, subject_named, subject_profile
from onrecord.serve.subjects import listed_subject_json, listed_subject_rows, subject_json, subject_rows
from onrecord.store.sqlite import open_reader


@click.group()
def subjects() -> None:
    """Which arrangements are one, and putting it right.

    What a person rules outranks the program, holds whenever the record is made anew, and is withdrawn (`onrecord
    withdraw`), never erased. SUBJECT is an id, a name, or the start of an id, if it means one subject.
    """


@subjects.command("list")
@click.argument("record")
@click.option("--all", "every", is_flag=True, help="Events and issues too.")
@output_options
def list_(record: str, every: bool, form: str, fail_empty: bool) -> None:
    """Every arrangement, the one with most terms first, with the names that texts give it."""
    opened = open_told(record)
    found = listed_subjects(opened, kind=None) if every else listed_subjects(opened)
    answer(form, [listed_subject_json(x) for x in found], lambda: listed_subject_rows(found), "Subjects, machine-read")
    finish(bool(found), fail_empty)


@subjects.command()
@click.argument("record")
@click.argument("subject")
@output_options
def show(record: str, subject: str, form: str, fail_empty: bool) -> None:
    """The names of SUBJECT, the ids of documents that it unites, and every ruling on it, withdrawn ones too."""
    with open_reader(record) as store:
        made = record_in(store)
        rulings = store.rulings(withdrawn=True, of=RuledOn.SUBJECT)
        namings = store.namings(withdrawn=True, of=RuledOn.SUBJECT)
    found = subject_profile(made, subject_named(made, subject, record), rulings, namings)
    title = f"{found.listed.name} ({found.listed.type.replace('_', ' ')}, {found.listed.id}), machine-read"
    answer(form, [subject_json(found)], lambda: subject_rows(found), title)
    finish(bool(found.members), fail_empty)


@subjects.command()
@click.argument("record")
@click.argument("subject")
@click.argument("others", metavar="SUBJECT...", nargs=-1, required=True)
@ruling_options
def merge(record: str, subject: str, others: tuple[str, ...], by: str, why: str, pack_name: str) -> None:
    """Rule that SUBJECTs are one."""

    def pairs(made: Record) -> list[tuple[str, str]]:
        first, *rest = (subject_named(made, x, record) for x in (subject, *others))
        return [(first, x) for x in rest]

    _rule(record, pairs, Judgement.SAME, by=by, why=why, pack_name=pack_name)


@subjects.command()
@click.argument("record")
@click.argument("subject")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@ruling_options
def split(record: str, subject: str, ids: tuple[str, ...], by: str, why: str, pack_name: str) -> None:
    """Rule that IDs, which SUBJECT unites, are another subject than the rest of it.

    `subjects show` lists them. An ID with @ and the start of a document's id takes out what that one document has.
    """
    with changing(record, pack_name) as store:
        made = record_in(store)
        for a, b in parted(made, subject_named(made, subject, record), ids, record):
            said = Ruling(a=a, b=b, judgement=Judgement.DIFFERENT, by=by, at=_now(), why=why, of=RuledOn.SUBJECT)
            store.add_ruling(said)
            say(str(said))


@subjects.command()
@click.argument("record")
@click.argument("subject")
@click.argument("other", metavar="SUBJECT")
@click.argument("judgement", type=click.Choice([x.value for x in Judgement]))
@ruling_options
def rule(record: str, subject: str, other: str, judgement: str, by: str, why: str, pack_name: str) -> None:
    """Rule on two SUBJECTs: same, different (keep them apart), unsure (the program may not unite them), none."""

    def pairs(made: Record) -> list[tuple[str, str]]:
        return [(subject_named(made, subject, record), subject_named(made, other, record))]

    _rule(record, pairs, Judgement(judgement), by=by, why=why, pack_name=pack_name)


@subjects.command()
@click.argument("record")
@click.argument("subject")
@click.argument("name")
@ruling_options
def name(record: str, subject: str, name: str, by: str, why: str, pack_name: str) -> None:
    """Show SUBJECT as NAME; what texts call it stays among its other names."""
    if not name.strip():
        raise click.UsageError("expected a name, found none")
    with changing(record, pack_name) as store:
        made = record_in(store)
        anchor = anchor_for(made, subject_named(made, subject, record))
        said = Naming(actor=anchor, name=name.strip(), by=by, at=_now(), why=why, of=RuledOn.SUBJECT)
        store.add_ruling(said)
        say(str(said))


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
        made, at = record_in(store), _now()
        for one, other in pairs(made):
            if one == other:
                raise RecordError(path, expected="two subjects", found=f"{one} twice; see subjects show and split")
            a, b = anchor_for(made, one), anchor_for(made, other)
            said = Ruling(a=a, b=b, judgement=judgement, by=by, at=at, why=why, of=RuledOn.SUBJECT)
            store.add_ruling(said)
            say(str(said))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
