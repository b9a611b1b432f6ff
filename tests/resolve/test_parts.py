"""Groups that are a part of a body, and bodies under the name of their state; on invented sentences."""

import pytest

from onrecord.model.document import Masthead, Page, Segment
from onrecord.model.vocabulary import ActorType, Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.names import find_mentions
from onrecord.resolve import resolve_document
from onrecord.text.sentences import lines_of


def cast_of(text):
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    page = Page(segments=segments, masthead=Masthead())
    return resolve_document(text, page, find_mentions(text, page, load_pack()), (), load_pack())


def actors(text, surface):
    return [m.actor for m in cast_of(text).mentions if m.span.text == surface]


LEAGUE = "The Tundra League met on Monday. "


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Its 12 members agreed.", "Its 12 members"),
        ("Later members agreed on it.", "members"),
        ("Later the allies agreed on it.", "the allies"),
        ('"Today our 12 members agreed," she said.', "our 12 members"),
        ("All members of the league agreed.", "All members"),
        ("The members of the Tundra League agreed.", "The members"),
    ],
)
def test_members_are_those_of_the_body_at_hand(text, surface):
    assert actors(LEAGUE + text, surface) == ["name:tundra_league_members"]


def test_some_of_the_members_are_a_group_of_their_own_under_the_body():
    cast = cast_of("NATO met on Monday. Later the eastern members agreed on it.")
    (actor,) = [a for a in cast.actors if a.id == "nato_eastern_members"]
    assert (actor.name, actor.type, actor.represents) == ("NATO eastern members", ActorType.COLLECTIVE, "nato")


def test_members_of_something_else_are_nobody_s():
    assert actors(LEAGUE + "Later members of his family agreed on it.", "members") == ["anon_members"]


def test_a_state_has_no_members():
    assert actors("France met Norway. Later members agreed on it.", "members") == ["anon_members"]


def test_leaders_of_a_body_stay_its_leaders():
    text = LEAGUE + "The leaders of the Tundra League signed it. Then the leaders left."
    assert actors(text, "The leaders") + actors(text, "the leaders") == ["name:tundra_league_leaders"] * 2


def test_foreign_troops_are_told_by_where_they_stand():
    assert actors("He opposed the deployment of foreign troops in Norway.", "foreign troops") == ["nor_foreign_troops"]


def test_forces_belong_to_a_state_that_only_the_text_knows():
    text = "Quorland's parliament met. Later Quorlandish troops crossed the river."
    assert actors(text, "Quorlandish troops") == ["name:quorland_forces"]


def test_his_government_is_that_of_the_state_he_speaks_for():
    text = "Quorland's Prime Minister Ole Brandvik said his government agreed."
    assert actors(text, "his government") == ["name:quorland_government"]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Quorland's parliament met the Quorlandish Foreign Ministry.", "Quorlandish Foreign Ministry"),
        ("Quorland's parliament met. The Foreign Ministry of Quorland agreed.", "Foreign Ministry of Quorland"),
        ("The Foreign Ministry of Quorland agreed.", "Foreign Ministry of Quorland"),
        ("Quorland's Foreign Ministry agreed.", "Foreign Ministry"),
    ],
)
def test_a_ministry_has_one_id_however_its_state_is_told(text, surface):
    assert actors(text, surface) == ["name:quorland_s_foreign_ministry"]


def test_a_spokesman_of_a_ministry_speaks_for_its_state():
    cast = cast_of("Quorland's army is small. Quorlandish Foreign Ministry spokesman Ole Brandvik left.")
    (actor,) = [a for a in cast.actors if a.name == "Ole Brandvik"]
    assert actor.represents == "name:quorland"


def test_a_state_that_only_a_ministry_s_name_tells_is_in_the_cast():
    cast = cast_of("The Foreign Ministry of Quorland agreed.")
    assert {a.id for a in cast.actors} == {"name:quorland", "name:quorland_s_foreign_ministry"}
