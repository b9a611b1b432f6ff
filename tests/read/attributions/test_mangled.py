"""Translated, misprinted and lower-case text, as a crawl brings it in. All sentences are invented."""

import pytest

from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.rules import RuleReader


@pytest.fixture(scope="module")
def reader():
    return RuleReader(load_pack("core"))


def told(reader, text):
    segment = Segment(n=1, s=0, e=len(text), label=Label.KEEP, kind=SegmentKind.BODY)
    found = reader.read(text, Page(segments=(segment,), language="en"))
    return [(" ".join(x.text for x in a.source), " | ".join(x.text for x in a.content)) for a in found if a.level == 1]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("the mayor olaf berg said that the dam will hold.", "the mayor olaf berg", "the dam will hold"),
        ("president bergg told reporters in norvik that the dam will hold.", "president bergg", "the dam will hold"),
        ('"The dam will hold, Berg said.', "Berg", "The dam will hold"),
        ("The dam will hold, - said the mayor Berg.", "the mayor Berg", "The dam will hold"),
        ("“The dam will hold,” - Berg stressed.", "Berg", "“The dam will hold,”"),
        ("• “The dam will hold,” Lund told councillors", "Lund", "“The dam will hold,”"),
        ("As stated by the mayor, the dam will hold.", "the mayor", "the dam will hold"),
        ("The dam will hold, as reported by the Norvik Post.", "the Norvik Post", "The dam will hold"),
        ("It is reported by the Norvik Post that the dam will hold.", "the Norvik Post", "the dam will hold"),
        ("In Berg’s view, the dam will hold.", "Berg", "the dam will hold"),
        ("In her opinion the dam will hold.", "her", "the dam will hold"),
        ("The dam will hold, in Berg’s opinion.", "Berg", "The dam will hold"),
        ("His hope is that the dam will hold.", "His", "the dam will hold"),
    ],
)
def test_mangled_text_still_names_its_speaker(reader, text, source, content):
    assert told(reader, text) == [(source, content)]


def test_a_quotation_that_nobody_closes_stays_whole(reader):
    text = "“The dam will hold until the thaw, and nobody needs to leave the valley."
    assert told(reader, text) == [("", text)]
