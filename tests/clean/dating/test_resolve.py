import datetime as dt

from onrecord.model.when import day

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."


def page(cleaned, *lines, published=None):
    return cleaned("\n\n".join(["Ports agree to share pilots", *lines]), published)


def bounds(found):
    when = found.masthead.published
    return (when.lo and when.lo.isoformat(), when.hi and when.hi.isoformat())


def kinds(found):
    return [str(x.kind) for x in found.damage]


def test_a_printed_stamp_dates_the_page(cleaned):
    found = page(cleaned, "Published 12 March 2024, 16:05 GMT", LEAD, NEXT)
    assert bounds(found) == ("2024-03-12", "2024-03-12")
    assert [x.text for x in found.masthead.published.spans] == ["12 March 2024"]


def test_the_date_of_a_related_story_is_not_the_page_s(cleaned):
    found = page(cleaned, LEAD, "Pilots on strike - Harbour Wire, 1920, 10.03.2024", NEXT)
    assert bounds(found) == (None, None)


def test_the_date_of_the_lead_picture_s_title_is(cleaned):
    found = page(cleaned, "The pier - Harbour Wire, 1920, 12.03.2024", LEAD, NEXT)
    assert bounds(found) == ("2024-03-12", "2024-03-12")


def test_a_dateline_with_its_year_means_that_day_or_the_next(cleaned):
    found = page(cleaned, "CALVEK, March 12, 2024 (Northwire) - " + LEAD, NEXT)
    assert bounds(found) == ("2024-03-12", "2024-03-13")


def test_a_month_a_dated_picture_and_a_weekday_leave_one_day(cleaned):
    caption = "A view of the pier in this handout photo, which was released on March 26, 2024. Calvek Port/Handout via REUTERS"
    found = page(cleaned, "MARCH (Reuters) - " + LEAD.replace("Monday", "Friday"), NEXT, caption)
    assert bounds(found) == ("2024-03-29", "2024-03-29")
    assert kinds(found) == ["date_missing"]


def test_a_weekday_that_is_a_dated_picture_s_leaves_a_week(cleaned):
    caption = "The harbour master at the pier in this file photo taken on Monday, March 11, 2024."
    found = page(cleaned, LEAD, caption, NEXT)
    assert bounds(found) == ("2024-03-11", "2024-03-18")


def test_a_past_day_is_a_lower_bound_and_a_planned_one_is_none(cleaned):
    past = page(cleaned, LEAD, "The pier was closed on March 3, 2024 after a storm broke two of its pillars.")
    planned = page(cleaned, LEAD, "The ports plan to open a new pier in 2031 and said the money was found in time.")
    assert bounds(past) == ("2024-03-03", None)
    assert bounds(planned) == (None, None)


def test_a_stamp_older_than_what_the_text_tells_is_a_conflict(cleaned):
    found = page(
        cleaned, "12 March 2021", LEAD, "The pier was closed on March 3, 2024 after a storm broke two pillars."
    )
    assert bounds(found) == ("2024-03-03", None)
    (damage,) = found.damage
    assert (str(damage.kind), damage.span.text) == ("date_conflict", "12 March 2021")


def test_a_stamp_far_from_the_dateline_widens_the_interval(cleaned):
    found = page(cleaned, "29 November 2023", "CALVEK, July 11 (Northwire) - " + LEAD, NEXT)
    assert bounds(found) == ("2023-07-11", "2023-11-29")
    assert kinds(found) == ["date_conflict"]


def test_the_date_told_stands_and_a_stamp_against_it_is_reported(cleaned):
    told = day(dt.date(2024, 3, 12), basis="caller")
    agreed = page(cleaned, "Published 12 March 2024", LEAD, NEXT, published=told)
    against = page(cleaned, "Published 2 May 2022", LEAD, NEXT, published=told)
    assert agreed.masthead.published == told
    assert kinds(agreed) == []
    assert against.masthead.published == told
    assert kinds(against) == ["date_conflict"]


def test_a_text_that_says_nothing_is_not_dated(cleaned):
    assert bounds(page(cleaned, LEAD, NEXT)) == (None, None)
