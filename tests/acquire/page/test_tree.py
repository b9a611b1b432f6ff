import subprocess
import sys

import pytest

from onrecord.acquire.page.tree import LARGEST, MOST_TAGS, tree_of
from onrecord.errors import UnreadableInputError

PARAGRAPH = "<p>The harbour master said on Monday that the pilots would keep their boats for another ten years.</p>"
# In a process of its own: what goes wrong in a parser goes wrong for all of it.
HARD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from onrecord.acquire.base import CallerKnows
from onrecord.acquire.html import html_sighting
from onrecord.errors import UnreadableInputError
n, paragraph = int(sys.argv[1]), sys.argv[2]
page = "<!doctype html><html><head><title>Ports open talks</title></head><body>"
page += sys.argv[3] * n + paragraph * 5 + sys.argv[4] * n + "</body></html>"
try:
    print(html_sighting(page.encode(), "hard.html", CallerKnows()).document.text)
except UnreadableInputError as error:
    print("refused:", error.found)
"""


def answer(n, before, behind):
    ran = subprocess.run(
        [sys.executable, "-c", HARD, str(n), PARAGRAPH, before, behind],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_boxes_in_boxes_up_to_a_depth_are_read():
    assert answer(1000, "<div>", "</div>")[:2] == ["Ports open talks", PARAGRAPH[3:-4]]


def test_deeper_boxes_are_refused_and_do_no_harm():
    assert answer(20_000, "<div>", "</div>") == ["refused: elements nested more than 2,000 deep"]


def test_a_hundred_thousand_boxes_are_refused_and_do_no_harm():
    assert answer(100_000, "<div>", "</div>") == ["refused: 200,019 tags, and pages up to 50,000 are read"]


def test_ten_thousand_bylines_in_one_line_take_bounded_time():
    assert answer(10_000, "<span class=author>x </span>", "")[0] == "Ports open talks"


@pytest.mark.parametrize("markup", ["x" * (LARGEST + 1), "<b>" * (MOST_TAGS + 1)])
def test_a_page_beyond_the_bounds_is_refused_with_its_size(markup):
    with pytest.raises(UnreadableInputError, match=r"pages up to .* are read"):
        tree_of(markup, "big.html")


def test_control_characters_do_not_end_a_page():
    assert "behind" in tree_of("<p>before \x01\x00 and \x0c behind</p>", "x.html").text_content()


def test_nothing_to_parse_is_no_article():
    with pytest.raises(UnreadableInputError, match="no article"):
        tree_of("<!-- only a comment -->", "x.html")
