import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.learned.pieces import Case, Quote, pieces_of
from onrecord.read.learned.windows import owned, windows_of

TEXT = "Mayor Vera Lund said: “We will not sign.”\nNorvik rejected 3 of the NATO demands."
LINES = [(0, 41), (42, len(TEXT))]


@pytest.fixture(scope="module")
def pieces(weights):
    return pieces_of(TEXT, LINES, weights.tokenizer)


def test_every_piece_stands_where_its_offsets_say(pieces):
    for s, e, number in zip(pieces.start, pieces.end, pieces.line, strict=True):
        assert LINES[number][0] <= s < e <= LINES[number][1]


def test_case_is_that_of_the_whole_word(pieces):
    cases = {TEXT[s:e]: Case(c) for s, e, c in zip(pieces.start, pieces.end, pieces.case, strict=True)}
    assert cases["Vera"] is Case.CAPITALISED
    assert cases["NATO"] is Case.CAPITALS
    assert cases["3"] is Case.DIGITS
    assert cases["said"] is Case.LOWER
    assert cases[":"] is Case.SIGN


def test_marks_and_what_they_enclose_are_told_apart(pieces):
    quote = {TEXT[s:e]: Quote(q) for s, e, q in zip(pieces.start, pieces.end, pieces.quote, strict=True)}
    assert (quote["“"], quote["sign"], quote["said"]) == (Quote.MARK, Quote.INSIDE, Quote.OUTSIDE)


def test_a_line_opens_once_and_begins_a_sentence(pieces):
    opens = [n for n, x in enumerate(pieces.opens) if x]
    assert len(opens) == 2
    assert set(opens) <= set(pieces.sentences)


def test_pieces_are_found_by_offsets(pieces):
    at = TEXT.index("Lund")
    assert {TEXT[pieces.start[n] : pieces.end[n]] for n in pieces.covering([(at, at + 4)])} <= {
        "Lund",
        "Lu",
        "nd",
        "L",
        "und",
    }


def test_a_text_without_lines_has_no_pieces(weights):
    assert len(pieces_of(TEXT, [], weights.tokenizer)) == 0


@given(st.lists(st.integers(1, 300), max_size=40), st.integers(1, 60), st.integers(1, 60))
def test_every_piece_is_read_from_exactly_one_window(lengths, size, stride):
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    length = sum(lengths)
    windows = list(windows_of(starts, length, size, min(stride, size)))
    assert all(0 < e - s <= size for s, e in windows)
    mine = owned(windows)
    assert [p for s, e in mine for p in range(s, e)] == list(range(length))
    assert all(w[0] <= o[0] <= o[1] <= w[1] for w, o in zip(windows, mine, strict=True))
