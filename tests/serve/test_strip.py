import datetime as dt
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.vocabulary import Status
from onrecord.record.strip import Stretch, Strip
from onrecord.serve.pages.strip import HEAD, LABEL, ROW, WIDTH, drawing_of

days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
told = st.builds(
    lambda day, step, forecast: SimpleNamespace(day=day, step=step, forecast=forecast),
    st.none() | days,
    st.sampled_from(Status),
    st.booleans(),
)


def strip_of(told):
    dated = sorted((x for x in told if x.day), key=lambda x: x.day)
    ends = [x.day for x in dated[1:]] + [None]
    stretches = [
        Stretch(step=x.step, since=x.day, until=end, forecast=x.forecast) for x, end in zip(dated, ends, strict=False)
    ]
    return Strip(told=tuple(told), stretches=tuple(stretches))


@given(st.lists(told, max_size=12))
def test_everything_lies_inside_the_drawing_and_every_dated_report_in_a_dot(told):
    drawing = drawing_of(strip_of(told))
    dated = [x for x in told if x.day]
    if not dated:
        assert drawing is None
        return
    assert sum(x.count for x in drawing.dots) == len(dated)
    assert drawing.height >= HEAD + ROW * len(drawing.rows)
    for x in (*drawing.dots, *drawing.bars):
        assert LABEL <= x.x <= WIDTH
        assert HEAD <= x.y <= drawing.height
    assert all(x.width >= 0 and x.x + x.width <= WIDTH + 0.1 for x in drawing.bars)
    assert {x.y for x in drawing.dots} == {y for _, y in drawing.rows}
    assert all(b - a >= 84 for (_, a), (_, b) in zip(drawing.days, drawing.days[1:], strict=False))


def test_what_is_only_foretold_is_hatched_and_told_in_words():
    said = [SimpleNamespace(day=dt.date(2031, 5, 3), step=Status.SIGNED, forecast=x) for x in (True, True)]
    (dot,) = drawing_of(strip_of(said)).dots
    assert (dot.count, dot.hatched) == (2, True)
    assert dot.told == "2031-05-03: signed, 2 reports, as a forecast"
