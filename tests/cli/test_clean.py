"""``onrecord clean``: useful alone, and as a filter in a pipe."""

import json

PAGE = """The Northern Gazette | World

Ports agree to share pilots

By Jane Roe

Published 12 March 2024, 16:05 GMT

CALVEK, March 12 (Northwire) - The two ports agreed on Tuesday to share their pilots for ten years, the harbour master of Calvek said.

Read more: Ferries to stop on Sunday

Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them. Continue reading

Share this article
"""


def test_text_is_the_article_alone(onrecord):
    ran = onrecord("clean", "--text", stdin=PAGE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split("\n\n")[0] == "Ports agree to share pilots"
    for furniture in ("Gazette", "By Jane", "Published", "Read more", "Share", "Continue reading"):
        assert furniture not in ran.out
    assert "split in equal parts between them." in ran.out


def test_json_labels_every_line_and_gives_masthead_and_date(onrecord):
    ran = onrecord("clean", "--json", "-", stdin=PAGE)
    found = json.loads(ran.out)
    assert {(x["label"], x["kind"]) for x in found["lines"] if x["e"] > x["s"]} >= {
        ("boilerplate", "page_title"),
        ("keep", "headline"),
        ("boilerplate", "date"),
        ("keep", "body"),
        ("boilerplate", "related_link"),
    }
    assert all(x["text"] == PAGE[x["s"] : x["e"]] for x in found["lines"])
    document = found["document"]
    assert document["outlet"]["name"] == "The Northern Gazette"
    assert document["published"]["lo"] == "2024-03-12"
    assert document["dateline"]["place"] == "CALVEK"
    for line in found["lines"]:
        for part in line["inline"]:
            assert PAGE[part["span"]["s"] : part["span"]["e"]] == part["span"]["text"]


def test_a_bad_file_is_named_and_the_rest_goes_on(onrecord, folder):
    (folder / "a.txt").write_bytes(b"")
    ran = onrecord("clean", "--text", folder)
    assert ran.code == 2
    assert "a.txt: expected text, found an empty file" in ran.err
    assert "Kestria offers instructors" in ran.out
    assert ran.out.count("\f") == 1


def test_the_tables_show_masthead_lines_and_damage(onrecord, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text(PAGE.replace("ten years", "ten â€œyears"), encoding="utf-8")
    ran = onrecord("clean", page)
    assert ran.code == 0
    for word in ("The Northern Gazette", "related link", "mojibake", "page title"):
        assert word in ran.out


def test_the_page_shows_raw_and_cleaned(onrecord, folder):
    ran = onrecord("clean", "--html", folder)
    assert ran.code == 0
    assert "raw, as received" in ran.out
    assert "cleaned, not read" in ran.out


def test_a_text_in_another_language_is_kept_and_the_message_says_who_would_read_it(onrecord):
    ran = onrecord(
        "read",
        "-",
        stdin="Die beiden Häfen haben sich am Montag geeinigt, ihre Lotsen zehn Jahre lang zu teilen, sagte er dort.",
    )
    assert ran.code == 0
    assert "language de" in ran.err
    assert "no installed reader does" in ran.err


SLOGAN = "Independent reporting from the northern coast since the great flood"


def test_what_an_outlet_repeats_is_furniture_when_its_pages_are_cleaned_together(onrecord, tmp_path):
    bodies = (
        "The two ports agreed on Tuesday to share their pilots for ten years, the harbour master said on the quay.",
        "The council of Calvek rejected the new dredgers on Friday, and nobody in the hall spoke up for the plan.",
    )
    for n, body in enumerate(bodies):
        page = f"News of the day, number {n}\n\n{body}\n\n{SLOGAN}\n\n{body.replace('on ', 'late on ')}\n"
        (tmp_path / f"{n}.txt").write_text(page, encoding="utf-8")
    alone = onrecord("clean", "--json", "--outlet", "Northwire", tmp_path)
    together = onrecord("clean", "--json", "--together", "--outlet", "Northwire", tmp_path)
    assert together.code == 0
    assert all(SLOGAN in json.loads(x)["text"] for x in alone.out.splitlines())
    found = [json.loads(x)["text"] for x in together.out.splitlines()]
    assert len(found) == 2
    assert not any(SLOGAN in x for x in found)
    assert all(body in x for body, x in zip(bodies, found, strict=True))


def test_a_sentence_that_a_call_to_action_cuts_in_two_is_whole_again(onrecord):
    page = (
        "Ports agree to share pilots\n\n"
        "The two ports agreed on Tuesday to share their pilots for ten years, the harbour master of\n\n"
        "Sign up for our newsletter\n\n"
        "the northern port told reporters in Calvek after a long night.\n\n"
        "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts.\n"
    )
    ran = onrecord("clean", "--text", stdin=page)
    assert "the harbour master of the northern port told reporters" in ran.out
    assert "newsletter" not in ran.out
    (damage,) = json.loads(onrecord("clean", "--json", stdin=page).out)["document"]["damage"]
    assert damage["kind"] == "cut_sentence"
    assert "is read as one" in damage["detail"]
