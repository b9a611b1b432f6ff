"""The same actors across documents."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.actor import Actor
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page
from onrecord.model.reading import Article, Reading
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import ActorType, Judgement
from onrecord.packs.loader import load_pack
from onrecord.resolve import resolve_record
from onrecord.resolve.likeness import likeness


def actor(id_, name, kind=ActorType.PERSON):
    return Actor(id=id_, type=kind, name=name)


def article(document, *actors):
    return Article(
        document=Document(id=document, text="x"),
        captures=(Capture(document=document, source=f"{document}.txt"),),
        reading=Reading(document=document, reader="r", page=Page(segments=()), actors=actors),
    )


def ruled(a, b, judgement, second=0, withdrawn=None):
    at = dt.datetime(2024, 1, 1, 0, 0, second, tzinfo=dt.UTC)
    return Ruling(a=a, b=b, judgement=judgement, by="ed", at=at, why="looked", withdrawn_at=withdrawn)


PACK = load_pack()
ONE, TWO = "1" * 64, "2" * 64


def test_ids_of_the_pack_stay():
    found = resolve_record([article(ONE, actor("nato", "NATO", ActorType.ORGANISATION))], [], PACK)
    assert found == {(ONE, "nato"): "nato"}


def test_spellings_of_one_person_unite_under_the_smallest_id():
    one = article(ONE, actor("name:greta_holmskaya", "Greta Holmskaya"))
    two = article(TWO, actor("name:greta_holmskaia", "Greta Holmskaia"))
    found = resolve_record([one, two], [], PACK)
    assert set(found.values()) == {"name:greta_holmskaia"}


def test_a_minted_person_joins_the_pack_s():
    one = article(ONE, actor("person:holm", "Greta Holm"))
    two = article(TWO, actor("name:greta_a_holm", "Greta A. Holm"))
    assert set(resolve_record([one, two], [], PACK).values()) == {"person:holm"}


@pytest.mark.parametrize(
    ("a", "b"), [("Greta Holm", "Nils Holm"), ("Paul W. Holm", "Paul H. Holm"), ("Paul Holm Jr.", "Paul Holm Sr.")]
)
def test_different_people_of_one_surname_stay_apart(a, b):
    one, two = article(ONE, actor("name:a", a)), article(TWO, actor("name:b", b))
    assert len(set(resolve_record([one, two], [], PACK).values())) == 2


def test_a_name_that_may_be_either_of_two_stays_alone():
    one = article(ONE, actor("name:w", "Paul W. Holm"), actor("name:h", "Paul H. Holm"))
    two = article(TWO, actor("name:p", "Paul Holm"))
    assert len(set(resolve_record([one, two], [], PACK).values())) == 3


def test_actors_without_a_name_never_unite_across_documents():
    sources = actor("anon_diplomats", "diplomats", ActorType.ANONYMOUS_COLLECTIVE)
    found = resolve_record([article(ONE, sources), article(TWO, sources)], [], PACK)
    assert found == {
        (ONE, "anon_diplomats"): "anon_diplomats@11111111",
        (TWO, "anon_diplomats"): "anon_diplomats@22222222",
    }


def test_bodies_with_one_name_unite():
    one = article(ONE, actor("name:centre_for_rivers", "Centre for Rivers", ActorType.ORGANISATION))
    two = article(TWO, actor("name:the_center_for_rivers", "The Center for Rivers", ActorType.ORGANISATION))
    assert len(set(resolve_record([one, two], [], PACK).values())) == 1


def test_a_person_and_a_body_of_one_name_stay_apart():
    one = article(ONE, actor("name:anna_berg", "Anna Berg"))
    two = article(TWO, actor("name:anna_berg_2", "Anna Berg", ActorType.ORGANISATION))
    assert len(set(resolve_record([one, two], [], PACK).values())) == 2


def test_a_ruling_outranks_a_name():
    one, two = article(ONE, actor("name:a", "Greta Holm")), article(TWO, actor("name:b", "Greta Holm"))
    ruling = ruled("name:a", "name:b", Judgement.DIFFERENT)
    assert len(set(resolve_record([one, two], [ruling], PACK).values())) == 2


def test_a_ruling_unites_what_names_do_not():
    one = article(ONE, actor("anon_diplomats", "diplomats", ActorType.ANONYMOUS_COLLECTIVE))
    two = article(TWO, actor("name:b", "Greta Holm"))
    ruling = ruled("anon_diplomats@11111111", "name:b", Judgement.SAME)
    assert set(resolve_record([one, two], [ruling], PACK).values()) == {"name:b"}


def test_a_withdrawn_or_later_ruling_is_the_one_that_counts():
    one, two = article(ONE, actor("name:a", "Greta Holm")), article(TWO, actor("name:b", "Nils Lund"))
    same = ruled("name:a", "name:b", Judgement.SAME)
    later = ruled("name:b", "name:a", Judgement.DIFFERENT, second=1)
    assert len(set(resolve_record([one, two], [same, later], PACK).values())) == 2
    gone = ruled("name:a", "name:b", Judgement.SAME, withdrawn=dt.datetime(2024, 2, 1, tzinfo=dt.UTC))
    assert len(set(resolve_record([one, two], [gone], PACK).values())) == 2


NAMES = [
    "Greta Holm",
    "Greta A. Holm",
    "Greta B. Holm",
    "Gretta Holm",
    "Nils Holm",
    "Holm",
    "Greta Holmskaya",
    "Greta Holmskaia",
]
ACTORS = st.lists(
    st.tuples(st.sampled_from(["person:", "name:", "anon_"]), st.sampled_from(NAMES)), min_size=1, max_size=4
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTORS, min_size=1, max_size=5), st.randoms(use_true_random=False), st.booleans())
def test_the_result_does_not_depend_on_the_order_of_articles(drawn, random, rule):
    articles = [
        article(
            f"{n:064x}",
            *{
                a.id: a for a in (actor(p + name.replace(" ", "_").replace(".", ""), name) for p, name in pairs)
            }.values(),
        )
        for n, pairs in enumerate(drawn)
    ]
    rulings = [ruled("name:Greta_Holm", "name:Nils_Holm", Judgement.SAME)] if rule else []
    expected = resolve_record(articles, rulings, PACK)
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert resolve_record(shuffled, rulings, PACK) == expected


def test_a_large_record_is_not_compared_name_by_name(monkeypatch):
    compared = []

    def counting(a, b, kind, pack):
        compared.append((a, b))
        return likeness(a, b, kind, pack)

    monkeypatch.setattr("onrecord.resolve.alike.likeness", counting)
    letters = "bdfgklmnprstvz"
    surnames = [f"{a}o{b}e{c}andi".capitalize() for a in letters for b in letters for c in letters]
    articles = [
        article(
            f"{n:064x}", *(actor(f"name:{n}_{k}", f"Ann {surnames[(n * 7 + k) % len(surnames)]}") for k in range(5))
        )
        for n in range(400)
    ]
    resolve_record(articles, [], PACK)
    # Each has 39 neighbours one letter away, and others that sound like it.
    assert len(compared) < 80 * len(surnames)
