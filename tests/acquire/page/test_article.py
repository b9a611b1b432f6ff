from onrecord.acquire.page.article import as_answered, drawn
from onrecord.acquire.page.blocks import blocks_of
from onrecord.acquire.page.tree import tree_of
from onrecord.model.vocabulary import SegmentKind as K

BODY = """<p>Skip</p><article><h1>Ports open talks</h1><p class="byline">By Jo Roe</p><time>12 March</time>
<figure><img src="x"><figcaption>The quay.</figcaption></figure><p>First.</p>
<h2>What next</h2><p>Second.</p><div class="related"><h3>Tugs collide</h3></div><h2><a href="x">Dredgers sold</a></h2>
<p>Third.</p><div>Loose</div><p>Last.</p></article><p>Foot</p>"""
PARAGRAPHS = ("First.", "Second.", "Third.", "Last.")


def article(body=BODY, kept=PARAGRAPHS, headline="Ports open talks"):
    blocks = blocks_of(tree_of(f"<html><body>{body}</body></html>", "x.html"))
    return drawn(blocks, frozenset(i for i, x in enumerate(blocks) if x.text in kept), headline)


def test_what_the_extractor_dropped_stands_in_its_place_and_is_marked():
    found = article()
    assert found.text.split("\n") == [
        "Ports open talks",
        "By Jo Roe",
        "12 March",
        "The quay.",
        "First.",
        "What next",
        "Second.",
        "Third.",
        "Last.",
    ]
    assert [(found.text[m.s : m.e], m.kind) for m in found.marked] == [
        ("Ports open talks", K.HEADLINE),
        ("By Jo Roe", K.BYLINE_BIO),
        ("12 March", K.DATE),
        ("The quay.", K.CAPTION),
        ("What next", K.SUBHEAD),
    ]


def test_what_is_left_out_is_counted_by_reason():
    assert article().left == {"elsewhere on the page": 2, "not found by the extractor": 1, "related": 2}


def test_a_page_of_which_nothing_was_found_has_no_text():
    assert article(kept=()).text == ""


def test_a_page_without_a_headline_begins_with_its_first_paragraph():
    assert article(headline="").text.startswith("First.")


def test_an_answer_alone_stands_line_by_line_under_the_headline():
    found = as_answered("Ports open talks!\n\nFirst  one.\nSecond.", "Ports open talks")
    assert found.text == "Ports open talks\nFirst one.\nSecond."
    assert [m.kind for m in found.marked] == [K.HEADLINE]
