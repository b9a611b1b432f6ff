import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean import clean
from onrecord.clean.dating.candidate import Candidate, verdict_on
from onrecord.model.document import Document
from onrecord.model.markup import DateClaim, Markup
from onrecord.model.span import Span
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.text.told import told_by

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


JSON_LD = DateClaim(
    source=DateSource.JSON_LD, role=DateRole.PUBLISHED, at="JSON-LD datePublished", written="2024-03-12"
)
SUMMIT = "Today the summit of the NATO alliance opens in Vilnius, and the pilots of Calvek are among its guests."


def marked(pack, lines, *claims, published=None):
    text = "\n\n".join(["Ports agree to share pilots", *lines])
    document = Document(id="0" * 64, text=text, markup=Markup(dates=claims))
    return clean(document, published or told_by(claims)[0], pack)


def verdicts(found):
    return {str(x.source): str(x.verdict) for x in found.dates}


def test_the_markup_dates_the_page_and_a_stamp_that_agrees_is_listed(pack):
    found = marked(pack, ["12 March 2024", LEAD, NEXT], JSON_LD)
    assert bounds(found) == ("2024-03-12", "2024-03-12")
    assert verdicts(found) == {"json_ld": "taken", "stamp": "agrees"}
    assert kinds(found) == []


def test_the_caller_goes_before_the_markup(pack):
    found = marked(pack, [LEAD, NEXT], JSON_LD, published=day(dt.date(2022, 5, 2)))
    assert bounds(found) == ("2022-05-02", "2022-05-02")
    assert verdicts(found) == {"caller": "taken", "json_ld": "contradicted"}


def test_a_meeting_of_the_day_goes_before_the_markup_and_says_so(pack):
    found = marked(pack, [SUMMIT, NEXT], JSON_LD)
    assert bounds(found) == ("2023-07-11", "2023-07-11")
    assert verdicts(found) == {"json_ld": "contradicted", "meeting": "taken"}
    assert kinds(found) == ["date_conflict"]


def test_a_stamp_that_the_text_contradicts_is_listed_as_contradicted(cleaned):
    past = "The pier was closed on March 3, 2024 after a storm broke two of its pillars."
    found = page(cleaned, "12 March 2021", LEAD, past)
    assert verdicts(found) == {"stamp": "contradicted", "text": "narrows"}


def test_a_month_just_ahead_that_is_told_as_past_contradicts_no_stamp(cleaned):
    moved = "The vote was moved to April 2024 after the council had asked for more time."
    assert bounds(page(cleaned, "12 March 2024", LEAD, moved)) == ("2024-03-12", "2024-03-12")


def test_a_placeholder_is_named_and_the_page_stays_undated(pack):
    empty = DateClaim(
        source=DateSource.JSON_LD, role=DateRole.PUBLISHED, at="JSON-LD datePublished", written="1970-01-01"
    )
    found = marked(pack, [LEAD, NEXT], empty)
    assert bounds(found) == (None, None)
    assert verdicts(found) == {"json_ld": "placeholder"}


def test_the_date_of_a_comment_is_a_ceiling_at_best():
    x = Candidate(
        source=DateSource.STAMP,
        role=DateRole.CEILING,
        at="date of a comment",
        span=Span.of("May 3, 2024", 0, 11),
        when=When(hi=dt.date(2024, 5, 3)),
    )
    assert str(verdict_on(x, day(dt.date(2024, 3, 12)), ())[0]) == "agrees"
    assert str(verdict_on(x, day(dt.date(2024, 6, 12)), ())[0]) == "contradicted"


LINES = st.lists(
    st.sampled_from(
        [
            "Published 12 March 2024",
            "Updated 14 March 2024, 10:00",
            "03/04/2024",
            "3 hours ago",
            "CALVEK, March 12 (Northwire) - " + LEAD,
            LEAD,
            NEXT,
            SUMMIT,
            "The pier was closed on March 3, 2024 after a storm broke two of its pillars.",
            "The pier in a file photo taken on Monday, March 11, 2024.",
        ]
    ),
    max_size=7,
)
CLAIMS = st.lists(
    st.builds(
        DateClaim,
        source=st.sampled_from([DateSource.JSON_LD, DateSource.META, DateSource.ADDRESS]),
        role=st.sampled_from([DateRole.PUBLISHED, DateRole.MODIFIED]),
        at=st.just("somewhere"),
        written=st.sampled_from(["2024-03-12", "2024-03-12T02:00:00Z", "2024/03", "2024-03-01", "1970-01-01", "soon"]),
    ),
    max_size=4,
)


