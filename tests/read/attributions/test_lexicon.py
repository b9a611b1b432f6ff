import pytest

from onrecord.model.vocabulary import Act
from onrecord.packs.cues import CueGroup, Cues
from onrecord.read.attributions.lexicon import Form, lexicon_of
from onrecord.read.attributions.tokens import tokens_of


@pytest.fixture(scope="module")
def lexicon():
    group = CueGroup(
        act=Act.CLAIM,
        verbs={
            "say": "that",
            "carry": "object",
            "admit": "that",
            "point": "object",
            "point out": "that",
            "be wary of": "object",
        },
        nouns={"pledge": "to"},
    )
    return lexicon_of(
        Cues(groups={"g": group}, irregular={"say": "says said said saying"}, doubled=["admit"], adverbs=["now"])
    )


def hits(lexicon, text):
    return [(h.cue.lemma, h.forms, h.end) for h in lexicon.hits(tokens_of(text, 0, len(text)), 0)]


@pytest.mark.parametrize(
    ("text", "lemma", "form"),
    [
        ("said", "say", Form.PAST),
        ("saying", "say", Form.ING),
        ("carries", "carry", Form.THIRD),
        ("admitted", "admit", Form.PAST),
        ("admitting", "admit", Form.ING),
        ("pledges", "pledge", Form.NOUN),
    ],
)
def test_a_form_leads_to_its_lemma(lexicon, text, lemma, form):
    assert [(x, set(forms)) for x, forms, _ in hits(lexicon, text)] == [(lemma, {form})]


def test_the_longest_cue_comes_first(lexicon):
    assert [lemma for lemma, _, _ in hits(lexicon, "pointed out")] == ["point out", "point"]


def test_an_adverb_may_stand_inside_a_cue_with_be(lexicon):
    assert [(lemma, end) for lemma, _, end in hits(lexicon, "is now deeply wary of it")] == [("be wary of", 5)]
