"""``search``: statements by their words, narrowed."""

from __future__ import annotations

import click

from onrecord.cli.ask import answer, open_told
from onrecord.cli.options import output_options, when_of
from onrecord.cli.output import finish, say
from onrecord.model.vocabulary import Act
from onrecord.model.when import When
from onrecord.record.record import Record
from onrecord.record.search import search as search_record
from onrecord.record.who_matrix import arrangement_names
from onrecord.serve.searching import search_json, search_rows, told_of
from onrecord.store.sought import Filters, Voice
from onrecord.store.sqlite import open_reader


@click.command()
@click.argument("record")
@click.argument("words", required=False, default="")
@click.option("--actor", metavar="NAME", help="Only what this actor says.")
@click.option("--act", type=click.Choice([x.value for x in Act]), help="Only this act.")
@click.option("--arrangement", metavar="NAME", help="Only on this arrangement: its id or name.")
@click.option("--level", type=click.IntRange(0, 5), help="Only obligations of this firmness.")
@click.option("--outlet", help="Only in this outlet.")
@click.option("--voice", type=click.Choice([x.value for x in Voice]), help="Who speaks: named, unnamed, or the page.")
@click.option("--from", "since", type=when_of, metavar="DATE", help="Said on this day or later.")
@click.option("--to", "until", type=when_of, metavar="DATE", help="Said on this day or earlier.")
@output_options
def search(
    record: str,
    words: str,
    actor: str | None,
    act: str | None,
    arrangement: str | None,
    level: int | None,
    outlet: str | None,
    voice: str | None,
    since: When | None,
    until: When | None,
    form: str,
    fail_empty: bool,
) -> None:
    """Statements that hold every one of WORDS, the best first; a saying and its copies are one. Without WORDS, all."""
    opened = open_told(record)
    filters = Filters(
        actor=_actor(opened, actor) if actor else None,
        act=Act(act) if act else None,
        subject=_arrangement(opened, arrangement) if arrangement else None,
        level=level,
        outlet=outlet,
        voice=Voice(voice) if voice else None,
        since=since.lo if since else None,
        until=until.hi if until else None,
    )
    with open_reader(record) as store:
        found = search_record(store, opened, words, filters)
    answer(form, search_json(found, opened), lambda: search_rows(found, opened), f"{told_of(found)}, machine-read")
    for name, without in found.emptied:
        say(f"nothing for these filters; without --{_OPTIONS.get(name, name)} there are {without}")
    if found.rejected:
        say(f"{found.rejected} statements that a person has ruled out are left out")
    finish(bool(found.results), fail_empty)


_OPTIONS = {"subject": "arrangement", "since": "from", "until": "to"}


def _actor(record: Record, wanted: str) -> str:
    found = record.matching(wanted)
    if len(found) != 1:
        told = ", ".join(record.name(x) for x in found) or "nobody on record has that name"
        raise click.UsageError(f"--actor: expected one actor, found {wanted!r}: {told}")
    return found[0]


def _arrangement(record: Record, wanted: str) -> str:
    names = arrangement_names(record)
    asked = wanted.casefold().replace("-", "_").replace(" ", "_")
    found = [x for x in names if x == asked] or [x for x, n in names.items() if wanted.casefold() in n.casefold()]
    if len(found) != 1:
        told = ", ".join(names[x] for x in (found or names))
        raise click.UsageError(f"--arrangement: expected one arrangement, found {wanted!r}; there are: {told}")
    return found[0]
