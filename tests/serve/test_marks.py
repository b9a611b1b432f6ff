from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.serve.pages.marks import Mark, runs_of

TEXT = "Mara Venn said the port would open, an aide said."


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=6))
def test_runs_put_together_read_as_the_text(pairs):
    marks = [Mark(Span.of(TEXT, s, min(len(TEXT), s + n)), "content", str(i)) for i, (s, n) in enumerate(pairs)]
    runs = runs_of(TEXT, 0, len(TEXT), marks)
    assert "".join(r.text for r in runs) == TEXT
    for mark in marks:
        assert "".join(r.text for r in runs if mark in r.marks) == mark.span.text
        assert sum(mark in r.first for r in runs) == 1
