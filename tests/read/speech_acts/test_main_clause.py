import pytest

from onrecord.read.speech_acts.main_clause import main_clause


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
