from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.when import When, day
from onrecord.text.date_rules import Rule
from onrecord.text.dates import RULES, find_times

WEDNESDAY = dt.date(2018, 5, 16)


def shown(text: str, published: When | None = None) -> list[tuple[str, str, str]]:
    when = day(WEDNESDAY) if published is None else published
    return [(w.spans[0].text, str(w.lo or ".."), str(w.hi or "..")) for w in find_times(text, [(0, len(text))], when)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank on Monday.", ("on Monday", "2018-05-14", "2018-05-14")),
        ("The ferry sank on Wednesday.", ("on Wednesday", "2018-05-16", "2018-05-16")),
        ("The crews will meet on Friday.", ("on Friday", "2018-05-18", "2018-05-18")),
        ("Next Monday the port opens.", ("Next Monday", "2018-05-21", "2018-05-21")),
        ("Asked on Monday whether they will sail, she laughed.", ("on Monday", "2018-05-14", "2018-05-14")),
        ("They met yesterday afternoon.", ("yesterday afternoon", "2018-05-15", "2018-05-15")),
        ("The mayor quit last week.", ("last week", "2018-05-06", "2018-05-12")),
        ("The mayor quit last month.", ("last month", "2018-04-01", "2018-04-30")),
        ("It was built last year.", ("last year", "2017-01-01", "2017-12-31")),
        ("In September, the port closed.", ("In September", "2017-09-01", "2017-09-30")),
        ("The port will close in September.", ("in September", "2018-09-01", "2018-09-30")),
        ("They await a July fair.", ("July", "2018-07-01", "2018-07-31")),
        ("In early March the ice broke.", ("In early March", "2018-03-01", "2018-03-10")),
        ("The lock opened in June 2016.", ("in June 2016", "2016-06-01", "2016-06-30")),
        ("It was signed on May 3.", ("on May 3", "2018-05-03", "2018-05-03")),
        ("It was signed on Tuesday, 3 May 2016.", ("on Tuesday, 3 May 2016", "2016-05-03", "2016-05-03")),
        ("Dated 03.05.2016 in Riga.", ("03.05.2016", "2016-05-03", "2016-05-03")),
        ("The tolls rose in 2009.", ("in 2009", "2009-01-01", "2009-12-31")),
        ("Since 2009 the tolls have risen.", ("Since 2009", "2009-01-01", "..")),
        ("It must be paid by 2030.", ("by 2030", "..", "2030-12-31")),
        ("By the end of 2009 it was gone.", ("By the end of 2009", "2009-12-01", "2009-12-31")),
        ("In the 1990s it thrived.", ("In the 1990s", "1990-01-01", "1999-12-31")),
        ("It froze last winter.", ("last winter", "2017-12-01", "2018-02-28")),
        ("They left three weeks ago.", ("three weeks ago", "2018-04-22", "2018-04-28")),
        ("They left two months ago.", ("two months ago", "2018-03-01", "2018-03-31")),
        ("They left three or four months ago.", ("three or four months ago", "2018-01-01", "2018-02-28")),
        ("Fares doubled over the past year.", ("over the past year", "2017-05-16", "2018-05-16")),
        ("It expires at the end of the year.", ("at the end of the year", "2018-12-01", "2018-12-31")),
        ("The strike is now in its third week.", ("third week", "2018-05-10", "2018-05-22")),
        ("The quay was shut a few months ago.", ("a few months ago", "..", "2018-05-16")),
        ("Everyone will know in the coming weeks.", ("in the coming weeks", "2018-05-16", "..")),
        ("They had feuded for years.", ("for years", "..", "..")),
        ("A movie set for release on June 5.", ("on June 5", "2018-06-05", "2018-06-05")),
        ("After their March 13 debate the mayor will rest.", ("March 13", "2018-03-13", "2018-03-13")),
        ("They want it done by mid-July.", ("by mid-July", "2018-07-11", "2018-07-20")),
        ("It will open no earlier than June 1.", ("no earlier than June 1", "2018-06-01", "..")),
        ("Tolls have risen since at least 2009.", ("since at least 2009", "2009-01-01", "..")),
        ("It was shut until last month as a wreck.", ("until last month", "..", "2018-04-30")),
        ("In May last year the ice broke.", ("In May last year", "2017-05-01", "2017-05-31")),
        ("In the second half of June 2016 it rained.", ("In the second half of June 2016", "2016-06-16", "2016-06-30")),
        ("In the first week of May it rained.", ("In the first week of May", "2018-05-01", "2018-05-07")),
        ("In the late eighteenth century it was rich.", ("In the late eighteenth century", "1770-01-01", "1799-12-31")),
        ("In the 1800s it was rich.", ("In the 1800s", "1800-01-01", "1899-12-31")),
        ("At the end of the 1990s it fell.", ("At the end of the 1990s", "1998-01-01", "1999-12-31")),
        ("In 1066 the Normans came.", ("In 1066", "1066-01-01", "1066-12-31")),
        (
            "Catches fell in the first half of this year.",
            ("in the first half of this year", "2018-01-01", "2018-06-30"),
        ),
        ("Earlier in the week it rained.", ("Earlier in the week", "2018-05-13", "2018-05-16")),
        ("No ship sails until the storm is over.", ("until the storm is over", "..", "..")),
    ],
)
def test_an_expression_of_time_is_resolved_against_publication(text: str, expected: tuple[str, str, str]) -> None:
    assert shown(text) == [expected]


