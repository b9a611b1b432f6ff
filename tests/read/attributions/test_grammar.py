"""Subjects, passives, asides and the ends of contents, each in an invented sentence."""

import pytest

from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import CueClass, Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.rules import RuleReader


@pytest.fixture(scope="module")
def reader():
    return RuleReader(load_pack("core"))


def read(reader, text):
    segment = Segment(n=1, s=0, e=len(text), label=Label.KEEP, kind=SegmentKind.BODY)
    return reader.read(text, Page(segments=(segment,), language="en"))


def told(reader, text):
    found = [a for a in read(reader, text) if a.level == 1]
    return [tuple(" | ".join(x.text for x in part) for part in (a.source, a.content)) for a in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A strong majority of ferry workers say they are paid too little.",
            ("A strong majority of ferry workers", "they are paid too little"),
        ),
        ("Most believe that the dam is safe.", ("Most", "the dam is safe")),
        (
            "Nearly half of the voters polled say the dam is old.",
            ("Nearly half of the voters polled", "the dam is old"),
        ),
        ("The ads ask the towns to pay more.", ("The ads", "the towns to pay more")),
        ("Norvik, Lund and Bergen warned that the dam was old.", ("Norvik, Lund and Bergen", "the dam was old")),
        ("In Norvik, Berg and Lund warned that the dam was old.", ("Berg and Lund", "the dam was old")),
        ("Port aides said details of the sale will follow.", ("Port aides", "details of the sale will follow")),
        (
            "The envoy to the canton, Emily Lund, believes that the dam is safe.",
            ("The envoy to the canton, Emily Lund", "the dam is safe"),
        ),
        ("Many others who profess caution warned of the risk.", ("Many others who profess caution", "the risk")),
    ],
)
def test_a_subject_is_found_whole(reader, text, expected):
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Lund backed the mayor in May, but now plans to vote for Berg.", ("Lund", "to vote for Berg")),
        ("Lund called the dam safe; praised the canton; and left.", ("Lund", "the canton")),
        ("They vowed to win the town back, while acknowledging that it will be hard.", ("They", "it will be hard")),
        ("Clara Lund, calling the dam a danger, left the hall.", ("Clara Lund", "the dam a danger")),
    ],
)
def test_a_cue_without_a_subject_takes_that_of_its_neighbour(reader, text, last):
    assert told(reader, text)[-1] == last


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As the Norvik Post noted, Berg raised the fare.", ("the Norvik Post", "Berg raised the fare")),
        ("The ferry, as Berg put it, is older than the hills.", ("Berg", "The ferry | is older than the hills")),
        ("The ferry is late, as Berg explained in May.", ("Berg", "The ferry is late")),
        ("Berg argued – not for the first time – that the dam was old.", ("Berg", "the dam was old")),
        ("Berg said, in a rare moment of doubt, that the dam was old.", ("Berg", "the dam was old")),
        ("When she said the dam was old, everybody laughed.", ("she", "the dam was old")),
    ],
)
def test_asides_and_main_clauses_are_told_from_what_is_said(reader, text, expected):
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Berg was asked whether the dam would hold.", "", "whether the dam would hold"),
        ("Asked about the dam, she laughed.", "", "the dam"),
        ("Asked by two aides if the dam would hold, she laughed.", "two aides", "if the dam would hold"),
        ("The towns were told that the dam would hold.", "", "the dam would hold"),
    ],
)
def test_who_is_asked_or_told_is_no_source(reader, text, source, content):
    assert told(reader, text) == [(source, content)]
    [found] = read(reader, text)
    assert (found.cue_class is CueClass.PASSIVE_AGENT_ELIDED) == (not source)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She praised Lund for opening the quay but stopped short of a vote.", "Lund for opening the quay"),
        ("She praised Lund during a debate.", "Lund"),
        ("She vowed to stay until the dam is repaired.", "to stay until the dam is repaired"),
        ("She proposed a boycott, and the other towns left the room.", "a boycott"),
        ("She defended her plan, her staff and her record.", "her plan, her staff and her record"),
    ],
)
def test_an_object_ends_with_its_clause_and_an_infinitive_takes_its_circumstances(reader, text, content):
    assert told(reader, text) == [("She", content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norvik is in favour of the ferry.", "the ferry"),
        ("Norvik is increasingly skeptical about the ferry.", "the ferry"),
        ("Norvik remains silent and was hopeful that the ferry would sail.", "the ferry would sail"),
    ],
)
def test_an_attitude_needs_no_verb_of_its_own(reader, text, content):
    assert told(reader, text) == [("Norvik", content)]


def test_this_was_stated_points_at_the_sentence_before(reader):
    found = read(reader, "Norvik agreed to sell the ferry. This was stated by Mayor Olaf Berg after the vote.")
    assert [(a.level, a.source[0].text) for a in found] == [(1, "Mayor Olaf Berg"), (2, "Norvik")]
    assert found[0].content[0].text == "Norvik agreed to sell the ferry"


def test_two_reports_by_nobody_in_one_sentence_are_two(reader):
    text = "It was known that the ferry had been sold - it is assumed that it will sail again."
    assert told(reader, text) == [("", "the ferry had been sold"), ("", "it will sail again")]


@pytest.mark.parametrize(
    "text",
    [
        "What exactly she means, Lund did not explain.",
        "She has said little about the dam.",
        "The security guarantees that the towns can offer will cost money.",
        "The Norvik Post poll opened on Sunday.",
        "The fare is two crowns per adult per year.",
        "Some previous pledges and red lines were lost in the fire.",
        "One of the offensive posts in Danish has been removed since.",
        "In Norvik, 60 pledged seats were still empty.",
    ],
)
def test_what_was_not_said_gives_nothing(reader, text):
    assert read(reader, text) == ()


def test_whom_told_has_behind_it_does_not_speak(reader):
    text = "“It is late,” Vera Lund, who ran the harbour, told councillors on the quay."
    assert told(reader, text) == [("Vera Lund, who ran the harbour", "“It is late,”")]


def test_an_apostrophe_before_a_double_mark_of_two_closes_the_inner_quotation(reader):
    text = "''I would use the word 'fair,''' said Olaf Berg. ''They came.''"
    assert told(reader, text) == [("Olaf Berg", "''I would use the word 'fair,''' | ''They came.''")]
