from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.alignment import ChangeKind, align
from onrecord.text.words import words_of

PASSAGE = st.lists(
    st.sampled_from(["The", "the", "ferry", "sails", "“at”", "noon,", "3.5", "don’t", "—"]), max_size=14
).map(" ".join)


def test_a_changed_number_is_shown_in_both_texts() -> None:
    a, b = "The envoys offered 40 ferries by May.", "The envoys offered 400 ferries by May."
    found = align(a, b)
    assert [(c.kind, c.a and c.a.text, c.b and c.b.text) for c in found.changes] == [(ChangeKind.REPLACE, "40", "400")]
    assert found.matched == 6


def test_a_dropped_qualifier_is_a_deletion() -> None:
    found = align("a possible customs union", "a customs union")
    assert [(c.kind, c.a and c.a.text, c.b) for c in found.changes] == [(ChangeKind.DELETE, "possible", None)]
    assert found.coverage == 1.0


def test_offsets_are_into_the_whole_texts() -> None:
    a, b = "Before. The gates stay shut. After.", "The gates stay open."
    found = align(a, b, (8, 28), (0, 20))
    change = found.changes[0]
    assert change.a is not None
    assert change.a.text == a[change.a.s : change.a.e] == "shut"


def test_marks_and_case_are_no_change() -> None:
    assert align("“We won’t pay,” she said", "we won't pay she said").changes == ()


def test_an_empty_passage_covers_nothing() -> None:
    assert align("", "").coverage == 0.0
    assert align("", "a word").changes[0].kind is ChangeKind.INSERT


@given(PASSAGE)
def test_a_text_aligned_with_itself_has_no_change(text: str) -> None:
    found = align(text, text)
    assert found.changes == ()
    assert found.matched == len(words_of(text))


@given(PASSAGE, PASSAGE)
def test_every_word_is_matched_or_changed_exactly_once(a: str, b: str) -> None:
    found = align(a, b)
    for text, tokens, sides in (
        (a, words_of(a), [m.a for m in found.matches] + [c.a for c in found.changes if c.a]),
        (b, words_of(b), [m.b for m in found.matches] + [c.b for c in found.changes if c.b]),
    ):
        for side in sides:
            side.check(text, "alignment")
        assert all(sum(t.inside(side) for side in sides) == 1 for t in tokens)


@given(PASSAGE, PASSAGE)
def test_turned_round_insertions_are_deletions(a: str, b: str) -> None:
    assert align(a, b).matched == align(b, a).matched
