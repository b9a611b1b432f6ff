import datetime as dt

import pytest

from onrecord.model.span import Span
from onrecord.model.term import Condition, Party, Position, Rule
from onrecord.model.vocabulary import DecisionRule, Role, Stance
from onrecord.record.obstacles import Bearing, obstacles_of, rules_of
from onrecord.record.record import record_of
from onrecord.record.state import state_on

MEMBERS = {"an_alliance": {"mara_venn": "2030-01-01"}}


@pytest.fixture
def state(make, may):
    """The state of one arrangement in which Mara Venn opposes, by a rule, with a part."""

    def made(*values):
        objects = Position(actor="mara_venn", stance=Stance.OPPOSE)
        said = make.article("Mara Venn fought it.", objects, speaker="Mara Venn", on=may(3))
        told = [make.article(f"It is so, {n}.", x, on=may(3), source=str(n)) for n, x in enumerate(values)]
        record = record_of([said, *told])
        (arrangement,) = state_on(record).arrangements
        return arrangement, record

    return made


def bearing(state, *values, as_of=None):
    (found,) = obstacles_of(*state(*values), MEMBERS, as_of)
    return found.bearing, found.reason


@pytest.mark.parametrize(
    ("rule", "role", "expected"),
    [
        (DecisionRule.CONSENSUS, Role.VOTER, Bearing.BLOCKS),
        (DecisionRule.CONSENSUS, Role.THIRD_PARTY, Bearing.FREE),
        (DecisionRule.RATIFICATION, Role.RATIFIER, Bearing.BLOCKS),
        (DecisionRule.HOST_CONSENT, Role.HOST, Bearing.BLOCKS),
        (DecisionRule.HOST_CONSENT, Role.PROVIDER, Bearing.FREE),
        (DecisionRule.BILATERAL, Role.BENEFICIARY, Bearing.BLOCKS),
        (DecisionRule.OPT_IN, Role.PARTY, Bearing.FREE),
        (DecisionRule.UNILATERAL, Role.PARTY, Bearing.FREE),
        (DecisionRule.NO_THIRD_PARTY_VETO, Role.THIRD_PARTY, Bearing.FREE),
    ],
)
def test_an_objection_stands_in_the_way_where_the_rule_asks_for_the_objectors_yes(state, rule, role, expected):
    found, reason = bearing(state, Rule(rule=rule), Party(actor="mara_venn", role=role))
    assert found is expected
    assert rule.replace("_", " ") in reason


def test_without_a_rule_it_may_stand_in_the_way(state):
    assert bearing(state) == (Bearing.UNTOLD, "Nobody reports by which rule it is decided.")


def test_a_member_of_the_body_that_decides_by_consensus_has_a_say_from_the_day_it_joined(state):
    values = Rule(rule=DecisionRule.CONSENSUS), Party(actor="an_alliance", role=Role.DECISION_BODY)
    found, reason = bearing(state, *values)
    assert found is Bearing.BLOCKS
    assert "member of an_alliance since 2030-01-01" in reason
    assert bearing(state, *values, as_of=dt.date(2029, 12, 31))[0] is Bearing.FREE


def test_of_two_rules_the_one_that_asks_for_the_objector_weighs(state):
    rules = Rule(rule=DecisionRule.OPT_IN), Rule(rule=DecisionRule.HOST_CONSENT)
    arrangement, _ = state(*rules)
    assert {value.rule for value, _ in rules_of(arrangement)} == {DecisionRule.OPT_IN, DecisionRule.HOST_CONSENT}
    assert bearing(state, *rules, Party(actor="mara_venn", role=Role.HOST))[0] is Bearing.BLOCKS


def test_a_condition_is_waited_for_and_comes_before_what_does_not_stand_in_the_way(state):
    found = obstacles_of(*state(Condition(span=Span(0, 5, "It is")), Rule(rule=DecisionRule.OPT_IN)), {})
    assert [x.bearing for x in found] == [Bearing.OPEN, Bearing.FREE]
    assert found[0].words == "It is"
