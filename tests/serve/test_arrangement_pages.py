import csv
import io
import re

PACT = "/arrangements/package_of_security_assurances"
HEADINGS = ("status", "names", "firmness", "obligations", "rule", "sides", "parties", "disagreements", "neighbours")


def test_the_page_has_every_part_and_an_empty_one_says_so(get):
    for path in (PACT, f"{PACT}?as_of=1999-01-01"):
        page = get(path).text
        parts = dict(re.findall(r'<h2 id="(\w+)">(?:[^<]*)</h2>(.*?)(?=<h2 |</main>)', page, re.S))
        assert [x for x in parts if x in HEADINGS] == list(HEADINGS)
        assert {"history", "cite"} <= set(parts)
        for name, part in parts.items():
            held = re.search(r"<details|<table|<blockquote|<svg|<ol|<p class=.cite", part)
            assert bool(held) != ("no report found" in part) or name in ("rule", "sides")
    assert "Reports of it run from" in page


def test_the_page_and_its_twin_hold_the_same(get):
    page, twin = get(PACT).text, get(f"{PACT}.json").json()
    assert page.count('data-slot="to whom"') == len(twin["obligations"]) > 3
    for owed in twin["obligations"]:
        if owed["firmness_label"]:
            assert f"“{owed['firmness_label']['text']}”" in page
    for obstacle in twin["in_the_way"]:
        assert obstacle["reason"] in page
    assert page.count('<div class="pair">') == len(twin["disagreements"]) > 1
    assert twin["cite"] in page
    rows = list(csv.DictReader(io.StringIO(get(f"{PACT}.csv").text)))
    assert len(rows) == sum(len(x["groups"]) for x in twin["cells"])


def test_a_level_that_the_text_does_not_say_is_null_and_said_in_words(get):
    twin = get(f"{PACT}.json").json()
    untold = [x for x in twin["obligations"] if x["firmness_level"] is None]
    assert untold
    assert {x["level_means"] for x in untold} == {"the text does not say"}
    assert [x["level"] for x in twin["firmness"]] == [5, 4, 3, 2, 1, 0, None]
    assert 'data-slot="level">the text does not say' in get(PACT).text


def test_the_strip_has_a_row_of_its_table_for_every_report_and_its_twin_the_same(get):
    page, twin = get(PACT).text, get(f"{PACT}/history.json").json()
    table = re.search(r'<table class="steps cards".*?</table>', page, re.S)[0]
    assert table.count("<tr") - 1 == len(twin["steps"])
    dots = re.findall(r'<circle class="dot[^"]*"[^>]*><title>[^<]*, (\d+) report', page)
    assert sum(map(int, dots)) == sum(x["day"] is not None for x in twin["steps"])
    assert twin["preferred"][0]["since"] == min(x["day"] for x in twin["steps"])


def test_the_days_stand_in_the_address_and_are_kept_by_its_links(get):
    page = get(f"{PACT}?as_of=2024-03-13&known_by=2024-03-14").text
    for path in (f"{PACT}.json", f"{PACT}.csv", f"{PACT}/history.json", "/matrix"):
        assert f"{path}?as_of=2024-03-13&amp;known_by=2024-03-14" in page
    twin = get(f"{PACT}/history.json?as_of=2024-03-13").json()
    assert twin["steps"]
    assert all(x["day"] <= "2024-03-13" for x in twin["steps"])


def test_every_arrangement_of_the_state_has_its_page_and_every_sentence_its_place(get):
    for arrangement in get("/state.json").json()["arrangements"]:
        answer = get(f"/arrangements/{arrangement['subject']}")
        assert answer.status_code == 200
        for document, statement in set(re.findall(r'href="/documents/(\w+)#(\w+)"', answer.text)):
            assert f'id="{statement}"' in get(f"/documents/{document}").text


def test_an_unknown_arrangement_gives_a_page_that_says_what_there_is(get):
    answer = get("/arrangements/brigade")
    assert answer.status_code == 404
    assert "brigade of about 4,000 soldiers in Velmark" in answer.text
    hostile = get("/arrangements/%3Cscript%3Ealert(1)%3C/script%3E")
    assert hostile.status_code == 404
    assert "<script>alert" not in hostile.text
    assert hostile.text.count("<li>") > 1
    for path in ("/arrangements/nothing.json", "/arrangements/nothing.csv", "/arrangements/nothing/history.json"):
        assert get(path).status_code == 404


def test_what_is_no_day_is_refused(get):
    for day in ("yesterday", "2024-02-30", "0000-01-01", "10000-01-01"):
        assert get(f"{PACT}?as_of={day}").status_code == 422
