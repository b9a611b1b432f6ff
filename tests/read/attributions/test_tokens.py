import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.attributions.tokens import Kind, tokens_of


def words(text):
    return [text[t.s : t.e] for t in tokens_of(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik’s plan", ["Norvik", "’s", "plan"]),
        ("She'll sign, he won't.", ["She", "'ll", "sign", ",", "he", "won't", "."]),
        ("Mr. Berg of the U.S. left", ["Mr.", "Berg", "of", "the", "U.S.", "left"]),
        ("the 12-nation pact costs $3.5bn", ["the", "12-nation", "pact", "costs", "$3.5bn"]),
        ("a plan -- old", ["a", "plan", "--", "old"]),
        ("the leaders' plan", ["the", "leaders", "'", "plan"]),
    ],
)
def test_words_keep_what_belongs_to_them(text, expected):
    assert words(text) == expected


def test_two_apostrophes_are_one_mark():
    kinds = [t.kind for t in tokens_of("''Yes''", 0, 7)]
    assert kinds == [Kind.MARK, Kind.WORD, Kind.MARK]


@given(st.text(max_size=60))
def test_tokens_follow_one_another_and_leave_out_spaces_only(text):
    position = 0
    for token in tokens_of(text, 0, len(text)):
        assert token.s >= position
        assert not text[position : token.s].strip()
        position = token.e
    assert not text[position:].strip()
