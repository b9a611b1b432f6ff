"""``onrecord changes``: what changed on the record between two days."""

from __future__ import annotations

import click

from onrecord.cli.ask import answer, open_told
from onrecord.cli.options import output_options, when_of
from onrecord.cli.output import finish, put, say
from onrecord.model.when import When
from onrecord.record.changes import changes_of
from onrecord.serve.changes import change_json, change_rows, digest


@click.command()
@click.argument("record")
@click.option("--since", type=when_of, metavar="DATE", required=True, help="What readers could not know before it.")
@click.option("--until", type=when_of, metavar="DATE", help="And could know by this day; without it, to the end.")
@click.option("--md", "form", flag_value="md", help="A digest in Markdown, by arrangement.")
@output_options
def changes(record: str, since: When, until: When | None, form: str, fail_empty: bool) -> None:
    """What changed: steps, firmness, duties, objections, positions, rules, conflicts, origins."""
    opened = open_told(record)
    start = since.lo
    if start is None:
        raise click.UsageError("expected a first day in --since")
    try:
        found = changes_of(opened, start, until.hi if until else None)
    except ValueError as error:
        raise click.UsageError(f"--until: {error}") from error
    if form == "md":
        put(digest(found, opened, title=record))
    else:
        rows = change_rows(found, opened)
        answer(form, [change_json(x, opened) for x in found.changes], lambda: rows, f"Since {start}, machine-read")
    if found.undated:
        say(f"{found.undated} reports have no date to be judged by and are left out")
    finish(bool(found.changes), fail_empty)
