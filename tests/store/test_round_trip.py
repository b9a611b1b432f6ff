"""Whatever a reading may hold comes back as it went in."""

import dataclasses
import datetime as dt
import itertools
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Damage, Document, Masthead, Page, Segment
from onrecord.model.ids import content_id
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article, Reading
from onrecord.model.ruling import Ruling
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import SLOT_OF, Obligation, Term
from onrecord.model.verdict import MACHINE_READ, Decision, Verdict
from onrecord.model.when import When
from onrecord.store.sqlite import open_writer

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.floats(allow_nan=False, allow_infinity=False)
moments = st.datetimes(timezones=st.just(dt.UTC)) | st.datetimes()
counter = itertools.count()


def of_type(hint, spans):
    """Anything that the type `hint` allows, with spans of one text."""
    if get_origin(hint) in (Union, UnionType):
        return st.one_of(*(of_type(x, spans) for x in get_args(hint)))
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[-1] is Ellipsis:
            return st.lists(of_type(parts[0], spans), max_size=2).map(tuple)
        return st.tuples(*(of_type(x, spans) for x in parts))
    plain = {str: words, int: st.integers(0, 2**40), float: numbers, bool: st.booleans(), Span: spans}
    plain |= {type(None): st.none(), dt.date: st.dates(), dt.datetime: moments}
    if hint in plain:
        return plain[hint]
    return noun(hint, spans) if dataclasses.is_dataclass(hint) else st.sampled_from(hint)


def noun(kind, spans, **given_fields):
    """Any noun of this kind."""
    if kind is When:
        bounds = st.tuples(st.none() | st.dates(), st.none() | st.dates())
        ordered = bounds.map(lambda x: tuple(sorted(x)) if None not in x else x)
        rest = {x: of_type(get_type_hints(When)[x], spans) for x in ("precision", "basis", "spans")}
        return ordered.flatmap(lambda x: st.builds(When, lo=st.just(x[0]), hi=st.just(x[1]), **rest))
    if "review" in {x.name for x in dataclasses.fields(kind)}:
        given_fields["review"] = st.just(MACHINE_READ)  # laid over by the record, and not stored
    if kind is Obligation:
        given_fields["firmness_level"] = st.none() | st.integers(0, 5)
    if kind is Attribution:
        given_fields["content"] = st.lists(spans, min_size=1, max_size=2).map(tuple)
        given_fields["parent"] = st.none() | words.map(lambda x: f"parent {x}")
        given_fields["id"] = words.map(lambda x: f"a {x}")
    hints = {x.name: get_type_hints(kind)[x.name] for x in dataclasses.fields(kind)}
    return st.builds(
        kind, **{x: given_fields[x] if x in given_fields else of_type(hint, spans) for x, hint in hints.items()}
    )


def several(kind, spans):
    return st.lists(noun(kind, spans), max_size=2).map(tuple)


@st.composite
def articles(draw):
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    starts = st.integers(0, len(text) - 1)
    spans = starts.flatmap(lambda s: st.integers(s + 1, len(text)).map(lambda e: Span.of(text, s, e)))
    document = Document(id=content_id(f"{next(counter)} {text}".encode()), text=text, encoding=draw(words))
    page = Page(
        segments=draw(several(Segment, spans)),
        masthead=draw(noun(Masthead, spans)),
        damage=draw(several(Damage, spans)),
        language=draw(st.none() | words),
    )
    kinds = {"actors": Actor, "mentions": Mention, "attributions": Attribution, "quantities": Quantity, "times": When}
    kinds |= {"statements": Statement, "subjects": Subject, "terms": Term}
    reading = Reading(
        document=document.id,
        reader=draw(words),
        page=page,
        unread=draw(words),
        dropped=draw(st.lists(st.tuples(words, st.integers(0, 9)), max_size=2).map(tuple)),
        **{field: draw(several(kind, spans)) for field, kind in kinds.items()},
    )
    capture = draw(noun(Capture, spans, document=st.just(document.id)))
    return Article(document=document, captures=(capture,), reading=reading)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with open_writer(tmp_path_factory.mktemp("round") / "trip.onrecord") as opened:
        yield opened


@settings(max_examples=25, deadline=None)
@given(article=articles(), key=words)
def test_an_article_comes_back_as_it_went_in(kept, article, key):
    added = kept.add_article(article.document, article.captures[0], article.reading, key)
    assert (added.document, added.capture, added.reading) == (True, True, True)
    assert kept.article(article.document.id) == article
    assert kept.has(article.document.id, article.captures[0].id, key)
    again = kept.add_article(article.document, article.captures[0], article.reading, key)
    assert not again.anything
    assert kept.article(article.document.id) == article


TEXT = "A text."
inside = st.builds(
    End,
    document=st.just(content_id(TEXT.encode())),
    span=st.none() | st.just(Span.of(TEXT, 2, 6)),
    statement=st.none() | words,
)
ends = inside | st.builds(End, external=words)


@settings(max_examples=30, deadline=None)
@given(found=st.lists(noun(Link, st.nothing(), a=ends, b=ends), max_size=4, unique=True))
def test_links_come_back_as_they_went_in(kept, found):
    document = Document(id=content_id(TEXT.encode()), text=TEXT)
    reading = Reading(document=document.id, reader="", page=Page(segments=()))
    kept.add_article(document, Capture(document=document.id, source="a.txt"), reading, "")
    kept.replace_links(found, "f")
    assert set(kept.links()) == set(found)
    assert [x.id for x in kept.links()] == sorted(x.id for x in found)


@settings(max_examples=30, deadline=None)
@given(ruling=noun(Ruling, st.nothing(), withdrawn_at=st.none()))
def test_rulings_come_back_as_they_went_in(kept, ruling):
    ruling = dataclasses.replace(ruling, by=f"{ruling.by} {next(counter)}")
    kept.add_ruling(ruling)
    assert ruling in kept.rulings(of=ruling.of)


AWARE = st.datetimes(timezones=st.just(dt.UTC))
ACCEPTED = {"decision": st.just(Decision.ACCEPT), "changed": st.just(())}


@settings(max_examples=30, deadline=None)
@given(told=noun(Verdict, st.nothing(), withdrawn_at=st.none(), by=st.just("eva"), at=AWARE, **ACCEPTED))
def test_verdicts_come_back_as_they_went_in(kept, told):
    told = dataclasses.replace(told, by=f"{told.by} {next(counter)}")
    kept.add_ruling(told)
    assert told in kept.verdicts()


def test_every_kind_of_term_value_has_a_slot_by_which_it_is_read_back():
    assert len(set(SLOT_OF.values())) == len(SLOT_OF)
    assert set(get_args(get_type_hints(Term)["value"])) == set(SLOT_OF)
