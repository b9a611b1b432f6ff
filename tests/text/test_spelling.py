"""Spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.spelling import misspelt, same_spelling, skeleton


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Zelenskiy", "Zelenskyj"),
        ("Sergei", "Sergey"),
        ("Yanukovych", "Yanukovich"),
        ("Orbán", "Orban"),
        ("Łukasz", "Lukasz"),
        ("Mykolaiv", "Mykolayiv"),
        ("Odesa", "Odessa"),
    ],
)
def test_romanisations_and_accents_make_no_other_name(a, b):
    assert same_spelling(a, b)


@pytest.mark.parametrize(("a", "b"), [("Austria", "Australia"), ("Iran", "Iraq"), ("Clinton", "Clintons")])
def test_names_that_only_look_alike_stay_apart(a, b):
    assert not same_spelling(a, b)
    assert not misspelt(a, b)


def test_one_wrong_letter_in_a_long_name_is_a_slip():
    assert misspelt("Brandvolt", "Brandvold")
    assert not misspelt("Carr", "Kerr")


@given(st.text(max_size=20))
def test_the_skeleton_of_a_name_is_that_of_its_lower_case(name):
    assert skeleton(name) == skeleton(name.casefold())


@given(st.text(max_size=15), st.text(max_size=15))
def test_a_slip_is_a_slip_from_either_side(a, b):
    assert misspelt(a, b) == misspelt(b, a)
