import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.vocabulary import ActorType
from onrecord.packs.loader import load_pack
from onrecord.resolve.likeness import likeness

PERSON, BODY, STATE, PLACE = ActorType.PERSON, ActorType.ORGANISATION, ActorType.STATE, ActorType.PLACE
PACK = load_pack()
NAMES = st.text(alphabet=st.sampled_from("abhklz AOJ-'.яжЮשלمдγΑ习中1"), max_size=24)


def like(a, b, kind=PERSON):
    return likeness(a, b, kind, PACK)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Volodymyr Dorenskyi", "Vladimir Dorensky"),
        ("Oleh Hrynchuk", "Олег Гринчук"),
        ("Mila Vershinina", "Міла Вершиніна"),
        ("Nikos Bakardis", "Νίκος Μπακαρδής"),
        ("Karim al-Tarawi", "كريم الطراوي"),
        ("Abdel Rahman Sabri", "Abd al-Rahman Sabry"),
        ("Han Doo-jin", "Han Du Jin"),
        ("Lorne, Patricia", "Patricia Lorne"),
        ("Bill Harkness", "William T. Harkness Jr."),
        ("J. Aldernay", "Jutta Aldernay"),
        ("Foreign Minister Ada Quist", "Quist"),
        ("Marek Wolański", "Marek Wolanski"),
        ("Gerda Hollstein", "Gerda Holstien"),
        ("Ana Torres-Vidal", "Ana Torres Vidal"),
    ],
)
def test_spellings_scripts_short_forms_and_slips_of_one_person_are_one(a, b):
    assert like(a, b).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Quist", "Otto Quist"),
        ("Ada Quist", "Ada Berling"),
        ("Carl Madsen", "Carl Madsen Jr."),
        ("Ivan Petrov", "Ivan Petrovich"),
        ("Dorensky", "Dorenska"),
        ("Maria Dorenskova", "Mario Dorenskov"),
        ("Han Doo-jin", "Han Doo-ri"),
        ("Rolf H. Brandt", "Rolf W. Brandt"),
        ("Anne Richards", "Richard Hanna"),
        ("David Dayen", "David Nye"),
        ("J.J. Aldernay", "Jutta Aldernay"),
    ],
)
def test_two_persons_stay_two(a, b):
    assert not like(a, b).same


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Northland Grain Bureau", "the Northland Grain Bureau's", BODY),
        ("NGB", "Northland Grain Bureau", BODY),
        ("UN Bureau for Rivers", "United Nations Bureau for Rivers", BODY),
        ("Ministry of Defence of Norway", "Norwegian Defense Ministry", BODY),
        ("Northern Harbour Organisation", "Northern Harbour Organization", BODY),
        ("Bakhmut", "Artemovsk", PLACE),
        ("Kiev", "Kyiv", PLACE),
        ("Dnipro", "Днепр", PLACE),
        ("Ukraine", "Україна", STATE),
    ],
)
def test_names_of_one_body_state_or_place_are_one(a, b, kind):
    assert like(a, b, kind).same


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Norwegian Defence Ministry", "Norwegian Finance Ministry", BODY),
        ("Norwegian Defence Ministry", "Swedish Defence Ministry", BODY),
        ("Harbour Council", "Harbour Commission", BODY),
        ("Working Group 3", "Working Group 4", BODY),
        ("Minsk I", "Minsk II", BODY),
        ("Iceland", "Ireland", STATE),
        ("Mexico", "Mexico City", PLACE),
        ("NGB", "NGR", BODY),
    ],
)
def test_neighbours_stay_apart(a, b, kind):
    assert not like(a, b, kind).same


def test_every_likeness_tells_why():
    assert like("Kiev", "Kyiv", PLACE).reasons == ("both are ukr in the pack",)
    assert like("Ada Quist", "Ada Berling").reasons == ("quist is no part of the other name",)
    assert like("Gerda Hollstein", "Gerda Holstien").reasons == ("the same consonants",)


def test_a_name_of_ten_thousand_letters_is_like_none_but_itself_and_costs_no_time():
    long = "Ada " + "Quist" * 2000
    start = time.process_time()
    assert not like(long, "Ada Quist").same
    assert like(long, long).same
    assert time.process_time() - start < 0.2


def test_letters_that_nobody_knows_are_like_none_but_themselves():
    unknown = "\U00012000\U00012001"  # cuneiform
    assert like(unknown, unknown).score == 1
    assert like(unknown, "Ada Quist").score == 0
    assert like(unknown, "\U00012002\U00012003").score == 0


@given(NAMES, NAMES, st.sampled_from([PERSON, BODY, STATE, PLACE]))
def test_a_likeness_is_a_share_with_a_reason_whichever_name_comes_first(a, b, kind):
    one, two = like(a, b, kind), like(b, a, kind)
    assert 0 <= one.score <= 1
    assert one.reasons
    assert one.same == two.same


@given(NAMES, st.sampled_from([PERSON, BODY, STATE, PLACE]))
def test_a_name_is_its_own(a, kind):
    assert like(a, a, kind).score == 1
