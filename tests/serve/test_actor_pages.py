import csv
import io
import re
from dataclasses import replace

import pytest

from onrecord.packs.loader import load_pack
from onrecord.record.actors import listed_actors, profile_of
from onrecord.record.offices import offices_of, speaks_for
from onrecord.record.opening import open_record
from onrecord.record.said import Asked, said_by
from onrecord.serve.pages.actor import ROWS, ActorQuery, Facts, actor_page, actors_page, paged
from onrecord.serve.pages.lanes import lanes_of

SPEAKER = "name:anton_verhalik"
HOSTILE = "<script>alert(1)</script><b>\"Mara\" & 'Venn'"


@pytest.fixture(scope="module")
def opened(record):
    return open_record(str(record))


def page_of(record, actor, query=None, page=1):
    known = load_pack().actors
    facts = Facts(profile_of(record, actor), offices_of(actor, known), speaks_for(record, actor))
    return actor_page(facts, said_by(record, [actor]), record, query or ActorQuery(), page, title="test")


def test_the_list_has_every_actor_and_no_place(get, opened):
    pages = [get(f"/actors?page={n}").text for n in (1, 2)]
    twin = get("/actors.json").json()["actors"]
    assert len(twin) == sum(x.count('<td class="name">') for x in pages) > 20
    assert all("place" not in x["type"] for x in twin)
    assert twin[0]["statements"] >= twin[-1]["statements"]
    assert len(get("/actors.csv").text.splitlines()) == len(twin) + 1


def test_the_list_is_searched_by_another_spelling(get):
    found = get("/actors.json?q=verhalyk").json()["actors"]
    assert [x["id"] for x in found] == [SPEAKER]
    assert "No actor has “nosuchname”" in get("/actors?q=nosuchname").text


def test_the_page_its_twins_and_who_come_in_one_order(get, opened):
    page, twin = get(f"/actors/{SPEAKER}").text, get(f"/actors/{SPEAKER}.json").json()
    rows = list(csv.DictReader(io.StringIO(get(f"/actors/{SPEAKER}.csv").text)))
    said = said_by(opened, opened.matching("Verhalyk")).shown
    assert [x["statement"] for x in twin["sayings"]] == [x.statement.id for x in said]
    assert [x["day"] for x in rows] == [x.day.isoformat() for x in said]
    assert re.findall(r'class="said"><a href="/documents/\w+#(\w+)"', page) == [x.statement.id for x in said]


def test_each_row_leads_to_its_sentence(get, opened):
    for saying in said_by(opened, [SPEAKER]).shown:
        document = saying.article.document.id
        assert f'href="/documents/{document}#{saying.statement.id}"' in get(f"/actors/{SPEAKER}").text
        assert f'id="{saying.statement.id}"' in get(f"/documents/{document}").text


def test_every_statement_of_an_article_has_its_anchor_once(get, opened):
    for article in opened.articles:
        page = get(f"/documents/{article.document.id}").text
        assert all(page.count(f'id="{x.id}"') == 1 for x in article.reading.statements)


def test_filters_stand_in_the_address_and_are_kept_by_its_links(get):
    page = get(f"/actors/{SPEAKER}?act=demand&as_of=2024-03-12").text
    assert page.count('<td role="cell" class="said">') == 1
    assert f"/actors/{SPEAKER}.json?act=demand&amp;as_of=2024-03-12" in page
    assert '<option value="demand" selected>' in page


def test_a_day_before_all_of_it_says_that_nothing_is_on_record(get):
    page = get(f"/actors/{SPEAKER}?as_of=1999-01-01").text
    assert "No statement is on record for these filters" in page


def test_what_others_say_is_another_list(get):
    twin = get("/actors/name:kestria.json?told=of").json()["sayings"]
    assert twin
    assert all(x["actor"] != "name:kestria" for x in twin)


def test_an_id_that_was_united_opens_the_page_of_its_actor(get):
    assert "<h1>Anton Verhalik</h1>" in get("/actors/name:anton_verhalyk").text


def test_an_unknown_id_says_what_there_is(get):
    answer = get("/actors/anton_verhalk")
    assert answer.status_code == 404
    assert f'href="/actors/{SPEAKER}"' in answer.text
    assert f"/actors/{SPEAKER}" in [x["address"] for x in get("/actors/anton_verhalk.json").json()["there"]]
    assert get("/actors/" + "x" * 5000).status_code == 404


@pytest.mark.parametrize("query", ["act=shout", "told=by", "as_of=yesterday", "as_of=2024-13-40", "page=0"])
def test_what_is_no_act_no_day_and_no_page_is_refused(get, query):
    assert get(f"/actors/{SPEAKER}?{query}").status_code == 422


def test_names_lead_to_the_page_of_their_actor(get):
    document = get(f"/actors/{SPEAKER}.json").json()["sayings"][0]["document"]
    assert f'href="/actors/{SPEAKER}"' in get(f"/documents/{document}").text
    assert f'href="/actors/{SPEAKER}"' in get("/state").text


def test_a_cell_of_the_matrix_opens_its_sentence(get, opened):
    page = get("/state").text
    known = {f'/documents/{a.document.id}#{s.id}"' for a in opened.articles for s in a.reading.statements}
    assert any(x in page for x in known)
    assert not any(f'/documents/{a.document.id}"' in page for a in opened.articles)


def test_markup_in_a_name_is_text(opened):
    named = {i: replace(a, name=HOSTILE) for i, a in opened.actors.items()}
    hostile = replace(opened, actors=named, pages=dict.fromkeys(opened.pages, HOSTILE))
    pages = [
        page_of(hostile, SPEAKER, ActorQuery(about=HOSTILE)),
        actors_page(listed_actors(hostile), q=HOSTILE, page=1, title=HOSTILE),
    ]
    for page in pages:
        assert "&lt;script&gt;" in page
        assert "<script" not in page
        assert '"Mara"' not in page


def test_a_page_asks_nobody_else(get):
    for path in ("/actors", f"/actors/{SPEAKER}", "/actors/nobody"):
        page = get(path).text
        assert "<script" not in page
        assert "src=" not in page
        assert "//" not in page.split("</style>")[1]


def test_the_chart_and_its_table_hold_every_dated_saying(opened):
    said = said_by(opened, [SPEAKER], Asked()).shown
    chart = lanes_of(said)
    assert sum(sum(x.counts) for x in chart.lanes) + chart.undated == len(said)
    assert sum(b.count for x in chart.lanes for b in x.bars) == sum(sum(x.counts) for x in chart.lanes)
    assert all(b.x >= 0 and b.x + b.width <= chart.width and b.y >= 0 for x in chart.lanes for b in x.bars)
    assert lanes_of([]).lanes == []


def test_a_long_table_is_cut_into_pages_that_leave_no_row_out():
    cuts = [paged(2 * ROWS + 1, n, str) for n in (1, 2, 3)]
    assert [(x.first, x.last) for x in cuts] == [(1, ROWS), (ROWS + 1, 2 * ROWS), (2 * ROWS + 1, 2 * ROWS + 1)]
    assert [(x.before, x.after) for x in cuts] == [("", "2"), ("1", "3"), ("2", "")]
    assert paged(5, 99, str).last == 5
