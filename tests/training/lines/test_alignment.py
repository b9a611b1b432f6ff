from training.lines.alignment import truth_of
from training.lines.pages import page_of

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master said."
NEXT = "Each port will keep its own dredgers, and the cost will be split in equal parts between them."
ROW = {
    "id": "a",
    "url": "https://www.calvek-herald.co.uk/ports",
    "articleBody": f"{LEAD}\n\nThe cost\n\n{NEXT}",
    "html": f"""<html><head><title>Ports agree to share pilots | Calvek Herald</title><script>var x = 1;</script></head>
    <body><nav><ul><li>Home</li><li>News <b>today</b></li></ul></nav><h1>Ports agree to share pilots</h1>
    <p>{LEAD}</p><figure><figcaption>A pilot boat</figcaption></figure><h2>The cost</h2><p>{NEXT}</p>
    <p style="display:none">Nobody sees this line at all</p><p>{LEAD}</p><div>First<br>Second</div></body></html>""",
}


def test_the_visible_lines_of_a_page_are_those_of_its_blocks():
    lines = [x.text for x in page_of(ROW).lines]
    assert lines == [
        "Home",
        "News today",
        "Ports agree to share pilots",
        LEAD,
        "A pilot boat",
        "The cost",
        NEXT,
        LEAD,
        "First",
        "Second",
    ]


def test_lines_are_told_by_the_order_of_their_words():
    told = [x.value[0] for x in truth_of(page_of(ROW))]
    # The headline, the caption and what the page says twice are neither.
    assert "".join(told) == "bbekekkebb"
