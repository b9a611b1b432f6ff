from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.numbers import number_of, numerals_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("4,250", 4250),
        ("2.5m", 2.5e6),
        ("165Bln", 165e9),
        ("one hundred and twenty", 120),
        ("three hundred thousand", 300_000),
        ("two and a half million", 2.5e6),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("a quarter-century", 25),
        ("two-thirds", 0.6667),
        ("2 1/2", 2.5),
        ("3½", 3.5),
        ("a million and a half", 1.5e6),
    ],
)
def test_a_number_has_one_value_in_digits_and_words(words: str, value: float) -> None:
    assert number_of(words) == pytest.approx(value)


@pytest.mark.parametrize("words", ["F-18", "G8", "T90", "MiG-29", "B52s"])
def test_digits_inside_a_name_are_no_number(words: str) -> None:
    assert list(numerals_of(words, 0, len(words))) == []


def test_dozens_have_bounds_and_thousands_have_none() -> None:
    text = "dozens came, then thousands, then tens of thousands"
    found = list(numerals_of(text, 0, len(text)))
    assert [n.value for n in found] == [(24.0, 99.0), None, (20_000.0, 99_999.0)]
    assert all(n.vague for n in found)


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_read_back(number: int) -> None:
    assert number_of(f"{number:,}") == number
