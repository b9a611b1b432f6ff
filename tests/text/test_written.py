import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.written import clock_in, written_date


@pytest.mark.parametrize(
    ("value", "day", "zone"),
    [
        ("2031-03-12T23:30:00-05:00", "2031-03-12", "-05:00"),
        ("2031-03-12T04:30:00Z", "2031-03-12", "Z"),
        ("2031-03-12T04:30:00.250Z", "2031-03-12", "Z"),
        ("2031-03-12 13:42:06+08:00", "2031-03-12", "+08:00"),
        ("2031-03-12 02:24:00 UTC", "2031-03-12", "UTC"),
        ("Wed, 12 Mar 2031 16:07:38 -0600", "2031-03-12", "-0600"),
        ("Wed Mar 12 21:57:01 UTC 2031", "2031-03-12", "UTC"),
        ("Wed Mar 12 2031 05:44:06 GMT+0000", "2031-03-12", "+0000"),
        ("March 12, 2031, 07:47 PM EST", "2031-03-12", "EST"),
        ("01:38:07 PM IST Mar 12, 2031", "2031-03-12", "IST"),
        ("20310312", "2031-03-12", None),
        ("2031/3/12", "2031-03-12", None),
        ("2031/mar/12", "2031-03-12", None),
        ("1931000000", "2031-03-11", "Z"),
        ("1931000000000", "2031-03-11", "Z"),
    ],
)
def test_a_machine_s_date_is_read_as_the_day_it_shows(value, day, zone):
    found = written_date(value)
    assert found is not None
    assert (found.when.lo, found.when.hi) == (dt.date.fromisoformat(day),) * 2
    assert found.zone == zone


@pytest.mark.parametrize("value", ["", "soon", "2031-13-45", "0000-00-00", "12/03/2031", "2031-03-12 to 14 April 2031"])
def test_what_shows_no_day_or_several_is_no_date(value):
    assert written_date(value) is None


@pytest.mark.parametrize(
    ("value", "lo", "hi"), [("2031-02", "2031-02-01", "2031-02-28"), ("2031", "2031-01-01", "2031-12-31")]
)
def test_a_month_or_a_year_keeps_its_grain(value, lo, hi):
    when = written_date(value).when
    assert (when.lo.isoformat(), when.hi.isoformat()) == (lo, hi)


@pytest.mark.parametrize(
    ("rest", "clock", "zone"),
    [
        (", 10:28am EST", dt.time(10, 28), "EST"),
        (" 12:05 a.m. ET", dt.time(0, 5), "ET"),
        (" 18.54 GMT", dt.time(18, 54), "GMT"),
        (" Updated 1909 GMT (0309 HKT) ", dt.time(19, 9), "GMT"),
        (" 2019 and more", None, None),
    ],
)
def test_a_clock_is_read_with_its_zone(rest, clock, zone):
    assert clock_in(rest)[:2] == (clock, zone)


@given(st.datetimes(dt.datetime(1991, 1, 1), dt.datetime(2099, 12, 31)), st.integers(-12 * 4, 14 * 4))
def test_a_moment_is_the_same_in_every_zone(moment, quarters):
    zone = dt.timezone(dt.timedelta(minutes=15 * quarters))
    moment = moment.replace(microsecond=0)
    found = written_date(moment.replace(tzinfo=zone).isoformat())
    assert found.naive == moment
    assert found.moment == moment - dt.timedelta(minutes=15 * quarters)


@given(st.text(max_size=200))
def test_any_value_is_read_or_is_no_date(value):
    written_date(value)
