"""What people ruled and brought, when the actors of a record are resolved."""

import datetime as dt

from onrecord.model.actor import Actor, Bond
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page
from onrecord.model.entity import Entity
from onrecord.model.reading import Article, Reading
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import ActorType, Judgement
from onrecord.packs.loader import load_pack
from onrecord.resolve import resolve_actors

PACK = load_pack()
ONE, TWO, THREE = ("1" * 64, "2" * 64, "3" * 64)


def article(document, *names, kind=ActorType.PERSON):
    actors = tuple(Actor(id=f"name:{x.lower().replace(' ', '_')}", type=kind, name=x) for x in names)
    return Article(
        document=Document(id=document, text="x"),
        captures=(Capture(document=document, source=f"{document}.txt"),),
        reading=Reading(document=document, reader="r", page=Page(segments=()), actors=actors),
    )


def ruled(a, b, judgement, minute=0):
    at = dt.datetime(2031, 5, 4, 12, minute, tzinfo=dt.UTC)
    return Ruling(a=a, b=b, judgement=judgement, by="ed", at=at, why="looked")


def entity(id_, *names, schema="Person", **properties):
    told = {"name": names[:1], "alias": names[1:], **properties}
    return Entity(id=id_, schema=schema, properties=tuple((k, v) for k, v in sorted(told.items()) if v))


def test_what_united_two_ids_is_told():
    found = resolve_actors([article(ONE, "Greta Holmskaya"), article(TWO, "Greta Holmskaia")], [], PACK)
    (bond,) = found.bonds
    assert {bond.a, bond.b} == {"name:greta_holmskaya", "name:greta_holmskaia"}
    assert bond.reason == "“Greta Holmskaia”, “Greta Holmskaya”: another spelling"


def test_a_ruling_that_unites_is_the_reason_and_is_named():
    ruling = ruled("name:greta_holm", "name:nils_lund", Judgement.SAME)
    found = resolve_actors([article(ONE, "Greta Holm", "Nils Lund")], [ruling], PACK)
    (bond,) = found.bonds
    assert bond.ruling == ruling.id
    assert bond.reason == "ruled the same by ed on 2031-05-04: looked"


def test_whoever_was_unsure_keeps_the_program_from_uniting_two():
    articles = [article(ONE, "Greta Holmskaya"), article(TWO, "Greta Holmskaia")]
    unsure = ruled("name:greta_holmskaya", "name:greta_holmskaia", Judgement.UNSURE)
    assert len(set(resolve_actors(articles, [unsure], PACK).ids.values())) == 2
    none = ruled("name:greta_holmskaya", "name:greta_holmskaia", Judgement.NONE, 1)
    assert len(set(resolve_actors(articles, [unsure, none], PACK).ids.values())) == 1


def test_unsure_gives_way_to_rulings_that_unite():
    articles = [article(ONE, "Greta Holm", "Nils Lund", "Ada Berg")]
    rulings = [
        ruled("name:greta_holm", "name:nils_lund", Judgement.UNSURE),
        ruled("name:greta_holm", "name:ada_berg", Judgement.SAME),
        ruled("name:nils_lund", "name:ada_berg", Judgement.SAME),
    ]
    assert len(set(resolve_actors(articles, rulings, PACK).ids.values())) == 1


def test_rulings_that_collide_unite_nobody():
    rulings = [
        ruled("name:greta_holm", "name:ada_berg", Judgement.SAME),
        ruled("name:nils_lund", "name:ada_berg", Judgement.SAME),
        ruled("name:greta_holm", "name:nils_lund", Judgement.DIFFERENT),
    ]
    found = resolve_actors([article(ONE, "Greta Holm", "Nils Lund", "Ada Berg")], rulings, PACK)
    assert len(set(found.ids.values())) == 3


def test_a_ruling_on_somebody_who_is_gone_still_joins_the_others():
    rulings = [
        ruled("name:greta_holm", "name:gone_girl", Judgement.SAME),
        ruled("name:nils_lund", "name:gone_girl", Judgement.SAME),
    ]
    found = resolve_actors([article(ONE, "Greta Holm", "Nils Lund")], rulings, PACK)
    assert set(found.ids.values()) == {"name:greta_holm"}


