"""A text in windows of whole paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.prompted.windows import windows_of


def paragraphs_of(lines):
    """A text of lines, and where they stand."""
    text, places = "\n".join(lines), []
    at = 0
    for line in lines:
        places.append((at, at + len(line)))
        at += len(line) + 1
    return text, places


def test_paragraphs_stay_whole_and_keep_their_numbers():
    text, places = paragraphs_of(["one two", "three four", "five"])
    first, second = windows_of(text, places, size=18)
    assert first.paragraphs == {1: places[0], 2: places[1]}
    assert second.paragraphs == {3: places[2]}
    assert second.reach == places[2]


def test_a_paragraph_without_words_is_not_shown():
    text, places = paragraphs_of(["one", "   ", "two"])
    (window,) = windows_of(text, places)
    assert window.paragraphs == {1: places[0], 2: places[2]}


def test_a_paragraph_that_is_too_long_is_cut_at_a_space():
    text, places = paragraphs_of(["one two three four five"])
    windows = list(windows_of(text, places, size=9))
    assert [text[slice(*x.reach)].strip() for x in windows] == ["one two", "three", "four", "five"]


@given(st.lists(st.text(alphabet="ab ", max_size=40), max_size=8), st.integers(1, 30))
def test_no_letter_is_lost_or_shown_twice_and_no_window_is_too_big(lines, size):
    text, places = paragraphs_of(lines)
    ranges = [x for window in windows_of(text, places, size) for x in window.paragraphs.values()]
    shown = "".join(text[s:e] for s, e in ranges)
    assert shown.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert ranges == sorted(ranges)
    for window in windows_of(text, places, size):
        assert sum(e - s for s, e in window.paragraphs.values()) <= size
