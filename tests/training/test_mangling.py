import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.articles import Article, Example
from training.mangling import WAYS, edited, garbled, lowered, mangled, straight, without_marks

TEXT = "Mayor Vera Lund said: “We will not sign.”\nThe “offer” fell short, Norvik’s ministry added."
SOURCE, CUE, CONTENT = (0, 15), (16, 20), (22, 41)
ARTICLE = Article("one", TEXT, (Example((SOURCE,), (CUE,), (CONTENT,)),))


def words(article, role):
    (example,) = article.examples
    return [article.text[s:e] for s, e in getattr(example, role)]


def test_marks_vanish_and_the_labels_stay_with_the_words():
    made = edited(ARTICLE, without_marks(TEXT))
    assert "“" not in made.text
    assert words(made, "content") == ["We will not sign."]
    assert words(made, "source") == ["Mayor Vera Lund"]


def test_straight_marks_take_the_place_of_curly_ones():
    made = edited(ARTICLE, straight(TEXT))
    assert words(made, "content") == ['"We will not sign."']
    assert "Norvik's" in made.text


def test_lower_case_changes_no_offset():
    made = edited(ARTICLE, lowered(TEXT))
    assert made.text == TEXT.lower()
    assert made.examples == ARTICLE.examples


def test_a_name_is_garbled_the_same_way_throughout():
    text = "Lundgren met Lundgren and Lundgren."
    made = edited(Article("one", text, ()), garbled(text, random.Random(2)))
    assert len({w.strip(".") for w in made.text.split() if w.startswith("L")}) == 1


@pytest.mark.parametrize("number", range(len(WAYS)))
@pytest.mark.parametrize("seed", range(5))
def test_every_way_keeps_the_words_of_each_role_together(number, seed):
    made = edited(ARTICLE, WAYS[number][1](TEXT, random.Random(seed)))
    (example,) = made.examples
    for role in ("source", "cue", "content"):
        for s, e in getattr(example, role):
            assert 0 <= s < e <= len(made.text)
    said = made.text[slice(*example.content[0])].lower()
    assert "".join(c for c in said if c.isalpha() or c == " ").strip() == "we will not sign"


@given(st.text(alphabet="ab “”\"'\nCd", max_size=60), st.integers(0, 99))
def test_offsets_stay_inside_the_text(text, seed):
    examples = (Example((), (), ((0, len(text)),)),) if text else ()
    made = mangled(Article("one", text, examples), random.Random(seed), 1.6)
    assert all(0 <= s < e <= len(made.text) for x in made.examples for s, e in x.content)
