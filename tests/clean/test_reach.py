"""A dump with a dateline: where its article begins, and what stands below its end."""

DUMP = """Home
World
Subscribe
Ports agree on a common pilot service for ten years
Councils pledge yearly reviews
By Jane Roe
Harbour Master Mara Venn at the old quay of Calvek, March 12, 2024. NORTHWIRE/Olav Brask
CALVEK, March 12 (Northwire) - The two ports agreed on Tuesday to share their pilots for ten years, the harbour master said.
"This is a good day for the coast," Venn told reporters on the quay after the meeting.
The northern port will pay for the dredgers, its council said on Tuesday evening.
Reporting by Jane Roe; Editing by Tom Quill
Jane Roe is a senior correspondent covering the northern ports. Follow her on Twitter @janeroe.
Comments (2)
sailor17: About time somebody did this
mary: finally!
Storm hits the southern lighthouse
OSTRAND, March 10 (Northwire) - A storm damaged the lighthouse of Ostrand on Sunday, the coast guard said.
About 200 homes lost power, the utility said.
"""


def kinds(cleaned, text=DUMP):
    page = cleaned(text)
    return {text[x.s : x.e]: x.kind for x in page.segments if x.e > x.s}


def test_headline_caption_and_lead_of_a_dump_stay(cleaned):
    found = kinds(cleaned)
    assert found["Ports agree on a common pilot service for ten years"] == "headline"
    assert next(k for x, k in found.items() if x.startswith("Harbour Master")) == "caption"
    assert next(k for x, k in found.items() if x.startswith("CALVEK")) == "body"
    assert next(k for x, k in found.items() if x.startswith("The northern port")) == "body"


def test_what_stands_below_the_end_is_no_body(cleaned):
    found = kinds(cleaned)
    assert found["mary: finally!"] == "comments_ui"
    assert next(k for x, k in found.items() if x.startswith("Jane Roe is")) == "author_bio"
    for begin in ("Storm hits", "OSTRAND", "About 200"):
        assert next(k for x, k in found.items() if x.startswith(begin)) == "related_link"


def test_a_second_dateline_without_an_end_between_is_the_same_article(cleaned):
    text = "\n".join(
        x for x in DUMP.splitlines() if not x.startswith(("Reporting", "Jane Roe is", "Comments", "sailor", "mary"))
    )
    assert next(k for x, k in kinds(cleaned, text).items() if x.startswith("OSTRAND")) == "body"
