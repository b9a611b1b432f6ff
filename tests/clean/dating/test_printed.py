import datetime as dt

import pytest

from onrecord.clean import clean
from onrecord.model.document import Document
from onrecord.model.markup import DateClaim, Markup
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.model.when import When

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."
MORE = "The council of the smaller port had asked for a longer term, and its speaker called the result a fair one."
LAST = "A joint board of six will meet for the first time in the autumn, and its chair will change from year to year."


def page(cleaned, *lines):
    return cleaned("\n\n".join(["Ports agree to share pilots", *lines]))


def bounds(found):
    when = found.masthead.published
    return (when.lo and when.lo.isoformat(), when.hi and when.hi.isoformat())


@pytest.mark.parametrize(
    "line",
    [
        "Nov. 19, 2031 3:05 pm ET",
        "19 Nov 2031 | 10:15",
        "Published: 2031-11-19T10:15+01:00",
        "Wednesday 19 November 2031 9:22 am",
        "November 19th, 2031 at 8:40 AM",
        "2031.11.19",
        "Nov 19, 20315:45 AM",
        "19/11/2031",
        "sexta-feira, 19 de novembro de 2031 às 20:13",
        "publiziert am 19. November 2031",
        "19 ноября 2031",
        "Published Nov 19, 2031 | Updated Nov 21, 2031",
        "By Jane Roe | November 19, 2031",
        "5:45 AM PST 11/19/2031 by Jane Roe",
        "Posted by Jane Roe on November 19, 2031, 6:21 AM EST",
    ],
)
def test_a_stamp_above_the_first_paragraph_dates_the_page_in_every_usual_form(cleaned, line):
    assert bounds(page(cleaned, line, LEAD, NEXT, MORE, LAST)) == ("2031-11-19", "2031-11-19")


def test_a_change_alone_is_an_upper_bound_and_with_its_hour_a_close_one(cleaned):
    assert bounds(page(cleaned, "Updated November 19, 2031", LEAD, NEXT, MORE)) == (None, "2031-11-19")
    assert bounds(page(cleaned, "Updated November 19, 2031 9:40 pm", LEAD, NEXT, MORE)) == ("2031-10-20", "2031-11-19")


def test_a_word_on_the_line_above_tells_the_role(cleaned):
    found = page(cleaned, "Updated", "November 19, 2031", LEAD, NEXT, MORE)
    assert [x.role for x in found.dates] == [DateRole.MODIFIED]


def test_the_word_of_publication_goes_before_a_bare_date_and_before_a_change(cleaned):
    found = page(cleaned, "November 21, 2031", "First published: November 19, 2031", LEAD, NEXT, MORE)
    assert bounds(found) == ("2031-11-19", "2031-11-19")
    assert [x.verdict for x in found.dates] == [DateVerdict.CONTRADICTED, DateVerdict.TAKEN]


def test_what_counts_from_a_day_that_is_not_named_is_listed_and_dates_nothing(cleaned):
    found = page(cleaned, "Published 3 hours ago", LEAD, NEXT, MORE)
    assert bounds(found) == (None, None)
    (evidence,) = found.dates
    assert (evidence.written, evidence.verdict) == ("3 hours ago", DateVerdict.PASSED_OVER)
    assert evidence.why == "counts from a day that the page does not name"


def test_rights_and_the_posts_of_others_are_no_date_of_the_page(cleaned):
    assert bounds(page(cleaned, LEAD, NEXT, MORE, "© 19 November 2031 Harbour Wire. All rights reserved.")) == (
        None,
        None,
    )
    post = page(cleaned, LEAD, "— Harbour Master (@calvekport) November 18, 2031", NEXT, MORE)
    # A post bounds the page from below, by a day less for its zone.
    assert bounds(post) == ("2031-11-17", None)


def with_markup(pack, line, **markup):
    text = "\n".join(["Ports agree to share pilots", line, LEAD, NEXT, MORE])
    return clean(Document(id="0" * 64, text=text, markup=Markup(**markup)), When(), pack)


