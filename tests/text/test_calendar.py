from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.calendar import Days, a_day, joined, month, moved, shift_months, week_of, weekday_near

DATES = st.dates(min_value=dt.date(100, 1, 1), max_value=dt.date(9000, 1, 1))


@given(DATES, st.integers(-1000, 1000))
def test_moving_by_months_keeps_the_day_where_the_month_has_it(date: dt.date, count: int) -> None:
    there = shift_months(date, count)
    assert (there.year * 12 + there.month) - (date.year * 12 + date.month) == count
    assert there.day <= date.day
    assert there.day == date.day or (there + dt.timedelta(days=1)).day == 1


@given(DATES)
def test_a_week_runs_from_sunday_to_saturday_and_holds_its_day(date: dt.date) -> None:
    week = week_of(date, 0, "")
    assert week.lo is not None
    assert week.hi is not None
    assert week.lo <= date <= week.hi
    assert (week.lo.weekday(), week.hi.weekday()) == (6, 5)


@given(DATES, st.integers(0, 6))
def test_the_nearest_weekday_is_less_than_a_week_away(date: dt.date, weekday: int) -> None:
    for after in (True, False):
        found = weekday_near(date, weekday, after=after)
        assert found.weekday() == weekday
        assert abs((found - date).days) < 7
        assert weekday_near(date, weekday, after=after, strictly=True) != date


def test_the_calendar_has_no_thirtieth_of_february() -> None:
    assert a_day(2020, 2, 30) is None


def test_moving_past_the_calendar_is_clipped() -> None:
    assert moved(dt.date(2020, 1, 1), "century", -90) == dt.date.min
    assert moved(dt.date(2020, 1, 1), "week", 10**7) == dt.date.max


@given(DATES, DATES)
def test_joined_days_hold_both(a: dt.date, b: dt.date) -> None:
    one, other = month(a.year, a.month), month(b.year, b.month)
    whole = joined(one, other)
    assert whole == joined(other, one) or whole.precision == joined(other, one).precision
    assert whole.lo is not None
    assert one.lo is not None
    assert whole.lo <= one.lo
    assert joined(one, Days(None, other.hi, other.precision)).lo is None
