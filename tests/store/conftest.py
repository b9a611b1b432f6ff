"""Articles of one speaker, one saying and one promise, ready to be stored."""

import datetime as dt
import shutil
from dataclasses import dataclass, replace

import pytest

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document, Masthead, Page, Segment
from onrecord.model.ids import content_id, row_id
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Obligation, Step, Term
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    Comparator,
    Label,
    MentionForm,
    Relation,
    SegmentKind,
    Status,
    SubjectKind,
)
from onrecord.model.when import When, day
from onrecord.store.sqlite import open_reader, open_writer

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Made:
    """What `add_article` takes."""

    document: Document
    capture: Capture
    reading: Reading
    key: str = "rules 1"

    @property
    def article(self):
        return Article(document=self.document, captures=(self.capture,), reading=self.reading)

    @property
    def id(self):
        return self.document.id

    def seen_at(self, source, **capture):
        return replace(self, capture=replace(self.capture, source=source, **capture))

    def add_to(self, store, **options):
        return store.add_article(self.document, self.capture, self.reading, self.key, **options)


def make(text="Envoy Marlo Quint promised Tessaly 40 cutters.", source="a.txt", published=None, printed=None):
    """An article whose first three words name who promised the rest; `published` was told, `printed` stands on it."""
    document = Document(id=content_id(text.encode()), text=text)
    name = " ".join(text.split()[:3])
    who, rest = Span.of(text, 0, len(name)), Span.of(text, len(name) + 1, len(text))
    number = Span.of(text, text.index("40"), text.index("40") + 2) if "40" in text else None
    amount = number and Quantity(span=number, value=40.0, unit="cutters", comparator=Comparator.EQ, what="cutters")
    attribution, statement, term = (row_id(x, document.id) for x in "ast")
    promise = Obligation(
        obligors=("marlo",), beneficiaries=(), kind="military_aid", content=rest, status=Status.OFFERED, amount=amount
    )
    reading = Reading(
        document=document.id,
        reader="rules 1",
        page=Page(
            segments=(Segment(n=1, s=0, e=len(text), label=Label.KEEP, kind=SegmentKind.BODY),),
            masthead=Masthead(published=When() if printed is None else day(printed, basis="printed")),
            language="en",
        ),
        actors=(Actor(id="marlo", type=ActorType.PERSON, name=name),),
        mentions=(Mention(span=who, form=MentionForm.NAME, actor="marlo"),),
        attributions=(Attribution(id=attribution, content=(rest,), source=(who,), source_actors=("marlo",)),),
        quantities=(amount,) if amount else (),
        statements=(
            Statement(
                id=statement,
                attribution=attribution,
                evidence=(rest,),
                act=Act.PROMISE,
                holders=("marlo",),
                subjects=("cutters",),
                said_at=day(dt.date(2031, 5, 1)),
            ),
        ),
        subjects=(Subject(id="cutters", kind=SubjectKind.ARRANGEMENT, type="support_package", name="the cutters"),),
        terms=(
            Term(id=term, statement=statement, subject="cutters", value=promise, evidence=(rest,)),
            Term(
                id=f"{term}x",
                statement=statement,
                subject="cutters",
                value=Step(value=Status.OFFERED),
                evidence=(rest,),
            ),
        ),
    )
    told = Told.NOBODY if published is None else Told.CALLER
    capture = Capture(document=document.id, source=source, published=published or When(), told=told)
    return Made(document, capture, reading)


def linked(a, b, **fields):
    """A link that says `a` is a copy of `b`."""
    ends = (
        End(document=x.id, span=x.reading.statements[0].evidence[0], statement=x.reading.statements[0].id)
        for x in (a, b)
    )
    told = {"relation": Relation.COPY_OF, "reason": "they share nine words", "method": "test", **fields}
    return Link(**dict(zip("ab", ends, strict=True)), **told)


@pytest.fixture(name="make")
def _make():
    return make


@pytest.fixture(name="linked")
def _linked():
    return linked


@pytest.fixture
def path(tmp_path):
    """Where a record may lie."""
    return tmp_path / "talks.onrecord"


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """An empty record, and one of two articles, the second a copy of the first: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("templates")
    with open_writer(folder / "empty.onrecord"):
        pass
    first, second = make(), make("Envoy Marlo Quint vowed 40 cutters to Tessaly.", "b.txt")
    with open_writer(folder / "two.onrecord", now=lambda: NOON) as opened:
        first.add_to(opened)
        second.add_to(opened)
        opened.replace_links([linked(second, first)], opened.fingerprint())
    return folder


@pytest.fixture
def store(path, templates):
    """A record of nothing, open to be changed."""
    shutil.copy(templates / "empty.onrecord", path)
    with open_writer(path, now=lambda: NOON) as opened:
        yield opened


@pytest.fixture
def record(path, templates):
    """A closed record of two articles, the second a copy of the first."""
    shutil.copy(templates / "two.onrecord", path)
    return path


@pytest.fixture
def answers():
    """All that a record answers, in the order it answers it."""

    def told(path):
        with open_reader(path) as opened:
            return tuple(opened.articles()), opened.links(), opened.canonical_ids(), opened.fingerprint()

    return told
