from onrecord.model.term import Obligation, Party
from onrecord.model.vocabulary import Role, Status

ACTORS = {
    "nato": ("organisation", "NATO", "the alliance"),
    "chl": ("state", "Chile"),
    "per": ("state", "Peru"),
    "bra": ("state", "Brazil"),
    "arg": ("state", "Argentina"),
    "some": ("anonymous_collective", "the countries"),
    "others": ("anonymous_collective", "Other nations"),
}


def owed(found):
    return {(v.obligors, v.beneficiaries, v.kind) for _, v in found.values(Obligation)}


def parties(found, role):
    return {v.actor for _, v in found.values(Party) if v.role is role}


def test_a_group_is_those_whom_the_sentence_names_it_by(made):
    text = "Chile and Peru are among the countries that volunteered for a deployment of troops in Brazil."
    said = [("some", "volunteered", "for a deployment of troops in Brazil", "commissive")]
    found = made(text, ACTORS, said)
    assert {(o, b) for o, b, _ in owed(found)} <= {(("chl", "per"), ("bra",)), (("some",), ("bra",))}


def test_what_a_text_gives_in_exchange_is_owed_by_the_other_side(made):
    text = (
        "They cited the Budapest Memorandum in which Peru agreed to respect the borders of Chile in exchange for Chile"
        " returning nuclear weapons to Peru."
    )
    content = text.split("agreed ")[1].rstrip(".")
    found = made(text, ACTORS, [("per", "agreed", content, "commissive")])
    assert owed(found) == {
        (("per",), ("chl",), "respect_borders"),
        (("chl",), ("per",), "disarmament"),
    }
    assert {s for s, _ in found.values(Obligation)} == {"budapest_memorandum"}
    assert {"per", "chl"} <= parties(found, Role.PARTY)


def test_between_two_sides_what_one_would_do_is_owed_to_the_other(made):
    text = "Chile and Peru signed a ceasefire in Brazil.\nUnder the ceasefire, Chile would withdraw its troops."
    assert (("chl",), ("per",), "withdraw") in owed(made(text, ACTORS))


def test_who_watches_over_a_truce_does_not_cease_fire(made):
    text = "Chile and Peru agreed to a ceasefire.\nBrazil will monitor the ceasefire."
    assert all("bra" not in o for o, _, kind in owed(made(text, ACTORS)) if kind == "cease_hostilities")


def test_ratifying_is_owed_to_who_would_join(made):
    text = "Chile agreed to ratify the accession of Peru to NATO. Peru's accession to NATO is late."
    found = made(text, ACTORS, [("chl", "agreed", "to ratify the accession of Peru to NATO", "commissive")])
    assert (("chl",), ("per",), "ratification") in owed(found)


def test_what_has_been_given_is_delivered(made):
    text = "Chile has delivered 20 tanks to Peru, its ministry said."
    found = made(text, ACTORS, [("chl", "said", "Chile has delivered 20 tanks to Peru")])
    ((_, value),) = found.values(Obligation)
    assert (value.obligors, value.beneficiaries, value.status) == (("chl",), ("per",), Status.DELIVERED)


def test_who_concludes_is_a_side_and_who_brokers_a_mediator(made):
    found = made("Chile and Peru reached a peace deal, brokered by Brazil and Argentina.", ACTORS)
    assert parties(found, Role.PARTY) == {"chl", "per"}
    assert parties(found, Role.MEDIATOR) == {"bra", "arg"}


def test_whom_a_law_binds_in_so_many_words_owes(made):
    actors = {**ACTORS, "berg": ("person", "Berg"), "chl_congress": ("organisation", "Congress")}
    text = "The sanctions bill against Peru would require Berg to get congressional approval, and Congress passed the bill."
    assert (("berg",), ("chl_congress",), "legislative_approval") in owed(made(text, actors))


def test_lifting_sanctions_is_no_duty_to_impose_them(made):
    actors = {**ACTORS, "chl_congress": ("organisation", "Congress")}
    text = "The bill on Peru would ease sanctions on Peru, and Congress passed the bill on Peru."
    assert all(kind != "sanctions" for _, _, kind in owed(made(text, actors)))


