"""What adding a read document costs, by size of the record: ``python -m bench.adding [--folder F] [--most 50000]``.

Made-up records (`bench.synthetic`), kept in the folder; to a copy of each, documents are added one at a time, read
beforehand: stored, linked, and worked out for the pages. Seconds are of the clock, beside a plain look-up in the same
record. Then what linking one at a time misses: articles of PolNeAR train, of which the last are added one by one,
against the same articles linked as a whole.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.data import EXAMPLES
from bench.linking import TRAIN, read
from bench.synthetic import KEY, made, make
from onrecord.acquire import acquire
from onrecord.acquire.base import Sighting
from onrecord.linking import hold, made_by, refresh
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.pipeline import read_sighting, reader_named
from onrecord.store.base import WritableStore
from onrecord.store.sqlite import open_writer

SIZES = (1_000, 10_000, 50_000)
ADDED = 40
WHOLE, ONE_BY_ONE = 120, 30  # articles of PolNeAR
NEVER = 1 << 60


def one_more(store: WritableStore, article: Article, pack: Pack, big: int | None = None) -> float:
    """Seconds that adding one read article takes."""
    start = time.perf_counter()
    store.add_article(article.document, article.captures[0], article.reading, KEY)
    refresh(store, pack) if big is None else refresh(store, pack, big=big)
    return time.perf_counter() - start


def timed(path: Path, documents: int, pack: Pack) -> str:
    """A line about adding to the record at `path`, which is changed."""
    with open_writer(path) as store:
        hold(store)
        store.links_made(f"{store.fingerprint()} {made_by(pack)}")
        links = len(store.links())
        seconds = sorted(one_more(store, made(documents + n, documents), pack) for n in range(ADDED))
        start = time.perf_counter()
        for id_ in store.ids()[:200]:
            store.document(id_)
        look_up = (time.perf_counter() - start) / 200
        found = len(store.links()) - links
    half = statistics.median(seconds)
    return (
        f"{documents:9,} documents   p50 {half:6.3f} s   max {seconds[-1]:6.3f} s   {ADDED} added,"
        f" {found} links found; a look-up {1e3 * look_up:.2f} ms"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """What linking the last articles one by one found of what linking all as a whole finds: links to other articles
    and `besides` those, links within one article, and actors under the same id."""

    across: int
    of_across: int
    besides: int
    within: int
    of_within: int
    actors: int
    of_actors: int

    def __str__(self) -> str:
        """A line of the table."""
        return (
            f"of {self.of_across} links to others that linking as a whole finds {self.across} found, {self.besides}"
            f" besides; within one article {self.within} of {self.of_within}; actors under the same id {self.actors} of"
            f" {self.of_actors}"
        )


def missed(articles: Sequence[Article], one_by_one: int, pack: Pack) -> Missed:
    """What is missed when the last so many `articles` are added one by one."""
    early, late = articles[:-one_by_one], articles[-one_by_one:]
    new = {x.document.id for x in late}
    found: list[tuple[dict[str, Link], dict[tuple[str, str], str]]] = []
    with tempfile.TemporaryDirectory() as folder:
        for big in (1, NEVER):
            with open_writer(Path(folder) / f"{big}.onrecord") as store:
                for article in early:
                    store.add_article(article.document, article.captures[0], article.reading, KEY)
                refresh(store, pack, big=big)
                for article in late:
                    store.add_article(article.document, article.captures[0], article.reading, KEY)
                    if big != NEVER:
                        refresh(store, pack, big=big)
                refresh(store, pack, big=big)
                links = {x.id: x for x in store.links() if {x.a.document, x.b.document} & new}
                found.append((links, store.canonical_ids()))
    (near, near_ids), (whole, whole_ids) = found
    across = {x for x, y in whole.items() if y.a.document != y.b.document}
    got = {x for x, y in near.items() if y.a.document != y.b.document}
    return Missed(
        across=len(across & got),
        of_across=len(across),
        besides=len(got - across),
        within=len((whole.keys() - across) & near.keys()),
        of_within=len(whole.keys() - across),
        actors=sum(near_ids[x] == y for x, y in whole_ids.items()),
        of_actors=len(whole_ids),
    )


def in_the_example(pack: Pack) -> Missed:
    """What is missed of the bundled example."""
    reader = reader_named("rules", pack)
    sightings = [x for x in acquire([str(EXAMPLES / "articles")]) if isinstance(x, Sighting)]
    return missed([read_sighting(x.document, x.capture, pack, reader) for x in sightings], 6, pack)


def figures() -> dict[str, float]:
    """Shares in percent of what linking the example as a whole finds."""
    found = in_the_example(load_pack())
    return {
        "adding.links to others": 100 * found.across / found.of_across,
        "adding.actors under the same id": 100 * found.actors / found.of_actors,
    }


def main() -> None:
    """Print a line for each size, and what is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the made-up records are kept; default: nowhere")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="documents of the largest record")
    asked = parser.parse_args()
    pack = load_pack()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for documents in (x for x in SIZES if x <= asked.most):
            copy = Path(scratch) / f"copy-{documents}.onrecord"
            shutil.copy(make(folder, documents), copy)
            print(timed(copy, documents, pack), flush=True)
            copy.unlink()
    print(f"the example, 6 of 16 articles added one by one: {in_the_example(pack)}", flush=True)
    articles = read(TRAIN, WHOLE + ONE_BY_ONE, pack)
    told = f"PolNeAR train, {ONE_BY_ONE} of {WHOLE + ONE_BY_ONE} articles added one by one"
    print(f"{told}: {missed(articles, ONE_BY_ONE, pack)}", flush=True)


if __name__ == "__main__":
    main()
