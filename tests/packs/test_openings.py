from hypothesis import given
from hypothesis import strategies as st

from onrecord.packs.wording import any_of, openings_in, openings_of
from onrecord.read.words import Listed

WORDS = ("cease-fire*", "truce", "peace talks", "eu", "5G*", "Émigré", "o'neill")


@given(st.text(alphabet="ceas-fir trupkl EU5gÉmo'’n", max_size=40), st.sampled_from(WORDS), st.text(max_size=5))
def test_a_text_with_a_word_of_a_list_begins_like_it(before, word, after):
    text = f"{before} {word.rstrip('*')} {after}"
    if any_of(WORDS).search(text):
        assert not openings_in(text).isdisjoint(openings_of(WORDS))


def test_a_list_with_a_word_that_begins_otherwise_is_looked_for_everywhere():
    listed = Listed.of(("'s own", "truce"))
    text = "Velmark's own truce"
    assert openings_of(("'s own",)) is None
    assert listed.may_be_in(frozenset())
    assert [m.group() for m in listed.found_in(text, 0, len(text), frozenset())] == [
        m.group() for m in any_of(("'s own", "truce")).finditer(text)
    ]