def test_handing_over_arms_is_no_aid(made):
    text = "Under the terms of a peace deal between Chile and Peru, Peru pledged to hand over their weapons to Chile."
    content = text.split("pledged ")[1].rstrip(".")
    found = made(text, ACTORS, [("per", "pledged", content, "commissive")])
    assert owed(found) == {(("per",), ("chl",), "disarmament")}
    assert len(found.subjects) == 1


def test_a_counted_group_is_the_row_of_that_many_names(made):
    text = (
        "Chile, Peru and Brazil have agreed to a mission in Argentina.\n"
        "Under the mission, Argentina's soldiers would be armed by the three states."
    )
    actors = ACTORS | {"three": ("anonymous_collective", "the three states")}
    assert {o for o, _, kind in owed(made(text, actors)) if kind == "military_aid"} <= {("chl", "per", "bra")}


def test_where_forces_go_is_not_who_sends_them(made):
    text = "Chile signed an accord with Peru on Monday that provides for the deployment of troops on its territory."
    assert {(o, b) for o, b, _ in owed(made(text, ACTORS))} <= {(("per",), ("chl",))}


def test_who_is_sent_instructors_is_helped_and_who_is_sent_a_brigade_hosts_it(made):
    for sent, role in (("instructors", Role.BENEFICIARY), ("a brigade", Role.HOST)):
        text = f"Chile announced that it will send {sent} to Peru."
        found = made(text, ACTORS, [("chl", "announced", f"it will send {sent} to Peru", "commissive")])
        assert "per" in parties(found, role), sent


def test_how_many_one_sends_is_a_question_and_what_happens_before_is_no_debt(made):
    text = "Chile and Peru signed a ceasefire.\nUnder the ceasefire each side will decide how many troops it sends to Brazil."
    assert not {k for _, _, k in owed(made(text, ACTORS)) if k == "troop_deployment"}


def test_what_a_declaration_gives_is_a_term_of_it(made):
    text = (
        "NATO signed a declaration with Peru on Monday.\nThe declaration gives Peru security assurances for ten years."
    )
    found = made(text, ACTORS)
    assert len({s for s, _ in found.values(Obligation)}) <= 1
    assert not [x for x in found.values(Obligation) if "assurance" in x[0]]


def test_who_must_consult_consults_with_the_others_and_what_happens_before_names_nobody(made):
    text = "Chile and Peru signed a treaty on Monday.\nThe treaty obliges both sides to consult if ports in Brazil are attacked."
    found = made(text, ACTORS | {"both": ("anonymous_collective", "both sides")})
    assert {b for _, b, kind in owed(found) if kind == "consultation"} <= {("chl", "per"), ("both",)}


def test_what_a_mission_would_do_is_owed_by_those_behind_it(made):
    text = (
        "Chile announced that it will send a brigade to Peru.\n"
        "The brigade would be based near the coast and would train Peru's army."
    )
    found = made(text, ACTORS, [("chl", "announced", "it will send a brigade to Peru", "commissive")])
    assert (("chl",), ("per",), "capacity_building") in owed(found)


def test_in_an_agreement_of_many_who_only_receives_is_its_beneficiary_and_who_owes_it_its_provider(made):
    text = (
        "Chile, Peru and Brazil signed an agreement with Argentina that four parliaments have to ratify.\n"
        "Under the agreement, Chile, Peru and Brazil undertake to arm and train the army of Argentina."
    )
    found = made(text, ACTORS)
    assert parties(found, Role.BENEFICIARY) == {"arg"}
    assert parties(found, Role.PROVIDER) == {"chl", "per", "bra"}
    assert not parties(found, Role.PARTY) & {"arg", "chl", "per", "bra"}


def test_in_an_agreement_of_two_both_are_parties(made):
    text = "Chile signed an agreement with Peru.\nUnder the agreement, Chile undertakes to arm and train Peru's army."
    found = made(text, ACTORS)
    assert parties(found, Role.PARTY) == {"chl", "per"}
    assert not parties(found, Role.PROVIDER) | parties(found, Role.BENEFICIARY)


def test_who_ratifies_or_is_to_ratify_is_a_ratifier(made):
    text = "Chile and Peru signed a treaty.\nBrazil has not ratified the treaty. The treaty was ratified by Argentina."
    assert parties(made(text, ACTORS), Role.RATIFIER) == {"bra", "arg"}
