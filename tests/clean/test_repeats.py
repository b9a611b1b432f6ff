from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.lines import label_lines
from onrecord.clean.repeats import repeated_lines
from onrecord.packs.loader import load_pack

FERRY = "The ferry to Tarnholm will sail twice a day from Monday, the council of Calvek said in a short note."
CRANE = "A crane fell into the harbour on Tuesday and nobody was hurt, according to the master of the port."
TIDES = "High tides closed the road to the lighthouse for a third day, and the school was asked to stay shut."
TRAILER = "The voice of the coast since the great storm"


def test_a_line_under_two_articles_of_an_outlet_is_furniture():
    known = repeated_lines([f"{FERRY}\n{TRAILER}", f"{CRANE}\n{TRAILER}\nOk"])
    assert known == {TRAILER.casefold()}
    segments = label_lines(f"Ferry to sail\n\n{FERRY}\n\n{TRAILER}\n\n{CRANE}", load_pack("core"), known=known)
    assert [x.kept for x in segments if x.e > x.s] == [True, True, False, True]


def test_an_article_that_is_printed_twice_repeats_nothing():
    assert repeated_lines([f"{FERRY}\n{CRANE}\n{TRAILER}"] * 2) == frozenset()


def test_a_sentence_must_stand_under_three_articles():
    notice = "All our reports may be used by schools, and every other use wants a letter from the editor first."
    two = [f"{FERRY}\n{TIDES}\n{notice}\n", f"{CRANE}\n{notice}\n{CRANE.replace('Tuesday', 'Friday')}"]
    assert notice.casefold() not in repeated_lines(two)
    three = [*two, f"{TIDES.replace('third', 'fifth')}\n{FERRY.replace('twice', 'once')}\n{notice}"]
    assert notice.casefold() in repeated_lines(three)


@given(st.lists(st.sampled_from([FERRY, CRANE, TIDES, TRAILER, "Next"]), max_size=8))
def test_one_text_repeats_nothing_whatever_it_says(lines):
    assert repeated_lines(["\n".join(lines)]) == frozenset()
