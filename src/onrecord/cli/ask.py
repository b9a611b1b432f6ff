"""Questions to a record: ``state``, ``who``, ``links``, ``corroborate``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import click

from onrecord.cli.options import output_options, when_of
from onrecord.cli.output import finish, print_csv, print_json, print_table, say, tell
from onrecord.model.vocabulary import Act, Relation
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.record.corroboration import corroborate as corroborate_claim
from onrecord.record.obstacles import Members
from onrecord.record.opening import open_record
from onrecord.record.record import Record
from onrecord.record.reports import reports_of
from onrecord.record.said import Asked, said_by
from onrecord.record.state import ArrangementState, Matrix, matching, state_on
from onrecord.serve.contract import Json, link_json
from onrecord.serve.rows import CELL_COLUMNS, Row, cell_rows, claim_rows, link_rows, saying_rows, state_rows
from onrecord.serve.standing import NONE, standing_rows, state_json
from onrecord.serve.views import corroboration_json, saying_json


@click.command()
@click.argument("record")
@click.argument("name", required=False)
@click.option("--as-of", type=when_of, metavar="DATE", help="State on this day; without it nothing is cut off.")
@click.option("--known-by", type=when_of, metavar="DATE", help="Only what readers could know by this day.")
@output_options
def state(
    record: str, name: str | None, as_of: When | None, known_by: When | None, form: str, fail_empty: bool
) -> None:
    """The state of every proposed arrangement, or of the one that NAME means."""
    matrix = show_state(record, name, as_of=as_of, known_by=known_by, form=form)
    finish(bool(matrix.arrangements), fail_empty)


def show_state(
    record: str,
    name: str | None = None,
    *,
    as_of: When | None = None,
    known_by: When | None = None,
    form: str = "table",
) -> Matrix:
    """Print the state of `record`, of one arrangement if `name` is given; gives what was printed."""
    opened = open_told(record)
    matrix = state_on(opened, as_of=as_of.hi if as_of else None, by=known_by.hi if known_by else None)
    if not matrix.arrangements:
        days = [d for r in reports_of(opened.articles) for d in (r.since, r.known_on) if d]
        span = f"reports run from {min(days)} to {max(days)}" if days else "no report has a date"
        say(f"{record}: no arrangement for these days; {span}")
    if name is not None:
        found = matching(matrix, name)
        if not found:
            say(f"no arrangement named {name!r}; there are: {', '.join(a.name for a in matrix.arrangements) or 'none'}")
        matrix = Matrix(as_of=matrix.as_of, known_by=matrix.known_by, arrangements=found, undated=matrix.undated)
    if form == "table":
        for arrangement in matrix.arrangements:
            title = f"{arrangement.name} ({arrangement.type.replace('_', ' ')}), machine-read"
            print_table(CELL_COLUMNS, cell_rows(arrangement, opened), title)
            if name is not None:
                _print_standing(arrangement, matrix, opened)
    else:
        answer(form, [state_json(matrix, opened, _members())], lambda: state_rows(matrix, opened), "")
    if matrix.undated and form == "table":
        say(f"{len(matrix.undated)} reports have no date to be judged by and are left out; --json shows them")
    return matrix


def _print_standing(arrangement: ArrangementState, matrix: Matrix, record: Record) -> None:
    for title, columns, rows in standing_rows(arrangement, matrix, record, _members()):
        if rows:
            print_table(columns, rows, title)
        else:
            tell(f"{title}: {NONE}")


def _members() -> Members:
    return {key: body.members for key, body in load_pack().actors.bodies.items()}


@click.command()
@click.argument("record")
@click.argument("name")
@click.option("--about", help="Only on this subject, issue or word.")
@click.option("--act", "acts", multiple=True, type=click.Choice([x.value for x in Act]), help="Only this act; repeat.")
@click.option("--as-of", type=when_of, metavar="DATE", help="Only what was said by this day.")
@click.option("--known-by", type=when_of, metavar="DATE", help="Only what readers could know by this day.")
@output_options
def who(
    record: str,
    name: str,
    about: str | None,
    acts: tuple[str, ...],
    as_of: When | None,
    known_by: When | None,
    form: str,
    fail_empty: bool,
) -> None:
    """What the actor NAME said, dated, and on whose word we have it, in the order of the actor's page."""
    opened = open_told(record)
    actors = opened.matching(name)
    if not actors:
        say(f"nobody on record is named {name!r}")
    asked = Asked(
        acts=frozenset(map(Act, acts)),
        about=about,
        as_of=as_of.hi if as_of else None,
        by=known_by.hi if known_by else None,
    )
    found = said_by(opened, actors, asked)
    shown = found.shown
    objects = [saying_json(x, opened) for x in shown]
    answer(
        form,
        objects,
        lambda: saying_rows(shown, opened, named=form != "table" or len(actors) > 1),
        _who(opened, actors),
    )
    if found.undated:
        say(f"{len(found.undated)} statements have no date to be judged by and are left out")
    finish(bool(shown), fail_empty)


def _who(record: Record, actors: Sequence[str]) -> str:
    return ", ".join([*(record.name(x) for x in actors), "machine-read"])


@click.command()
@click.argument("record")
@click.option("--relation", type=click.Choice([x.value for x in Relation]), help="Only links of this relation.")
@output_options
def links(record: str, relation: str | None, form: str, fail_empty: bool) -> None:
    """Copies, alterations, agreements and conflicts, each with its reason."""
    opened = open_told(record)
    found = [x for x in opened.links if relation is None or x.relation == relation]
    sources = opened.sources()
    answer(form, [link_json(x, sources) for x in found], lambda: link_rows(found, sources), "Links, machine-read")
    finish(bool(found), fail_empty)


@click.command()
@click.argument("record")
@click.argument("text")
@click.option("--explain", is_flag=True, help="Say why reports were counted as one origin.")
@output_options
def corroborate(record: str, text: str, explain: bool, form: str, fail_empty: bool) -> None:
    """Who reports the claim TEXT, counted in independent origins."""
    opened = open_told(record)
    found = corroborate_claim(opened, text)
    title = f"{len(found.supports)} statements in {found.origins} independent origins, machine-read"
    answer(form, corroboration_json(found), lambda: claim_rows(found), title)
    if explain and form == "table":
        for reason in found.reasons:
            tell(reason)
    finish(bool(found.supports), fail_empty)


def open_told(path: str) -> Record:
    """The record at `path`; that its links are old is said."""
    record = open_record(path)
    if record.stale:
        why = "a writer is at work, or stopped before linking and wants its add command again"
        say(f"{path}: links are older than the articles: {why}")
    return record


def answer(form: str, objects: Iterable[Json], rows: Callable[[], tuple[Sequence[str], list[Row]]], title: str) -> None:
    """Print an answer in the `form` asked for; `rows` gives columns and rows, `title` stands over a table."""
    if form == "json":
        print_json(objects)
        return
    columns, found = rows()
    if form == "csv":
        print_csv(columns, found)
    else:
        print_table(columns, found, title)
