import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import Act, Polarity, Stance
from onrecord.record.tenor import Tenor, tenor_of_act, tenor_of_all, tenor_of_stance

tenors = st.lists(st.sampled_from(Tenor), min_size=1, max_size=5)


def said(act, polarity=Polarity.POS):
    return Statement(id="s", attribution=None, evidence=(Span(0, 2, "It"),), act=act, polarity=polarity)


def test_every_act_and_every_stance_comes_to_something_and_no_two_tenors_share_a_letter():
    assert {tenor_of_act(said(x)) for x in Act} == set(Tenor) - {Tenor.MIXED}
    assert all(tenor_of_stance(x) for x in Stance)
    assert len({x.letter for x in Tenor}) == len(Tenor)
    assert all(x.meaning for x in Tenor)


def test_whoever_promises_not_to_rejects_and_whoever_denies_only_claims():
    assert tenor_of_act(said(Act.PROMISE, Polarity.NEG)) is Tenor.REJECTS
    assert tenor_of_act(said(Act.DENY, Polarity.NEG)) is Tenor.CLAIMS
    assert tenor_of_act(said(Act.REFUSE, Polarity.NEG)) is Tenor.REJECTS


def test_a_claim_weighs_nothing_beside_another_word_and_support_nothing_beside_a_promise():
    assert tenor_of_all([Tenor.CLAIMS, Tenor.FORECASTS]) is Tenor.FORECASTS
    assert tenor_of_all([Tenor.SUPPORTS, Tenor.PROMISES, Tenor.CLAIMS]) is Tenor.PROMISES
    assert tenor_of_all([Tenor.SUPPORTS, Tenor.REJECTS]) is Tenor.MIXED
    assert tenor_of_all([Tenor.PROMISES, Tenor.DEMANDS]) is Tenor.MIXED


@given(tenors)
def test_neither_order_nor_repetition_changes_what_sayings_come_to(found):
    assert tenor_of_all(found) is tenor_of_all(reversed(found + found))


@given(tenors, tenors)
def test_what_is_mixed_stays_mixed(some, more):
    if tenor_of_all(some) is Tenor.MIXED:
        assert tenor_of_all(some + more) is Tenor.MIXED


def test_nothing_said_comes_to_nothing():
    with pytest.raises(ValueError, match="expected at least one saying"):
        tenor_of_all([])
