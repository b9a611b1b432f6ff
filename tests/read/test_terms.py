from onrecord.model.term import Obligation, Party, Position, Rule, Step
from onrecord.model.vocabulary import DecisionRule, Role, Stance, Status

ACTORS = {
    "nato": ("organisation", "NATO", "the alliance"),
    "geo": ("state", "Georgia"),
    "lva": ("state", "Latvia"),
    "pol": ("state", "Poland"),
    "rus": ("state", "Russia"),
    "berg": ("person", "Berg"),
    "east": ("collective", "eastern members"),
}


def obligations(found):
    return {(v.obligors, v.beneficiaries, v.kind): v for _, v in found.values(Obligation)}


def test_who_promises_owes_to_whom_it_is_promised(made):
    text = "Poland vowed to send tanks and artillery to Latvia.\nPoland pledged to give Latvia artillery."
    found = made(text, ACTORS, [("pol", "vowed", "to send tanks and artillery to Latvia", "commissive")])
    owed = obligations(found)[("pol",), ("lva",), "military_aid"]
    assert (owed.firmness_level, owed.status) == (2, Status.ANNOUNCED)
    assert owed.firmness_label.text in ("vowed", "pledged")


def test_the_passive_turns_owing_round(made):
    content = "a new Latvia-NATO defense partnership in which Latvia would be armed by Poland"
    found = made(f"Berg proposed {content}.", ACTORS, [("berg", "proposed", content, "directive")])
    assert (("pol",), ("lva",), "military_aid") in obligations(found) or not obligations(found)
    assert all("lva" not in v.obligors for v in obligations(found).values())


def test_each_share_is_owed_to_its_own(made):
    content = "the new Polish deployment includes warships to Latvia, and ground troops to Georgia"
    found = made(f"Berg announced {content}.", ACTORS, [("pol", "announced", content, "commissive")])
    assert {v.beneficiaries for v in obligations(found).values()} <= {("lva",), ("geo",)}


def test_the_label_never_sets_the_level(made):
    text = "Poland guarantees artillery to Latvia, the ministers said.\nPoland pledged artillery to Latvia."
    said = [("pol", "guarantees", "artillery to Latvia", "commissive")]
    for owed in obligations(made(text, ACTORS, said)).values():
        assert owed.firmness_level == 2


def test_a_headline_states_no_obligation(made):
    text = "Poland vows artillery for Latvia\n\nThe harbour is frozen."
    assert not obligations(made(text, ACTORS, headline=True))


def test_what_is_refused_is_not_owed(made):
    text = "Poland refused to send artillery to Latvia. Poland rejected giving Latvia tanks."
    said = [("pol", "refused", "to send artillery to Latvia", "commissive")]
    assert not obligations(made(text, ACTORS, said))


def test_an_invitation_binds_the_body_that_invites(made):
    text = "NATO formally invited Georgia to join the alliance.\nGeorgia's accession to NATO is slow."
    found = made(text, ACTORS, [("nato", "invited", "Georgia to join the alliance", "declarative")])
    owed = obligations(found)[("nato",), ("geo",), "membership_perspective"]
    assert (owed.firmness_level, owed.status) == (3, Status.INVITED)
    assert ("geo_nato_membership", Party(actor="geo", role=Role.APPLICANT)) in found.values(Party)
    assert ("geo_nato_membership", Party(actor="nato", role=Role.DECISION_BODY)) in found.values(Party)


def test_backing_and_rejecting_are_stances(made):
    text = "Poland backed the Paris Agreement. The Paris Agreement was rejected by Latvia.\nGeorgia has not supported the Paris Agreement."
    stances = {v.actor: v.stance for _, v in made(text, ACTORS).values(Position)}
    assert stances == {"pol": Stance.SUPPORT, "lva": Stance.OPPOSE, "geo": Stance.OPPOSE}


def test_only_a_collective_can_be_divided(made):
    text = "The eastern members are divided over the Paris Agreement. Berg is divided over the Paris Agreement."
    stances = {v.actor: v.stance for _, v in made(text, ACTORS).values(Position)}
    assert stances == {"east": Stance.DIVIDED}


def test_a_judgement_takes_a_side(made):
    content = "the Paris Agreement is a dangerous mistake"
    found = made(f"Berg said {content}.", ACTORS, [("berg", "said", content)])
    assert [v.stance for _, v in found.values(Position)] == [Stance.OPPOSE]


def test_a_name_inside_an_agreements_name_takes_no_stand(made):
    text = "Lawmakers of the Iran nuclear deal are backing the Paris Agreement."
    assert not [v for _, v in made(text, {"irn": ("state", "Iran")}).values(Position)]


def test_a_rule_belongs_to_the_arrangement_spoken_of(made):
    content = "on this the members decide by consensus"
    text = f"Georgia's bid to join NATO is old. Berg said {content}."
    found = made(text, ACTORS, [("berg", "said", content)])
    assert found.values(Rule) == [("geo_nato_membership", Rule(rule=DecisionRule.CONSENSUS))]


def test_no_say_for_a_third_party_is_a_contested_rule(made):
    content = "Russia should not get a say on Georgia's bid to join NATO"
    found = made(f"Berg said {content}.", ACTORS, [("berg", "said", content)])
    assert ("geo_nato_membership", Rule(rule=DecisionRule.NO_THIRD_PARTY_VETO, contested=True)) in found.values(Rule)


def test_exactly_one_step_is_current(made):
    text = "Envoys proposed the Paris Agreement.\nThe Paris Agreement was signed. It might be ratified soon."
    steps = [v for _, v in made(text, ACTORS).values(Step)]
    assert [v.value for v in steps if v.current] == [Status.SIGNED]
    assert sum(v.current for v in steps) == 1


def test_every_term_hangs_on_a_statement(made):
    text = "Poland backed the Paris Agreement. Georgia's bid to join NATO was rejected by Russia."
    found = made(text, ACTORS)
    assert {t.statement for t in found.terms} <= {s.id for s in found.statements}


def test_an_indirect_object_is_owed_to(made):
    text = "Poland offered Latvia security assurances and tanks.\nThe security assurances of Poland are old."
    found = made(text, ACTORS, [("pol", "offered", "Latvia security assurances and tanks", "commissive")])
    owed = obligations(found)[("pol",), ("lva",), "security_assurance"]
    assert owed.firmness_label.text == "assurances"
    assert owed.firmness_level is None


def test_a_demand_for_membership_sets_no_level(made):
    content = "the alliance to promise that Georgia will join NATO"
    text = f"Georgia urged {content}.\nGeorgia's accession to NATO is slow."
    found = made(text, ACTORS, [("geo", "urged", content, "directive")])
    owed = obligations(found)[("nato",), ("geo",), "membership_perspective"]
    assert (owed.firmness_level, owed.status) == (None, Status.DEMANDED)
