import datetime as dt

import pytest

from onrecord.model.actor import Bond
from onrecord.model.ruling import Ruling
from onrecord.model.term import Position
from onrecord.model.vocabulary import Judgement, Stance
from onrecord.packs.actors import KnownActors, Person, Tenure
from onrecord.record.actors import listed_actors, profile_of
from onrecord.record.offices import offices_of, speaks_for
from onrecord.record.record import record_of

VALUE = Position(actor="mara_venn", stance=Stance.SUPPORT)
AT = dt.datetime(2031, 5, 3, tzinfo=dt.UTC)


@pytest.fixture
def united(make, may):
    here = make.article("Mara Venn said yes.", VALUE, speaker="Mara Venn", on=may(3))
    again = make.article("Mara Venn said yes again.", VALUE, speaker="Mara Venn", on=may(4))
    there = make.article("Marra Venn said no.", VALUE, speaker="Marra Venn", on=may(9), represents="harbour_board")
    ids = {(x.document.id, "mara_venn"): "mara_venn" for x in (here, again)}
    ids[there.document.id, "marra_venn"] = "mara_venn"
    return [here, again, there], ids


def test_spellings_are_counted_with_their_documents(united):
    articles, ids = united
    found = profile_of(record_of(articles, actor_ids=ids), "mara_venn")
    assert [(x.text, x.mentions, len(x.documents)) for x in found.aliases] == [
        ("Mara Venn", 2, 2),
        ("Marra Venn", 1, 1),
    ]
    assert speaks_for(record_of(articles, actor_ids=ids), "mara_venn") == (
        ("harbour_board", (articles[2].document.id,)),
    )


def test_every_id_that_was_united_says_why(united):
    articles, ids = united
    ruling = Ruling(a="marra_venn", b="mara_venn", judgement=Judgement.SAME, by="desk", at=AT, why="one letter")
    bond = Bond(a="mara_venn", b="marra_venn", reason="one letter apart")
    plain = profile_of(record_of(articles, actor_ids=ids, bonds=[bond]), "mara_venn")
    ruled = profile_of(record_of(articles, actor_ids=ids, bonds=[bond], rulings=[ruling]), "mara_venn")
    assert [x.own for x in plain.united] == ["mara_venn", "marra_venn"]
    assert plain.united[1].why == "one letter apart"
    assert [x.ruling for x in ruled.rulings] == [ruling]


def test_offices_are_those_of_the_person_and_those_for_the_body(make):
    known = KnownActors(
        persons={"venn": Person(name="Mara Venn", tenures=[Tenure(office="mayor", of="tarn", since="2029")])}
    )
    article = make.article("Tarn said yes.", VALUE, speaker="Tarn")
    assert record_of([article])
    (held,) = offices_of("tarn", known)
    assert (held.person, held.office, held.since, held.until) == ("person:venn", "mayor", "2029", "")


def test_the_list_counts_and_is_searched_by_any_spelling(united):
    articles, ids = united
    made = record_of(articles, actor_ids=ids)
    (found,) = listed_actors(made, "MARRA")
    assert (found.actor.id, found.statements, found.mentions, found.documents) == ("mara_venn", 3, 3, 3)
    assert listed_actors(made, "lund") == ()
