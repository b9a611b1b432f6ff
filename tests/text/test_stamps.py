import datetime as dt

import pytest

from onrecord.text.stamps import is_date_line, stamps_of


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("signed on March 3, 2021 in the port", "2021-03-03", "2021-03-03"),
        ("Thursday, Aug. 11, 2016.", "2016-08-11", "2016-08-11"),
        ("29 November 2023", "2023-11-29", "2023-11-29"),
        ("2021-03-03T10:00Z", "2021-03-03", "2021-03-03"),
        ("1920, 26.05.2023", "2023-05-26", "2023-05-26"),
        ("in February 2024 they", "2024-02-01", "2024-02-29"),
        ("25/12/2020", "2020-12-25", "2020-12-25"),
    ],
)
def test_a_printed_date_is_read_as_the_days_it_names(text, lo, hi):
    (stamp,) = stamps_of(text)
    assert stamp.bounds() == (dt.date.fromisoformat(lo), dt.date.fromisoformat(hi))
    stamp.span.check(text, "stamp")


@pytest.mark.parametrize(
    "text", ["03/04/2022", "31 February 2022", "they may 2 or 3", "March 45", "about 11.5 million"]
)
def test_what_is_no_date_or_could_be_two_is_left_out(text):
    assert [x for x in stamps_of(text) if x.bounds(2022)] == []


def test_a_date_without_a_year_waits_for_one():
    (stamp,) = stamps_of("on May 21 that")
    assert stamp.bounds() is None
    assert stamp.bounds(2020) == (dt.date(2020, 5, 21), dt.date(2020, 5, 21))


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("Published: 3 May 2021, 10:30 GMT", True),
        ("Updated on Monday, May 3, 2021 at 4:15 p.m.", True),
        ("29 November 2023", True),
        ("The treaty of 3 May 2021", False),
        ("May", False),
        ("On 3 May 2021 the ports agreed.", False),
    ],
)
def test_a_date_line_holds_a_date_and_nothing_besides(line, alone):
    assert is_date_line(line) is alone
