import pytest

from onrecord.text.stems import folded, stem, stems_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("guarantees", "guarantee"), ("applied", "apply"), ("attacks", "attacking"), ("offered", "offering")],
)
def test_inflection_is_no_other_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("assurance", "guarantee"), ("4,700", "4,000"), ("border", "broader")])
def test_other_words_and_numbers_are_other_stems(one, other):
    assert stem(one) != stem(other)


def test_possessive_case_and_apostrophe_are_folded():
    assert folded("Velmark’s") == folded("VELMARK") == "velmark"


def test_function_words_and_verbs_of_saying_have_no_stem():
    assert stems_of("He said that it was the last boat") == {"last", "boat", stem("he")}
