from itertools import permutations

import pytest

from onrecord.model.term import Step
from onrecord.model.vocabulary import Act, Modality, Status
from onrecord.model.when import When
from onrecord.record.record import record_of
from onrecord.record.state import state_on
from onrecord.record.strip import strip_of


@pytest.fixture
def strip():
    def made(*articles):
        record = record_of(articles)
        (arrangement,) = state_on(record).arrangements
        return strip_of(arrangement, record)

    return made


def test_steps_stand_by_day_and_each_is_preferred_until_the_next(make, may, strip):
    offered = make.article("It was offered.", Step(value=Status.OFFERED), on=may(3))
    signed = make.article("It was signed.", Step(value=Status.SIGNED), on=may(7))
    for order in permutations((offered, signed)):
        found = strip(*order)
        assert [(x.day, x.step, x.forecast) for x in found.told] == [
            (may(3), Status.OFFERED, False),
            (may(7), Status.SIGNED, False),
        ]
        assert [(x.step, x.since, x.until) for x in found.stretches] == [
            (Status.OFFERED, may(3), may(7)),
            (Status.SIGNED, may(7), None),
        ]


def test_what_is_predicted_only_likely_or_dated_ahead_is_a_forecast(make, may, strip):
    signed = Step(value=Status.SIGNED)
    ahead = make.article("It will be signed.", signed, on=may(3), valid=When(lo=may(20)), source="1")
    foretold = make.article("It will be signed soon.", signed, on=may(3), act=Act.PREDICT, source="2")
    likely = make.article("It may be signed.", signed, on=may(3), modality=Modality.POSSIBLE, source="3")
    told = make.article("It was signed.", signed, on=may(3), source="4")
    assert sorted(x.forecast for x in strip(ahead, foretold, likely, told).told) == [False, True, True, True]


def test_a_step_without_a_day_comes_last_and_is_preferred_on_no_day(make, may, strip):
    found = strip(
        make.article("It was signed.", Step(value=Status.SIGNED)),
        make.article("It was offered.", Step(value=Status.OFFERED), on=may(3)),
    )
    assert [x.day for x in found.told] == [may(3), None]
    assert [x.step for x in found.stretches] == [Status.OFFERED]
