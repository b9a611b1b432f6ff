import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean import clean
from onrecord.clean.lines import label_lines
from onrecord.model.document import Document
from onrecord.model.markup import Marked
from onrecord.model.vocabulary import SegmentKind
from onrecord.model.when import When
from onrecord.packs.loader import load_pack

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."
LAST = "A vote in the council of Calvek is expected before the winter, and most of its members support the plan."


def kinds(page, text):
    return {text[x.s : x.e].strip(): str(x.kind) for x in page.segments if x.kind != "blank"}


def page_with(cleaned, line, where="middle"):
    parts = {"head": ["Ports agree to share pilots", line, LEAD, NEXT, LAST]}.get(where) or (
        ["Ports agree to share pilots", LEAD, line, NEXT, LAST]
        if where == "middle"
        else ["Ports agree to share pilots", LEAD, NEXT, LAST, line]
    )
    text = "\n\n".join(parts)
    return kinds(cleaned(text), text)


@pytest.mark.parametrize(
    ("line", "kind", "where"),
    [
        ("Read more: Pilots threaten to strike over dredgers", "related_link", "middle"),
        ("Continue reading", "read_more", "middle"),
        ("Subscribe to continue reading", "paywall", "middle"),
        ("Sign up for our weekly harbour newsletter", "promo", "middle"),
        ("© Nadia Corran / Harbour Pictures", "photo_credit", "middle"),
        ("Petra Lind/Getty Images.", "photo_credit", "middle"),
        ("Image: Shutterstock / P. Lind", "photo_credit", "tail"),
        ("The old pier of Calvek - Harbour Wire, 1920, 12.03.2024", "image_alt", "head"),
        ("By Jon Feld and Nadia Corran", "byline_bio", "head"),
        ("Published 12 March 2024, 16:05 GMT", "date", "head"),
        ("Nadia Corran — Tuesday, 12 March 2024, 10:20", "date", "head"),
        ("[Photo: Calvek Port]", "photo_credit", "middle"),
        ("Source: Harbour Wire", "source_link", "tail"),
        ("Ports, Shipping, Winter, Calvek", "tags", "head"),
        ("PortsShippingWinterCalvek council", "tags", "head"),
        ("Reporting by Jon Feld in Calvek; editing by Nadia Corran", "signoff", "tail"),
        ("Feld reported from Calvek.", "signoff", "tail"),
        ("Jon Feld is a writer based in Calvek who covers shipping and the sea.", "author_bio", "tail"),
        ("About the Author: Jon Feld", "byline_bio", "tail"),
        ("Follow Jon Feld on Twitter @jonfeld", "author_bio", "tail"),
        ("Our standards: the principles of Harbour Wire", "standards_link", "tail"),
        ("Comments are closed.", "comments_ui", "tail"),
        ("Source link", "source_link", "tail"),
        ("3 of 12", "pagination", "tail"),
        ("Share on Facebook", "ui", "tail"),
        ("ADVERTISEMENT", "ui", "middle"),
        ("Показать ещё", "ui", "tail"),
        ("Related Stories", "related_rubric", "tail"),
    ],
)
def test_furniture_is_told_by_its_words_and_its_place(cleaned, line, kind, where):
    found = page_with(cleaned, line, where)
    assert found[line] == kind
    assert [found[x] for x in (LEAD, NEXT, LAST)] == ["body"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "She asked: would the pilots read more of the contract before they sign it?",
        "Photographs of the pier were shown in court, and the pilots said they were old.",
        "Jon Feld is a professor of law at the University of Calvek, and he said the plan is sound.",
        "The source of the money is unclear, said a clerk who follows the ports on Twitter.",
        "“Sign up now,” the harbour master told the pilots. “There is no other way.”",
        "He agreed.",
        "Source: a letter of the harbour master to the council, seen by the pilots on Monday",
        "Comments on the plan are due in May.",
        "About the authors of the plan little is known, the council said.",
    ],
)
def test_a_sentence_of_the_article_is_never_furniture(cleaned, line):
    found = page_with(cleaned, line)
    assert found[line] in ("body", "caption", "subhead")


