import datetime as dt

import pytest

from onrecord.model.ruling import Ruling
from onrecord.model.term import Position
from onrecord.model.vocabulary import Judgement, Stance
from onrecord.packs.actors import KnownActors, Person, Tenure
from onrecord.record.profile import actors_of, profile_of
from onrecord.record.record import record_of

VALUE = Position(actor="mara_venn", stance=Stance.SUPPORT)
AT = dt.datetime(2031, 5, 3, tzinfo=dt.UTC)
NOBODY = KnownActors()


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
    found = profile_of(record_of(articles, actor_ids=ids), "mara_venn", NOBODY)
    assert [(x.words, x.mentions, len(x.documents)) for x in found.aliases] == [
        ("Mara Venn", 2, 2),
        ("Marra Venn", 1, 1),
    ]
    assert found.speaks_for == (("harbour_board", (articles[2].document.id,)),)


def test_every_id_that_was_united_says_why(united):
    articles, ids = united
    ruling = Ruling(a="marra_venn", b="mara_venn", judgement=Judgement.SAME, by="desk", at=AT, why="one letter")
    plain = profile_of(record_of(articles, actor_ids=ids), "mara_venn", NOBODY)
    ruled = profile_of(record_of(articles, actor_ids=ids, rulings=[ruling]), "mara_venn", NOBODY)
    assert [x.own for x in plain.united] == ["mara_venn", "marra_venn"]
    assert plain.united[1].why == "a spelling of the same name"
    assert ruled.united[1].why == "ruled same by desk: one letter"
    assert ruled.rulings == (ruling,)


def test_offices_are_those_of_the_person_and_those_for_the_body(make):
    known = KnownActors(
        persons={"venn": Person(name="Mara Venn", tenures=[Tenure(office="mayor", of="tarn", since="2029")])}
    )
    article = make.article("Tarn said yes.", VALUE, speaker="Tarn")
    (held,) = profile_of(record_of([article]), "tarn", known).offices
    assert (held.person, held.office, held.since, held.until) == ("person:venn", "mayor", "2029", "")


def test_the_list_counts_and_is_searched_by_any_spelling(united):
    articles, ids = united
    made = record_of(articles, actor_ids=ids)
    (found,) = actors_of(made, "MARRA")
    assert (found.actor.id, found.statements, found.mentions, found.documents) == ("mara_venn", 3, 3, 3)
    assert actors_of(made, "lund") == ()
