import sys

import pytest
from tests.acquire.pdfs import column, pdf

from onrecord.acquire.base import CallerKnows
from onrecord.acquire.pdf import pdf_sighting
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Told
from onrecord.model.ids import content_id
from onrecord.model.vocabulary import DateRole, DateSource

FIRST = """The two ports opened talks on a common pilot service on Monday, the harbour
master said in a speech. Nobody wants to lose another winter, he told reporters in
the old town hall.
Under the draft each port would keep its own dredgers and share the cost of the
pilots for ten years."""
HEAD, FOOT = (72, 800, 9, "The Northern Gazette"), (290, 30, 9, "1")


def seen(data):
    return pdf_sighting(data, "a.pdf", CallerKnows())


def test_lines_are_paragraphs_again_and_heads_and_numbers_stay_alone():
    data = pdf([[HEAD, (72, 760, 20, "Ports open talks"), *column(FIRST), FOOT]])
    found = seen(data)
    assert found.document.text.split("\n") == [
        "The Northern Gazette",
        "Ports open talks",
        "The two ports opened talks on a common pilot service on Monday, the harbour master said in a speech. Nobody wants"
        " to lose another winter, he told reporters in the old town hall.",
        "Under the draft each port would keep its own dredgers and share the cost of the pilots for ten years.",
        "1",
    ]
    assert (found.document.id, found.document.media_type) == (content_id(data), "application/pdf")
    assert (found.capture.source, found.capture.told) == ("a.pdf", Told.NOBODY)


def test_room_between_lines_and_an_indent_begin_a_paragraph():
    lines = "The two ports opened talks on Monday, said the harbour master\nrepresenting the northern town, and its deputy mayor"
    room = pdf([[*column(lines), *column(lines, top=690)]])
    assert len(seen(room).document.text.split("\n")) == 2
    first, second = lines.split("\n")
    indented = [(72, 700, 11, first), (72, 686, 11, second), (92, 672, 11, first), (72, 658, 11, second)]
    assert len(seen(pdf([indented])).document.text.split("\n")) == 2


def test_every_item_of_a_list_is_a_paragraph():
    first, second = "• The ports keep their own dredgers and share", "the cost of all the pilots between them"
    items = [(72, 700, 11, first), (84, 686, 11, second), (72, 672, 11, first), (84, 658, 11, second)]
    assert seen(pdf([items])).document.text == f"{first} {second}\n{first} {second}"


def test_two_columns_are_not_mixed():
    left, right = (
        column("The ports agreed on\na common service", x=60),
        column("Nobody wants to lose\nanother winter", x=320),
    )
    assert seen(pdf([[*left, *right]])).document.text == (
        "The ports agreed on a common service\nNobody wants to lose another winter"
    )


def test_a_hyphen_at_the_end_of_a_line_is_undone_where_the_word_is_written_elsewhere():
    lines = "The master of the harbour said that both of the har-\nbours would stay open, and that both harbours are well-\nknown."
    assert seen(pdf([column(lines)])).document.text == (
        "The master of the harbour said that both of the harbours would stay open, and that both harbours are well-known."
    )


def test_the_pages_follow_one_another():
    text = seen(pdf([[HEAD, *column("They met.")], [HEAD, *column("They agreed.")]])).document.text
    assert text == "The Northern Gazette\nThey met.\nThe Northern Gazette\nThey agreed."


@pytest.mark.parametrize(
    ("created", "written"),
    [
        ("D:20240312103000+01'00'", "2024-03-12T10:30:00+01:00"),
        ("D:20240312103000Z", "2024-03-12T10:30:00Z"),
        ("D:20240312103000-05'30", "2024-03-12T10:30:00-05:30"),
        ("D:20240312", "2024-03-12"),
        ("D:202403121030", "2024-03-12T10:30:00"),
        ("D:19700101000000Z", None),
        ("D:20241340", None),
        ("March", None),
        (None, None),
    ],
)
def test_the_date_of_the_metadata_is_a_claim_if_it_can_be_one(created, written):
    claims = seen(pdf([column("They met.")], created)).document.markup.dates
    assert [(x.source, x.role, x.at, x.written) for x in claims] == (
        [(DateSource.META, DateRole.PUBLISHED, "PDF CreationDate", written)] if written else []
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (pdf([[]]), "a PDF of 1 page with no text in it (a scan: recognise its text first)"),
        (pdf([[], []]), "a PDF of 2 pages with no text in it (a scan: recognise its text first)"),
        (pdf([column("They met.")], encrypt=True), "one that wants a password"),
        (b"%PDF-1.7 and no more", "a broken one (Failed to load document (PDFium: Data format error).)"),
        (pdf([column("They met.")])[:300], "a broken one (Failed to load document (PDFium: Data format error).)"),
    ],
    ids=["scan", "scans", "locked", "garbage", "cut"],
)
def test_what_cannot_be_read_is_refused(data, found):
    with pytest.raises(UnreadableInputError) as refused:
        seen(data)
    assert (refused.value.source, refused.value.found) == ("a.pdf", found)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(UnreadableInputError, match=r"pip install onrecord\[pdf\]"):
        seen(pdf([column("They met.")]))
