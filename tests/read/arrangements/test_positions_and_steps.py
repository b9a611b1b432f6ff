import pytest

from onrecord.model.term import Position, Rule, Step
from onrecord.model.vocabulary import DecisionRule, Stance, Status

ACTORS = {
    "chl": ("state", "Chile"),
    "per": ("state", "Peru"),
    "chl_senate": ("organisation", "the Senate"),
    "berg": ("person", "Berg"),
    "lund": ("person", "Lund"),
}
DEAL = "The fishing agreement between Chile and Peru is near.\n"


def stances(found):
    return {(v.actor, v.stance) for _, v in found.values(Position)}


@pytest.mark.parametrize(
    ("sentence", "stand"),
    [
        ("Berg slammed the agreement.", ("berg", Stance.OPPOSE)),
        ("Berg is not opposed to the agreement.", ("berg", Stance.AMBIVALENT)),
        ("Berg will not take part in the agreement.", ("berg", Stance.ABSTAIN)),
        ("Peru does not object to the agreement.", ("per", Stance.ABSTAIN)),
        ("Peru refused to take part in the agreement.", ("per", Stance.ABSTAIN)),
        ("Peru has held up the agreement.", ("per", Stance.RELUCTANT)),
        ("The agreement was hailed by Berg.", ("berg", Stance.SUPPORT)),
    ],
)
def test_verbs_of_stance(made, sentence, stand):
    assert stand in stances(made(DEAL + sentence, ACTORS))


def test_who_asks_for_the_end_of_it_is_against_it(made):
    text = DEAL + "Berg urged Lund to reject the agreement."
    found = made(text, ACTORS, [("berg", "urged", "Lund to reject the agreement", "directive")])
    assert stances(found) == {("berg", Stance.OPPOSE)}


def test_whoever_a_circumstance_names_takes_no_stand(made):
    assert not stances(made(DEAL + "In the Senate, he blocked the agreement.", ACTORS))


def test_a_judgement_of_something_else_is_none_of_the_agreement(made):
    text = DEAL + "Berg said the storm threatens all that the agreement needs. Berg said this trend is dangerous."
    said = [("berg", "said", "this trend is dangerous")]
    assert not stances(made(text, ACTORS, said))


def test_only_if_makes_a_stand_conditional_and_keeps_the_words(made):
    text = DEAL + "Berg said Peru would ratify the agreement only if the port is opened."
    found = made(text, ACTORS, [("berg", "said", "Peru would ratify the agreement only if the port is opened")])
    ((_, position),) = found.values(Position)
    assert position.stance is Stance.CONDITIONAL
    assert position.qualifier is not None
    assert "the port is opened" in position.qualifier.text


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Chile's parliament must first approve the agreement.", DecisionRule.RATIFICATION),
        ("The agreement needs the approval of the Senate.", DecisionRule.RATIFICATION),
        ("The agreement needs a two-thirds majority.", DecisionRule.QUALIFIED_MAJORITY),
        ("For the agreement all 30 members must consent.", DecisionRule.UNANIMITY),
        ("A single objection can block the agreement.", DecisionRule.CONSENSUS),
        ("On the agreement each ally decides for itself.", DecisionRule.OPT_IN),
        ("The agreement is open to those who want to join.", DecisionRule.OPT_IN),
        ("The agreement holds only with the consent of its government.", DecisionRule.HOST_CONSENT),
        ("As to the agreement, it is not for them to decide.", DecisionRule.NO_THIRD_PARTY_VETO),
    ],
)
def test_decision_rules(made, sentence, rule):
    assert rule in {v.rule for _, v in made(DEAL + sentence, ACTORS).values(Rule)}


def current(found, id_):
    return {v.value for s, v in found.values(Step) if s == id_ and v.current}


def test_a_step_in_another_clause_is_anothers(made):
    text = (
        "Berg rejects any fishing agreement with Peru before a treaty is signed. The fishing agreement with Peru waits."
    )
    found = made(text, ACTORS)
    assert Status.SIGNED not in {v.value for _, v in found.values(Step)}


def test_breaking_both_is_breaking_each_of_the_last_two(made):
    text = "They recalled the Budapest Memorandum and the Minsk Accords.\nPeru violated both deals."
    found = made(text, ACTORS)
    assert current(found, "budapest_memorandum") == {Status.VIOLATED}
    assert current(found, "minsk_accords") == {Status.VIOLATED}


def test_a_headline_tells_the_step_where_the_body_only_talks(made):
    text = "Chile signs fishing agreement with Peru\n\nThe talks on the fishing agreement with Peru were long."
    text = text.replace("signs", "signed")
    found = made(text, ACTORS, headline=True)
    assert Status.SIGNED in {v.value for _, v in found.values(Step) if v.current}


def test_an_invitation_that_is_not_received_is_not_offered(made):
    found = made(
        "Peru will not get the invitation to NATO that it hoped for.", {**ACTORS, "nato": ("organisation", "NATO")}
    )
    assert current(found, "per_nato_membership") == {Status.NOT_OFFERED}


def test_a_stance_without_an_object_is_towards_what_was_spoken_of(made):
    assert stances(made(DEAL + "When the agreement was discussed, Berg was reluctant.", ACTORS)) == {
        ("berg", Stance.RELUCTANT)
    }


def test_who_signs_an_accord_supports_it(made):
    found = made("Chile and Peru signed a trade pact in Lima on Monday.", ACTORS)
    assert stances(found) == {("chl", Stance.SUPPORT), ("per", Stance.SUPPORT)}


def test_who_signs_it_with_others_does_so_with_all_of_them(made):
    actors = ACTORS | {"bra": ("state", "Brazil"), "arg": ("state", "Argentina")}
    found = made("Chile signed an accord with Peru, Brazil and Argentina on Monday.", actors)
    assert stances(found) == {(x, Stance.SUPPORT) for x in ("chl", "per", "bra", "arg")}


def test_who_will_take_part_supports_it_and_who_does_so_anyway_takes_no_stand(made):
    assert stances(made("Peru will take part in a training mission in Chile.", ACTORS)) == {("per", Stance.SUPPORT)}
    assert not stances(made("Peru is playing a part in a training mission in Chile.", ACTORS))


@pytest.mark.parametrize(
    ("cue", "content", "force", "stance"),
    [
        ("demanded", "an amendment to the agreement", "directive", Stance.CONDITIONAL),
        ("demanded", "the agreement", "directive", Stance.SUPPORT),
        ("refused", "to sign the agreement without a vote", "commissive", Stance.CONDITIONAL),
        ("refused", "to sign the agreement", "commissive", Stance.OPPOSE),
    ],
)
def test_who_wants_it_otherwise_wants_it_on_a_condition(made, cue, content, force, stance):
    found = made(f"{DEAL}Berg {cue} {content}.", ACTORS, [("berg", cue, content, force)])
    assert ("berg", stance) in stances(found)


def test_who_takes_back_an_offer_is_against_what_was_offered(made):
    found = made(
        "Peru withdrew its offer of a fishing treaty.", ACTORS, [("per", "withdrew", "its offer of a fishing treaty")]
    )
    assert ("per", Stance.SUPPORT) not in stances(found)
