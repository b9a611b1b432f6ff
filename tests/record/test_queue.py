"""The order in which a coder is asked, and what is not asked again."""

import datetime as dt

import pytest

from onrecord.errors import RecordError
from onrecord.model.span import Span
from onrecord.model.term import Obligation, Position
from onrecord.model.verdict import Decision
from onrecord.model.vocabulary import PositionInText, Stance, Status
from onrecord.record.agreement import compared, pairs_of
from onrecord.record.coding import Coder, decided, settled_as, targets_of
from onrecord.record.placing import place
from onrecord.record.queue import items_of, queue_of, waiting_for
from onrecord.record.record import record_of
from onrecord.record.verdicts import Holds, judged, own_verdict

OWED = "Ships are sent."
AID = Obligation(obligors=(), beneficiaries=(), kind="aid", content=Span.of(OWED, 0, len(OWED)), status=Status.PROPOSED)
BACK = Position(actor="mara_venn", stance=Stance.SUPPORT)


@pytest.fixture
def articles(make, may):
    return [
        make.article("It was certain.", BACK, on=may(3), source="sure.txt"),
        make.article(OWED, AID, on=may(4), source="nobody.txt"),
        make.article("Mara Venn backs it?", BACK, on=may(5), source="head.txt", position=PositionInText.HEADLINE),
    ]


def under(articles, *verdicts):
    return judged(record_of(articles), place(verdicts, articles), articles)


def waiting(found, by):
    return waiting_for(found, by, items_of(found.before))


def said(articles, at, decision, by, minute=0, **more):
    found = under(articles)
    coder = Coder(by=by, at=dt.datetime(2024, 5, 6, 12, minute, tzinfo=dt.UTC), **more)
    return decided(found, targets_of(found)[at], decision, coder)


def test_what_is_most_in_doubt_and_touches_most_cells_comes_first(articles):
    queue = queue_of(under(articles), "eva")
    weights = [x.doubt * x.cells for x in queue]
    assert weights == sorted(weights, reverse=True)
    first, second, *_ = queue
    assert (first.noun.id, first.cells) == (first.statement.id, 2)
    assert first.reasons == ("only the headline says it here",)
    assert second.reasons in [("only the headline says it here",), ("nobody is found who would owe it",)]
    assert len(queue) == 6


def test_the_order_does_not_depend_on_that_of_the_articles(articles):
    one, other = (queue_of(under(x), "eva") for x in (articles, articles[::-1]))
    assert [x.noun.id for x in one] == [x.noun.id for x in other]


def test_what_a_coder_parked_comes_last_and_is_not_done(articles):
    first = queue_of(under(articles), "eva")[0].noun.id
    left = waiting(under(articles, said(articles, first, Decision.PARK, "eva")), "eva")
    assert left.items[-1].noun.id == first
    assert (left.done, left.parked, len(left.items)) == (0, {first}, 6)
    assert queue_of(under(articles, said(articles, first, Decision.PARK, "eva")), "jo")[0].noun.id == first


def test_parking_decides_nothing_and_takes_an_earlier_decision_back(articles):
    first = queue_of(under(articles), "eva")[0].noun.id
    rejected, parked = (said(articles, first, x, "eva", n) for n, x in enumerate((Decision.REJECT, Decision.PARK)))
    found = under(articles, rejected, parked)
    assert found.rejected == ()
    assert found.outcomes == {}
    assert [found.holds(x) for x in found.placed] == [Holds.REPLACED, Holds.PARKED]
    assert own_verdict(found, first, "eva") == parked


def test_terms_of_a_rejected_statement_are_not_asked_for(articles):
    statement = queue_of(under(articles), "eva")[0].noun.id
    left = waiting(under(articles, said(articles, statement, Decision.REJECT, "eva")), "eva")
    assert statement not in {x.statement.id for x in left.items}
    assert (left.done, len(left.items)) == (2, 4)


def test_two_coders_that_contradict_each_other_change_nothing_and_neither_wins(articles):
    first = queue_of(under(articles), "eva")[0].noun.id
    kept, out = said(articles, first, Decision.ACCEPT, "eva"), said(articles, first, Decision.REJECT, "jo", 1)
    found = under(articles, kept, out)
    assert found.outcomes[first].decision is None
    assert found.rejected == ()
    assert {found.holds(x) for x in found.placed} == {Holds.CONTESTED}
    assert pairs_of(found) == (("eva", "jo", 1),)
    assert [(x.one, x.other, x.settled) for x in compared(found, "eva", "jo").disagreements] == [
        ("keep", "reject", None)
    ]


def test_a_third_settles_as_one_of_the_two_has_it_and_neither_of_them_may(articles):
    first = queue_of(under(articles), "eva")[0].noun.id
    kept, out = said(articles, first, Decision.ACCEPT, "eva"), said(articles, first, Decision.REJECT, "jo", 1)
    found = under(articles, kept, out)
    target, later = targets_of(found)[first], dt.datetime(2024, 5, 7, tzinfo=dt.UTC)
    with pytest.raises(RecordError, match="settled by a third"):
        settled_as(found, target, out, Coder(by="jo", at=later))
    settled = settled_as(found, target, out, Coder(by="kim", at=later))
    after = under(articles, kept, out, settled)
    assert after.outcomes[first].review == "rejected by kim, settled"
    assert first not in {x.noun.id for x in queue_of(after, "lu")}
    with pytest.raises(RecordError, match="one put off"):
        said(articles, first, Decision.PARK, "kim", settles=True)


def test_a_coder_who_only_parked_is_compared_with_nobody(articles):
    first = queue_of(under(articles), "eva")[0].noun.id
    parked, kept = said(articles, first, Decision.PARK, "eva"), said(articles, first, Decision.ACCEPT, "jo")
    assert pairs_of(under(articles, parked, kept)) == ()
