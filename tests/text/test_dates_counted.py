from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.when import day
from onrecord.text.dates import find_times

WEDNESDAY = dt.date(2018, 5, 16)


def shown(text: str, published: dt.date = WEDNESDAY) -> list[tuple[str, str, str]]:
    found = find_times(text, [(0, len(text))], day(published))
    return [(w.spans[0].text, str(w.lo or ".."), str(w.hi or "..")) for w in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned fifty years ago today.", ("fifty years ago today", "1968-05-16", "1968-05-16")),
        ("It burned a week ago Tuesday.", ("a week ago Tuesday", "2018-05-08", "2018-05-08")),
        ("It burned a year ago this week.", ("a year ago this week", "2017-05-14", "2017-05-20")),
        ("It burned a hundred years ago.", ("a hundred years ago", "1918-01-01", "1918-12-31")),
        ("It burned a century ago.", ("a century ago", "1908-01-01", "1928-12-31")),
        ("She has led the choir for three years.", ("for three years", "2015-05-16", "2018-05-16")),
        ("For ten years now she has run the mill.", ("For ten years now", "2008-05-16", "2018-05-16")),
        ("In the past 24 hours two boats sank.", ("In the past 24 hours", "2018-05-15", "2018-05-16")),
        ("It sank 48 hours ago.", ("48 hours ago", "2018-05-14", "2018-05-15")),
        ("The lock will open in two weeks.", ("in two weeks", "2018-05-27", "2018-06-02")),
        ("They will answer within five to ten days.", ("within five to ten days", "2018-05-16", "2018-05-26")),
        ("Three days from now it opens.", ("Three days from now", "2018-05-19", "2018-05-19")),
    ],
)
def test_a_counted_stretch_ends_or_begins_on_the_day_of_publication(text: str, expected: tuple[str, str, str]) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "He ruled the isle for ten years.",
        "The court has banned him for three years.",
        "It would be the first flood in more than 20 years.",
        "They pledged to build ten mills in seven years.",
        "She was heard after three hours.",
    ],
)
def test_a_stretch_that_lies_anywhere_is_no_time(text: str) -> None:
    assert shown(text) == []


@given(
    st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 1, 1)),
    st.integers(-500, 500),
    st.sampled_from(
        ["on Friday", "yesterday", "last week", "three weeks ago", "ten days ago", "this weekend", "a week ago Monday",
         "in the past two weeks", "from Monday to Thursday", "earlier in the week", "earlier in the day"]
    ),
)  # fmt: skip
def test_whole_weeks_later_the_same_words_mean_days_whole_weeks_later(
    published: dt.date, weeks: int, words: str
) -> None:
    text, shift = f"The ferry sank {words}.", dt.timedelta(weeks=weeks)
    (one,) = find_times(text, [(0, len(text))], day(published))
    (other,) = find_times(text, [(0, len(text))], day(published + shift))
    assert one.lo is not None
    assert one.hi is not None
    assert (one.lo + shift, one.hi + shift) == (other.lo, other.hi)


def test_a_placeholder_for_publication_settles_nothing() -> None:
    assert shown("The ferry sank last week.", dt.date.min) == [("last week", "..", "..")]
