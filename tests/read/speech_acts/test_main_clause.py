import pytest

from onrecord.read.speech_acts.main_clause import main_clause, sentences_in


@pytest.mark.parametrize(
    ("words", "main"),
    [
        ("the fleet sails, which nobody wanted", "the fleet sails"),
        ("If the ice melts early, the fleet sails at dawn", "the fleet sails at dawn"),
        ("the fleet sails because it must", "the fleet sails"),
        ("Mr. Berg sails at dawn. The harbour is empty", "Mr. Berg sails at dawn"),
        ("the fleet sails", "the fleet sails"),
    ],
)
def test_the_main_clause_comes_first(words, main):
    assert main_clause(words) == main


@pytest.mark.parametrize(
    ("words", "main"),
    [
        (
            "an early offer from Oslo, which was short of fish, would help the talks",
            "an early offer from Oslo would help",
        ),
        ("the boats that the islands offered would fall short", "the boats that the islands offered would fall short"),
        ("the gifts have been small, and even those could be lost", "the gifts have been small"),
    ],
)
def test_a_clause_inside_the_subject_does_not_end_the_main_clause(words, main):
    assert main_clause(words).startswith(main)
    assert len(main_clause(words)) < len(main) + 11


def test_words_fall_into_sentences_without_their_quotation_marks():
    assert sentences_in("“The sea is calm.” “We sail at dawn!”") == ["The sea is calm", "We sail at dawn!"]
