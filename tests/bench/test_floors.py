import pytest
from bench.floors import Shortfall, measured, other_data, shortfalls, wanted


@pytest.mark.shared
def test_no_figure_falls_short_of_its_floor(shared):
    assert other_data(shared) == []
    assert [str(x) for x in shortfalls(measured(shared))] == []


def test_a_figure_that_was_not_measured_falls_short():
    names = [*wanted()["floors"], *wanted()["ceilings"]]
    assert [x.name for x in shortfalls({})] == names


def test_a_shortfall_says_what_was_expected_and_found():
    assert str(Shortfall("gold.x", 41.2, 45, ceiling=False)) == "gold.x: expected at least 45, found 41.2"
    assert str(Shortfall("gold.y", 1.0, 0, ceiling=True)) == "gold.y: expected at most 0, found 1.0"
    assert "nothing measured" in str(Shortfall("gold.z", None, 1, ceiling=False))
