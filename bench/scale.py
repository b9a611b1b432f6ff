"""What a question costs in a big record: ``python -m bench.scale [--documents 50000] [--folder F]``.

The record is made up (`bench.synthetic`) and kept in the folder, so that it is made once. Each figure is of many
different questions asked of the open record, after one that is not counted; beside them a plain look-up of one row by
its index, so that figures of two machines can be compared. Answers count from what was worked out in advance.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.synthetic import DAYS, FIRST_DAY, VOCABULARY, make, spread
from onrecord.model.vocabulary import Act
from onrecord.record.overview import overview_on
from onrecord.record.summary import ArrangementSummary, MatrixSummary, arrangement_on, summary_on
from onrecord.store.base import Store
from onrecord.store.sought import Filters, Voice
from onrecord.store.sqlite import open_reader

DOCUMENTS = 50_000
ONE, WHOLE, SEARCHES, LOOKUPS = 400, 20, 300, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Seconds that each of many questions of one kind took, sorted; `size` says how much they found."""

    what: str
    seconds: tuple[float, ...]
    size: str

    def quantile(self, share: float) -> float:
        """The time that this share of the questions stayed within, in milliseconds."""
        return 1e3 * self.seconds[min(len(self.seconds) - 1, int(share * len(self.seconds)))]

    def __str__(self) -> str:
        """A line of the table."""
        half, most = self.quantile(0.5), self.quantile(0.95)
        return f"{self.what:38} p50 {half:8.2f} ms   p95 {most:8.2f} ms   {len(self.seconds):4} asked, {self.size}"


def timed(what: str, asked: Sequence[Callable[[], int]]) -> Timed:
    """The time of each question; the first is asked once before."""
    asked[0]()
    seconds, found = [], []
    for ask in asked:
        start = time.perf_counter()
        found.append(ask())
        seconds.append(time.perf_counter() - start)
    sizes = sorted(found)
    most = sizes[min(len(sizes) - 1, int(0.95 * len(sizes)))]
    return Timed(what=what, seconds=tuple(sorted(seconds)), size=f"found {statistics.median(found):.0f} to {most} each")


def measured(path: Path, documents: int) -> Iterator[Timed]:
    """The figures of the record at `path`."""
    chance = random.Random(7)
    days = [FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS)) for _ in range(max(ONE, WHOLE))]
    known = spread(documents)
    subjects = [known[n % len(known)] for n in range(ONE)]
    with open_reader(path) as store:
        ids = store.ids()
        found = [chance.choice(ids) for _ in range(LOOKUPS)]
        yield timed("a document by its id, plain look-up", [partial(_captures, store, x) for x in found])
        dated = [partial(one, store, subject, as_of=day) for subject, day in zip(subjects, days, strict=False)]
        yield timed("one arrangement as of a day", dated)
        yield timed("one arrangement, nothing cut off", [partial(one, store, x, as_of=None) for x in subjects])
        yield timed("whole matrix as of a day", [partial(glance, store, as_of=x) for x in days[:WHOLE]])
        yield timed("whole matrix, nothing cut off", [partial(glance, store, as_of=None)] * WHOLE)
        yield timed("every value of it ranked", [partial(whole, store, as_of=x) for x in days[: WHOLE // 4]])
        yield timed("search with words and filters", [partial(sought, store, *x) for x in _queries(chance)])


def _captures(store: Store, document: str) -> int:
    return len(store.captures(document))


def one(store: Store, subject: str, *, as_of: dt.date | None) -> int:
    """Ask for one arrangement; gives the number of its reports."""
    return _reports(arrangement_on(store, subject, as_of=as_of))


def glance(store: Store, *, as_of: dt.date | None) -> int:
    """Ask for all arrangements, with their statuses and counts; gives the number of reports."""
    return sum(x.reports for x in overview_on(store, as_of=as_of))


def whole(store: Store, *, as_of: dt.date | None) -> int:
    """Ask for every value of every arrangement; gives the number of reports."""
    matrix: MatrixSummary = summary_on(store, as_of=as_of)
    return sum(map(_reports, matrix.arrangements))


def _reports(state: ArrangementSummary | None) -> int:
    return sum(g.reports for c in state.cells for g in c.groups) if state else 0


def sought(store: Store, words: str, filters: Filters) -> int:
    """Search; gives the number of statements found."""
    return store.search_statements(words, filters).total


def _queries(chance: random.Random) -> list[tuple[str, Filters]]:
    found = []
    for n in range(SEARCHES):
        # Words as frequent as people ask for: of common ones two, of rare ones one.
        words = " ".join(chance.choices(VOCABULARY[:200], k=2)) if n % 3 else chance.choice(VOCABULARY[:2000])
        since = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        filters = (
            Filters(),
            Filters(act=chance.choice(tuple(Act))),
            Filters(since=since),
            Filters(voice=Voice.NAMED, until=since),
            Filters(outlet=f"Outlet {chance.randrange(60):02}"),
        )
        found.append(("" if n % 10 == 9 else words, filters[n % len(filters)]))
    return found


def main() -> None:
    """Make the record if it is not there, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "onrecord-scale")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    path = make(asked.folder, asked.documents)
    print(f"{asked.documents:,} documents, {path.stat().st_size / 2**20:,.0f} MiB")
    for line in measured(path, asked.documents):
        print(line, flush=True)


if __name__ == "__main__":
    main()
