import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.page.blocks import Block
from onrecord.acquire.page.matching import bare, matched

LEAD = "The two ports opened talks on a common pilot service on Monday."
SHARE = "Each port would keep its own dredgers and share the cost of the pilots."
QUOTE = "“We are close,” the harbour master told reporters at the quay."


def block(text, **options):
    return Block(
        **(
            {
                "text": text,
                "tag": "p",
                "box": 1,
                "frame": "div body",
                "kind": None,
                "outside": None,
                "linked": 0.0,
                "article": 1,
                "quoted": False,
            }
            | options
        )
    )


def page(*texts):
    return [block(x) for x in texts]


def kept(texts, answer):
    found = matched(page(*texts), answer)
    return [found.blocks[i].text for i in sorted(found.kept)]


def test_lines_are_found_whatever_their_space_and_marks():
    assert kept(["Menu", LEAD, "Share", SHARE], f"- {LEAD}\n{SHARE.replace(' ', '  ')} ") == [LEAD, SHARE]


def test_of_blocks_that_say_the_same_the_one_beside_the_others_counts():
    found = matched(page("Ports", "Menu", LEAD, "Ports", SHARE, "Ports"), f"{LEAD}\nPorts\n{SHARE}")
    assert found.kept == {2, 3, 4}


def test_a_line_may_run_over_several_blocks():
    assert kept(["Port", "Boats", "9", "Tug", "11"], "| Port | Boats | 9 |\nTug | 11") == [
        "Port",
        "Boats",
        "9",
        "Tug",
        "11",
    ]


def test_several_lines_may_lie_in_one_block():
    assert kept(["Menu", f"{LEAD} {SHARE}"], f"{LEAD}\n{SHARE}") == [f"{LEAD} {SHARE}"]


def test_a_line_that_the_blocks_do_not_hold_stands_beside_the_line_above_it():
    found = matched(page(LEAD, "Share", QUOTE), f"{LEAD}\n{SHARE}\n{QUOTE}")
    assert [x.text for x in found.blocks] == [LEAD, SHARE, "Share", QUOTE]
    assert found.kept == {0, 1, 3}
    assert found.share == pytest.approx(1 - len(bare(SHARE)) / len(bare(LEAD + SHARE + QUOTE)))


def test_a_first_line_that_the_blocks_do_not_hold_stands_on_top():
    assert kept(["Menu", LEAD], f"{SHARE}\n{LEAD}") == [SHARE, LEAD]


def test_a_block_with_more_words_than_the_answer_gives_way_to_the_answer():
    block = f"{LEAD[:30]} {'A window over a name that opens on a touch. ' * 3}{LEAD[30:]}"
    assert kept(["Menu", block, SHARE], f"{LEAD}\n{SHARE}") == [LEAD, SHARE]


def test_an_empty_answer_keeps_nothing():
    assert matched(page(LEAD), "").kept == frozenset()


LINES = st.lists(st.text("ab c\n", min_size=1, max_size=12), max_size=12)


@given(LINES, LINES)
def test_no_letter_of_the_answer_is_lost(texts, answer):
    found = matched(page("Menu", *(x.replace("\n", " ") for x in texts)), "\n".join(answer))
    left = bare("".join(found.blocks[i].text for i in found.kept))
    for letter in "abc":
        if letter in bare("".join(answer)):
            assert letter in left


@given(LINES)
def test_a_page_answers_to_itself(texts):
    texts = [x for text in texts if (x := " ".join(text.split()))]
    found = matched(page(*texts), "\n".join(texts))
    assert [x.text for x in found.blocks] == texts
    assert found.kept == set(range(len(texts)))
