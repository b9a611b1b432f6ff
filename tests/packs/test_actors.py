"""The tables of actors and offices."""

import datetime as dt

from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.actors import Tenure
from onrecord.packs.index import index_of, listed
from onrecord.packs.loader import load_pack


def test_the_core_pack_knows_every_state_by_name_and_capital():
    states = load_pack("core").actors.states
    assert len(states) > 190
    assert states["ukr"].capital == ["Kyiv", "Kiev"]
    assert states["nor"].adjective == ["Norwegian"]


def test_alliances_come_with_the_security_pack():
    assert "nato" not in load_pack("core").actors.bodies
    assert load_pack("security").actors.bodies["nato"].members["fin"] == "2023-04-04"


def test_every_id_that_the_pack_refers_to_exists():
    actors = load_pack().actors
    known = set(actors.states) | set(actors.bodies)
    assert {b.represents for b in actors.bodies.values() if b.represents} <= known
    assert {t.of for p in actors.persons.values() for t in p.tenures} <= known
    assert {s for b in actors.bodies.values() for s in b.members} <= set(actors.states)


def test_a_tenure_ends_on_its_day():
    tenure = Tenure(office="president", of="nor", since="2010-05-01", until="2014-06")
    assert tenure.held_on(dt.date(2014, 6, 30))
    assert not tenure.held_on(dt.date(2014, 7, 1))
    assert not tenure.held_on(dt.date(2010, 4, 30))
    assert not tenure.held_on(None)


def test_a_surname_that_is_also_a_word_is_not_known_by_itself():
    index = index_of(load_pack())
    assert "May" not in index.exact
    assert index.exact["Theresa May"][0].type is ActorType.PERSON


def test_a_capital_is_entered_as_what_may_stand_for_its_state():
    known = index_of(load_pack()).exact["Oslo"][0]
    assert (known.actor, known.form) == ("nor", MentionForm.METONYM)


def test_one_line_of_a_table_may_hold_several_items():
    assert listed(["a; b", "c"]) == ["a", "b", "c"]