def test_without_publication_only_what_carries_its_year_is_resolved() -> None:
    assert shown("It sank on Monday, after a fire in 2011.", When()) == [
        ("on Monday", "..", ".."),
        ("in 2011", "2011-01-01", "2011-12-31"),
    ]


def test_publication_known_as_an_interval_gives_an_interval() -> None:
    published = When(lo=dt.date(2018, 5, 10), hi=dt.date(2018, 6, 11))
    assert shown("It sank on Thursday, they said.", published) == [("on Thursday", "2018-05-10", "2018-06-07")]


def test_a_time_beside_another_is_that_other() -> None:
    assert shown("On Monday, two days after the fire, crews returned.")[1][1:] == ("2018-05-14", "2018-05-14")


def test_later_counts_from_the_time_mentioned_last() -> None:
    assert shown("The council met on May 3. Four days later it fell.")[1][1:] == ("2018-05-07", "2018-05-07")


def test_since_then_begins_with_the_time_mentioned_last() -> None:
    assert shown("It closed in 2012. Since then nothing moved.")[1] == ("Since then", "2012-01-01", "..")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "He spoke to April Jones, the mayor.",
        "More than 2000 soldiers came.",
        "Voters went out on Super Tuesday.",
        "It costs 1,950 dollars.",
        'He watched "This Week" at home.',
        "It was built in 1500 BC.",
        "They surveyed 1709 schoolchildren.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert shown(text) == []


@given(
    st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2090, 12, 31)),
    st.sampled_from(["on Friday", "last month", "in March", "three weeks ago", "this winter", "on Feb. 29", "by 2040"]),
)
def test_the_same_text_never_ends_before_it_begins(published: dt.date, words: str) -> None:
    text = f"The port was closed {words}."
    (when,) = find_times(text, [(0, len(text))], day(published))
    when.spans[0].check(text, "time")
    assert when.lo is None or when.hi is None or when.lo <= when.hi


@given(st.text(alphabet="0123456789-./ MayJune Fridaysinceby,agotwk\n", max_size=60))
def test_no_text_is_refused_and_no_two_times_overlap(text: str) -> None:
    last = 0
    for when in find_times(text, [(0, len(text))], day(WEDNESDAY)):
        (span,) = when.spans
        span.check(text, "time")
        assert span.s >= last
        last = span.e


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.pattern.pattern[-60:])
@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_no_rule_is_kept_from_a_sentence_that_it_matches(rule: Rule, data: st.DataObject) -> None:
    # Digits of other scripts are left out: no rule is meant for them.
    words = data.draw(st.from_regex(rule.pattern, alphabet=st.characters(codec="cp1252"))).casefold()
    assert all(any(x in words for x in letters) for letters in rule.needs)
