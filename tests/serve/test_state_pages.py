import csv
import io
import re

import pytest
from tests.serve.conftest import pages_of

from onrecord.record.filled import Depth
from onrecord.serve import held, state_by_index
from onrecord.serve.pages.state import SENTENCES


def test_the_front_door_leads_to_the_state(get):
    assert 'href="/state"' in get("/").text


def test_the_state_is_narrowed_by_issue_type_actor_and_status_in_page_and_twins_alike(get):
    for asked in ("issue=troop_deployment", "type=force_deployment", "actor=corvenna", "status=announced"):
        found = [x["subject"] for x in get(f"/state.json?{asked}").json()["arrangements"]]
        page = get(f"/state?{asked}").text
        assert 0 < len(found) < len(get("/state.json").json()["arrangements"])
        assert [x for x in found if f'<tr id="{x}"' in page] == found
        assert page.count('<tr id="') == len(found)
        rows = list(csv.DictReader(io.StringIO(get(f"/state.csv?{asked}").text)))
        assert list(dict.fromkeys(x["arrangement"] for x in rows)) == found


def test_a_cell_opens_every_value_reported_for_it(get):
    cells = [x for a in get("/state.json").json()["arrangements"] for x in a["cells"]]
    page = get("/state").text
    assert page.count('<details class="cell">') == len(cells)
    assert page.count('<div class="group ') == sum(len(x["groups"]) for x in cells)
    contested = [x for x in cells if sum(g["rank"] != "deprecated" for g in x["groups"]) > 1]
    assert page.count('<span class="tag flag">contested</span>') == len(contested) > 0


def test_filters_are_kept_by_the_links_of_the_page(get):
    page = get("/state?issue=troop_deployment&as_of=2024-05-01").text
    assert "/state.csv?issue=troop_deployment&amp;as_of=2024-05-01" in page
    asked = get("/state.json?issue=troop_deployment&as_of=2024-05-01").json()["arrangements"]
    assert all(f"/arrangements/{x['subject']}?as_of=2024-05-01" in page for x in asked)
    assert '<option value="troop_deployment" selected>' in page


def test_a_filter_that_there_is_not_is_refused_with_those_there_are(get):
    for asked, there in (
        ("issue=weather", "troop_deployment"),
        ("type=x", "force_deployment"),
        ("status=soon", "ratified"),
    ):
        for path in ("/state", "/state.json", "/state.csv"):
            answer = get(f"{path}?{asked}")
            assert answer.status_code == 422
            assert there in answer.text


def test_filters_that_leave_nothing_say_what_there_is_without_them(get):
    assert "without them there are" in get("/state?actor=nobody+of+that+name").text
    assert "No arrangement is on record for these dates" in get("/state?as_of=1999-01-01").text


def test_of_a_large_record_the_page_is_asked_by_index_and_is_the_same(record, get, monkeypatch):
    def plain(page):
        # Of a large record issues count the arrangements of any day, and of reasons that lead to one origin others stand.
        page = re.sub(r'<select name="issue">.*?</select>', "", page, flags=re.DOTALL)
        page = re.sub(r'<p class="talk">[^<]*</p>', "", page)
        return sorted(x.strip() for x in page.splitlines() if x.strip() not in ("", "</div>"))

    asked = (
        "",
        "?as_of=2024-05-01",
        "?known_by=2024-04-01",
        "?status=offered&issue=troop_deployment",
        "?as_of=1999-01-01",
    )
    whole = {x: get(f"/state{x}") for x in asked}
    monkeypatch.setattr(held, "HELD", 0)
    monkeypatch.setattr(state_by_index, "DEPTH", Depth(reports=SENTENCES))
    monkeypatch.setattr(held, "open_record", lambda _path: pytest.fail("the whole record was read"))
    asker = pages_of(record)
    for x in asked:
        assert (x, plain(asker(f"/state{x}").text)) == (x, plain(whole[x].text))
    assert "troop_deployment" in asker("/state?issue=weather").text
    assert asker("/state?status=soon").status_code == 422


def test_what_has_no_room_on_the_page_of_a_large_record_is_counted(record, monkeypatch):
    monkeypatch.setattr(held, "HELD", 0)
    monkeypatch.setattr(state_by_index, "DEPTH", Depth(reports=1, groups=1, cells=1))
    page = pages_of(record)("/state").text
    assert re.search(r'<a href="/arrangements/[a-z0-9_]+">\d+ more</a>', page)
    assert "more sentence" in page
