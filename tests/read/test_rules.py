"""Sentences in the grammar of news, each with who says what in it. All of them are invented."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import (
    Anonymity,
    AttributionKind,
    AttributionType,
    CueClass,
    Label,
    SegmentKind,
)
from onrecord.packs.loader import load_pack
from onrecord.read.rules import RuleReader
from onrecord.text.sentences import lines_of


@pytest.fixture(scope="module")
def reader():
    return RuleReader(load_pack("core"))


def page_of(text, *, kind=SegmentKind.BODY, dropped=()):
    return Page(
        segments=tuple(
            Segment(
                n=n,
                s=s,
                e=e,
                label=Label.KEEP if text[s:e].strip() and n not in dropped else Label.BOILERPLATE,
                kind=kind if text[s:e].strip() else SegmentKind.BLANK,
            )
            for n, (s, e) in enumerate(lines_of(text), 1)
        ),
        language="en",
    )


def told(found):
    """Source, cue and content of each attribution as plain words."""
    return [tuple(" | ".join(x.text for x in part) for part in (a.source, a.cue, a.content)) for a in found]


def read(reader, text, **page):
    found = reader.read(text, page_of(text, **page))
    for attribution in found:
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            span.check(text, attribution.id)
    return found


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Harbour Minister Vera Lund said that the ferry would sail again in May.",
            "Harbour Minister Vera Lund",
            "said",
            "the ferry would sail again in May",
        ),
        ("The ferry is late, the port office said.", "the port office", "said", "The ferry is late"),
        (
            "According to the harbour board, the quay is sinking.",
            "the harbour board",
            "According to",
            "the quay is sinking",
        ),
        (
            "The quay is sinking by a finger a year, according to two engineers.",
            "two engineers",
            "according to",
            "The quay is sinking by a finger a year",
        ),
        ("“We will not sell the island,” Lund said.", "Lund", "said", "“We will not sell the island,”"),
        ("“We will not sell the island,” said Lund.", "Lund", "said", "“We will not sell the island,”"),
        ("Lund said: “We will not sell the island.”", "Lund", "said", "“We will not sell the island.”"),
        (
            "Olaf Berg, the mayor of Norvik, told reporters that the tunnel is safe.",
            "Olaf Berg, the mayor of Norvik",
            "told",
            "the tunnel is safe",
        ),
        ("Norvik rejected the offer on Monday.", "Norvik", "rejected", "the offer"),
        ("Norvik has denied flooding the lower valley.", "Norvik", "denied", "flooding the lower valley"),
        ("Both towns accused the canton of delay.", "Both towns", "accused", "the canton of delay"),
        ("The council vowed to repair the dam.", "The council", "vowed", "to repair the dam"),
        ("Lund continues to warn that the dam leaks.", "Lund", "warn", "the dam leaks"),
        ("And yet, aides say, the canal remains open.", "aides", "say", "the canal remains open"),
        ("Some towns - even Norvik - want the canton to pay more.", "Some towns", "want", "the canton to pay more"),
        ("The talks failed over a warning from Norvik that it would leave.", "Norvik", "warning", "it would leave"),
        ("Norvik’s mayor urged both sides to meet.", "Norvik’s mayor", "urged", "both sides to meet"),
        (
            "The bridge, engineers said, would not last another winter.",
            "engineers",
            "said",
            "The bridge | would not last another winter",
        ),
    ],
)
def test_a_plain_sentence_gives_source_cue_and_content(reader, text, source, cue, content):
    assert told(read(reader, text)) == [(source, cue, content)]


def test_a_quotation_that_its_speaker_interrupts_is_one_attribution(reader):
    [found] = read(reader, "“The dam will hold,” she said, “and nobody needs to leave.”")
    assert [x.text for x in found.content] == ["“The dam will hold,”", "“and nobody needs to leave.”"]
    assert found.type is AttributionType.DIRECT


def test_a_quotation_that_goes_on_in_the_next_sentence_belongs_to_the_same_speaker(reader):
    [found] = read(reader, "“The dam will hold,” Berg said. “Nobody needs to leave.”")
    assert len(found.content) == 2


def test_a_quotation_without_a_speaker_is_kept_as_an_orphan(reader):
    [found] = read(reader, "“The dam will hold until the spring thaw is over.”")
    assert (found.source, found.cue, found.cue_class) == ((), (), CueClass.QUOTE_WITHOUT_SOURCE)


def test_a_quotation_of_several_paragraphs_gives_an_orphan_for_each_further_one(reader):
    text = "Berg said: “The dam will hold until the thaw.\n\n“Nobody needs to leave the valley before that.”"
    first, second = read(reader, text)
    assert first.source[0].text == "Berg"
    assert second.cue_class is CueClass.QUOTE_WITHOUT_SOURCE


def test_two_apostrophes_are_a_quotation_mark(reader):
    [found] = read(reader, "''We have waited for them twice,'' Mr. Berg said.")
    assert found.type is AttributionType.DIRECT
    assert found.source[0].text == "Mr. Berg"


def test_a_stray_mark_does_not_turn_text_into_speech(reader):
    text = "The dam” is old. Berg said it would be closed. The valley” is wide."
    assert [x.type for x in read(reader, text)] == [AttributionType.INDIRECT]


def test_a_few_quoted_words_make_speech_mixed(reader):
    [found] = read(reader, "Lund said the plan was “dead on arrival” and would not come back.")
    assert found.type is AttributionType.MIXED


def test_the_question_of_an_interviewer_ends_no_sentence(reader):
    [found] = read(reader, "“Will the dam hold through another winter?” Berg asked.")
    assert found.source[0].text == "Berg"


def test_what_is_reported_inside_a_report_names_its_parent(reader):
    outer, inner = read(reader, "Lund said the canton believes the dam is safe.")
    assert (outer.level, inner.level, inner.parent) == (1, 2, outer.id)
    assert told([inner]) == [("the canton", "believes", "the dam is safe")]


def test_reported_speech_inside_a_quotation_counts_and_is_indirect(reader):
    outer, inner = read(reader, "“The engineers say the dam is safe,” Lund said.")
    assert inner.parent == outer.id
    assert (outer.type, inner.type) == (AttributionType.DIRECT, AttributionType.INDIRECT)


def test_what_speakers_say_of_their_own_mind_is_no_row_of_its_own(reader):
    assert len(read(reader, "“I think the dam is safe,” Lund said.")) == 1


def test_a_source_cited_by_the_reporting_paper_is_one_level_down(reader):
    outer, inner = read(reader, "The sale is off, the Norvik Courier reported on Friday, citing two aides.")
    assert told([outer, inner]) == [
        ("the Norvik Courier", "reported", "The sale is off"),
        ("two aides", "citing", "The sale is off"),
    ]
    assert inner.parent == outer.id
    assert inner.content == outer.content
    assert outer.said_at is not None
    assert outer.said_at.text == "on Friday"


def test_a_second_cue_of_the_same_speaker_ends_the_content_of_the_first(reader):
    found = read(reader, "Norvik said its pumps were new and warned that the canal was not.")
    assert told(found) == [
        ("Norvik", "said", "its pumps were new"),
        ("Norvik", "warned", "the canal was not"),
    ]


def test_another_speaker_behind_while_ends_the_content(reader):
    found = read(reader, "The mayor said the pumps were new, while Lund said they had failed twice.")
    assert told(found)[0] == ("The mayor", "said", "the pumps were new")
    assert told(found)[1] == ("Lund", "said", "they had failed twice")


def test_a_participle_of_saying_shares_the_subject(reader):
    found = read(reader, "The council left the talks on Monday, saying the offer was too small.")
    assert ("The council", "saying", "the offer was too small") in told(found)


def test_a_passive_has_its_source_behind_by(reader):
    [found] = read(reader, "The offer was rejected by both towns.")
    assert told([found]) == [("both towns", "rejected", "The offer")]


def test_what_became_known_was_said_by_nobody(reader):
    [found] = read(reader, "It became known that the ferry had been sold.")
    assert (found.source, found.cue_class, found.anonymity) == ((), CueClass.IMPERSONAL, Anonymity.IMPERSONAL)
    assert found.content[0].text == "the ferry had been sold"


def test_a_promise_may_be_a_noun_behind_its_maker(reader):
    found = read(reader, "The valley waits for Norvik’s pledge to repair the dam.")
    assert told(found) == [("Norvik", "pledge", "to repair the dam")]
    assert found[0].kind is AttributionKind.COMMISSIVE


def test_whom_and_when_it_was_told_is_kept(reader):
    [found] = read(reader, "Lund told reporters on Tuesday that the ferry would sail.")
    assert found.addressee is not None
    assert found.said_at is not None
    assert (found.addressee.text, found.said_at.text) == ("reporters", "on Tuesday")


def test_the_day_that_opens_a_sentence_dates_the_saying(reader):
    [found] = read(reader, "In March, Lund announced that the ferry would sail.")
    assert found.said_at is not None
    assert found.said_at.text == "In March"


def test_a_photo_shows_and_does_not_say(reader):
    [found] = read(reader, "Photos showed water over the lower quay.")
    assert found.cue_class is CueClass.VISUAL_EVIDENCE


def test_to_say_that_one_will_is_to_promise(reader):
    [found] = read(reader, "The canton said it would pay for the new pumps.")
    assert found.kind is AttributionKind.COMMISSIVE


def test_not_to_think_so_is_a_denial(reader):
    [found] = read(reader, "Lund does not think the dam is safe.")
    assert found.cue_class is CueClass.DENIAL


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails at noon and returns before dark.",
        "The claim was filed with the harbour office.",
        "Prices of tickets have doubled in the last year.",
        "The report runs to ninety pages.",
        "“Salt” is a short film about the harbour.",
    ],
)
def test_a_sentence_in_which_nobody_speaks_gives_nothing(reader, text):
    assert read(reader, text) == ()


def test_a_headline_names_its_source_behind_a_dash(reader):
    [found] = read(reader, "Ferry Deal Close to Signing - Reports", kind=SegmentKind.HEADLINE)
    assert told([found]) == [("Reports", "", "Ferry Deal Close to Signing")]
    assert (found.cue_class, found.anonymity) == (CueClass.HEADLINE_DASH, Anonymity.PLURAL_VAGUE)


def test_a_headline_names_its_source_before_a_colon(reader):
    [found] = read(reader, "Vera Lund: The Ferry Will Sail Again", kind=SegmentKind.HEADLINE)
    assert told([found]) == [("Vera Lund", "", "The Ferry Will Sail Again")]
    assert found.cue_class is CueClass.HEADLINE_COLON


def test_a_summary_point_may_leave_its_subject_out(reader):
    [found] = read(reader, "• Says more pumps are on their way", kind=SegmentKind.SUMMARY_BULLET)
    assert told([found]) == [("", "Says", "more pumps are on their way")]


def test_a_line_that_is_no_part_of_the_article_is_not_read(reader):
    text = "Lund said the dam was safe.\nRead more: Berg says the dam is lost"
    assert len(read(reader, text, dropped={2})) == 1


def test_ids_do_not_depend_on_what_else_the_page_says(reader):
    text = "Lund said the dam was safe.\nBerg said the dam was lost."
    both = read(reader, text)
    assert [x.id for x in read(reader, text, dropped={1})] == [both[1].id]


PIECES = st.sampled_from(
    [
        "Lund said",
        "that the dam holds",
        ", ",
        "“We stay,”",
        "”",
        "''",
        "“",
        '"',
        " and ",
        "warned",
        "according to",
        "two aides",
        ". ",
        " (",
        ") ",
        "\n",
        " – ",
        ": ",
        "citing",
        "who told",
        "Berg",
        "on Monday",
        "was rejected by",
        "'s",
        "to",
        "its pledge to leave",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join))
def test_whatever_the_text_children_lie_inside_their_parents_and_follow_them(text):
    found = RuleReader(load_pack("core")).read(text, page_of(text))
    seen = {}
    for a in found:
        for span in (*a.source, *a.cue, *a.content):
            span.check(text, a.id)
        if a.parent:
            parent = seen[a.parent]
            assert a.level == parent.level + 1
            assert all(any(x.inside(y) for y in parent.content) for x in a.content)
        else:
            assert a.level == 1
        seen[a.id] = a
    assert len(seen) == len(found)


def test_a_dump_of_one_line_is_read_in_time_that_follows_its_length(reader):
    text = "Lund said the dam holds. " * 2000
    start = time.process_time()
    assert len(read(reader, text)) == 2000
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece", ["“We stay here for good,” she said. ", '"word ', "“word ", "He calls it 'a good plan' "]
)
def test_marks_without_number_take_time_that_follows_their_number(reader, piece):
    def spent(times):
        start = time.process_time()
        read(reader, piece * times)
        return time.process_time() - start

    spent(10)
    few = max(spent(400), 0.05)
    assert min(spent(1600) for _ in range(2)) < 8 * few  # the better of two, for others may load the machine


def test_a_dump_without_stops_is_read_as_well(reader):
    text = "she said the dam holds and he said it leaks and " * 400
    assert read(reader, text)
