from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.when import Precision, day
from onrecord.text.dates import find_times

WEDNESDAY = dt.date(2018, 5, 16)


def shown(text: str) -> list[tuple[str, str, str]]:
    found = find_times(text, [(0, len(text))], day(WEDNESDAY))
    return [(w.spans[0].text, str(w.lo or ".."), str(w.hi or "..")) for w in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ran the mill from 1972 to 1974.", ("from 1972 to 1974", "1972-01-01", "1974-12-31")),
        ("Between 2003 and 2005 tolls rose.", ("Between 2003 and 2005", "2003-01-01", "2005-12-31")),
        ("The fair ran from May 3 to May 9.", ("from May 3 to May 9", "2018-05-03", "2018-05-09")),
        ("It ran from June to August 2016.", ("from June to August 2016", "2016-06-01", "2016-08-31")),
        ("It ran from November to March 2016.", ("from November to March 2016", "2015-11-01", "2016-03-31")),
        (
            "It ran from July 2003 until December 2004.",
            ("from July 2003 until December 2004", "2003-07-01", "2004-12-31"),
        ),
        ("From Friday to Sunday they fished.", ("From Friday to Sunday", "2018-05-11", "2018-05-13")),
        ("Between March and April it froze.", ("Between March and April", "2018-03-01", "2018-04-30")),
        ("The fair is to run from May 9 through June 3.", ("from May 9 through June 3", "2018-05-09", "2018-06-03")),
    ],
)
def test_the_ends_of_a_stretch_are_one_time(text: str, expected: tuple[str, str, str]) -> None:
    assert shown(text) == [expected]
    (when,) = find_times(text, [(0, len(text))], day(WEDNESDAY))
    assert when.precision is Precision.RANGE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In June and July 2016 it froze.", [("2016-06-01", "2016-06-30"), ("2016-07-01", "2016-07-31")]),
        ("In July 2016 and June the mill stood.", [("2016-07-01", "2016-07-31"), ("2017-06-01", "2017-06-30")]),
        ("They sail to Riga in November and to Oslo, Bergen, Visby, Turku, Tallinn and the northern isles in April.",
         [("2017-11-01", "2017-11-30"), ("2018-04-01", "2018-04-30")]),
    ],
)  # fmt: skip
def test_months_of_a_list_lie_near_one_another(text: str, expected: list[tuple[str, str]]) -> None:
    assert [x[1:] for x in shown(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The vote was moved from May 3 to May 9.",
        "Tolls rose in 2014, and in 2016 they fell.",
        "It opened on Friday - that year was good.",
        "It closed in May and 2016 was quiet.",
    ],
)
def test_other_times_that_stand_together_stay_apart(text: str) -> None:
    assert all(" to " not in x[0] and " - " not in x[0] and " and " not in x[0] for x in shown(text))
    assert shown(text)


@given(
    st.dates(min_value=dt.date(1960, 1, 1), max_value=dt.date(2090, 1, 1)),
    st.sampled_from([("January", "March"), ("October", "February"), ("May 3", "May 9"), ("Monday", "Thursday")]),
    st.sampled_from(["The mill stood", "The mill will stand"]),
)
def test_a_stretch_begins_and_ends_as_its_ends_do_and_lasts_under_a_year(
    published: dt.date, ends: tuple[str, str], words: str
) -> None:
    text = f"{words} from {ends[0]} to {ends[1]}."
    (when,) = find_times(text, [(0, len(text))], day(published))
    assert when.lo is not None
    assert when.hi is not None
    assert dt.timedelta(0) < when.hi - when.lo < dt.timedelta(days=366)
    alone = f"{words} in {ends[1]}."
    (end,) = find_times(alone, [(0, len(alone))], day(published))
    assert end.hi == when.hi


@given(st.integers(1900, 2090), st.integers(1, 90))
def test_years_are_joined_whatever_the_word_between_them(first: int, count: int) -> None:
    for words in (f"from {first} to {first + count}", f"between {first} and {first + count}"):
        text = f"The mill stood {words}."
        (when,) = find_times(text, [(0, len(text))], day(WEDNESDAY))
        assert (when.lo, when.hi) == (dt.date(first, 1, 1), dt.date(first + count, 12, 31))
