import pytest

from onrecord.model.vocabulary import Act
from onrecord.packs.loader import load_pack
from onrecord.read.speech_acts.acts import act_in_own_voice, act_of_cue
from onrecord.read.speech_acts.content_acts import act_of_content

A = Act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the ferry left at noon", A.CLAIM),
        ("the harbour will be closed in spring", A.PREDICT),
        ("he would bring down the price of herring", A.PREDICT),
        ("we will send two tugs", A.PROMISE),
        ("we will win this race", A.PREDICT),
        ("he will also look for a pilot", A.PROMISE),
        ("it will result in empty nets", A.PREDICT),
        ("we are ready to lend a tug", A.OFFER),
        ("we will never sell the harbour", A.REFUSE),
        ("the council must lower the fee", A.DEMAND),
        ("the council should not wait", A.DEMAND),
        ("the captain must have been asleep", A.CLAIM),
        ("the islands need more nets", A.REQUEST),
        ("the fee is a serious mistake", A.EVALUATE),
        ("I think the fee is unfair", A.EVALUATE),
        ("the sea is calmer than ever", A.EVALUATE),
        ("the offer falls far short of what was hoped for", A.EVALUATE),
        ("the dispute could easily spiral", A.WARN),
        ("unless the fee is lowered, boats will leave", A.WARN),
        ("the guild broke its word", A.ACCUSE),
        ("that is simply not true", A.DENY),
        ("we never promised a tug", A.DENY),
        ("he does not believe the storm matters", A.DENY),
        ("I hope the ice melts early", A.EXPRESS_ATTITUDE),
        ("she was deeply worried about the ice", A.EXPRESS_ATTITUDE),
        ("I am grateful to the pilots", A.PRAISE),
        ("the crew did a remarkable job", A.PRAISE),
        ("we condemn the raid on the harbour", A.CONDEMN),
        ("we have decided to close the lock", A.ANNOUNCE),
        ("the lock must be approved by the guild", A.STATE_RULE),
        ("the fee is meant to ensure clean water", A.JUSTIFY),
        ("we fully support the pilots", A.SUPPORT),
        ("let's meet at the lock", A.PROPOSE),
        ("close the lock now", A.DEMAND),
        ("we made mistakes at the lock", A.CONCEDE),
        ("if they go on, we will retaliate", A.THREATEN),
        ("will the ferry sail?", A.CLAIM),
        ("boats may pass only with the consent of the guild", A.STATE_RULE),
        ("the guild would regard the tugs as a hostile fleet", A.THREATEN),
        ("he would have been late", A.CLAIM),
        ("he expects the ferry to break down", A.PREDICT),
        ("it is important that boats are safe", A.DEMAND),
        ("she said the ferry will sail", A.CLAIM),
    ],
)
def test_plain_words_do_an_act_by_their_grammar(content, act):
    assert act_of_content(content, load_pack()) is act


def test_the_first_sentence_that_does_more_than_claim_decides():
    assert act_of_content("The ferry left at noon. That is a disgrace. We will sue.", load_pack()) is A.EVALUATE


@pytest.mark.parametrize(
    ("cue", "behind", "act"),
    [
        ("said", "the lock is shut", None),
        ("agreed", "with the pilots that the lock is shut", A.SUPPORT),
        ("voiced", "concern about the ice", A.EXPRESS_ATTITUDE),
        ("offered", "his clearest pledge so far that he would stay", A.PROMISE),
        ("offered", "two tugs", A.OFFER),
        ("offered", "Oslo assurances on herring", A.OFFER),
        ("insisted", "the lock was shut", None),
        ("insisted", "on a vote", A.DEMAND),
    ],
)
def test_a_cue_does_an_act_together_with_the_words_behind_it(cue, behind, act):
    assert act_of_cue(cue, load_pack(), behind) is act


@pytest.mark.parametrize(
    ("clause", "act"),
    [
        ("The bill would lower the fee", A.CLAIM),
        ("The boats must pass the lock by noon", A.CLAIM),
        ("The council should be asked first", A.EVALUATE),
        ("We must lower the fee", A.DEMAND),
        ("The deal is a triumph of patience and a big win for the pilots", A.EVALUATE),
        ("The talks could collapse", A.EVALUATE),
    ],
)
def test_a_page_tells_what_others_only_do(clause, act):
    assert act_in_own_voice(clause, False, load_pack()) is act


@pytest.mark.parametrize(
    ("headline", "act"),
    [
        ("Oslo vows to send two tugs", A.PROMISE),
        ("Oslo and Bergen sign herring deal", A.AGREE),
        ("Oslo wins a guarantee for its tugs", A.CLAIM),
    ],
)
def test_a_headline_may_do_the_act_it_reports(headline, act):
    assert act_in_own_voice(headline, True, load_pack()) is act
