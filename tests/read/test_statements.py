import pytest

from onrecord.model.vocabulary import Act, Modality, Polarity, PositionInText

OSLO = {"oslo": ("state", "Oslo"), "berg": ("person", "Berg")}


def only(made, *args, **kwargs):
    (found,) = [s for s in made(*args, **kwargs).statements if s.attribution]
    return found


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "the talks will resume in June", Act.PREDICT),
        ("said", "the offer is a serious mistake", Act.EVALUATE),
        ("said", "the only way to settle this is a vote of all members", Act.STATE_RULE),
        ("said", "one of the reasons for the delay was the storm", Act.JUSTIFY),
        ("said", "it would also send engineers", Act.PROMISE),
        ("said", "the island needs more ammunition", Act.REQUEST),
        ("said", "the ministers must not be late", Act.DEMAND),
        ("said", "the ferry left at noon", Act.CLAIM),
        ("warned", "the ferry left at noon", Act.WARN),
        ("conceded", "the ferry left late", Act.CONCEDE),
    ],
)
def test_what_is_plainly_said_does_the_act_of_its_words(made, cue, content, act):
    assert only(made, f"Berg {cue} {content}.", OSLO, [("berg", cue, content)]).act is act


def test_an_act_done_by_its_cue_has_both_for_evidence(made):
    text = "Oslo rejected the offer of its neighbours."
    found = only(made, text, OSLO, [("oslo", "rejected", "the offer of its neighbours", "commissive")])
    assert (found.act, found.polarity) == (Act.REFUSE, Polarity.NEG)
    assert found.evidence[0].text == "rejected the offer of its neighbours"


def test_what_is_asked_may_be_negative_and_the_asking_is_not(made):
    content = "its neighbours not to sign"
    found = only(made, f"Oslo urged {content}.", OSLO, [("oslo", "urged", content, "directive")])
    assert (found.act, found.polarity) == (Act.DEMAND, Polarity.POS)


@pytest.mark.parametrize(
    ("content", "modality", "polarity"),
    [
        ("the vote may slip", Modality.POSSIBLE, Polarity.POS),
        ("the vote is likely to slip", Modality.PROBABLE, Polarity.POS),
        ("the vote was held on May 20", Modality.CERTAIN, Polarity.POS),
        ("the vote did not slip", Modality.CERTAIN, Polarity.NEG),
        ("no vote was held", Modality.CERTAIN, Polarity.NEG),
        ("the no-fly zone was kept", Modality.CERTAIN, Polarity.POS),
        ("the vote, which could slip, was held", Modality.CERTAIN, Polarity.POS),
    ],
)
def test_doubt_and_negation_are_those_of_the_main_clause(made, content, modality, polarity):
    found = only(made, f"Berg said {content}.", OSLO, [("berg", "said", content)])
    assert (found.modality, found.polarity) == (modality, polarity)


def test_a_content_that_does_two_acts_makes_two_statements(made):
    content = "the plan is a grave danger to fishermen and will not help the harbour towns"
    found = made(f"Berg said {content}.", OSLO, [("berg", "said", content)])
    assert [s.act for s in found.statements if s.attribution] == [Act.EVALUATE, Act.PREDICT]


def test_the_page_speaks_where_nobody_else_does(made):
    text = "The Paris Agreement took years to conclude. Berg said the ferry left at noon.\nIt rained."
    own = [s for s in made(text, OSLO, [("berg", "said", "the ferry left at noon")]).statements if not s.attribution]
    assert [s.evidence[0].text for s in own] == ["The Paris Agreement took years to conclude"]
    assert own[0].holders == ()
    assert own[0].subjects == ("paris_agreement",)


def test_scare_quotes_in_a_headline_are_irony(made):
    text = 'Oslo "guarantees" the Paris Agreement\n\nThe Paris Agreement is old.'
    head = next(s for s in made(text, OSLO, headline=True).statements if s.position is PositionInText.HEADLINE)
    assert head.irony


def test_a_statement_without_words_of_its_own_goes_on_with_what_was_spoken_of(made):
    text = "Berg said the cease-fire is near. He said it was about time."
    first, second = made(
        text, OSLO, [("berg", "said", "the cease-fire is near"), ("berg", "He said", "it was about time")]
    ).statements
    assert first.issue == second.issue == "peace_talks"


def test_a_statement_names_its_condition(made):
    content = "the fleet sails if the ice melts early"
    assert (
        only(made, f"Berg said {content}.", OSLO, [("berg", "said", content)]).condition.text
        == "if the ice melts early"
    )


def test_the_words_of_saying_belong_to_the_evidence_only_where_they_do_the_act(made):
    content = "the offer was not enough"
    found = only(made, f"Berg said {content}.", OSLO, [("berg", "said", content)])
    assert (found.act, found.evidence[0].text) == (Act.EVALUATE, content)


def test_who_is_asked_to_do_something_is_the_addressee(made):
    actors = {**OSLO, "bergen": ("state", "Bergen")}
    content = "Bergen to lower the fee"
    assert only(made, f"Oslo urged {content}.", actors, [("oslo", "urged", content, "directive")]).addressee == "bergen"


def test_a_speaker_named_in_the_content_promises_like_one_who_says_we(made):
    content = "Oslo will send two tugs"
    assert only(made, f"Oslo said {content}.", OSLO, [("oslo", "said", content)]).act is Act.PROMISE
    assert only(made, f"Berg said {content}.", OSLO, [("berg", "said", content)]).act is Act.PREDICT


def test_a_word_of_saying_in_scare_quotes_is_irony(made):
    text = 'Oslo "guarantees" peace in the straits.'
    content = "peace in the straits"
    assert only(made, text, OSLO, [("oslo", "guarantees", content, "commissive")]).irony
    assert not only(made, text.replace('"', ""), OSLO, [("oslo", "guarantees", content, "commissive")]).irony


def test_an_attitude_against_its_object_is_negative(made):
    content = "to lower the fee"
    found = only(made, f"Oslo was reluctant {content}.", OSLO, [("oslo", "reluctant", content, "attitude")])
    assert (found.act, found.polarity) == (Act.EXPRESS_ATTITUDE, Polarity.NEG)


def test_two_quoted_pieces_around_their_speaker_are_two_sentences(made):
    text = '"The ferry left at noon," Berg said. "That is a disgrace."'
    assert only(made, text, OSLO, [("berg", "said", '"The ferry left at noon,"')]).act is Act.CLAIM
