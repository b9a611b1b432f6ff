import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.stretches import MOST, stretches_of

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2079, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_every_day_has_its_stretch_and_there_are_few(days):
    names, naming = stretches_of(days)
    assert len(names) == len(set(names)) <= MOST
    assert {naming(x) for x in days} <= set(names)
    assert names == sorted(names)


def test_the_finest_that_fits_is_taken():
    start = dt.date(2031, 1, 30)
    for length, name in ((3, "2031-01-30"), (100, "2031-01"), (900, "2031 Q1"), (4000, "2031"), (30000, "2030s")):
        assert stretches_of([start, start + dt.timedelta(days=length)])[0][0] == name
    assert stretches_of([])[0] == []
