import pytest

from onrecord.model.vocabulary import SubjectKind

ACTORS = {
    "nato": ("organisation", "NATO", "the alliance"),
    "chl": ("state", "Chile"),
    "per": ("state", "Peru"),
    "nor": ("state", "Norway"),
    "fin": ("state", "Finland"),
    "swe": ("state", "Sweden"),
    "berg": ("person", "Berg"),
}


def names(found):
    return {s.name for s in found.subjects if s.kind is SubjectKind.ARRANGEMENT}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chile wins fishing agreement with Peru", "fishing agreement with Peru"),
        ("Berg praised a historic fishing agreement with Peru on Monday.", "fishing agreement with Peru"),
        ("He spoke of the looming peace deal between Chile and Peru.", "peace deal between Chile and Peru"),
        ("A fishing agreement with Peru in a letter to the court is old.", "fishing agreement with Peru"),
        ("The nuclear agreement with Peru isn't dead.", "nuclear agreement with Peru"),
        ("The peace deal with Peru still divides the cabinet.", "peace deal with Peru"),
    ],
)
def test_a_name_has_no_verb_no_verdict_no_circumstance(made, text, name):
    assert name in names(made(text, ACTORS, headline=True))


def test_lifting_sanctions_is_an_act_and_sanctions_the_name(made):
    text = "Lifting sanctions against Peru\n\nThe sanctions against Peru hurt. Chile is lifting sanctions against Peru."
    assert all(not n.lower().startswith("lifting") for n in names(made(text, ACTORS, headline=True)))


def test_a_contraction_owns_nothing(made):
    found = made("Although there's broad agreement with Peru on fish, a fishing agreement with Peru is far.", ACTORS)
    assert all("there" not in n.lower() for n in names(found))


def test_who_signs_gives_an_agreement_its_name(made):
    found = made("Chile, Peru sign pact\n\nChile and Peru signed an agreement on Monday.", ACTORS, headline=True)
    assert names(found) == {"pact between Chile and Peru"}


def test_a_commitment_to_nothing_in_particular_is_a_virtue(made):
    assert not names(made("Chile's commitment\n\nChile's commitment was praised.", ACTORS, headline=True))


def test_an_act_without_a_noun_is_named_by_who_does_it_for_whom(made):
    found = made("Chile said it would send instructors to Peru.", ACTORS)
    assert names(found) == {"Chile's deployment in Peru"}


def test_will_and_a_verb_make_nothing_unless_both_sides_are_named(made):
    assert not names(made("The minister said they would send instructors there.", ACTORS))


def test_what_is_agreed_in_a_text_makes_no_arrangement_beside_it(made):
    found = made("In the Oslo Accords, in which Chile agreed to send tanks to Peru, all is said.", ACTORS)
    assert {s.id for s in found.subjects} == {"oslo_accords"}


def test_deployments_to_one_place_are_one_unless_the_forces_differ(made):
    text = "The deployment of military personnel in Peru is near.\nChile might deploy troops to Peru, Berg said."
    assert len(names(made(text, ACTORS))) == 1
    other = text + "\nNorway will deploy troops to Peru."
    assert len(names(made(other, ACTORS))) == 2


def test_a_sum_of_aid_stands_apart_from_the_guarantees(made):
    text = "NATO offered Peru security guarantees.\nIt has promised $3 billion in military aid to Peru."
    found = made(text, ACTORS, headline=True)
    assert any("guarantees" in n for n in names(found))
    assert all("billion" not in m.text for s in found.subjects if "guarantee" in s.name for m in s.mentions)


def test_memberships_told_together_and_singly_go_to_each(made):
    text = "Finland and Sweden applied to join NATO.\nFinland's accession to NATO is near. Sweden's accession to NATO is not."
    assert {s.id for s in made(text, ACTORS).subjects} == {"fin_nato_membership", "swe_nato_membership"}


def test_who_is_asked_for_leave_does_not_join(made):
    found = made("Finland asked Norway for approval to join NATO.", ACTORS)
    assert {s.id for s in found.subjects} == {"fin_nato_membership"}


def test_a_part_says_of_what(made):
    text = "The fishing agreement with Peru was signed as part of a peace deal between Chile and Peru."
    found = made(text, ACTORS)
    (part,) = [s for s in found.subjects if s.name.startswith("fishing")]
    assert part.relations == (("part_of", "peace_deal_between_chile_and_peru"),)


def test_bare_words_point_to_what_was_called_so(made):
    text = (
        "Chile offered Peru an aid package for Peru.\nChile pledged to send tanks to Peru."
        "\nThe package was a surprise. The package is large."
    )
    found = made(text, ACTORS)
    (package,) = [s for s in found.subjects if s.name.startswith("aid package")]
    assert [m.text for m in package.mentions][-2:] == ["The package", "The package"]


def test_no_particular_deployment_is_the_one_in_question(made):
    found = made("Chile said it would send instructors to Peru.\nNorway ruled out any deployment of troops.", ACTORS)
    (sent,) = [s for s in found.subjects if s.kind is SubjectKind.ARRANGEMENT]
    assert [m.text for m in sent.mentions][-1].startswith("any deployment")


def test_an_infinitive_is_no_part_of_a_name_and_bill_is_a_man(made):
    found = made("Chile wants to resume security agreement with Peru", ACTORS, headline=True)
    assert names(found) == {"security agreement with Peru"}
    assert not names(made("He met former President Bill Smith of Peru.\nPresident Bill Smith left.", ACTORS))


def test_a_proper_name_is_of_one_thing_in_an_article_whatever_was_said_of_it_between(made):
    text = (
        "Chile and Peru sign Tolva Accord\n\nChile signed an accord with Norway on Monday.\n"
        "Under the Tolva Accord Chile will sell fish. The Tolva Accord is binding."
    )
    found = [s for s in made(text, ACTORS, headline=True).subjects if "Tolva Accord" in s.name]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("told", "type_"),
    [
        ("Peru and four other states signed the fishing agreement with Norway.", "multilateral_agreement"),
        ("Peru signed the fishing agreement with Norway.", "bilateral_agreement"),
        ("Peru signed the fishing agreement with Norway. Rain fell in four other states.", "bilateral_agreement"),
    ],
)
def test_an_accord_of_more_than_two_is_one_of_many(made, told, type_):
    assert {s.type for s in made(told, ACTORS).subjects if s.kind is SubjectKind.ARRANGEMENT} == {type_}
