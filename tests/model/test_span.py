import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SpanError
from onrecord.model.span import Span, cover, stripped

TEXT = "The envoy said the harbour would stay open."


@given(st.text(min_size=1), st.data())
def test_a_span_made_from_a_text_always_checks(text, data):
    s = data.draw(st.integers(0, len(text) - 1))
    e = data.draw(st.integers(s + 1, len(text)))
    Span.of(text, s, e).check(text, "here")


def test_a_changed_text_is_noticed():
    with pytest.raises(SpanError, match="statement s1: characters 4 to 9 should read 'envoy', the text has 'enxoy'"):
        Span.of(TEXT, 4, 9).check(TEXT.replace("envoy", "enxoy"), "statement s1")


@pytest.mark.parametrize(("s", "e", "text"), [(3, 3, ""), (-1, 2, "abc"), (0, 2, "abc"), (5, 4, "x")])
def test_what_cannot_be_a_slice_is_refused(s, e, text):
    with pytest.raises(ValueError, match="not a span"):
        Span(s, e, text)


@given(st.text(alphabet=" \tab", min_size=1))
def test_stripping_leaves_no_outer_space_and_no_empty_span(text):
    found = stripped(text, 0, len(text))
    assert (found is None) == (not text.strip())
    if found:
        assert found.text == text.strip()


def test_cover_reaches_from_the_first_to_the_last():
    assert cover([Span.of(TEXT, 10, 14), Span.of(TEXT, 4, 9)]) == (4, 14)