def test_headline_standfirst_bullets_and_subheads_are_kept(cleaned):
    text = "\n".join(
        [
            "Ports agree to share pilots",
            "",
            "A vote is near.",
            "",
            "  • Dredgers stay",
            "  • Pilots move",
            "",
            LEAD,
            "",
            NEXT,
            "",
            "A long winter",
            "",
            LAST,
        ]
    )
    found = kinds(cleaned(text), text)
    assert [found[x] for x in ("Ports agree to share pilots", "A vote is near.")] == ["headline", "dek"]
    assert [found[x] for x in ("• Dredgers stay", "• Pilots move", "A long winter")] == [
        "summary_bullet",
        "summary_bullet",
        "subhead",
    ]


def test_a_call_to_action_that_cuts_a_sentence_goes_and_both_halves_stay(cleaned):
    halves = ["The council of Calvek announced three more measures, among them a new pier with", "a crane of its own."]
    lines = [
        "Ports agree to share pilots",
        LEAD,
        halves[0],
        "Register today for UNLIMITED free access to",
        "to register",
    ]
    text = "\n\n".join([*lines, halves[1], LAST])
    found = kinds(cleaned(text), text)
    assert [found[x] for x in lines[3:]] == ["paywall", "paywall"]
    assert [found[x] for x in halves] == ["body", "body"]


def test_a_card_between_paragraphs_goes_with_its_rubric_and_link(cleaned):
    card = ["Pilots on strike - Harbour Wire, 1920, 10.03.2024", "Trouble in the Ports", "Pilots Walk Out in Velmark"]
    text = "\n".join(["Ports agree to share pilots", "", LEAD, *card, NEXT, *card[:2], "Dredger Sinks", LAST])
    found = kinds(cleaned(text), text)
    assert [found[x] for x in card] == ["image_alt", "related_rubric", "related_link"]
    assert found["Dredger Sinks"] == "related_link"
    assert [found[x] for x in (LEAD, NEXT, LAST)] == ["body"] * 3


def test_the_title_of_the_window_is_not_the_headline(cleaned):
    text = "\n".join(
        ["Ports agree to share pilots | The Northern Gazette", "", "Ports agree to share pilots", "", LEAD, NEXT]
    )
    page = cleaned(text)
    assert [str(x.kind) for x in page.segments][::2][:2] == ["page_title", "headline"]


def test_furniture_at_the_end_of_a_paragraph_is_named_inside_its_line(cleaned):
    text = "\n\n".join(["Ports agree to share pilots", LEAD, NEXT + " Continue reading", LAST])
    (inline,) = [x for s in cleaned(text).segments for x in s.inline]
    assert (inline.span.text, str(inline.kind)) == ("Continue reading", "read_more")


def test_a_description_of_a_picture_is_a_caption_and_kept(cleaned):
    line = "A view of the old pier of Calvek in this handout photo released on March 12, 2024. Calvek Port/Handout via REUTERS"
    assert page_with(cleaned, line)[line] == "caption"


def test_a_list_that_ends_the_article_is_no_row_of_links(cleaned):
    rows = [f"June {n} - Port of Calvek, North Pier" for n in range(1, 12)]
    text = "\n".join(["Ports name the days of the race", "", LEAD, NEXT, *rows])
    found = kinds(cleaned(text), text)
    assert {found[x] for x in rows} <= {"body", "subhead"}


@given(st.text(alphabet=st.sampled_from('Aaé .\n\r\t“”"—-©|:,0129жZ'), max_size=200))
def test_every_line_has_one_segment_and_every_span_stands_in_the_text(text):
    page = clean(Document(id="0" * 64, text=text), When(), load_pack("core"))
    position = 0
    for n, segment in enumerate(page.segments, 1):
        assert segment.n == n
        assert position <= segment.s <= segment.e
        assert "\n" not in text[segment.s : segment.e]
        position = segment.e
        for inline in segment.inline:
            inline.span.check(text, "inline")
    for damage in page.damage:
        damage.span.check(text, "damage")
    if page.masthead.headline:
        page.masthead.headline.check(text, "headline")


