import pytest

from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.vocabulary import Comparator
from onrecord.text.bounds import compatible, rounded, same_value

EQ, GTE, LTE, APPROX = Comparator.EQ, Comparator.GTE, Comparator.LTE, Comparator.APPROX


def q(value, comparator=EQ, unit="persons"):
    return Quantity(span=Span(0, 1, "x"), value=value, unit=unit, comparator=comparator)


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (q(30000.0), q(50000.0), False),
        (q(100.0, GTE), q(165.0), True),
        (q(200.0, GTE), q(165.0), False),
        (q(41200.0), q(41000.0), True),
        (q(700.0, APPROX), q(650.0), True),
        (q(700.0), q(650.0), False),
        (q(5.0), q(8.0, unit="km"), True),
        (q(None), q(8.0), True),
        (q((10.0, 20.0)), q(15.0), True),
        (q((10.0, 20.0)), q(25.0), False),
        (q(100.0, LTE), q(200.0, GTE), False),
    ],
)
def test_numbers_that_can_both_be_true(a, b, both):
    assert compatible(a, b) is both
    assert compatible(b, a) is both


def test_a_copy_must_keep_the_number_behind_an_equal_bound():
    assert compatible(q(300.0, GTE), q(700.0, GTE))
    assert not same_value(q(300.0, GTE), q(700.0, GTE))


@pytest.mark.parametrize(
    ("a", "b", "near"), [(4687, 4700, True), (30, 31, False), (12, 10, False), (4687, 4688, False)]
)
def test_a_rounding_ends_in_zeros_and_small_numbers_are_not_rounded(a, b, near):
    assert rounded(a, b) is near
