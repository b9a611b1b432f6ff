import pytest

from onrecord.model.span import Span
from onrecord.model.vocabulary import AttributionType
from onrecord.read.attributions.kinds import Marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“the dam will hold for years”", AttributionType.DIRECT),
        ("the dam is “safe enough” for now", AttributionType.MIXED),
        ("the dam is safe", AttributionType.INDIRECT),
    ],
)
def test_the_type_is_the_share_of_quoted_words(text, expected):
    assert Marks(text).type_of([Span.of(text, 0, len(text))]) is expected


def test_inside_a_quotation_its_own_marks_do_not_count():
    text = "“Berg says the dam is safe”"
    content = Span.of(text, 11, len(text) - 1)
    assert Marks(text).type_of([content]) is AttributionType.DIRECT
    assert Marks(text).type_of([content], (1, len(text) - 1)) is AttributionType.INDIRECT
