from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.similarity import containment, jaccard, rarity, resemblance, shingles, tokens_of

TOKENS = st.lists(st.sampled_from(["the", "port", "talks", "opened", "again"]), max_size=12)


def test_a_cut_text_is_contained_in_what_it_was_cut_from() -> None:
    whole = shingles(tokens_of("The two ports will reopen on Friday, the harbour office said in a letter."))
    part = shingles(tokens_of("the two ports will reopen on Friday"))
    assert containment(part, whole) == 1.0
    assert jaccard(part, whole) < 1.0


def test_marks_and_case_do_not_lower_resemblance() -> None:
    assert resemblance("“The ferry won’t sail,” he said", "the ferry won't sail he said") == 1.0


def test_a_text_shorter_than_a_shingle_is_one_shingle() -> None:
    assert shingles(["no", "deal"]) == frozenset([("no", "deal")])
    assert shingles([]) == frozenset()


def test_a_formula_is_counted_once_for_each_text() -> None:
    counted = rarity(["he told reporters there", "he told reporters there, he told reporters there"])
    assert counted[("he", "told", "reporters", "there")] == 2


@given(TOKENS, TOKENS)
def test_resemblance_is_symmetric_and_at_most_containment(a: list[str], b: list[str]) -> None:
    x, y = shingles(a), shingles(b)
    assert jaccard(x, y) == jaccard(y, x)
    assert 0.0 <= jaccard(x, y) <= max(containment(x, y), containment(y, x)) <= 1.0
