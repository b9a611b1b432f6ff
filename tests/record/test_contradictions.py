"""Where an actor contradicts itself at one time, and where it only turned."""

import pytest

from onrecord.model.span import Span
from onrecord.model.term import Obligation, Position
from onrecord.model.vocabulary import Stance, Status
from onrecord.record.contradictions import contradictions_of
from onrecord.record.record import record_of
from onrecord.record.state import state_on


def found(*articles):
    (arrangement,) = state_on(record_of(articles)).arrangements
    return contradictions_of(arrangement)


def taking(make, stance, on, outlet):
    value = Position(actor="mara_venn", stance=stance)
    return make.article(f"Mara Venn spoke: {stance}.", value, speaker="Mara Venn", on=on, outlet=outlet)


def test_for_and_against_on_one_day_is_a_contradiction(make, may):
    (one,) = found(taking(make, Stance.SUPPORT, may(3), "Post"), taking(make, Stance.OPPOSE, may(3), "Herald"))
    assert (one.actor, one.reason) == ("mara_venn", "supports and opposes it on one day")


@pytest.mark.parametrize(("stance", "day"), [(Stance.OPPOSE, 9), (Stance.CONDITIONAL, 3), (Stance.RELUCTANT, 3)])
def test_a_turn_and_a_narrowing_are_none(make, may, stance, day):
    assert not found(taking(make, Stance.SUPPORT, may(3), "Post"), taking(make, stance, may(day), "Herald"))


def test_without_a_day_nothing_is_said_to_clash(make):
    assert not found(taking(make, Stance.SUPPORT, None, "Post"), taking(make, Stance.OPPOSE, None, "Herald"))


def test_to_do_and_not_to_do_on_one_day_is_a_contradiction(make, may):
    def owing(text, status, outlet):
        value = Obligation(
            obligors=("kestria",), beneficiaries=("velmark",), kind="aid", content=Span.of(text, 0, 7), status=status
        )
        return make.article(text, value, on=may(3), outlet=outlet)

    (one,) = found(
        owing("Kestria will send aid.", Status.ANNOUNCED, "Post"),
        owing("Kestria won't send aid.", Status.REFUSED, "Herald"),
    )
    assert one.actor == "kestria"
