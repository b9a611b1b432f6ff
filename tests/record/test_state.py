from itertools import permutations

from onrecord.model.link import End, Link
from onrecord.model.term import Party, Position, Step
from onrecord.model.vocabulary import Anonymity, Rank, Relation, Role, Slot, Stance, Status
from onrecord.model.when import When
from onrecord.record.record import record_of
from onrecord.record.state import matching, state_on

SUPPORT = Position(actor="mara_venn", stance=Stance.SUPPORT)
OPPOSE = Position(actor="mara_venn", stance=Stance.OPPOSE)


def record(*articles, links=()):
    return record_of(articles, links)


def the_cell(matrix):
    (arrangement,) = matrix.arrangements
    (cell,) = arrangement.cells
    return cell


def test_two_reports_of_one_value_are_one_group(make, may):
    first = make.article("Mara Venn backed the pact.", SUPPORT, speaker="Mara Venn", on=may(3))
    second = make.article("Mara Venn stood by the pact.", SUPPORT, speaker="Mara Venn", on=may(4), outlet="Herald")
    cell = the_cell(state_on(record(first, second)))
    (group,) = cell.groups
    assert (cell.slot, cell.key, group.origins, group.sightings) == (Slot.POSITION, "mara_venn", 2, 2)
    assert group.word.label == "principal"


def test_two_values_in_one_cell_both_stand(make, may):
    yes = make.article("Mara Venn backed the pact.", SUPPORT, speaker="Mara Venn", on=may(3))
    no = make.article("An aide said Venn was against it.", OPPOSE, speaker="An aide", anonymity=Anonymity.DESCRIBED)
    first, second = the_cell(state_on(record(no, yes))).groups
    assert (first.rank, first.word.label) == (Rank.PREFERRED, "principal")
    assert (second.rank, second.word.label) == (Rank.NORMAL, "described anonymous")


def test_a_report_counts_from_the_day_it_was_published(make, may):
    made = record(make.article("Mara Venn backed the pact.", SUPPORT, speaker="Mara Venn", on=may(3)))
    assert not state_on(made, as_of=may(2)).arrangements
    assert state_on(made, as_of=may(3)).arrangements


def test_what_held_before_it_was_published_was_not_known_then(make, may):
    held = When(lo=may(1))
    made = record(make.article("Mara Venn backed the pact.", SUPPORT, speaker="Mara Venn", on=may(9), valid=held))
    assert state_on(made, as_of=may(2)).arrangements
    assert not state_on(made, as_of=may(2), by=may(8)).arrangements


def test_a_term_that_has_ended_counts_no_more(make, may):
    made = record(make.article("It held.", Step(value=Status.IN_FORCE), valid=When(lo=may(1), hi=may(5)), on=may(2)))
    assert state_on(made, as_of=may(5)).arrangements
    assert not state_on(made, as_of=may(6)).arrangements


def test_the_day_on_which_it_was_said_does_not_end_it(make, may):
    said = When(lo=may(1), hi=may(1))
    made = record(make.article("It was signed.", Step(value=Status.SIGNED), valid=said, said_at=said, on=may(2)))
    assert state_on(made, as_of=may(1)).arrangements
    assert state_on(made, as_of=may(9)).arrangements


def test_a_report_without_a_date_is_shown_apart_when_a_day_is_asked_for(make, may):
    made = record(make.article("Mara Venn backed the pact.", SUPPORT, speaker="Mara Venn"))
    cut = state_on(made, by=may(8))
    assert not cut.arrangements
    assert len(cut.undated) == 1
    assert state_on(made).arrangements


def test_an_altered_value_is_deprecated_and_still_shown(make, may):
    original = make.article("Mara Venn backed the pact.", SUPPORT, speaker="Mara Venn", on=may(3))
    copy = make.article("Mara Venn fought the pact.", OPPOSE, speaker="Mara Venn", on=may(4))
    ends = [End(document=a.document.id, statement=a.reading.statements[0].id) for a in (copy, original)]
    alters = Link(relation=Relation.ALTERS, a=ends[0], b=ends[1], reason="one word differs", method="test")
    kept, changed = the_cell(state_on(record(original, copy, links=[alters]))).groups
    assert (kept.rank, changed.rank) == (Rank.PREFERRED, Rank.DEPRECATED)
    assert changed.altered


def test_a_step_its_own_page_calls_past_is_deprecated(make):
    past = make.article("It was proposed.", Step(value=Status.PROPOSED, current=False))
    now = make.article("It was signed.", Step(value=Status.SIGNED))
    ranks = {g.reports[0].term.value.value: g.rank for g in the_cell(state_on(record(past, now))).groups}
    assert ranks == {Status.SIGNED: Rank.PREFERRED, Status.PROPOSED: Rank.DEPRECATED}


def test_a_spokesperson_stands_behind_the_principal(make):
    value = Party(actor="velmark", role=Role.HOST)
    made = make.article("Ola Reed said Velmark would host it.", value, speaker="Ola Reed", represents="velmark")
    assert the_cell(state_on(record(made))).groups[0].word.label == "spokesperson"


def test_an_arrangement_is_found_by_id_name_and_part_of_a_name(make):
    matrix = state_on(record(make.article("It was signed.", Step(value=Status.SIGNED), subject="harbour_pact")))
    for wanted in ("harbour-pact", "the pact", "harbour"):
        assert [a.subject for a in matching(matrix, wanted)] == ["harbour_pact"]
    assert not matching(matrix, "fishery")


def test_the_state_does_not_depend_on_the_order_of_articles(make):
    articles = [
        make.article(f"Mara Venn backed pact {n}.", SUPPORT, speaker="Mara Venn", source=str(n)) for n in range(3)
    ]
    states = {repr(state_on(record(*order))) for order in permutations(articles)}
    assert len(states) == 1
