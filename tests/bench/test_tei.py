from __future__ import annotations

import pytest
from bench.tei import Value, agrees, opening, tei_interval, told_together


def same(ours: tuple[str | None, str | None], value: Value, before: str = "") -> bool:
    return agrees(ours, value, value, opening(before))


@pytest.mark.parametrize(
    ("ours", "value", "before"),
    [
        (("1958-01-01", "1958-12-31"), {"when": "1958"}, "in "),
        (("1958-01-01", None), {"when": "1958"}, "since "),
        ((None, "2050-12-31"), {"when": "2050"}, "By "),
        ((None, "2022-05-31"), {"from": "2022-06-01", "to": "2022-08-31"}, "before "),
        (("2016-01-01", "2016-04-30"), {"when": "2016"}, "early in "),
        (("2006-02-19", "2006-02-25"), {"from": "2006-02-19", "to": "2006-02-26"}, ""),
        (("2017-07-09", "2017-07-15"), {"from": "2017-07-10", "to": "2017-07-16"}, ""),
        ((None, "2012-03-15"), {"notAfter": "2012-03"}, ""),
        (("2010-09-04", "2010-09-04"), {"when": "2010-09-04T22:30:00"}, ""),
    ],
)
def test_a_difference_of_convention_is_no_error(ours: tuple[str | None, str | None], value: Value, before: str) -> None:
    assert same(ours, value, before)


@pytest.mark.parametrize(
    ("ours", "value", "before"),
    [
        (("1958-01-01", None), {"when": "1958"}, ""),
        (("1959-01-01", None), {"when": "1958"}, "since "),
        ((None, "2050-12-31"), {"when": "2050"}, "since "),
        (("2016-01-01", "2016-04-30"), {"when": "2016"}, ""),
        (("2015-01-01", "2015-04-30"), {"when": "2016"}, "early in "),
        (("2012-03-15", "2012-03-15"), {"when": "2012-03"}, ""),
        (("2017-07-09", "2017-07-15"), {"from": "2017-07-17", "to": "2017-07-23"}, ""),
        ((None, "2012-04-01"), {"notAfter": "2012-03"}, ""),
        ((None, None), {"when": "2012"}, ""),
    ],
)
def test_other_days_are_an_error(ours: tuple[str | None, str | None], value: Value, before: str) -> None:
    assert not same(ours, value, before)


def test_a_value_without_a_year_is_no_date() -> None:
    assert tei_interval({"when": "--10"}) is None
    assert tei_interval({"when": "06:00:00"}) is None


def test_the_ends_of_a_stretch_and_the_pieces_of_a_day_are_told_together() -> None:
    assert told_together([{"when": "2000"}, {"when": "2050"}], [" - "]) == ({"when": "2000"}, {"when": "2050"})
    day = {"when": "2015-02-06"}
    assert told_together([day, {"when": "2015"}], [" - "]) == (day, day)
    assert told_together([{"when": "2000"}, {"when": "2050"}], [", when it was "]) is None
