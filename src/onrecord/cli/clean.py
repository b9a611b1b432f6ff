"""``onrecord clean``: the article of a page, each line told apart, its masthead, date and damage."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

import click

from onrecord.cli.options import allow_local_option, bare_text_options
from onrecord.cli.output import print_json, print_table, put
from onrecord.cli.sightings import Sightings
from onrecord.errors import UnknownNameError
from onrecord.model.evidence import DateEvidence
from onrecord.model.reading import Article
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import clean_sighting, cleaned_together
from onrecord.serve.cleaned import cleaned_json, cleaned_text, left_out_in_words
from onrecord.serve.pages.article import article_page

SHOWN: Final = 90  # characters of a line in the table


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--json", "form", flag_value="json", help="One JSON object a document, one a line.")
@click.option("--jsonl", "form", flag_value="json", help="The same as --json.")
@click.option("--text", "form", flag_value="text", help="The article alone: a filter for a pipe.")
@click.option("--html", "form", flag_value="html", help="One self-contained page: raw, cleaned, damage, dates.")
@click.option("--table", "form", flag_value="table", default="table", help="Tables (the default).")
@click.option("--together", is_flag=True, help="Take what several documents of one outlet repeat for furniture.")
@allow_local_option
@bare_text_options
def clean(
    paths: tuple[str, ...],
    form: str,
    together: bool,
    allow_local: bool,
    pack_name: str,
    published: When,
    outlet: str | None,
) -> int:
    """Tell the lines of documents apart: article, headline, caption, menu, credit, related link and the rest.

    Nothing is deleted: every line keeps its place and gets its kind. With it come outlet, writers, agency, dateline,
    the day of publication with all its evidence, the language, and what is damaged. PATH is as for `read`; without
    one, a text is read from a pipe.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("expected a PATH, or a text in a pipe")
    try:
        pack = load_pack(pack_name)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    given = paths or ("-",)
    sightings = Sightings(given, pack.walls, outlet=outlet, published=published, allow_local=allow_local)
    articles = sightings.articles(lambda x: clean_sighting(x.document, x.capture, pack))
    _SHOW[form](cleaned_together(articles, pack) if together else articles)
    return 2 if sightings.failed else 0


def _show_json(articles: Iterable[Article]) -> None:
    print_json(map(cleaned_json, articles))


def _show_text(articles: Iterable[Article]) -> None:
    for n, article in enumerate(articles):
        # A form feed parts the pages of a text; one document alone has none.
        put(("\f\n" if n else "") + cleaned_text(article) + "\n")


def _show_page(articles: Iterable[Article]) -> None:
    put(article_page(list(articles)) + "\n")


def _show_tables(articles: Iterable[Article]) -> None:
    for article in articles:
        _tables(article)


_SHOW = {"json": _show_json, "text": _show_text, "html": _show_page, "table": _show_tables}


def _tables(article: Article) -> None:
    page, text = article.reading.page, article.document.text
    masthead, when = page.masthead, article.published
    kept = sum(x.kept for x in page.segments)
    said = (
        ("headline", masthead.headline.text if masthead.headline else ""),
        ("outlet", article.outlet or ""),
        ("byline", ", ".join(dict.fromkeys(x.text for x in masthead.byline))),
        ("agency", masthead.agency.name if masthead.agency else ""),
        ("dateline", masthead.dateline.span.text if masthead.dateline else ""),
        ("credit", " · ".join(x.text for x in masthead.credit)),
        ("translation", " · ".join(x.text for x in masthead.translation)),
        ("published", f"{when} ({when.basis})" if when.known else "unknown"),
        ("language", page.language or "unknown"),
        ("left out", left_out_in_words(article.document)),
    )
    title = f"{article.captures[0].source}: {kept} of {len(page.segments)} lines are kept"
    print_table(("what the page says of itself", "words"), [x for x in said if x[1]], title)
    if page.dates:
        print_table(("date in", "says", "what became of it", "why"), map(_date_row, page.dates), "Dates")
    if page.damage or page.conflicts:
        damage = [(x.kind.replace("_", " "), x.span.text, x.detail) for x in page.damage]
        damage += [(f"{x.of} conflict", x.span.text if x.span else "", x.detail) for x in page.conflicts]
        print_table(("damage", "words", "why"), damage, "Damage")
    lines = [(str(x.n), x.label, x.kind.replace("_", " "), _short(text[x.s : x.e])) for x in page.segments if x.e > x.s]
    print_table(("line", "label", "kind", "begins"), lines, "Lines")


def _date_row(evidence: DateEvidence) -> tuple[str, str, str, str]:
    when = evidence.when
    says = f"{evidence.written} → {when}" if when.known else evidence.written
    return evidence.at, says, evidence.verdict.replace("_", " "), evidence.why


def _short(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
