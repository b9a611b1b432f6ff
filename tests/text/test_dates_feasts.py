from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.when import day
from onrecord.text.dates import find_times
from onrecord.text.dates_feasts import day_of_feast, easter


def shown(text: str) -> list[tuple[str, str]]:
    found = find_times(text, [(0, len(text))], day(dt.date(2018, 5, 16)))
    return [(str(w.lo or ".."), str(w.hi or "..")) for w in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fasted on Good Friday.", ("2018-03-30", "2018-03-30")),
        ("It burned on Easter Sunday 2015.", ("2015-04-05", "2015-04-05")),
        ("They will feast on Thanksgiving.", ("2018-11-22", "2018-11-22")),
        ("The tolls fell on Memorial Day, 2016.", ("2016-05-30", "2016-05-30")),
        ("It burned on Valentine’s Day.", ("2018-02-14", "2018-02-14")),
        ("It was built during World War II.", ("1939-09-01", "1945-09-02")),
        ("It was dull before the First World War.", ("..", "1914-07-27")),
        ("Fares have risen since 9/11.", ("2001-09-11", "..")),
    ],
)
def test_a_feast_is_a_day_and_a_war_its_years(text: str, expected: tuple[str, str]) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text", ["A World War II veteran spoke.", "They wished all a merry Christmas.", "He flew to Easter Island."]
)
def test_a_name_or_a_wish_is_no_time(text: str) -> None:
    assert shown(text) == []


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_of_march_or_april(year: int) -> None:
    date = easter(year)
    assert date.weekday() == 6
    assert dt.date(year, 3, 22) <= date <= dt.date(year, 4, 25)
    assert day_of_feast("good friday", year) == date - dt.timedelta(days=2)


@given(st.integers(1600, 4000))
def test_movable_feasts_keep_their_weekday(year: int) -> None:
    for name, weekday in (("thanksgiving", 3), ("labor day", 0), ("memorial day", 0)):
        found = day_of_feast(name, year)
        assert found is not None
        assert found.weekday() == weekday


def test_there_is_no_easter_before_the_calendar() -> None:
    assert day_of_feast("easter", 1500) is None