def test_namesakes_in_two_documents_are_told_apart_by_a_ruling_on_one_of_the_documents():
    articles = [article(x, "Greta Holm") for x in (ONE, TWO, THREE)]
    ruling = ruled("name:greta_holm@22222222", "name:greta_holm", Judgement.DIFFERENT)
    found = resolve_actors(articles, [ruling], PACK).ids
    assert found[TWO, "name:greta_holm"] == "name:greta_holm@22222222"
    assert found[ONE, "name:greta_holm"] == found[THREE, "name:greta_holm"] == "name:greta_holm"
    assert set(
        resolve_actors(articles, [ruled("name:greta_holm@22222222", "x", Judgement.SAME)], PACK).ids.values()
    ) == {"name:greta_holm"}


def test_names_in_documents_are_those_of_an_imported_actor():
    greta = entity("Q1", "Greta Holm", "Margareta Holm-Lund", "Grettel")
    found = resolve_actors(
        [article(ONE, "Greta Holm"), article(TWO, "Margareta Holm-Lund", "Grettel")], [], PACK, [greta]
    )
    assert set(found.ids.values()) == {"person:ftm_Q1"}


def test_a_weak_alias_says_not_who_is_meant():
    greta = entity("Q1", "Greta Holm", weakAlias=("Ada Berg",))
    assert resolve_actors([article(ONE, "Ada Berg")], [], PACK, [greta]).ids == {
        (ONE, "name:ada_berg"): "name:ada_berg"
    }


def test_a_name_that_two_imported_actors_have_is_neither_s():
    brought = [entity("Q1", "Ada Berg", "Ada Bergson"), entity("Q2", "Ada Berg")]
    found = resolve_actors([article(ONE, "Ada Berg"), article(TWO, "Ada Bergson")], [], PACK, brought).ids
    assert found == {(ONE, "name:ada_berg"): "name:ada_berg", (TWO, "name:ada_bergson"): "person:ftm_Q1"}


def test_two_imported_actors_are_one_by_a_ruling_only():
    brought = [entity("Q1", "Greta Holmskaya"), entity("Q2", "Greta Holmskaia")]
    articles = [article(ONE, "Greta Holmskaya"), article(TWO, "Greta Holmskaia")]
    assert len(set(resolve_actors(articles, [], PACK, brought).ids.values())) == 2
    same = ruled("person:ftm_Q1", "person:ftm_Q2", Judgement.SAME)
    assert set(resolve_actors(articles, [same], PACK, brought).ids.values()) == {"person:ftm_Q1"}


def test_an_imported_actor_that_is_the_pack_s_goes_by_the_pack_s_id():
    brought = [entity("Q1", "Rivers Board", "The Rivermen", schema="Organization")]
    articles = [article(ONE, "The Rivermen", kind=ActorType.ORGANISATION)]
    with_pack = [
        Article(
            document=Document(id=TWO, text="x"),
            captures=(Capture(document=TWO, source="b"),),
            reading=Reading(
                document=TWO,
                reader="r",
                page=Page(segments=()),
                actors=(Actor(id="rivers", type=ActorType.ORGANISATION, name="Rivers Board"),),
            ),
        )
    ]
    bond = Bond(a="rivers", b="ftm_Q1", reason="the pack has the name")
    assert set(resolve_actors(articles + with_pack, [], PACK, brought, [bond]).ids.values()) == {"rivers"}
    apart = ruled("rivers", "ftm_Q1", Judgement.DIFFERENT)
    found = resolve_actors(articles + with_pack, [apart], PACK, brought, [bond]).ids
    assert found[ONE, "name:the_rivermen"] == "ftm_Q1"


def test_a_ruling_finds_whom_it_names_when_the_name_is_known_under_another_id_by_now():
    known = Article(
        document=Document(id=ONE, text="x"),
        captures=(Capture(document=ONE, source="a"),),
        reading=Reading(
            document=ONE,
            reader="r",
            page=Page(segments=()),
            actors=(Actor(id="person:holm", type=ActorType.PERSON, name="Greta Holm"),),
        ),
    )
    ruling = ruled("name:greta_holm", "name:nils_lund", Judgement.SAME)
    found = resolve_actors([known, article(TWO, "Nils Lund")], [ruling], PACK).ids
    assert set(found.values()) == {"person:holm"}
