import datetime as dt

import pytest

from onrecord.model.vocabulary import Act
from onrecord.record.indexing import index
from onrecord.store import searching
from onrecord.store.sought import Filters, Voice
from onrecord.store.sqlite import open_reader, open_writer


@pytest.fixture
def found(record):
    with open_writer(record) as store:
        index(store)
    with open_reader(record) as opened:
        yield opened.search_statements


def test_a_match_is_a_statement_with_the_words_marked_in_the_text_of_its_document(found, make):
    (match,) = found("CUTTERS promised").hits
    text = make().document.text
    assert [x.text for x in match.marks] == ["promised", "cutters"]
    assert all(text[x.s : x.e] == x.text for x in (*match.marks, *match.evidence))
    assert (match.source, match.act, match.voice, match.actors) == ("a.txt", Act.PROMISE, Voice.NAMED, ("marlo",))


def test_facets_count_all_that_is_found_and_not_only_the_page_shown(found):
    page = found("cutters", limit=1)
    assert (len(page.hits), page.total, page.whole) == (1, 2, True)
    assert page.facets["actor"] == (("marlo", 2),)
    assert page.facets["month"] == (("2031-05", 2),)


def test_pages_follow_each_other_without_a_gap(found):
    whole = found("cutters").hits
    assert whole == (*found("cutters", limit=1).hits, *found("cutters", limit=1, offset=1).hits)


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(actor="marlo"), 2),
        (Filters(actor="mar"), 0),
        (Filters(act=Act.PROMISE), 2),
        (Filters(act=Act.REFUSE), 0),
        (Filters(level=2), 0),
        (Filters(subject="cutters"), 2),
        (Filters(outlet="Post"), 0),
        (Filters(voice=Voice.NAMED), 2),
        (Filters(voice=Voice.PAGE), 0),
        (Filters(since=dt.date(2031, 5, 1), until=dt.date(2031, 5, 1)), 2),
        (Filters(since=dt.date(2031, 5, 2)), 0),
        (Filters(until=dt.date(2031, 4, 30)), 0),
    ],
)
def test_filters_narrow_what_is_found_with_words_and_without(found, filters, count):
    assert found("cutters", filters).total == found("", filters).total == count


def test_marks_of_the_query_language_are_words_like_others(found):
    assert found('cutters" OR NEAR(').total == 0
    assert found('"cutters*').total == 2


def test_accents_and_case_are_one_in_marks_as_in_the_search(store, make):
    make("Envoy Marlo Quint promised Tëssaly 40 cutters.").add_to(store)
    index(store)
    (match,) = store.search_statements("tessaly").hits
    assert [x.text for x in match.marks] == ["Tëssaly"]


def test_no_more_is_looked_at_than_can_be_answered_at_once_and_the_answer_says_so(found, monkeypatch):
    monkeypatch.setattr(searching, "SCANNED", 1)
    answer = found("cutters")
    assert (answer.total, answer.whole) == (1, False)


def test_what_is_removed_is_not_found(record, make):
    with open_writer(record) as store:
        index(store)
        store.remove(make().id, why="test", by="test", at=dt.datetime(2031, 6, 1, tzinfo=dt.UTC))
        assert [x.source for x in store.search_statements("").hits] == ["b.txt"]
