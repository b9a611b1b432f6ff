"""The actors that a user brought, among those of the pack."""

from onrecord.model.entity import Entity
from onrecord.packs.gazetteer import claims, extended, one_with_the_pack
from onrecord.packs.index import index_of
from onrecord.packs.loader import load_pack


def entity(id_, *names, schema="Person"):
    told = (("alias", names[1:]), ("name", names[:1]))
    return Entity(id=id_, schema=schema, properties=tuple(x for x in told if x[1]))


def test_a_pack_without_imported_actors_is_the_pack():
    assert extended(load_pack(), ()) is load_pack()


def test_imported_names_are_looked_up_and_the_version_tells():
    pack = load_pack()
    more = extended(pack, [entity("Q1", "Greta Holm"), entity("T1", "Tessaly", "TSY", schema="Territory")])
    index = index_of(more)
    assert [x.actor for x in index.exact["Greta Holm"]] == ["person:ftm_Q1"]
    assert [x.form for x in index.exact["TSY"]] == ["acronym"]
    assert more.version.startswith(f"{pack.version} with 2 imported")
    assert "Greta Holm" not in index_of(pack).exact


def test_the_pack_has_the_first_word_on_a_name_and_the_claim_is_told():
    pack, brought = load_pack(), [entity("Q1", "NATO", "Boreal Pact", schema="Organization")]
    (claim,) = claims(pack, brought)
    assert str(claim) == "“NATO” of Q1 is also a name of the pack's nato: taken for it"
    assert [(x.a, x.b) for x in one_with_the_pack(pack, brought)] == [("nato", "ftm_Q1")]
    index = index_of(extended(pack, brought))
    assert [x.actor for x in index.exact["NATO"]] == ["nato"]
    assert [x.actor for x in index.exact["Boreal Pact"]] == ["ftm_Q1"]


def test_an_entity_that_two_of_the_pack_claim_is_kept_apart_from_both():
    pack, brought = load_pack(), [entity("Q1", "NATO", "European Union", schema="Organization")]
    assert all("kept apart" in str(x) for x in claims(pack, brought))
    assert len(claims(pack, brought)) == 2
    assert one_with_the_pack(pack, brought) == ()


def test_a_name_of_two_imported_actors_names_neither():
    brought = [entity("Q1", "Ada Berg", "Ada Bergson"), entity("Q2", "Ada Berg")]
    assert [str(x) for x in claims(load_pack(), brought)] == [
        "“Ada Berg” of Q1 is also a name of the imported Q2: names neither",
        "“Ada Berg” of Q2 is also a name of the imported Q1: names neither",
    ]
    index = index_of(extended(load_pack(), brought))
    assert "Ada Berg" not in index.exact
    assert "Ada Bergson" in index.exact


def test_a_surname_that_several_imported_actors_have_names_none_of_them():
    brought = [entity("Q1", "Ada Lorkvist"), entity("Q2", "Nils Lorkvist")]
    assert "Lorkvist" not in index_of(extended(load_pack(), brought)).exact
    assert "Lorkvist" in index_of(extended(load_pack(), brought[:1])).exact
