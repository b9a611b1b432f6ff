"""What is worked out in advance gives the state that the whole record gives, whatever was done to the record since."""

import datetime as dt
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record import stored

from onrecord.acquire import acquire
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import add, reader_named
from onrecord.record.cells import group_key
from onrecord.record.filled import Depth, filled
from onrecord.record.indexing import index
from onrecord.record.narrowing import issues_of, reports_in, status_of
from onrecord.record.opening import record_in
from onrecord.record.overview import overview_on
from onrecord.record.state import state_on
from onrecord.record.summary import arrangement_on, summary_on
from onrecord.record.tabling import PARTS
from onrecord.serve.pages.evidence import evidence_of
from onrecord.store.sqlite import open_writer

DAYS = (None, *(stored.FIRST + dt.timedelta(days=n) for n in (0, 2, 5)))


def counted_whole(record, as_of, by):
    matrix = state_on(record, as_of=as_of, by=by)
    return len(matrix.undated), [
        (
            (a.subject, a.name, a.type, a.aliases, a.relations),
            [(c.slot, c.key, [_group(g) for g in c.groups]) for c in a.cells],
        )
        for a in matrix.arrangements
    ]


def _group(group):
    best = group.reports[0]
    return (
        PARTS.join(group_key(best)),
        group.rank,
        group.word,
        group.origins,
        len(group.reports),
        group.sightings,
        group.altered,
        group.in_headline,
        max((x.since for x in group.reports if x.since), default=None),
        [(x.article.document.id, x.term.id) for x in group.reports[:2]],
        group.review,
    )


def read_by_key(store, arrangement, as_of, by):
    found = filled(store, [arrangement], Depth(reports=2), as_of=as_of, by=by)
    (state,) = found.arrangements
    assert not found.left
    return _read(state, found.record)


def read_whole(record, subject, as_of, by):
    return _read(next(a for a in state_on(record, as_of=as_of, by=by).arrangements if a.subject == subject), record)


def _read(state, record):
    return [
        (c.slot, c.key, c.shown, g.chain, g.count, g.undated, evidence_of(x, record), x.term, x.statement)
        for c in state.cells
        for g in c.groups
        for x in g.reports[:2]
    ]


def at_a_glance(record, as_of, by):
    found = state_on(record, as_of=as_of, by=by).arrangements
    return {a.subject: (status_of(a), len(list(reports_in(a)))) for a in found}


def counted_by_index(store, as_of, by):
    matrix = summary_on(store, as_of=as_of, by=by)
    return matrix.undated, [(_known(a), _cells(store, a, as_of, by)) for a in matrix.arrangements]


def _known(arrangement):
    known = arrangement.known
    return known.id, known.name, known.type, known.aliases, known.relations


def _cells(store, arrangement, as_of, by):
    best = store.best([g.key for c in arrangement.cells for g in c.groups], as_of=as_of, by=by, most=2)
    return [
        (
            c.slot,
            c.key,
            [
                (
                    g.value,
                    g.rank,
                    g.word,
                    g.origins,
                    g.reports,
                    g.sightings,
                    g.altered,
                    g.in_headline,
                    g.latest,
                    best[g.key],
                    g.review,
                )
                for g in c.groups
            ],
        )
        for c in arrangement.cells
    ]


def assert_the_same(store):
    assert store.indexed()
    record = record_in(store)
    for as_of in DAYS:
        for by in DAYS:
            whole = counted_whole(record, as_of, by)
            lines = {x.known.id: x for x in overview_on(store, as_of=as_of, by=by)}
            assert {a: (x.status, x.reports) for a, x in lines.items()} == at_a_glance(record, as_of, by)
            for issue in ("other", "membership"):
                told = {a.subject for a in state_on(record, as_of=as_of, by=by).arrangements if issue in issues_of(a)}
                assert store.told_of_issue(issue, as_of=as_of, by=by) & lines.keys() == told
            assert counted_by_index(store, as_of, by) == whole
            for known, cells in whole[1]:
                one = arrangement_on(store, known[0], as_of=as_of, by=by)
                assert read_by_key(store, one, as_of, by) == read_whole(record, known[0], as_of, by)
                assert (_known(one), _cells(store, one, as_of, by)) == (known, cells)


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_counted_from_the_index_the_state_is_that_of_the_whole_record(tmp_path_factory, chance):
    articles = [stored.article(chance, n) for n in range(chance.randint(1, 4))]
    with open_writer(tmp_path_factory.mktemp("records") / "talks.onrecord") as store:
        stored.put(store, articles, stored.links(chance, articles))
        assert not store.indexed()
        index(store)
        assert_the_same(store)
        store.add_ruling(stored.verdict(chance, articles))
        assert not store.indexed()
        index(store, ())
        assert_the_same(store)
        gone = chance.choice(articles).document.id
        store.remove(gone, why="asked", by="eva", at=stored.MOMENT)
        index(store, ())
        assert_the_same(store)


@pytest.fixture(scope="module")
def example(examples, tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "example.onrecord"
    pack = load_pack()
    with open_writer(path) as store:
        list(add(store, acquire([str(examples / "articles")], published=When()), pack, reader_named("rules", pack)))
    return path


@pytest.mark.parametrize("days", [(None, None), (dt.date(2031, 3, 1), None), (None, dt.date(2031, 3, 1))])
def test_of_the_example_too(example, tmp_path, days):
    copied = shutil.copy(example, tmp_path / "example.onrecord")
    with open_writer(copied) as store:
        assert store.indexed()
        assert counted_by_index(store, *days) == counted_whole(record_in(store), *days)
