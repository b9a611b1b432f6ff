"""How fast a record is written, read and checked, and how large it grows: ``python -m bench.store [--documents N]``.

The documents are made up, each with as many lines, mentions, attributions, statements and terms as the rules find in a
news article of a thousand words. Absolute figures are of the machine that ran it; the rows in a document and the bytes
of record for a byte of text are not.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page, Segment
from onrecord.model.ids import content_id, row_id
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Step, Term
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    Comparator,
    Label,
    MentionForm,
    SegmentKind,
    Status,
    SubjectKind,
)
from onrecord.model.when import day
from onrecord.store.sqlite import open_reader, open_writer

DOCUMENTS = 1000
LINES, WORDS_A_LINE = 40, 25
ACTORS, MENTIONS, ATTRIBUTIONS, STATEMENTS, SUBJECTS, TERMS, QUANTITIES = 20, 60, 25, 35, 5, 15, 12
READ = 300  # articles read one at a time, for the spread
KEY = "bench 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Times in seconds, sizes in bytes. `rows` are those of all tables of a document."""

    documents: int
    rows: int
    writing: float
    reading_all: float
    one: list[float]
    verifying: float
    removing: float
    text: int
    size: int

    def lines(self) -> Iterator[str]:
        """The figures as lines of text."""
        yield f"{self.documents} documents, {self.rows / self.documents:.0f} rows each"
        yield f"writing      {self.rows / self.writing:9,.0f} rows/s   {self.documents / self.writing:7.0f} documents/s"
        yield f"reading all  {self.rows / self.reading_all:9,.0f} rows/s"
        cuts = statistics.quantiles(self.one, n=20)
        yield f"one article  p50 {cuts[9] * 1e3:.2f} ms   p95 {cuts[18] * 1e3:.2f} ms   ({len(self.one)} read)"
        yield f"verifying    {self.documents / self.verifying:9,.0f} documents/s"
        yield f"removing one {self.removing:9.2f} s (the file is made anew)"
        per_text = f"{self.size / self.text:.1f} bytes of record for a byte of text"
        yield f"size         {self.size / self.documents / 1024:9.1f} KiB a document   {per_text}"


def made(n: int, chance: random.Random) -> Article:
    """The `n`th made-up article."""
    words = [f"{chance.choice(_START)}{chance.choice(_END)}" for _ in range(400)]
    lines = [" ".join(chance.choices(words, k=WORDS_A_LINE)) for _ in range(LINES)]
    text = f"{n}\n" + "\n".join(lines)
    document = content_id(text.encode())
    segments, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        segments.append(
            Segment(n=number, s=at, e=at + len(line), label=Label.KEEP, kind=SegmentKind.BODY),
        )
        at += len(line) + 1

    def piece(length: int) -> Span:
        start = chance.randrange(len(text) - length)
        return Span.of(text, start, start + length)

    attributions = tuple(
        Attribution(
            id=row_id("a", document, k),
            content=(piece(120),),
            source=(piece(15),),
            cue=(piece(4),),
            source_actors=(f"actor_{k % ACTORS}",),
        )
        for k in range(ATTRIBUTIONS)
    )
    statements = tuple(
        Statement(
            id=row_id("s", document, k),
            attribution=attributions[k % ATTRIBUTIONS].id,
            evidence=(piece(120),),
            act=Act.CLAIM,
            holders=(f"actor_{k % ACTORS}",),
            subjects=(f"subject_{k % SUBJECTS}",),
            said_at=day(dt.date(2030, 1, 1) + dt.timedelta(days=n % 365)),
        )
        for k in range(STATEMENTS)
    )
    terms = tuple(
        Term(
            id=row_id("t", document, k),
            statement=statements[k].id,
            subject=f"subject_{k % SUBJECTS}",
            value=Step(value=Status.OFFERED),
            evidence=(piece(80),),
        )
        for k in range(TERMS)
    )
    actors = tuple(Actor(id=f"actor_{k}", type=ActorType.PERSON, name=f"Actor {k}") for k in range(ACTORS))
    mentions = tuple(
        Mention(span=piece(12), form=MentionForm.NAME, actor=f"actor_{k % ACTORS}") for k in range(MENTIONS)
    )
    quantities = tuple(
        Quantity(span=piece(6), value=float(k), unit="tonnes", comparator=Comparator.EQ) for k in range(QUANTITIES)
    )
    subjects = tuple(
        Subject(id=f"subject_{k}", kind=SubjectKind.ARRANGEMENT, type="x", name=f"Subject {k}", mentions=(piece(10),))
        for k in range(SUBJECTS)
    )
    reading = Reading(
        document=document,
        reader=KEY,
        page=Page(segments=tuple(segments), language="en"),
        actors=actors,
        mentions=mentions,
        attributions=attributions,
        quantities=quantities,
        statements=statements,
        subjects=subjects,
        terms=terms,
    )
    capture = Capture(document=document, source=f"{n}.txt")
    return Article(document=Document(id=document, text=text), captures=(capture,), reading=reading)


_START = "ab ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
_END = "bar cel din fos gul ham jet kin lor mur nas pel rin sot tur var wel xin yor zum".split()


def rows_of(article: Article) -> int:
    """How many rows an article has in all tables."""
    reading = article.reading
    found = (
        reading.actors,
        reading.mentions,
        reading.attributions,
        reading.statements,
        reading.subjects,
        reading.terms,
    )
    return 3 + len(reading.page.segments) + sum(len(x) for x in found)


def measure(documents: int, folder: Path) -> Figures:
    """Build a record of so many made-up documents in `folder`, read it, check it, take one out."""
    chance = random.Random(7)
    path = folder / "bench.onrecord"
    writing, rows, text, ids = 0.0, 0, 0, []
    with open_writer(path) as store:
        for n in range(documents):
            article = made(n, chance)
            rows, text = rows + rows_of(article), text + len(article.document.text.encode())
            ids.append(article.document.id)
            began = time.perf_counter()
            store.add_article(article.document, article.captures[0], article.reading, KEY)
            writing += time.perf_counter() - began
    size = path.stat().st_size
    with open_reader(path) as reader:
        began = time.perf_counter()
        assert sum(1 for _ in reader.articles()) == documents
        reading_all = time.perf_counter() - began
        one = []
        for document in chance.choices(ids, k=READ):
            began = time.perf_counter()
            reader.article(document)
            one.append(time.perf_counter() - began)
        began = time.perf_counter()
        assert not reader.verify()
        verifying = time.perf_counter() - began
    with open_writer(path) as store:
        began = time.perf_counter()
        store.remove(ids[0], why="bench", by="bench", at=dt.datetime.now(dt.UTC))
        removing = time.perf_counter() - began
    return Figures(
        documents=documents,
        rows=rows,
        writing=writing,
        reading_all=reading_all,
        one=one,
        verifying=verifying,
        removing=removing,
        text=text,
        size=size,
    )


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--documents", type=int, default=DOCUMENTS, help="how many (default: %(default)s)")
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(measure(options.parse_args().documents, Path(folder)).lines()))


if __name__ == "__main__":
    main()