@given(LINES, CLAIMS)
@settings(max_examples=150, deadline=None)
def test_what_is_taken_lies_within_the_days_or_around_them(lines, claims):
    found = marked(load_pack("core"), lines, *claims)
    when = found.masthead.published
    text = "\n\n".join(["Ports agree to share pilots", *lines])
    assert len([x for x in found.dates if x.span is None]) == len(claims)
    for x in found.dates:
        assert x.why
        if x.span is not None:
            x.span.check(text, "date")
        if x.verdict is DateVerdict.TAKEN:
            inside = (when.lo or dt.date.min) <= x.when.lo and x.when.hi <= (when.hi or dt.date.max)
            around = when.lo and when.hi and x.when.lo <= when.lo and when.hi <= x.when.hi
            assert inside or around


@given(LINES, CLAIMS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_claims_and_an_empty_one_change_nothing(lines, claims, random):
    empty = DateClaim(source=DateSource.META, role=DateRole.PUBLISHED, at="meta date", written="{{date}}")
    pack = load_pack("core")
    first = marked(pack, lines, *claims)
    second = marked(pack, lines, *random.sample(claims, len(claims)), empty)
    assert first.masthead.published == second.masthead.published


def test_a_page_that_was_changed_later_may_tell_of_later_days(pack):
    past = "The pier was closed on March 20, 2024 after a storm broke two of its pillars."
    change = DateClaim(source=DateSource.META, role=DateRole.MODIFIED, at="meta modified", written="2024-03-21")
    assert kinds(marked(pack, [LEAD, past], JSON_LD)) == ["date_conflict"]
    assert kinds(marked(pack, [LEAD, past], JSON_LD, change)) == []


def told(*claims):
    return Markup(dates=tuple(DateClaim(source=DateSource.META, role=r, at="meta", written=w) for r, w in claims))


def dated_by(markup, *lines):
    text = "\n\n".join(["Ports agree to share pilots", *lines])
    return clean(Document(id="0" * 64, text=text, markup=markup), told_by(markup.dates)[0], load_pack("core"))


def test_a_past_day_in_the_text_goes_before_the_day_in_the_markup():
    markup = told((DateRole.PUBLISHED, "2024-03-12"))
    found = dated_by(markup, LEAD, "The pilots struck on May 3, 2024, and the ports closed.", NEXT)
    assert bounds(found) == ("2024-05-03", None)
    assert kinds(found) == ["date_conflict"]
    assert [str(x.verdict) for x in found.dates if x.source is DateSource.META] == ["contradicted"]


def test_a_later_change_explains_a_past_day_that_the_first_print_could_not_have():
    markup = told((DateRole.PUBLISHED, "2024-03-12"), (DateRole.MODIFIED, "2024-05-06"))
    found = dated_by(markup, LEAD, "The pilots struck on May 3, 2024, and the ports closed.", NEXT)
    assert bounds(found) == ("2024-03-12", "2024-03-12")
    assert kinds(found) == []


def test_a_dateline_with_its_year_goes_before_markup_that_was_renewed():
    found = dated_by(told((DateRole.PUBLISHED, "2024-07-30")), "CALVEK, March 12, 2024 (Northwire) - " + LEAD, NEXT)
    assert bounds(found) == ("2024-03-12", "2024-03-13")
    assert kinds(found) == ["date_conflict"]


def test_a_weekday_that_its_date_did_not_fall_on_is_said(cleaned):
    found = page(
        cleaned, "Published 12 March 2024", LEAD, "They met on Friday, March 8, 2024, and on Monday, March 9, 2024."
    )
    assert [(x.span.text, x.detail) for x in found.damage] == [("Monday, March 9, 2024", "2024-03-09 was a Saturday")]


def test_a_day_that_no_calendar_has_is_said(cleaned):
    found = page(
        cleaned, "Published 12 March 2024", LEAD, "The pilots are paid on February 30, and In June 31 ships left."
    )
    assert [(x.span.text, x.detail) for x in found.damage] == [("February 30", "no calendar has this day")]


def test_a_stamp_of_a_later_year_than_the_headline_names_dates_nothing_alone(cleaned):
    text = "\n\n".join(["Calvek Regatta 2018: what the ports plan", "By Ada Quist - 2019-04-10", LEAD, NEXT])
    found = cleaned(text)
    assert bounds(found) == ("2018-01-01", "2019-04-10")
    assert kinds(found) == ["date_conflict"]


def test_a_headline_that_looks_back_leaves_the_stamp_alone(cleaned):
    text = "\n\n".join(["Ports repeat the errors they made in 2012", "By Ada Quist - 2019-04-10", LEAD, NEXT])
    assert bounds(cleaned(text)) == ("2019-04-10", "2019-04-10")
