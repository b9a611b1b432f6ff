"""What a set of rulings comes to."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.ruling import Ruling
from onrecord.model.rulings import Standing, anchor_of, anchors_of, weigh
from onrecord.model.vocabulary import Judgement


def ruled(pair, judgement, minute=0, by="ed", withdrawn=None):
    at = dt.datetime(2031, 5, 4, 12, minute, tzinfo=dt.UTC)
    return Ruling(a=pair[0], b=pair[1], judgement=judgement, by=by, at=at, why="looked", withdrawn_at=withdrawn)


GONE = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)


def test_the_later_of_two_rulings_on_a_pair_counts_and_the_other_is_named():
    first, second = ruled("ab", Judgement.SAME), ruled("ba", Judgement.DIFFERENT, 1, by="al")
    found = weigh([second, first])
    assert found.applied == (second,)
    assert found.replaced == ((first, second),)
    assert [found.standing(x) for x in (first, second)] == [Standing.REPLACED, Standing.STANDS]


def test_an_earlier_ruling_counts_again_when_the_later_is_withdrawn():
    first, second = ruled("ab", Judgement.SAME), ruled("ab", Judgement.DIFFERENT, 1, withdrawn=GONE)
    found = weigh([first, second])
    assert found.applied == (first,)
    assert found.standing(second) is Standing.WITHDRAWN


def test_a_chain_that_makes_one_of_two_ruled_different_is_not_applied_and_the_two_stay_apart():
    one, two = ruled("ab", Judgement.SAME), ruled("bc", Judgement.SAME)
    aside, apart = ruled("cd", Judgement.SAME), ruled("ac", Judgement.DIFFERENT, 1)
    found = weigh([one, two, aside, apart])
    (collision,) = found.collisions
    assert collision.apart == apart
    assert set(collision.same) == {one, two}
    assert set(found.applied) == {aside, apart}
    assert found.standing(one) is Standing.COLLIDES
    assert one.id[:9] in str(collision)
    assert apart.id[:9] in str(collision)


def test_none_gives_a_pair_back_to_the_program():
    found = weigh([ruled("ab", Judgement.DIFFERENT), ruled("ab", Judgement.NONE, 1)])
    assert found.of(Judgement.DIFFERENT) == []
    assert found.of(Judgement.NONE) == [("a", "b")]


def test_an_anchor_is_of_one_document_where_the_actor_has_no_name_or_a_ruling_says_so():
    assert anchor_of("1" * 64, "anon_diplomats") == "anon_diplomats@11111111"
    assert anchor_of("1" * 64, "name:holm") == "name:holm"
    assert anchor_of("1" * 64, "name:holm", {"name:holm@11111111"}) == "name:holm@11111111"
    ids = {("1" * 64, "name:holm"): "name:holm@11111111", ("2" * 64, "name:holm"): "name:holm"}
    assert anchors_of(ids, {"name:holm@11111111"}) == {
        "name:holm@11111111": "name:holm@11111111",
        "name:holm": "name:holm",
    }


RULINGS = st.lists(
    st.builds(
        ruled,
        st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")),
        st.sampled_from(Judgement),
        st.integers(0, 59),
        st.sampled_from(["ed", "al"]),
        st.sampled_from([None, None, GONE]),
    ),
    max_size=12,
    unique_by=lambda x: x.id,
)


@given(RULINGS, st.randoms(use_true_random=False))
def test_rulings_come_to_the_same_in_every_order(rulings, random):
    shuffled = list(rulings)
    random.shuffle(shuffled)
    assert weigh(shuffled) == weigh(rulings)


@given(RULINGS)
def test_no_applied_rulings_make_one_of_two_that_are_ruled_different(rulings):
    found = weigh(rulings)
    up = {x: x for x in "abcde"}
    for a, b in found.of(Judgement.SAME):
        up = {x: up[a] if y == up[b] else y for x, y in up.items()}
    assert all(a == b or up[a] != up[b] for a, b in found.of(Judgement.DIFFERENT))


@given(RULINGS)
def test_every_ruling_stands_somewhere(rulings):
    found = weigh(rulings)
    standing = [x for x in rulings if x.withdrawn_at is None]
    colliding = {x for c in found.collisions for x in c.same}
    assert {*found.applied, *(old for old, _ in found.replaced), *colliding} == set(standing)
