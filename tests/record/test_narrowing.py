from onrecord.model.term import Position, Step
from onrecord.model.vocabulary import Stance, Status
from onrecord.record.narrowing import AskedState, facets_of, narrowed
from onrecord.record.record import record_of
from onrecord.record.state import state_on


def made(make, may):
    back = Position(actor="mara_venn", stance=Stance.SUPPORT)
    return record_of(
        [
            make.article("Mara Venn backed it.", back, speaker="Mara Venn", on=may(3), issue="ships"),
            make.article("It was signed.", Step(value=Status.SIGNED), on=may(4), subject="fleet", issue="fish"),
        ]
    )


def test_a_matrix_is_narrowed_by_issue_actor_and_preferred_status(make, may):
    record = made(make, may)
    matrix = state_on(record)

    def found(**asked):
        return [x.subject for x in narrowed(matrix, AskedState(**asked), record)]

    assert found() == ["fleet", "pact"]
    assert found(issue="ships") == found(actor="VENN") == found(actor="mara_venn") == ["pact"]
    assert found(status="signed") == ["fleet"]
    assert found(type="partnership") == ["fleet", "pact"]
    assert found(issue="ships", status="signed") == []


def test_the_filters_that_there_are_come_with_their_counts(make, may):
    facets = facets_of(state_on(made(make, may)))
    assert facets.issues == (("fish", 1), ("ships", 1))
    assert facets.types == (("partnership", 2),)
    assert facets.statuses == (("signed", 1),)
