"""The search and the first page, as a client asks for them."""

import csv
import html
import io
import re

import pytest


def found(get, query):
    return get(f"/search.json?{query}").json()


def test_the_page_and_its_twins_hold_the_same(get):
    twin = found(get, "q=brigade")
    page = get("/search?q=brigade").text
    rows = list(csv.DictReader(io.StringIO(get("/search.csv?q=brigade").text)))
    assert len(rows) == len(twin["results"]) == page.count('<article class="hit">') > 1
    assert all(x["marks"] for x in twin["results"])
    assert page.count("<mark>") >= len(rows)


def test_the_words_sought_stand_in_the_sentences(get):
    for result in found(get, "q=brigade")["results"]:
        assert all(m["text"].casefold() == "brigade" for m in result["marks"])


def test_a_saying_and_its_copies_are_one_result(get):
    results = found(get, "q=assurances")["results"]
    shown = {(x["document"], x["statement"]) for x in results}
    copies = {(y["document"], y["statement"]) for x in results for y in x["also_in"]}
    assert copies
    assert not shown & copies


def test_every_value_of_a_facet_leads_to_as_many_statements_as_it_says(get):
    page = get("/search?q=brigade").text
    links = re.findall(r'<li><a href="(/search\?[^"]+)">[^<]*</a> (\d+)</li>', page)
    assert len(links) > 3
    for href, n in links:
        assert found(get, html.unescape(href).partition("?")[2])["total"] == int(n)


def test_an_empty_result_says_which_filter_emptied_it(get):
    assert found(get, "q=brigade&act=praise")["total"] == 0
    page = get("/search?q=brigade&act=praise").text
    assert "Without the filter <b>act</b>" in page
    assert "No statement on record holds all of these words" in get("/search?q=zyzzyva").text


@pytest.mark.parametrize(
    "query",
    [
        "act=shout",
        "voice=loud",
        "level=6",
        "since=0000-01-01",
        "since=10000-01-01",
        "since=2024-05-01&until=2024-04-01",
    ],
)
def test_what_cannot_be_asked_is_refused(get, query):
    assert get(f"/search?{query}").status_code == 422


def test_what_is_on_no_record_finds_nothing(get):
    for query in ("actor=nobody", "subject=nothing", "outlet=none", "q=%22%20OR%20%2A", "q=%3Cscript%3E"):
        answer = get(f"/search?{query}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text


def test_the_first_page_tells_what_changed_last_and_what_is_contested(get):
    page = get("/").text
    assert 'role="search"' in page
    days = re.findall(r"<tr><td>(\d{4}-\d\d-\d\d)</td>", page)
    assert days == sorted(days, reverse=True)
    assert days
    assert "between accounts" in page
