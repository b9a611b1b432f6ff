"""What changed between two days of knowledge."""

import datetime as dt
from itertools import permutations

import pytest

from onrecord.model.link import End, Link
from onrecord.model.span import Span
from onrecord.model.term import Obligation, Position, Rule, Step
from onrecord.model.vocabulary import Anonymity, DecisionRule, Relation, Stance, Status
from onrecord.record.changes import Kind, changes_of
from onrecord.record.record import record_of


def owed(text, level, status=Status.OFFERED):
    return Obligation(
        obligors=("kestria",),
        beneficiaries=("velmark",),
        kind="military_aid",
        content=Span.of(text, 0, 5),
        status=status,
        firmness_level=level,
    )


def kinds(found):
    return [(c.day.day, c.kind) for c in found.changes]


def test_what_is_first_known_after_the_day_is_new(make, may):
    article = make.article("Mara Venn signed the pact.", Step(value=Status.SIGNED), speaker="Mara Venn", on=may(5))
    made = record_of([article])
    assert kinds(changes_of(made, may(5))) == [(5, Kind.ARRANGEMENT), (5, Kind.STATUS)]
    assert not changes_of(made, may(6)).changes
    assert not changes_of(made, may(1), may(4)).changes


def test_a_step_is_told_with_the_one_before_it(make, may):
    first = make.article("They proposed the pact.", Step(value=Status.PROPOSED), on=may(2))
    second = make.article("They signed the pact.", Step(value=Status.SIGNED), on=may(8), outlet="Herald")
    (change,) = changes_of(record_of([first, second]), may(5)).changes
    assert change.kind is Kind.STATUS
    assert change.before.reports[0].term.value.value is Status.PROPOSED
    assert change.report.term.value.value is Status.SIGNED


@pytest.mark.parametrize(("before", "after", "kind"), [(1, 3, Kind.RAISED), (3, 1, Kind.LOWERED), (2, 2, Kind.TERMS)])
def test_firmness_is_raised_or_lowered(make, may, before, after, kind):
    old, new = "Kestria would send arms.", "Kestria will have to send arms."
    first = make.article(old, owed(old, before), on=may(2))
    status = Status.AGREED if before == after else Status.OFFERED
    second = make.article(new, owed(new, after, status), on=may(8), outlet="Herald")
    assert kinds(changes_of(record_of([first, second]), may(5))) == [(8, kind)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Stance.SUPPORT, Stance.OPPOSE, Kind.OBJECTION),
        (Stance.OPPOSE, Stance.SUPPORT, Kind.WITHDRAWN),
        (Stance.SUPPORT, Stance.CONDITIONAL, Kind.TURNED),
    ],
)
def test_objections_come_and_go(make, may, before, after, kind):
    def said(stance, on, outlet):
        value = Position(actor="mara_venn", stance=stance)
        return make.article(f"Mara Venn spoke: {stance}.", value, speaker="Mara Venn", on=on, outlet=outlet)

    made = record_of([said(before, may(2), "Post"), said(after, may(8), "Herald")])
    assert kinds(changes_of(made, may(5))) == [(8, kind)]


def test_a_source_that_gets_a_name_and_a_second_origin_are_changes(make, may):
    rule = Rule(rule=DecisionRule.CONSENSUS)
    first = make.article(
        "An aide said it takes consensus.", rule, speaker="An aide", on=may(2), anonymity=Anonymity.DESCRIBED
    )
    second = make.article("Mara Venn said it takes consensus.", rule, speaker="Mara Venn", on=may(8), outlet="Herald")
    assert kinds(changes_of(record_of([first, second]), may(5))) == [(8, Kind.NAMED), (8, Kind.ORIGIN)]


def test_a_conflict_is_dated_by_its_later_side(make, may):
    first = make.article("They proposed the pact.", Step(value=Status.PROPOSED), on=may(2))
    second = make.article("They signed the pact.", Step(value=Status.SIGNED), on=may(8), outlet="Herald")
    a, b = (End(document=x.document.id, statement=x.reading.statements[0].id) for x in (first, second))
    link = Link(relation=Relation.CONFLICTS, a=a, b=b, reason="One says signed.", method="test")
    found = changes_of(record_of([first, second], [link]), may(5))
    assert [(c.kind, c.arrangement) for c in found.changes if c.link] == [(Kind.CONFLICT, "pact")]
    assert not any(c.link for c in changes_of(record_of([first, second], [link]), may(9)).changes)


def test_the_order_of_documents_does_not_show(make, may):
    articles = [
        make.article("They proposed the pact.", Step(value=Status.PROPOSED), on=may(2)),
        make.article("They signed the pact.", Step(value=Status.SIGNED), on=may(8), outlet="Herald"),
        make.article("It was signed.", Step(value=Status.SIGNED), on=may(9), outlet="Echo"),
    ]
    assert len({repr(changes_of(record_of(p), may(1))) for p in permutations(articles)}) == 1


def test_two_stretches_of_days_have_the_changes_of_the_whole(make, may):
    articles = [
        make.article("They proposed the pact.", Step(value=Status.PROPOSED), on=may(2)),
        make.article("They signed the pact.", Step(value=Status.SIGNED), on=may(8), outlet="Herald"),
    ]
    made = record_of(articles)
    parts = [*changes_of(made, may(1), may(5)).changes, *changes_of(made, may(6)).changes]
    assert [(c.day, c.kind) for c in parts] == [(c.day, c.kind) for c in changes_of(made, may(1)).changes]


def test_the_first_and_last_day_of_the_calendar_are_days(make, may):
    made = record_of([make.article("They signed the pact.", Step(value=Status.SIGNED), on=may(2))])
    assert changes_of(made, dt.date.min, dt.date.max).changes
    assert not changes_of(made, dt.date.max).changes


def test_an_end_before_the_beginning_is_refused(may):
    with pytest.raises(ValueError, match="on or after"):
        changes_of(record_of([]), may(5), may(4))
