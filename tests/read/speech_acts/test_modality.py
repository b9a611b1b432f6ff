import pytest

from onrecord.model.vocabulary import Act, Modality, Polarity
from onrecord.packs.loader import load_pack
from onrecord.read.speech_acts.modality import modality_of, polarity_of


@pytest.mark.parametrize(
    ("clause", "cue", "act", "modality"),
    [
        ("the ice will hold", "fear", Act.EXPRESS_ATTITUDE, Modality.POSSIBLE),
        ("a second winter of ice", "feared", Act.EXPRESS_ATTITUDE, Modality.CERTAIN),
        ("to sail at dawn", "expected", Act.PREDICT, Modality.PROBABLE),
        ("he expects the ferry to sail", "said", Act.PREDICT, Modality.PROBABLE),
        ("to send what may be needed", "promised", Act.PROMISE, Modality.CERTAIN),
    ],
)
def test_certainty_is_that_of_the_holder(clause, cue, act, modality):
    assert modality_of(clause, cue, act, load_pack()) is modality


@pytest.mark.parametrize(
    ("clause", "around", "polarity"),
    [
        ("the ferry did not sail", {}, Polarity.NEG),
        ("the guild is fond of us and never misses a feast", {}, Polarity.POS),
        ("the guild has reasons for not sailing", {}, Polarity.POS),
        ("to sail at dawn", {"cue": "expected", "before": "The ferry is not "}, Polarity.NEG),
        ("a fight over herring", {"cue": "wants", "source": "Neither side"}, Polarity.NEG),
    ],
)
def test_a_clause_is_negated_in_its_main_verb_its_cue_or_its_source(clause, around, polarity):
    assert polarity_of(clause, Act.CLAIM, bool(around), load_pack(), **around) is polarity
