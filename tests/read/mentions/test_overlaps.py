"""Stretches that meet a given one."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.mentions.overlaps import overlapping


@given(st.lists(st.integers(1, 5), max_size=12), st.integers(0, 40), st.integers(1, 9))
def test_what_meets_a_stretch_is_found_as_if_all_were_looked_at(steps, s, length):
    stretches, at = [], 0
    for n, step in enumerate(steps):
        if n % 2:
            stretches.append((at, at + step))
        at += step
    e = s + length
    assert list(overlapping(stretches, s, e)) == [k for k, (a, b) in enumerate(stretches) if a < e and s < b]
