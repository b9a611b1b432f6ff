from bench.polnear_score import Claimed, score

TEXT = "Lund said the ferry sails. “We stay for good,” Berg added."
SAILS = Claimed(((0, 4),), ((10, 25),))
STAY = Claimed(((47, 51),), ((27, 46),))


def test_the_gold_scored_against_itself_is_perfect():
    shares = score([(TEXT, [SAILS, STAY], [SAILS, STAY])])
    assert {
        shares[kind, match].f1 for kind in ("all", "direct", "indirect") for match in ("content", "full", "strict")
    } == {100}
    assert (shares["direct", "full"].gold, shares["mixed", "full"].gold) == (1, 0)


def test_a_wrong_source_costs_the_full_match_only():
    wrong = Claimed(((47, 51),), SAILS.content)
    shares = score([(TEXT, [SAILS], [wrong])])
    assert (shares["all", "content"].hit, shares["all", "full"].hit) == (1, 0)


def test_marks_and_commas_make_no_difference():
    bare = Claimed(STAY.source, ((28, 44),))
    assert score([(TEXT, [STAY], [bare])])["direct", "strict"].hit == 1


def test_no_source_agrees_with_no_source():
    orphan = Claimed((), STAY.content)
    assert score([(TEXT, [orphan], [orphan])])["all", "full"].hit == 1
    assert score([(TEXT, [STAY], [orphan])])["all", "full"].hit == 0
