"""``matrix``: who said what of which arrangement."""

from __future__ import annotations

import click

from onrecord.cli.ask import answer, open_told
from onrecord.cli.options import output_options, when_of
from onrecord.cli.output import finish, put, say
from onrecord.model.vocabulary import ActorType
from onrecord.model.when import When
from onrecord.record.tenor import Tenor
from onrecord.record.who_matrix import AskedWho, WhoMatrix, arrangement_names, who_matrix
from onrecord.serve.dna import dna_lines, dna_rows
from onrecord.serve.who import MOST_COLUMNS, MOST_ROWS, cell_rows, grid_rows, who_json


@click.command()
@click.argument("record")
@click.option("--actor", metavar="NAME", help="Only actors of this id, or with this in a name.")
@click.option("--arrangement", metavar="NAME", help="Only arrangements of this id, or with this in their name.")
@click.option("--type", "type_", type=click.Choice([x.value for x in ActorType]), help="Only actors of this type.")
@click.option("--tenor", type=click.Choice([x.value for x in Tenor]), help="Only cells that come to this.")
@click.option("--named", is_flag=True, help="Leave out cells that rest on unnamed sources only.")
@click.option("--since", type=when_of, metavar="DATE", help="Mark cells that come to something else since this day.")
@click.option("--as-of", type=when_of, metavar="DATE", help="Only what was said by this day.")
@click.option("--known-by", type=when_of, metavar="DATE", help="Only what readers could know by this day.")
@click.option("--dna", "dna", is_flag=True, help="A row for each saying, as Discourse Network Analyzer has them.")
@output_options
def matrix(
    record: str,
    actor: str | None,
    arrangement: str | None,
    type_: str | None,
    tenor: str | None,
    named: bool,
    since: When | None,
    as_of: When | None,
    known_by: When | None,
    dna: bool,
    form: str,
    fail_empty: bool,
) -> None:
    """Actors by arrangements: what each said of it, in how many independent origins."""
    opened = open_told(record)
    asked = AskedWho(
        actor=actor,
        arrangement=arrangement,
        type=ActorType(type_) if type_ else None,
        tenor=Tenor(tenor) if tenor else None,
        named=named,
        as_of=as_of.hi if as_of else None,
        by=known_by.hi if known_by else None,
        since=since.hi if since else None,
    )
    found = who_matrix(opened, asked)
    if dna:
        rows, left = dna_rows(found, opened)
        put("".join(dna_lines(rows)))
        if left:
            say(f"{left} sayings neither agree nor disagree and are left out; --json has them")
    else:
        answer(form, [who_json(found)], lambda: grid_rows(found) if form == "table" else cell_rows(found), "")
        if form == "table":
            _explain(found)
    if not found.rows:
        known = ", ".join(arrangement_names(opened).values()) or "none"
        say(f"{record}: no cell for these filters; the arrangements on record are: {known}")
    finish(bool(found.rows), fail_empty)


def _explain(found: WhoMatrix) -> None:
    letters = ", ".join(f"{x.letter} {x.value}" for x in Tenor)
    say(f"machine-read. {letters}; the figure counts independent origins, () only unnamed sources, * changed since")
    columns, rows = (len(x) for x in found.first(MOST_ROWS, MOST_COLUMNS))
    left = (len(found.rows) - rows, "actors"), (len(found.arrangements) - columns, "arrangements")
    folded = [f"{n} more {what}" for n, what in left if n]
    if folded:
        say(f"{' and '.join(folded)}: --csv and --json have all, --actor and --arrangement choose")
    if found.undated:
        say(f"{found.undated} statements have no date to be judged by and are left out")
