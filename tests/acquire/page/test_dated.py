from lxml.html import document_fromstring

from onrecord.acquire.page.blocks import blocks_of
from onrecord.acquire.page.dated import dated_blocks

LONG = "The two ports agreed on Monday to share their pilots for ten years, the harbour master said to reporters."


def kept(body, headline="h1"):
    blocks = blocks_of(document_fromstring(f"<html><body>{body}<p>{LONG}</p><p>{LONG} Again.</p></body></html>"))
    first = next(i for i, x in enumerate(blocks) if x.text.startswith("The two"))
    last = max(i for i, x in enumerate(blocks) if x.text.startswith("The two"))
    at = next((i for i, x in enumerate(blocks) if x.tag == headline), None)
    return [blocks[i].text for i in sorted(dated_blocks(blocks, at, first, last))]


def test_a_date_line_is_kept_whatever_its_class_says():
    assert kept("<h1>Ports agree</h1><div class='x1'>Jane Roe, Calvek | March 12, 2031 10:05 am</div>") == [
        "Jane Roe, Calvek | March 12, 2031 10:05 am"
    ]


def test_the_word_in_an_element_of_its_own_is_kept_with_its_date():
    assert kept("<h1>Ports agree</h1><div>Updated</div><div>March 12, 2031</div>") == ["Updated", "March 12, 2031"]


def test_a_date_in_a_box_of_other_articles_is_not_the_page_s():
    far = "".join(f"<div>Button {n}</div>" for n in range(8))
    assert kept(f"<h1>Ports agree</h1>{far}<div class='related'><div>March 1, 2030</div></div>") == []


def test_rights_and_sentences_with_a_date_are_no_date_lines():
    assert kept("<h1>Ports agree</h1><div>© March 12, 2031 Harbour Wire</div>") == []
    told = (
        "The council of the port had said on March 12, 2031 that it would never again share a single one of its pilots."
    )
    assert kept(f"<h1>Ports agree</h1><div>{told}</div>") == []
