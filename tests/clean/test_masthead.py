import pytest

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."


def masthead(cleaned, *lines):
    text = "\n\n".join(lines)
    found = cleaned(text).masthead
    for span in (*found.byline, *(found.outlet.spans if found.outlet else ())):
        span.check(text, "masthead")
    return found


@pytest.mark.parametrize(
    ("opening", "place", "words", "agency"),
    [
        ("CALVEK, March 12 (Northwire) - ", "CALVEK", "CALVEK, March 12 (Northwire)", "Northwire"),
        ("MOSCOW (TASS) – ", "MOSCOW", "MOSCOW (TASS)", "TASS"),
        ("Paris (AFP) — ", "Paris", "Paris (AFP)", "AFP"),
        ("MAY (Reuters) – ", None, "MAY (Reuters)", "Reuters"),
        ("Dec 29 (Reuters) - ", None, "Dec 29 (Reuters)", "Reuters"),
        ("MOSCOW, June 1. /TASS/. ", "MOSCOW", "MOSCOW, June 1. /TASS/", "TASS"),
        ("DES MOINES, Iowa — ", "DES MOINES, Iowa", "DES MOINES, Iowa", None),
    ],
)
def test_a_dateline_gives_place_and_agency(cleaned, opening, place, words, agency):
    found = masthead(cleaned, "Ports agree to share pilots", opening + LEAD, NEXT)
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.span.text) == (place, words)
    assert (found.agency.name if found.agency else None) == agency


@pytest.mark.parametrize(
    "opening", ["EXCLUSIVE - ", "Sen. Jane Roe (R-Iowa) - ", "Critics - and there are many - ", "NATO - "]
)
def test_other_openings_are_no_dateline(cleaned, opening):
    found = masthead(cleaned, "Ports agree to share pilots", opening + LEAD, NEXT)
    assert found.dateline is None
    assert found.agency is None


def test_the_outlet_is_read_where_the_page_names_it(cleaned):
    alt = masthead(cleaned, "The old pier - Harbour Wire, 1920", "Ports agree to share pilots", LEAD, NEXT)
    title = masthead(cleaned, "Ports agree | Latest news The Northern Gazette", "Ports agree", LEAD, NEXT)
    notice = masthead(
        cleaned, "Ports agree to share pilots", LEAD, NEXT, "© 2024 The Northern Gazette Ltd. All rights reserved."
    )
    assert [x.outlet.name for x in (alt, title, notice)] == [
        "Harbour Wire",
        "The Northern Gazette",
        "The Northern Gazette",
    ]


def test_a_paper_that_is_only_quoted_is_not_the_outlet(cleaned):
    line = "“We are close,” the harbour master told The New York Times on Sunday, after a meeting with Reuters and the BBC."
    found = masthead(cleaned, "Ports agree to share pilots", LEAD, line, NEXT)
    assert (found.outlet, found.agency) == (None, None)


def test_a_picture_credit_says_nothing_of_the_text(cleaned):
    found = masthead(cleaned, "Ports agree to share pilots", "© AP Photo / Calvek Port", LEAD, NEXT, "P. Lind/Reuters")
    assert (found.outlet, found.agency) == (None, None)


def test_the_sign_off_names_agency_and_writers(cleaned):
    line = "Reporting by Reuters bureaus; writing by Jon Feld and Nadia Corran; editing by Petra Lind"
    found = masthead(cleaned, "Ports agree to share pilots", LEAD, NEXT, line)
    assert found.agency is not None
    assert found.agency.name == "Reuters"
    assert [x.text for x in found.byline] == ["Jon Feld", "Nadia Corran"]


def test_a_rubric_is_no_outlet_and_a_role_no_writer(cleaned):
    found = masthead(cleaned, "Breaking News", "Ports agree to share pilots", "By Jon Feld, Staff Writer", LEAD, NEXT)
    assert found.outlet is None
    assert [x.text for x in found.byline] == ["Jon Feld"]


def test_a_byline_names_the_writer(cleaned):
    found = masthead(cleaned, "Ports agree to share pilots", "By Jon Feld", LEAD, NEXT)
    assert [x.text for x in found.byline] == ["Jon Feld"]
    assert found.headline is not None
    assert found.headline.text == "Ports agree to share pilots"


def test_a_page_that_opens_with_its_report_has_no_headline(cleaned):
    found = masthead(cleaned, "CALVEK, March 12 (Northwire) - " + LEAD, NEXT)
    assert found.headline is None