def test_a_date_with_two_readings_leaves_both(cleaned):
    found = page(cleaned, "Published 03/04/2031", LEAD, NEXT, MORE)
    assert bounds(found) == ("2031-03-04", "2031-04-03")
    assert "may be 2031-03-04 or 2031-04-03" in found.dates[0].why


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://wire.example.uk/pilots", "2031-04-03"),
        ("https://wire.example.us/pilots", "2031-03-04"),
        ("https://wire.example.com/2031/04/pilots", "2031-04-03"),
    ],
)
def test_the_country_of_a_page_or_its_address_decides_between_two_readings(pack, address, day):
    dates = (DateClaim(source=DateSource.ADDRESS, role=DateRole.PUBLISHED, at="address", written="2031/04/03"),)
    found = with_markup(pack, "03/04/2031", address=address, dates=dates if "2031" in address else ())
    assert bounds(found) == (day, day)


def test_a_second_date_decides_between_two_readings(cleaned):
    found = page(cleaned, "Published 03/04/2031 | Updated 3 April 2031, 10:00", LEAD, NEXT, MORE)
    assert bounds(found) == ("2031-04-03", "2031-04-03")


def test_a_date_without_its_year_has_that_of_the_address(pack):
    month = DateClaim(source=DateSource.ADDRESS, role=DateRole.PUBLISHED, at="address", written="2031/11")
    found = with_markup(pack, "Posted Nov 19, 6:51 AM", dates=(month,))
    assert bounds(found) == ("2031-11-19", "2031-11-19")
    assert bounds(with_markup(pack, "Posted Nov 19, 6:51 AM")) == (None, None)


def test_a_bare_date_and_an_address_that_differ_leave_the_days_between(pack):
    day = DateClaim(source=DateSource.ADDRESS, role=DateRole.PUBLISHED, at="address", written="2031/11/08")
    found = with_markup(pack, "November 13, 2031", dates=(day,))
    assert bounds(found) == ("2031-11-08", "2031-11-13")
    assert [str(x.kind) for x in found.damage] == ["date_conflict"]


def test_a_moment_in_greenwich_is_of_the_day_that_the_page_prints_for_it(pack):
    tag = DateClaim(source=DateSource.META, role=DateRole.PUBLISHED, at="meta date", written="2031-11-20T04:30:00Z")
    assert bounds(with_markup(pack, "Nov 19, 2031 11:30 pm ET", dates=(tag,))) == ("2031-11-19", "2031-11-19")
    assert bounds(with_markup(pack, "Jane Roe", dates=(tag,))) == ("2031-11-20", "2031-11-20")


def test_evidence_is_of_the_text_at_its_span(cleaned):
    text = "\n\n".join(["Ports agree to share pilots", "Published 19 November 2031, 10:15 GMT", LEAD, NEXT])
    (evidence,) = cleaned(text).dates
    evidence.span.check(text, "date")
    assert (evidence.written, evidence.zone, evidence.when.lo) == ("19 November 2031", "GMT", dt.date(2031, 11, 19))


BRIEF = """Ports agree to share pilots

{stamp}

The two ports agreed on Tuesday to share their pilots for ten years, the harbour master of Calvek said on the quay.

The pact was signed on {day}, as both of the councils had asked the two harbour masters to do for many years.
"""


def test_a_printed_placeholder_dates_nothing_and_is_said_to_be_one(cleaned):
    page = cleaned(BRIEF.format(stamp="01/01/1970", day="a Monday"))
    assert not page.masthead.published.known
    assert [(x.written, x.verdict) for x in page.dates if x.source == "stamp"] == [("01/01/1970", "placeholder")]


def test_a_past_day_just_behind_the_stamp_is_within_a_day_and_not_older(cleaned):
    page = cleaned(BRIEF.format(stamp="Published July 12, 2023", day="July 13, 2023"))
    (floor,) = [x for x in page.dates if x.written == "July 13, 2023"]
    assert floor.verdict == "agrees"
    assert floor.why.startswith("within a day of the page")
