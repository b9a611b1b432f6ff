import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.markup import DateClaim
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.text.told import placeholder, told_by


def claim(written, source="json_ld", role="published"):
    return DateClaim(source=DateSource(source), role=DateRole(role), at=source, written=written)


def days(*claims):
    when = told_by(claims)[0]
    return (when.lo and when.lo.isoformat(), when.hi and when.hi.isoformat())


LOCAL, GREENWICH = "2031-03-11T23:30:00-05:00", "2031-03-12T04:30:00Z"


def test_the_day_is_that_of_the_zone_in_which_it_is_written():
    assert days(claim(LOCAL)) == ("2031-03-11", "2031-03-11")
    assert days(claim(GREENWICH)) == ("2031-03-12", "2031-03-12")


@pytest.mark.parametrize(
    "home",
    [
        claim(LOCAL, "meta"),
        claim("2031-03-11 23:30:00", "meta"),
        claim("2031-03-11T23:30", "time_element"),
        claim("2031/03/11", "address"),
    ],
)
def test_one_moment_in_greenwich_and_at_home_is_of_the_day_at_home(home):
    assert days(claim(GREENWICH), home) == ("2031-03-11", "2031-03-11")
    assert days(home, claim(GREENWICH)) == ("2031-03-11", "2031-03-11")


def test_a_clock_without_its_zone_that_is_written_in_greenwich_too_is_of_greenwich():
    assert days(
        claim("2031-03-12 04:30:00", "meta"), claim(GREENWICH, "time_element"), claim("2031/03/11", "address")
    ) == (
        "2031-03-11",
        "2031-03-11",
    )


def test_a_change_in_two_zones_tells_the_zone_of_the_page():
    changes = [claim("2031-03-12T05:00:00Z", "meta", "modified"), claim("2031-03-12T00:00", "stamp", "modified")]
    assert days(claim(GREENWICH), *changes) == ("2031-03-11", "2031-03-11")


def test_days_that_no_zone_explains_leave_the_interval_of_both():
    when, evidence = told_by([claim("2031-03-12"), claim("2031-03-02", "meta")])
    assert (when.lo, when.hi) == (dt.date(2031, 3, 2), dt.date(2031, 3, 12))
    assert {x.verdict for x in evidence} == {DateVerdict.TAKEN}


def test_the_markup_goes_before_a_line_of_the_page_and_that_before_the_address():
    far = claim("2030/01/05", "address")
    assert days(far, claim("2031-03-12")) == ("2031-03-12", "2031-03-12")
    assert days(far, claim("2031-03-12", "time_element")) == ("2031-03-12", "2031-03-12")
    assert days(far) == ("2030-01-05", "2030-01-05")


def test_a_change_dates_no_page():
    when, (evidence,) = told_by([claim("2031-03-12", role="modified")])
    assert not when.known
    assert (evidence.verdict, evidence.when.known) == (DateVerdict.PASSED_OVER, True)


def test_a_page_published_after_its_last_change_is_doubted_unless_another_claim_bears_it_out():
    late, change = claim("2031-03-12"), claim("2031-03-02", "meta", "modified")
    assert days(late, change) == ("2031-03-02", "2031-03-12")
    assert days(late, change, claim("2031/03/12", "address")) == ("2031-03-12", "2031-03-12")


@pytest.mark.parametrize(
    "value",
    ["1970-01-01", "0001-01-01T00:00:00Z", "1984-05-05", "2150-01-01", "{{date}}", "${pub}", "0000-00-00", " ", "null"],
)
def test_a_placeholder_is_named_and_dates_nothing(value):
    assert placeholder(value)
    when, (evidence,) = told_by([claim(value)])
    assert not when.known
    assert evidence.verdict is DateVerdict.PLACEHOLDER


def test_a_value_that_is_no_date_is_unreadable_and_said_so():
    assert told_by([claim("some day in spring")])[1][0].verdict is DateVerdict.UNREADABLE


VALUES = st.sampled_from(
    [
        LOCAL,
        GREENWICH,
        "2031-03-11",
        "2031-03-12",
        "2031-03-12 04:30",
        "2031-03-11 23:30",
        "2031-03",
        "2029-01-01",
        "soon",
        "1970-01-01",
    ]
)
CLAIMS = st.builds(
    claim,
    VALUES,
    st.sampled_from(["json_ld", "meta", "time_element", "address", "feed"]),
    st.sampled_from(["published", "published", "modified", "floor"]),
)


@given(st.lists(CLAIMS, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims, random):
    mixed = random.sample(claims, len(claims))
    first, second = told_by(claims), told_by(mixed)
    assert first[0] == second[0]
    assert sorted(map(repr, first[1])) == sorted(map(repr, second[1]))


@given(st.lists(CLAIMS, max_size=6), st.sampled_from(["1970-01-01", "{{date}}", ""]), st.integers(0, 6))
def test_a_placeholder_changes_nothing(claims, value, at):
    assert told_by([*claims[:at], claim(value), *claims[at:]])[0] == told_by(claims)[0]


@given(st.lists(CLAIMS, max_size=6))
def test_the_interval_is_closed_and_holds_what_is_taken(claims):
    when, evidence = told_by(claims)
    assert len(evidence) == len(claims)
    assert (when.lo is None) == (when.hi is None)
    for x in evidence:
        if x.verdict is DateVerdict.TAKEN:
            assert when.lo <= x.when.lo
            assert x.when.hi <= when.hi
        assert x.why
