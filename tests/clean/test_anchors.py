LEAD = "Today the summit of the NATO alliance opens in Vilnius, and the pilots of Calvek are among its guests."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."


def page(cleaned, *lines):
    return cleaned("\n\n".join(["Pilots among the guests", *lines, NEXT]))


def bounds(found):
    when = found.masthead.published
    return (when.lo and when.lo.isoformat(), when.hi and when.hi.isoformat())


def test_a_meeting_that_opens_today_dates_the_page(cleaned):
    found = page(cleaned, LEAD)
    assert bounds(found) == ("2023-07-11", "2023-07-11")
    assert [x.text for x in found.masthead.published.spans] == ["Today"]


def test_a_stamp_against_the_meeting_of_the_day_is_a_conflict_and_the_text_is_believed(cleaned):
    found = page(cleaned, "29 December 2023", LEAD)
    assert bounds(found) == ("2023-07-11", "2023-07-11")
    assert [(str(x.kind), x.span.text) for x in found.damage] == [("date_conflict", "29 December 2023")]


def test_a_stamp_of_the_same_days_is_no_conflict(cleaned):
    assert page(cleaned, "11 July 2023", LEAD).damage == ()


def test_a_meeting_ahead_is_an_upper_bound_and_the_last_day_told_a_lower_one(cleaned):
    ahead = "The pilots want a clear answer at a July summit of NATO leaders in Vilnius, the clerk said."
    assert bounds(page(cleaned, ahead)) == ("2022-07-12", "2023-07-12")
    told = "The clerk spoke to reporters on May 3 about the pier."
    assert bounds(page(cleaned, ahead, told)) == ("2023-05-03", "2023-07-12")


def test_other_meetings_in_the_same_city_fix_nothing(cleaned):
    line = "Today NATO ministers meet in Vilnius, and the pilots of Calvek are among the guests of the city."
    twice = "Today the NATO summit opens in Brussels, and the pilots of Calvek are among the guests of the city."
    assert bounds(page(cleaned, line)) == (None, None)
    assert bounds(page(cleaned, twice)) == (None, None)