def test_cleaning_what_was_kept_loses_nothing_more(cleaned):
    text = "\n".join(
        [
            "Ports agree to share pilots",
            "",
            "A vote is near.",
            "",
            LEAD,
            "Continue reading",
            NEXT,
            "A long winter",
            LAST,
        ]
    )
    kept = "\n".join(text[x.s : x.e] for x in cleaned(text).kept())
    assert all(x.kept for x in cleaned(kept).segments)


@pytest.mark.shared
@pytest.mark.parametrize(("gold", "texts"), [("gold", "seeds"), ("gold_other", "gold_other/texts")])
def test_no_body_line_of_the_gold_is_lost(shared, cleaned, gold, texts):
    import json

    for file in sorted((shared / gold).glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        if "seed" not in record:
            continue
        text = (shared / texts / record["seed"]).read_bytes().decode()
        segments = cleaned(text).segments
        lost = [x["n"] for x, s in zip(record["lines"], segments, strict=True) if x["kind"] == "body" and not s.kept]
        assert lost == [], file.name


def test_markup_goes_before_the_rules_but_not_for_the_body(pack):
    text = "\n\n".join(["Ports agree to share pilots", LEAD, "A pilot boat at the pier of Calvek", NEXT, LAST])
    at = {x: text.index(x) for x in (LEAD, "A pilot", NEXT)}
    marked = [
        Marked(at[LEAD], at[LEAD] + len(LEAD), SegmentKind.BODY),
        Marked(at["A pilot"], text.index(NEXT) - 2, SegmentKind.CAPTION),
    ]
    found = {text[x.s : x.e]: str(x.kind) for x in label_lines(text, pack, marked)}
    assert found["A pilot boat at the pier of Calvek"] == "caption"
    assert found[LEAD] == found[NEXT] == "body"


def test_the_headline_of_the_markup_is_the_only_one(pack):
    text = "\n\n".join(["Calvek today and tomorrow", "Ports agree to share pilots", LEAD, NEXT])
    s = text.index("Ports")
    found = label_lines(text, pack, [Marked(s, s + 27, SegmentKind.HEADLINE)])
    assert [text[x.s : x.e] for x in found if x.kind == "headline"] == ["Ports agree to share pilots"]


def test_an_article_among_the_menus_of_its_page_is_found(cleaned):
    menu = "Home News World Business Harbour Markets Sport Culture Weather Obituaries Jobs Archive Puzzles".split()
    links = ["Ferry runs aground off Tarnholm", "Ten harbours to see before you die", "Crab season opens in the north"]
    title = "Ports agree to share pilots"
    text = "\n".join([*menu, title, "By Jon Feld", LEAD, NEXT, LAST, "Related stories", *links, *menu[:6]])
    page = cleaned(text)
    kept = [text[x.s : x.e] for x in page.segments if x.kept]
    assert kept == [title, LEAD, NEXT, LAST]
    assert page.masthead.headline.text == title


def test_the_headline_of_a_bare_article_is_never_taken_for_a_menu(cleaned):
    title = "Calvek wins pilots from Tarnholm council"
    text = "\n".join(
        [title, "", "The Harbour Post", "13 March 2024", "", LEAD, "", NEXT, "", "Jon Feld edits The Harbour Post."]
    )
    page = cleaned(text)
    assert page.masthead.headline.text == title
    assert page.masthead.outlet.name == "The Harbour Post"


def test_a_list_that_an_article_counts_is_its_own(cleaned):
    items = ["1. The pilots of Calvek", "2. The dredgers of Tarnholm", "3. The old lighthouse", "4. The winter ferry"]
    menu = "Home News World Business Harbour Markets Sport Culture Weather Obituaries Jobs Archive".split()
    text = "\n".join(
        [*menu, "Ports agree to share pilots", LEAD, NEXT, "These are the things to be shared.", *items, *menu]
    )
    kept = [text[x.s : x.e] for x in cleaned(text).segments if x.kept]
    assert [x for x in kept if x[0].isdigit()] == items


def test_many_lines_take_time_in_step_with_their_number(pack):
    def seconds(n):
        text = "\n".join("Related Stories" if i % 2 else f"A port is sold {i % 50}" for i in range(n))
        start = time.process_time()
        label_lines(text, pack)
        return time.process_time() - start

    assert seconds(8000) < 24 * seconds(1000)  # 64 times if it went with the square
