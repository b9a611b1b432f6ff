import datetime as dt

import pytest

from onrecord.model.when import When, day

MAY, JUNE = dt.date(2031, 5, 2), dt.date(2031, 6, 9)


def test_an_interval_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before it begins"):
        When(lo=JUNE, hi=MAY)


def test_an_open_bound_excludes_nothing():
    assert When(lo=MAY).may_overlap(day(JUNE))
    assert When().may_overlap(day(MAY))
    assert not When(hi=MAY).may_overlap(day(JUNE))
    assert not day(JUNE).may_overlap(When(hi=MAY))


def test_one_bound_is_knowledge_and_none_is_not():
    assert When(lo=MAY).known
    assert not When().known
