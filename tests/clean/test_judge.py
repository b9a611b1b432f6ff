import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.claims import claims_of
from onrecord.clean.forms import forms_of
from onrecord.clean.judge import ABOVE, ALLOWED, ARTICLE, BELOW, chances, furniture, weights
from onrecord.clean.surroundings import Surroundings
from onrecord.packs.loader import load_pack

PROSE = [
    "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said.",
    "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them.",
    "“We have waited for this for a long time,” she told reporters outside the council. “Nobody loses by it.”",
    "A vote in the council of Calvek is expected before the winter, and most of its members support the plan.",
    "The pilots themselves were not asked, said their union, which has called a meeting for the end of the month.",
]
MENU = "Home News World Business Harbour Markets Sport Culture Weather Obituaries Jobs Archive".split()
LINKS = ["Ferry runs aground off Tarnholm", "Ten harbours to see before you die", "Crab season opens in the north"]
WORDS = st.sampled_from([*PROSE, *MENU, *LINKS, "Subscribe", "12 March 2024", "...", "Share"])


@pytest.fixture(scope="module")
def judged():
    pack = load_pack("core")

    def make(lines):
        forms = forms_of("\n".join(lines))
        return furniture(forms, claims_of(forms, pack), weights())[0]

    return make


def test_menus_around_an_article_are_furniture_and_its_sentences_are_not(judged):
    states = judged([*MENU, "Ports agree to share pilots", *PROSE, "Related stories", *LINKS, *MENU])
    start = len(MENU) + 1
    assert states[:6] == [ABOVE] * 6
    assert states[start : start + len(PROSE)] == [None] * len(PROSE)
    assert states[-8:] == [BELOW] * 8


def test_a_bare_article_is_left_alone(judged):
    assert judged(["Ports agree to share pilots", *PROSE]) == [None] * 6


def test_a_text_without_a_sentence_does_not_trip_it(judged):
    assert len(judged(MENU)) == len(MENU)
    assert furniture([], [], weights()) == ([], [])


def test_sentences_in_a_language_it_did_not_learn_are_left_alone(judged):
    prose = [
        "Hafnirnar tvær samþykktu á mánudag að deila hafnsögumönnum sínum í tíu ár, sagði hafnarstjórinn í Calvek."
    ]
    assert judged([*MENU, *prose * 3, *MENU])[len(MENU)] is None


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_the_chances_of_a_line_are_one_together(lines):
    forms = forms_of("\n".join(lines))
    for chance in chances(Surroundings(forms), claims_of(forms, load_pack("core")), weights()):
        assert sum(chance) == pytest.approx(1)


def test_the_weights_shut_every_move_that_makes_no_sense():
    told = weights()
    for before, row in enumerate(told.move):
        assert all(x < -1000 for after, x in enumerate(row) if after not in ALLOWED[before])
    assert told.short < told.prose
    assert all(len(x) == 4 for x in told.emit.values())
    assert ARTICLE == 1
