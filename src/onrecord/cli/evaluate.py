"""``onrecord eval``: the program against a hand-made record."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import click

from onrecord.acquire import acquire
from onrecord.cli.options import chosen, reader_option
from onrecord.cli.output import put, say
from onrecord.errors import UnreadableInputError
from onrecord.model.reading import Article
from onrecord.model.when import day
from onrecord.packs.loader import DEFAULT_PACK
from onrecord.packs.pack import Pack
from onrecord.pipeline import assembled, read_sighting
from onrecord.read.base import Reader
from onrecord.scoring import Result, gold_texts, score_folder, show
from onrecord.scoring.gold import file_of, load_gold
from onrecord.serve.contract import article_json, link_json


@click.command(name="eval")
@click.argument("gold_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Where the documents lie.")
@click.option("--json", "as_json", is_flag=True, help="Every measure with its counts as JSON.")
@reader_option
@click.option("--pack", "pack_name", default=DEFAULT_PACK, show_default=True, help="Pack to read with.")
def evaluate(gold_dir: Path, texts: Path | None, as_json: bool, reader_name: str | None, pack_name: str) -> None:
    """Read the documents of GOLD_DIR and score the result against its hand-made record."""
    pack, reader = chosen(reader_name, pack_name)
    result = score_gold(gold_dir, texts or gold_texts(gold_dir), pack, reader)
    told = json.dumps(result.as_json(), ensure_ascii=False, indent=1) if as_json else show(result)
    put(f"{told}\n")


def score_gold(gold_dir: Path, texts: Path, pack: Pack, reader: Reader) -> Result:
    """The documents of a gold folder, read from `texts` with the date their gold supplies, linked and scored.

    A document that cannot be read is said and scored as missing.
    """
    articles: list[Article] = []
    told: dict[str, str | None] = {}
    for gold in load_gold(gold_dir).documents.values():
        supplied = gold["metadata"]["published"].get("supplied")
        # A file of several documents is read once.
        told.setdefault(file_of(gold["seed"]), supplied["iso"] if supplied else None)
    for name, iso in told.items():
        published = day(dt.date.fromisoformat(iso), basis="caller") if iso else None
        for found in acquire([str(texts / name)], published=published):
            if isinstance(found, UnreadableInputError):
                say(str(found))
            else:
                articles.append(read_sighting(found.document, found.capture, pack, reader))
    record = assembled(articles, (), pack)
    links = [link_json(x, record.sources()) for x in record.links]
    return score_folder(gold_dir, [article_json(x) for x in articles], links, texts)
