from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import Label, SegmentKind


def page(*lines):
    at, found = 0, []
    for n, length in enumerate(lines, 1):
        kind = SegmentKind.BODY if length else SegmentKind.BLANK
        label = Label.KEEP if length else Label.BOILERPLATE
        found.append(Segment(n=n, s=at, e=at + length, label=label, kind=kind))
        at += length + 1
    return Page(segments=tuple(found))


def test_the_line_of_an_offset_is_found():
    made = page(5, 0, 7)
    assert [made.segment_at(x).n for x in (0, 4, 7, 13)] == [1, 1, 3, 3]


def test_an_offset_past_the_end_lies_on_no_line():
    assert page(5).segment_at(20) is None
