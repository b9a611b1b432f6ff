from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.normalize import normalize, same_words

MARKS = st.text(alphabet="abcXYZ é '’“”\"–—-…\u00a0\u00ad\u200b\n\tﬁǅİß１2.,", max_size=40)


def test_marks_of_two_archives_compare_equal() -> None:
    assert same_words("He said: “We’ll  sign — now…”", "he said: ''We'll sign - now...''")


def test_a_changed_word_is_still_a_difference() -> None:
    assert not same_words("twelve ships", "twenty ships")


def test_what_is_found_is_shown_as_received() -> None:
    text = "The ’’old’’ —\u00a0so-called — “offer”"
    made = normalize(text)
    at = made.text.index('"offer"')
    span = made.back(at, at + 7)
    assert span is not None
    assert span.text == "“offer”"


def test_an_empty_stretch_has_no_way_back() -> None:
    assert normalize("  ").back(0, 0) is None


def test_a_part_keeps_offsets_into_the_whole() -> None:
    text = "xx “Yes” yy"
    made = normalize(text, 3, 8)
    assert made.text == '"yes"'
    span = made.back(0, 5)
    assert span is not None
    assert (span.s, span.e) == (3, 8)


@given(MARKS)
def test_every_character_leads_back_to_the_original(text: str) -> None:
    made = normalize(text)
    assert len(made.text) == len(made.starts) == len(made.ends)
    for i in range(len(made.text)):
        span = made.back(i, i + 1)
        assert span is not None
        span.check(text, "back")
        low, high = made.forth(span.s, span.e)
        assert low <= i < high


@given(MARKS)
def test_offsets_never_run_backwards(text: str) -> None:
    made = normalize(text)
    assert list(made.starts) == sorted(made.starts)
    assert list(made.ends) == sorted(made.ends)


@given(MARKS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once


@given(st.text(max_size=60))
def test_no_text_is_refused(text: str) -> None:
    made = normalize(text)
    assert "  " not in made.text
    assert made.text == made.text.strip()
