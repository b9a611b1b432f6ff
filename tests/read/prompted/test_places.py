"""Where words stand in a text, but for spaces and quotation marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.prompted.places import MARKS, places_of, to_the_marks


def found(text, words, paragraphs=None):
    """The words that stand at each place."""
    places = places_of(text, words, paragraphs or [(0, len(text))])
    return [" / ".join(text[s:e] for s, e in x) for x in places]


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("The port stays open.", "port stays", ["port stays"]),
        ("The port  stays\u00a0open.", "port stays open", ["port  stays\u00a0open"]),
        ("It “stays” open.", 'It "stays" open', ["It “stays” open"]),
        ("It “stays” open.", "It stays open", ["It “stays” open"]),
        ("It ''stays'' open.", "It “stays” open", ["It ''stays'' open"]),
        ("We don’t know.", "We don't know", ["We don’t know"]),
        ("The port stays open, she said.", "the port stays open.", []),
        ("The port stays open, she said.", "The port stays open.", ["The port stays open"]),
        ("It joined the U.S. fleet.", "the U.S.", ["the U.S."]),
        ("She said the theatre heard.", "he", []),
        ("He said he knew.", "he", ["he"]),
        ("She said, he said.", "said", ["said", "said"]),
        ("The port stays open.", "The harbour stays open", []),
        ("The port stays open.", "The ... open", []),
        ("The port stays open.", " “” . ", []),
        ("A (very) *odd* [line]", "(very) *odd* [line", ["(very) *odd* [line"]),
    ],
)
def test_words_are_found_letter_for_letter(text, words, there):
    assert found(text, words) == there


def test_words_that_run_over_a_line_stand_on_both():
    assert found("We go.\n\nWe stay.", "We go. We stay", [(0, 6), (8, 16)]) == ["We go. / We stay"]


def test_words_on_a_line_that_was_not_shown_are_not_found():
    text = "We go.\nRead more here\nWe stay."
    shown = [(0, 6), (22, 30)]
    assert found(text, "Read more here", shown) == []
    assert found(text, "We stay", shown) == ["We stay"]


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("“We go,” he said.", "We go", "“We go,”"),
        ("He said they “go”.", "they go", "they “go”"),
        ('"We go," he said. "We stay."', "We stay", '"We stay."'),
        ("“We go and stay,” he said.", "We go", "“We go"),
        ("“We go and stay,” he said.", "go and", "go and"),
        ("They go, he said.", "They go", "They go"),
        ("He said they go.", "they go.", "they go"),
        ("He said they joined the U.S.", "they joined the U.S.", "they joined the U.S."),
    ],
)
def test_a_quotation_keeps_its_marks_and_a_sentence_its_full_stop(text, words, whole):
    (place,) = places_of(text, words, [(0, len(text))])
    ((s, e),) = to_the_marks(text, place, (0, len(text)))
    assert text[s:e] == whole


def bare(words):
    return re.sub(rf"[{MARKS}\s.,]", "", words)


SHAPES = st.text(alphabet="ab.,“”'\" \n", min_size=1, max_size=40)


@given(SHAPES, st.data())
def test_what_is_found_says_the_same_but_for_spaces_and_marks(text, data):
    s = data.draw(st.integers(0, len(text) - 1))
    words = text[s : data.draw(st.integers(s + 1, len(text)))]
    for place in places_of(text, words, [(0, len(text))]):
        there = "".join(text[a:b] for a, b in place)
        assert there
        assert bare(there) == bare(words)
        (a, _), (_, b) = to_the_marks(text, place, (0, len(text)))[0], place[-1]
        assert 0 <= a < b <= len(text)


def test_a_text_of_nothing_but_marks_takes_no_time():
    text = "“" * 6000 + "a b"
    assert found(text, "“ a “ b " * 300) == []
    assert found(text, "a b") == ["a b"]


def test_words_of_many_gaps_before_a_long_blank_take_no_time():
    text = "a" + " " * 3000 + "“" * 3000 + "c"
    assert found(text, "a " + "“ " * 200 + "b") == []
    assert found(text, "a c") == [text]
