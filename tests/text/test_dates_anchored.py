from __future__ import annotations

import datetime as dt

import pytest

from onrecord.model.when import day
from onrecord.text.dates import find_times


def shown(text: str) -> list[tuple[str, str, str]]:
    found = find_times(text, [(0, len(text))], day(dt.date(2018, 5, 16)))
    return [(w.spans[0].text, str(w.lo or ".."), str(w.hi or "..")) for w in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She came in May 2009. That year it froze.", ("That year", "2009-01-01", "2009-12-31")),
        ("She came in May 2009. Later that year it froze.", ("Later that year", "2009-05-01", "2009-12-31")),
        ("She came on 5 May 2009. That night it froze.", ("That night", "2009-05-05", "2009-05-05")),
        ("She came in May 2009. That night it froze.", ("That night", "..", "..")),
        ("She came in 2009. That spring was cold.", ("That spring", "2009-03-01", "2009-05-31")),
        ("She came in 2009. The next day it froze.", ("The next day", "2009-01-01", "2010-01-01")),
        ("She came on 5 May 2009. The day before, it froze.", ("The day before", "2009-05-04", "2009-05-04")),
        ("It froze in 2009, unlike the previous year.", ("the previous year", "2008-01-01", "2008-12-31")),
        (
            "She came this month. It froze in August of that year.",
            ("in August of that year", "2018-08-01", "2018-08-31"),
        ),
    ],
)
def test_a_time_is_told_from_the_time_before_it(text: str, expected: tuple[str, str, str]) -> None:
    assert shown(text)[1] == expected


def test_with_no_time_before_it_the_year_before_is_told_from_publication() -> None:
    assert shown("Catches fell from the year before.") == [("from the year before", "2017-01-01", "2017-12-31")]


def test_a_glance_back_leaves_the_thread_where_it_was() -> None:
    text = "Oil rose on 5 May 2009 from the day before. Gold rose from the day before."
    assert [x[1] for x in shown(text)] == ["2009-05-05", "2009-05-04", "2009-05-04"]


def test_a_year_that_still_runs_is_not_that_year() -> None:
    assert shown("Support today is below his that year, they said.")[1] == ("that year", "..", "..")


@pytest.mark.parametrize(
    "text",
    [
        "It froze in 2009. A month after he left, the mill burned.",
        "It froze on May 3. The fire came just a day after angry remarks by the mayor.",
        "It froze in 2009. She was freed one day before guards fired.",
    ],
)
def test_a_time_counted_from_an_event_stays_open(text: str) -> None:
    assert shown(text)[1][1:] == ("..", "..")


def test_after_that_counts_from_the_time_before_it() -> None:
    assert shown("It froze in 2009. A year after, it burned.")[1][1:] == ("2010-01-01", "2010-12-31")


def test_an_event_with_its_year_is_counted_from_that_year() -> None:
    assert shown("The show returns three decades after its 1985 debut.") == [
        ("three decades after its 1985 debut", "2015-01-01", "2015-12-31")
    ]


def test_an_event_leaves_the_date_beside_it_alone() -> None:
    assert shown("She came days before the town meeting on Monday.")[1] == ("on Monday", "2018-05-14", "2018-05-14")
