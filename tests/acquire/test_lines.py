from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.lines import HYPHEN, Line, paragraphs, without_hyphens

SIZES = st.floats(6, 30)
PLACES = st.floats(0, 800)
LINES = st.builds(
    Line,
    text=st.text("abc •", min_size=1, max_size=9),
    size=SIZES,
    left=PLACES,
    right=PLACES,
    y=PLACES,
    last_y=PLACES,
    word=SIZES,
)


@given(st.lists(LINES, max_size=8))
def test_no_letter_is_lost_and_none_is_moved(lines):
    assert " ".join(paragraphs(lines)) == " ".join(x.text for x in lines)


def test_a_hyphen_stays_where_the_whole_word_is_nowhere_else():
    mark = chr(HYPHEN)
    assert without_hyphens(f"Harbour: har{mark}bour, well{mark}known, {mark}x") == "Harbour: harbour, well-known, -x"
