"""Quotations beside a verb that is no cue, or far from theirs. All sentences are invented."""

import pytest

from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.rules import RuleReader
from onrecord.text.sentences import lines_of


@pytest.fixture(scope="module")
def reader():
    return RuleReader(load_pack("core"))


def read(reader, text):
    lines = enumerate(lines_of(text), 1)
    page = Page(
        segments=tuple(Segment(n=n, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in lines),
        language="en",
    )
    return [
        (" | ".join(x.text for x in a.source), " | ".join(x.text for x in a.content))
        for a in reader.read(text, page)
        if a.level == 1
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“Never in my life!” thundered Vera Lund of Norvik.", "Vera Lund of Norvik", "“Never in my life!”"),
        ("“The dam will hold,” he jeered.", "he", "“The dam will hold,”"),
        ("“The dam will hold,” one banner read.", "one banner", "“The dam will hold,”"),
        (
            "“The dam will hold,” Berg said to cheers at a fair on the edge of the old town.",
            "Berg",
            "“The dam will hold,”",
        ),
        ("“The dam will hold,” Olaf Berg, 57, told a guest who passed by.", "Olaf Berg, 57", "“The dam will hold,”"),
        ("Berg leaned in: “Let them come here in the spring.”", "Berg", "“Let them come here in the spring.”"),
        (
            "Lund said in a letter before a hearing held last May, “The dam will hold for good.”",
            "Lund",
            "“The dam will hold for good.”",
        ),
        (
            "“The dam will hold,” he jeered. “Nobody needs to leave.”",
            "he",
            "“The dam will hold,” | “Nobody needs to leave.”",
        ),
    ],
)
def test_a_quotation_beside_a_verb_and_its_subject_is_theirs(reader, text, speaker, words):
    assert read(reader, text) == [(speaker, words)]


def test_a_line_that_ends_with_a_colon_names_the_speaker_of_the_next(reader):
    text = "Lund went on to say:\n\n“The dam will hold for another winter.”"
    assert read(reader, text) == [("Lund", "“The dam will hold for another winter.”")]


def test_the_title_of_a_work_is_not_spoken(reader):
    assert read(reader, "In her weekly column, “The Quay,” Lund wandered through the harbour.") == []


def test_a_quotation_without_a_verb_beside_it_stays_an_orphan(reader):
    text = "“The dam will hold for another winter.”\n\nThe ferry sails at noon."
    assert read(reader, text) == [("", "“The dam will hold for another winter.”")]
