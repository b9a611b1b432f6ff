from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.term import Position
from onrecord.model.vocabulary import Polarity, Stance
from onrecord.record.heard import _Words
from onrecord.record.record import record_of
from onrecord.record.said import Asked, said_by

VALUE = Position(actor="mara_venn", stance=Stance.SUPPORT)
SAID = "Mara Venn said the harbour would stay open all winter."


def heard(*articles):
    return [(x.heard.origins, x.heard.reports) for x in said_by(record_of(articles), ["mara_venn"]).shown]


def test_two_reporters_of_one_saying_are_two_origins(make, may):
    one = make.article(SAID, VALUE, speaker="Mara Venn", on=may(3))
    two = make.article(SAID + " Twice.", VALUE, speaker="Mara Venn", outlet="Gazette", on=may(4))
    assert heard(one, two) == [(2, 2), (2, 2)]


def test_another_saying_and_its_contrary_are_no_report_of_it(make, may):
    one = make.article(SAID, VALUE, speaker="Mara Venn", on=may(3))
    other = make.article(
        "Mara Venn said fish had grown dear for everybody in town.", VALUE, speaker="Mara Venn", on=may(4)
    )
    contrary = make.article(SAID + " No.", VALUE, speaker="Mara Venn", on=may(5), polarity=Polarity.NEG)
    assert heard(one, other, contrary) == [(1, 1), (1, 1), (1, 1)]


def test_few_words_are_one_saying_only_where_they_are_the_same(make, may):
    one = make.article("Mara Venn", VALUE, speaker="Mara Venn", on=may(3))
    same = make.article("Mara Venn", VALUE, speaker="Mara Venn", outlet="Gazette", on=may(4))
    longer = make.article("Mara Venn agreed", VALUE, speaker="Mara Venn", on=may(5))
    assert heard(one, same, longer) == [(2, 2), (2, 2), (1, 1)]


def test_a_day_that_cuts_off_the_copy_leaves_one_report(make, may):
    one = make.article(SAID, VALUE, speaker="Mara Venn", on=may(3))
    two = make.article(SAID + " Twice.", VALUE, speaker="Mara Venn", outlet="Gazette", on=may(4))
    (found,) = said_by(record_of([one, two]), ["mara_venn"], Asked(as_of=may(3))).shown
    assert found.heard.reports == 1


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6).map(" ".join), min_size=1, max_size=12))
def test_comparing_by_telling_words_misses_no_pair(texts):
    words = _Words(texts)
    for n in range(len(texts)):
        all_pairs = [
            x for x in range(len(texts)) if x != n and words._are_alike(n, x) and words._words[n] & words._words[x]
        ]
        assert words.alike(n) == all_pairs
