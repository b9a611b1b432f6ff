"""``onrecord read``: who said what in a text, without a record."""

from __future__ import annotations

from collections.abc import Iterable

import click

from onrecord.cli.options import allow_local_option, chosen, reading_options
from onrecord.cli.output import print_json, print_table, put
from onrecord.cli.sightings import Sightings
from onrecord.model.reading import Article
from onrecord.model.when import When
from onrecord.pipeline import read_sighting
from onrecord.serve.contract import article_json
from onrecord.serve.pages.article import article_page


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "form", flag_value="json", help="One JSON object a document, one a line.")
@click.option("--jsonl", "form", flag_value="json", help="The same as --json.")
@click.option("--html", "form", flag_value="html", help="One self-contained page with every attribution lit.")
@click.option("--table", "form", flag_value="table", default="table", help="A table (the default).")
@click.option("--review", is_flag=True, help="Also what is too doubtful for a record, marked.")
@allow_local_option
@reading_options
def read(
    paths: tuple[str, ...],
    form: str,
    review: bool,
    allow_local: bool,
    reader_name: str | None,
    pack_name: str,
    published: When,
    outlet: str | None,
) -> int:
    """Read documents without a record: who said what, on whose word.

    PATH may be whatever `add` takes: a file, a folder, a glob, - for stdin, or an address (http or https).
    """
    if review and form == "html":
        raise click.UsageError("--review goes with --json or the table; a page shows what would enter a record")
    pack, reader = chosen(reader_name, pack_name)
    sightings = Sightings(paths, pack.walls, outlet=outlet, published=published, allow_local=allow_local)
    articles = sightings.articles(lambda x: read_sighting(x.document, x.capture, pack, reader))
    match form:
        case "json":
            print_json(article_json(x, review=review) for x in articles)
        case "html":
            put(article_page(list(articles)) + "\n")
        case _:
            _table(articles, review=review)
    return 2 if sightings.failed else 0


def _table(articles: Iterable[Article], *, review: bool) -> None:
    for article in articles:
        names = {x.id: x.name for x in article.reading.actors}
        doubtful = set(article.reading.doubtful)
        parents = {x.id: x for x in article.reading.attributions}
        rows = []
        for x in (*article.reading.attributions, *(article.reading.doubtful if review else ())):
            who = ", ".join(names[a] for a in x.source_actors) or " ".join(s.text for s in x.source) or "nobody named"
            via = parents[x.parent] if x.parent else None
            outer = ", ".join(names[a] for a in via.source_actors) or "nobody named" if via else ""
            rows.append(
                (
                    ("? " if x in doubtful else "  " * (x.level - 1)) + who,
                    " … ".join(s.text for s in x.cue) or x.cue_class.replace("_", " "),
                    " … ".join(s.text for s in x.content),
                    outer,
                    x.anonymity.replace("_", " "),
                )
            )
        source = article.captures[0].source
        marked = f", {len(doubtful)} of them doubtful and marked ?" if review else ""
        title = f"{source}: {len(rows)} attributions, machine-read by {article.reading.reader}{marked}"
        print_table(("who", "cue", "what", "on the word of", "source is"), rows, title)
