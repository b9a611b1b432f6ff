from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.quotations import quotations_of


def quoted(text):
    return [q.span.text for q in quotations_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we stay” and left.", ["“we stay”"]),
        ('He said "we stay" and "they go".', ['"we stay"', '"they go"']),
        ("He said ''we stay'' and left.", ["''we stay''"]),
        ("«We stay», he said.", ["«We stay»"]),
        ("“She said ‘go’ to me,” he said.", ["“She said ‘go’ to me,”"]),
        ("It isn't the town's plan.", []),
    ],
)
def test_quotations_are_found_in_the_marks_of_many_desks(text, expected):
    assert quoted(text) == expected


def test_a_stray_closing_mark_opens_nothing():
    assert quoted('The dam" is old. He said "we stay" then.') == ['"we stay"']


def test_a_quotation_that_is_not_closed_runs_to_the_end_of_its_paragraph():
    [found] = quotations_of("“We stay until the thaw.")
    assert not found.closed
    assert found.span.text == "“We stay until the thaw."


@given(st.text(alphabet="ab ,.'\"“”‘’«»\n", max_size=60))
def test_quotations_never_overlap_and_stand_in_order(text):
    found = [q.span for q in quotations_of(text)]
    assert all(a.e <= b.s for a, b in pairwise(found))
    for span in found:
        span.check(text, "quotation")
