from onrecord.model.term import Position
from onrecord.model.vocabulary import Stance
from onrecord.record.positions import positions_of
from onrecord.record.record import record_of
from onrecord.record.said import Asked, said_by

SUPPORT = Position(actor="mara_venn", stance=Stance.SUPPORT)
OPPOSE = Position(actor="mara_venn", stance=Stance.OPPOSE)


def test_sayings_come_by_date_and_undated_last(make, may):
    late = make.article("Mara Venn said no.", OPPOSE, speaker="Mara Venn", on=may(9))
    early = make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn", on=may(3))
    undated = make.article("Mara Venn said maybe.", SUPPORT, speaker="Mara Venn")
    made = record_of([late, undated, early])
    found = said_by(made, made.matching("Venn")).shown
    assert [x.day for x in found] == [may(3), may(9), None]
    assert found[0].chain == ("Mara Venn", "Post")


def test_about_keeps_a_subject_by_any_of_its_names(make):
    made = record_of([make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn", subject="harbour_pact")])
    for about, met in (("harbour-pact", 1), ("the pact", 1), ("fishery", 0)):
        assert len(said_by(made, ["mara_venn"], Asked(about=about)).shown) == met


def test_a_change_of_mind_is_marked(make, may):
    yes = make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn", on=may(3))
    no = make.article("Mara Venn said no.", OPPOSE, speaker="Mara Venn", on=may(9))
    stands = positions_of(record_of([no, yes]))
    assert [(x.stance, x.turned) for x in stands] == [(Stance.SUPPORT, False), (Stance.OPPOSE, True)]


def test_actors_united_across_documents_speak_with_one_name(make, may):
    here = make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn", on=may(3))
    there = make.article("M. Venn said no.", OPPOSE, speaker="M. Venn", on=may(9))
    made = record_of([here, there], actor_ids={(there.document.id, "m._venn"): "mara_venn"})
    assert [x.holder for x in said_by(made, made.matching("Mara Venn")).shown] == ["mara_venn", "mara_venn"]
