import pytest

from onrecord.model.document import Segment
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.text.halves import goes_on, halves_of
from onrecord.text.sentences import lines_of

CALL = "Sign up for our newsletter"


def segments(text, furniture=(CALL,)):
    found = []
    for n, (s, e) in enumerate(lines_of(text), 1):
        line = text[s:e]
        kind = SegmentKind.PROMO if line in furniture else SegmentKind.BODY if line else SegmentKind.BLANK
        label = Label.KEEP if kind is SegmentKind.BODY else Label.BOILERPLATE
        found.append(Segment(n=n, s=s, e=e, label=label, kind=kind))
    return found


def test_two_halves_around_a_call_are_one_sentence():
    text = f"The plan was welcomed by the minister\n\n{CALL}\n\nwho spoke on Monday.\nIt passed."
    [(a, b)] = halves_of(text, segments(text))
    assert (a.n, b.n) == (1, 5)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The plan was welcomed by the minister.", "who spoke on Monday."),
        ("The plan was welcomed by the minister", "She spoke on Monday."),
        ("The plan says this:", "who speaks, who listens, who votes"),
        ("The plan", "was welcomed by the minister on Monday."),
        ("“It was welcomed by us all.”", "said the minister on Monday."),
    ],
)
def test_lines_that_do_not_fit_are_no_halves(first, second):
    assert not goes_on(first, second)
    text = f"{first}\n{CALL}\n{second}"
    assert halves_of(text, segments(text)) == ()


def test_lines_with_nothing_or_too_much_between_them_are_no_halves():
    for between in ("", "\n".join([CALL] * 4) + "\n"):
        text = f"The plan was welcomed by the minister\n{between}who spoke on Monday."
        assert halves_of(text, segments(text)) == ()
