"""A cue that does an act tells the kind of its attribution."""

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.vocabulary import AttributionKind
from onrecord.packs.loader import load_pack
from onrecord.read.speech_acts.kinds import with_kinds

K = AttributionKind


def kind_of(cue, content, kind=K.ASSERTION):
    text = f"The captain {cue} {content}."
    s = text.index(cue)
    e = s + len(cue)
    made = Attribution(id="a1", kind=kind, cue=(Span.of(text, s, e),), content=(Span.of(text, e + 1, len(text) - 1),))
    return with_kinds((made,), text, load_pack())[0].kind


@pytest.mark.parametrize(
    ("cue", "content", "kind"),
    [
        ("derided", "the new timetable", K.EXPRESSIVE),
        ("appointed", "two pilots", K.DECLARATIVE),
        ("ignored", "the offer", K.COMMISSIVE),
        ("is sick of", "the fog", K.ATTITUDE),
        ("recanted", "his story", K.ASSERTION),
        ("said", "the ferry left at noon", K.ASSERTION),
    ],
)
def test_the_kind_follows_the_act_of_the_cue(cue, content, kind):
    assert kind_of(cue, content) is kind


def test_a_kind_that_the_lexicon_knows_stays():
    assert kind_of("backs", "the new timetable", K.ATTITUDE) is K.ATTITUDE


def test_without_a_cue_nothing_is_told():
    made = Attribution(id="a1", content=(Span.of("Fog again", 0, 9),))
    assert with_kinds((made,), "Fog again", load_pack()) == (made,)
