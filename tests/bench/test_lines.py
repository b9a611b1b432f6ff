from bench.lines import Score
from training.lines.alignment import Truth


def test_lines_whose_truth_is_open_are_not_counted():
    score = Score()
    score.add("Ports agree to share pilots", True, Truth.EITHER)
    score.add("Home", True, Truth.BOILERPLATE)
    score.add("Sport", False, Truth.BOILERPLATE)
    score.add("The two ports agreed on Monday to share their pilots for ten years.", True, Truth.KEEP)
    assert (score.hit, score.out, score.furniture) == (1, 2, 2)
    assert (score.body, score.lost, score.sentences, score.sentences_lost) == (1, 1, 1, 1)
    assert score.f1 == 50
