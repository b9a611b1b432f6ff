from dataclasses import replace

from onrecord.model.actor import Mention
from onrecord.model.span import Span
from onrecord.model.term import Position
from onrecord.model.vocabulary import Act, MentionForm, Stance
from onrecord.model.when import day
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


def test_days_leave_out_what_was_said_later_and_what_was_known_later(make, may):
    early = make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn", on=may(3))
    told_late = make.article(
        "Mara Venn had said no.", OPPOSE, speaker="Mara Venn", on=may(9), said_at=day(may(2)), source="b.txt"
    )
    made = record_of([early, told_late])
    assert [x.day for x in said_by(made, ["mara_venn"], Asked(as_of=may(2))).shown] == [may(2)]
    assert [x.day for x in said_by(made, ["mara_venn"], Asked(by=may(3))).shown] == [may(3)]


def test_what_has_no_day_stands_apart_where_a_day_is_asked_for(make, may):
    made = record_of([make.article("Mara Venn said maybe.", SUPPORT, speaker="Mara Venn")])
    assert len(said_by(made, ["mara_venn"]).shown) == 1
    for asked in (Asked(as_of=may(9)), Asked(by=may(9))):
        found = said_by(made, ["mara_venn"], asked)
        assert (len(found.shown), len(found.undated)) == (0, 1)


def test_acts_and_topics_are_counted_whatever_of_them_was_asked_for(make):
    yes = make.article("Mara Venn promised it.", SUPPORT, speaker="Mara Venn", act=Act.PROMISE)
    no = make.article("Mara Venn refused it.", OPPOSE, speaker="Mara Venn", act=Act.REFUSE)
    found = said_by(record_of([yes, no]), ["mara_venn"], Asked(acts=frozenset({Act.REFUSE})))
    assert [x.statement.act for x in found.shown] == [Act.REFUSE]
    assert found.acts == ((Act.PROMISE, 1), (Act.REFUSE, 1))
    assert found.topics == (("other", 2), ("pact", 2))
    assert not said_by(record_of([yes, no]), ["mara_venn"], Asked(subject="pac")).shown


def test_what_others_say_names_the_actor_and_is_not_its_own(make):
    own = make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn")
    other = make.article("Bo Lund said Mara Venn was wrong.", OPPOSE, speaker="Bo Lund")
    at = other.document.text.index("Mara Venn")
    named = Mention(span=Span.of(other.document.text, at, at + 9), form=MentionForm.NAME, actor="mara_venn")
    other = replace(other, reading=replace(other.reading, mentions=(*other.reading.mentions, named)))
    (found,) = said_by(record_of([own, other]), ["mara_venn"], Asked(told_of=True)).shown
    assert found.holder == "bo_lund"


def test_an_actor_is_found_by_an_id_or_a_spelling_that_was_united_with_it(make):
    here = make.article("Mara Venn said yes.", SUPPORT, speaker="Mara Venn")
    there = make.article("Marra Venn said no.", OPPOSE, speaker="Marra Venn")
    made = record_of([here, there], actor_ids={(there.document.id, "marra_venn"): "mara_venn"})
    made = replace(made, actors={"mara_venn": here.reading.actors[0]})
    assert made.matching("marra_venn") == made.matching("MARRA  VENN") == made.matching("Venn") == ["mara_venn"]
    assert made.matching("") == made.matching("Lund") == []
