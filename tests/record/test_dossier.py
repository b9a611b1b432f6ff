from dataclasses import replace

from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.term import Obligation, Position, Step
from onrecord.model.vocabulary import Anonymity, Comparator, ConflictKind, Relation, Stance, Status
from onrecord.record.dossier import LEVELS, dossier_of, firmest, level_words
from onrecord.record.record import record_of
from onrecord.record.state import state_on

OWED = "Mara Venn would train them for ten years."


def dossier(record, subject="pact", **days):
    matrix = state_on(record, **days)
    (state,) = [x for x in matrix.arrangements if x.subject == subject]
    return dossier_of(record, matrix, state, {})


def owed(level):
    return Obligation(
        obligors=("mara_venn",),
        beneficiaries=(),
        kind="training",
        content=Span.of(OWED, 16, 26),
        status=Status.OFFERED,
        firmness_level=level,
    )


def test_a_level_is_told_in_words_and_what_the_text_does_not_say_has_none(make, may):
    for level in (2, None):
        made = make.article(OWED, owed(level), speaker="Mara Venn", on=may(3))
        found = {n: x for n, x in firmest(dossier(record_of([made])))}
        assert [n for n, x in found.items() if x] == [level]
        assert set(found) == {*range(len(LEVELS)), None}
    assert level_words(None) == "the text does not say"
    assert level_words(5).startswith("level 5: ")


def test_for_how_long_is_an_amount_of_time_in_the_words_of_the_obligation(make, may):
    made = make.article(OWED, owed(2), speaker="Mara Venn", on=may(3))
    assert dossier(record_of([made])).owed[0].duration is None
    ten = Quantity(span=Span.of(OWED, 31, 40), value=10, unit="years", comparator=Comparator.EQ)
    timed = replace(made, reading=replace(made.reading, quantities=(ten,)))
    assert dossier(record_of([timed])).owed[0].duration.text == "ten years"


def test_names_are_counted_by_whose_words_they_stand_in(make, may):
    step = Step(value=Status.OFFERED)
    said = make.article("Mara Venn likes it.", step, speaker="Mara Venn", on=may(3))
    told = make.article("Mara Venn likes it.", step, on=may(4), outlet="Herald")
    (name,) = dossier(record_of([said, told])).names
    assert (name.count, name.users, len(name.documents)) == (2, ("Herald", "Mara Venn"), 2)


def test_sides_hold_every_stance(make, may):
    made = [
        make.article(f"{who} on it.", Position(actor=who.casefold(), stance=stance), speaker=who, on=may(3))
        for who, stance in zip(
            ("Ana", "Bo", "Cy", "Di", "Ed", "Flo"),
            (x for x in Stance if x is not Stance.DIVIDED),
            strict=True,
        )
    ]
    sides = {side: {cell.key for cell, _ in found} for side, found in dossier(record_of(made)).sides}
    assert sides == {"for": {"ana"}, "against": {"ed"}, "conditional or in between": {"bo", "cy", "di", "flo"}}


def conflict(make, may):
    a = make.article("Mara Venn backed the pact.", Position(actor="mara_venn", stance=Stance.SUPPORT), on=may(3))
    b = make.article(
        "An aide said Venn fought the pact.",
        Position(actor="mara_venn", stance=Stance.OPPOSE),
        speaker="An aide",
        anonymity=Anonymity.DESCRIBED,
        on=may(5),
    )
    ends = [End(document=x.document.id, statement=x.reading.statements[0].id) for x in (a, b)]
    link = Link(
        relation=Relation.CONFLICTS,
        kind=ConflictKind.POLARITY,
        slot="position",
        a=ends[0],
        b=ends[1],
        reason="They differ.",
        method="test",
    )
    return record_of([a, b], [link])


def test_a_disagreement_has_both_sentences_and_counts_each_side_in_origins(make, may):
    (found,) = dossier(conflict(make, may)).disputes
    assert (found.link.kind, found.one_origin) == (ConflictKind.POLARITY, False)
    assert (found.a.origins, found.b.origins) == (1, 1)
    assert found.a.statement.evidence[0].text == "Mara Venn backed the pact."


def test_a_disagreement_is_none_before_both_sides_were_said_and_known(make, may):
    record = conflict(make, may)
    assert not dossier(record, as_of=may(4)).disputes
    assert not dossier(record, by=may(4)).disputes
    assert dossier(record, as_of=may(5), by=may(5)).disputes


def test_neighbours_are_told_from_both_sides(make, may):
    step = Step(value=Status.OFFERED)
    whole = make.article("The pact is offered.", step, on=may(3))
    part = make.article("Its fleet is offered.", step, on=may(3), subject="fleet")
    (subject,) = part.reading.subjects
    related = replace(subject, relations=(("part_of", "pact"), ("instead_of", "an_older_one")))
    record = record_of([whole, replace(part, reading=replace(part.reading, subjects=(related,)))])
    assert [(x.relation, x.subject) for x in dossier(record).neighbours] == [("has part", "fleet")]
    near = {x.subject: (x.relation, x.state is None) for x in dossier(record, "fleet").neighbours}
    assert near == {"pact": ("part of", False), "an_older_one": ("instead of", True)}
