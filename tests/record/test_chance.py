import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.chance import agreement_of

codes = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30)


def test_two_by_two_as_computed_by_hand():
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: observed 0.70, by chance 0.50.
    found = agreement_of([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15)
    assert (found.n, found.agreed) == (50, 35)
    assert found.kappa == pytest.approx(0.4)
    # 55 yes and 45 no in all: 1 - 99 * 30 / (2 * 55 * 45).
    assert found.alpha == pytest.approx(1 - 99 * 30 / (2 * 55 * 45))


def test_one_code_throughout_tells_nothing_of_chance():
    assert agreement_of([("a", "a")] * 4).kappa is None
    assert agreement_of([("a", "a")] * 4).alpha is None
    assert agreement_of([]).share is None


@given(codes)
def test_agreement_does_not_depend_on_who_is_named_first_nor_on_order(pairs):
    turned = agreement_of([(b, a) for a, b in reversed(pairs)])
    found = agreement_of(pairs)
    assert (found.n, found.agreed) == (turned.n, turned.agreed)
    for one, other in ((found.kappa, turned.kappa), (found.alpha, turned.alpha)):
        assert (one is None) == (other is None)
        assert one is None or one == pytest.approx(other)


@given(codes)
def test_alpha_is_scotts_pi_corrected_for_few_units(pairs):
    found, n = agreement_of(pairs), len(pairs)
    both = [x for pair in pairs for x in pair]
    expected = sum((both.count(x) / (2 * n)) ** 2 for x in set(both))
    if found.alpha is not None:
        pi = (found.agreed / n - expected) / (1 - expected)
        assert found.alpha == pytest.approx(pi + (1 - pi) / (2 * n))
