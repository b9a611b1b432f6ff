from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.near import Near

RANGES = st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 600)).map(lambda x: (x[0], x[0] + x[1])), max_size=12)


@given(RANGES, st.tuples(st.integers(0, 3000), st.integers(1, 600)).map(lambda x: (x[0], x[0] + x[1])))
def test_nothing_that_touches_a_range_is_missed(ranges, wanted):
    near = Near()
    for n, r in enumerate(ranges):
        near.add(n, [r])
    touching = {n for n, (s, e) in enumerate(ranges) if s < wanted[1] and wanted[0] < e}
    assert touching <= set(near.at([wanted]))
