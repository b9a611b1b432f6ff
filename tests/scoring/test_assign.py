from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.scoring.assign import assign, pair_up

MATRIX = st.tuples(st.integers(1, 4), st.integers(1, 4)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9).map(float), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def best_by_trying_all(weight):
    n, m = len(weight), len(weight[0])
    if n > m:
        return best_by_trying_all([list(column) for column in zip(*weight, strict=True)])
    return max(sum(weight[i][j] for i, j in enumerate(columns)) for columns in permutations(range(m), n))


@given(MATRIX)
@settings(max_examples=60, deadline=None)
def test_no_other_pairing_weighs_more(weight):
    pairs = assign(weight)
    assert sum(weight[i][j] for i, j in pairs) == best_by_trying_all(weight)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


def test_a_pair_of_no_weight_is_no_pair():
    assert assign([[0.0, 0.0]]) == []
    assert assign([]) == []


def test_many_pairs_go_before_a_good_one():
    score = {("a", "x"): 0.9, ("a", "y"): 0.5, ("b", "x"): 0.5}
    assert pair_up(["a", "b"], ["x", "y"], lambda g, o: score.get((g, o), 0.0)) == {0: 1, 1: 0}
