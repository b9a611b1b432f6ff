"""Naming answers as a look at all mentions would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import SubjectKind
from onrecord.read.naming import Naming

TEXT = "x" * 900
spans = st.tuples(st.integers(0, 880), st.integers(1, 20)).map(lambda x: Span.of(TEXT, x[0], min(900, x[0] + x[1])))
subjects = st.lists(st.lists(spans, max_size=6), max_size=5).map(
    lambda each: tuple(
        Subject(id=f"s{n}", kind=SubjectKind.ARRANGEMENT, type="accord", name="", mentions=tuple(sorted(set(told))))
        for n, told in enumerate(each)
    )
)


@given(subjects, st.lists(spans, max_size=3))
def test_the_mentions_at_a_place_are_those_that_touch_it(told, places):
    expected = [(x, m) for x in told for m in x.mentions if any(m.overlaps(y) for y in places)]
    assert Naming(told).mentions_at(places) == expected


@given(subjects, st.integers(0, 900), st.integers(0, 900))
def test_the_subject_named_last_is_the_one_whose_mention_ends_last(told, offset, floor):
    before = [(m.e, x.id) for x in told for m in x.mentions if floor <= m.s and m.e <= offset]
    found = Naming(told).last_before(offset, floor)
    assert (found.id if found else None) == (max(before)[1] if before else None)
