from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.vocabulary import ActorType
from onrecord.packs.loader import load_pack
from onrecord.resolve.alike import _matches, alike
from onrecord.resolve.likeness import likeness

PACK = load_pack()
PERSON, BODY = ActorType.PERSON, ActorType.ORGANISATION
WORDS = st.sets(st.text(alphabet="abdkoz", min_size=5, max_size=8), min_size=2, max_size=9)


def pairs(*names, kind=PERSON):
    told = {f"name:{x.replace(' ', '_')}": {(x, kind)} for x in names}
    return [(a.removeprefix("name:"), b.removeprefix("name:")) for a, b, _ in alike(told, PACK)]


def test_spellings_of_one_name_are_a_pair_with_its_reason():
    told = {"name:a": {("Oleh Hrynchuk", PERSON)}, "name:b": {("Oleg Grinchuk", PERSON)}}
    [(a, b, why)] = alike(told, PACK)
    assert (a, b) == ("name:a", "name:b")
    assert why.startswith("“Oleg Grinchuk”, “Oleh Hrynchuk”: ")


def test_a_name_that_fits_two_who_are_told_apart_stays_alone():
    assert pairs("Rolf Brandt", "Rolf H. Brandt", "Rolf W. Brandt") == []
    assert pairs("Rolf Brandt", "Rolf H. Brandt") == [("Rolf_Brandt", "Rolf_H._Brandt")]


def test_a_last_name_alone_unites_nobody_across_documents():
    assert pairs("Quist", "Ada Quist") == []


def test_a_people_is_not_its_state():
    assert alike({"nor": {("Norway", ActorType.STATE)}, "name:norwa": {("Norwey", BODY)}}, PACK) == []


def test_two_entries_of_the_pack_are_never_a_pair():
    assert alike({"nato": {("NATO", BODY)}, "otan": {("N.A.T.O.", BODY)}}, PACK) == []


def test_bodies_are_found_by_their_acronym_and_their_state():
    assert pairs("NGB", "Northland Grain Bureau", kind=BODY) == [("NGB", "Northland_Grain_Bureau")]
    assert len(pairs("Ministry of Dredging of Norway", "Norwegian Dredging Ministry", kind=BODY)) == 1


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_no_pair_is_overlooked_by_comparing_only_names_that_share_a_key(words):
    names = {f"Ada {x.capitalize()}": {x} for x in sorted(words)}
    every = {(a, b) for a in names for b in names if a < b and likeness(a, b, PERSON, PACK).same}
    assert {(a, b) for a, b in _matches(names, PERSON, set(), PACK) if a != b} == every
