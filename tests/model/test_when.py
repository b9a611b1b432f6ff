import datetime as dt

import pytest

from onrecord.model.when import When, day, interval_of

MAY, JUNE = dt.date(2031, 5, 2), dt.date(2031, 6, 9)


def test_an_interval_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        When(lo=JUNE, hi=MAY)


def test_an_open_bound_excludes_nothing():
    assert When(lo=MAY).may_overlap(day(JUNE))
    assert When().may_overlap(day(MAY))
    assert not When(hi=MAY).may_overlap(day(JUNE))
    assert not day(JUNE).may_overlap(When(hi=MAY))


def test_one_bound_is_knowledge_and_none_is_not():
    assert When(lo=MAY).known
    assert not When().known


@pytest.mark.parametrize(
    ("iso", "lo", "hi"),
    [
        ("2032", "2032-01-01", "2032-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031-05-02", "2031-05-02", "2031-05-02"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_year_and_a_month_are_intervals(iso, lo, hi):
    found = interval_of(iso)
    assert (str(found.lo), str(found.hi)) == (lo, hi)


@pytest.mark.parametrize(
    "iso", ["", "31", "2031-13", "2031-05-02T10:00", "May 2031", "20310502x", "0000", "10000", "２０３１", "2031\n"]
)
def test_what_is_no_date_is_refused(iso):
    with pytest.raises(ValueError, match=r"ISO form|month must be|year"):
        interval_of(iso)
