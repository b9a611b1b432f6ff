"""What is asked for and has no answer: a page, a problem in JSON or plain text that says what there is."""

import asyncio
import re
import shutil
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.serve.conftest import pages_of

from onrecord.errors import RecordBusyError, RecordError
from onrecord.record.opening import open_record
from onrecord.serve.held import Held
from onrecord.serve.web import make_app

TWINNED = ("/state", "/matrix", "/search", "/actors/name:kestria", "/arrangements/package_of_security_assurances")


def asker(record):
    transport = httpx.ASGITransport(app=make_app(str(record)))

    def ask(method, path, **headers):
        async def ask():
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
                return await client.request(method, path, headers={"origin": "http://localhost", **headers})

        return asyncio.run(ask())

    return ask


@pytest.fixture(scope="module")
def ask(record):
    return asker(record)


def test_an_unknown_address_gives_a_page_with_the_pages_there_are(get):
    answer = get("/nowhere")
    assert answer.status_code == 404
    assert "expected an address of these pages, found &#39;/nowhere&#39;" in answer.text
    there = re.findall(r'<li><a href="([^"]+)"', answer.text)
    assert {"/", "/search", "/state", "/matrix", "/actors", "/review"} <= set(there)
    assert all(get(x).status_code in (200, 307) for x in there)


def test_an_unknown_address_of_a_twin_is_answered_as_one(get):
    answer = get("/nowhere.json")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    told = answer.json()
    assert told["title"] == "Not Found"
    assert told["status"] == 404
    assert "found '/nowhere.json'" in told["detail"]
    assert {"name": "/state.json", "address": "/state.json"} in told["there"]
    table = get("/nowhere.csv")
    assert (table.status_code, table.headers["content-type"]) == (404, "text/plain; charset=utf-8")
    assert "/state.csv" in table.text.splitlines()


def test_who_asks_for_json_gets_it_and_a_browser_gets_a_page(ask):
    for accept in ("application/json", "application/problem+json", "application/json, */*"):
        assert ask("GET", "/nowhere", accept=accept).headers["content-type"] == "application/problem+json"
    for accept in ("*/*", "text/html,application/xhtml+xml,application/json;q=0.9", ""):
        assert ask("GET", "/nowhere", accept=accept).headers["content-type"].startswith("text/html")


def test_what_is_not_done_at_an_address_is_405_and_says_what_is(ask):
    answer = ask("POST", "/state")
    assert answer.status_code == 405
    assert "expected GET, found POST" in answer.text
    assert "Nothing was changed" in answer.text
    assert answer.headers["allow"] == "GET"


def test_a_filter_that_there_is_not_leads_to_those_there_are_with_the_rest_of_the_query(get):
    answer = get("/state?status=soon&as_of=2024-05-01")
    assert answer.status_code == 422
    assert "status: expected a status, found &#39;soon&#39;" in answer.text
    assert 'href="/state?as_of=2024-05-01&amp;status=ratified"' in answer.text
    assert '<a href="/state?as_of=2024-05-01">without status</a>' in answer.text
    odd = get("/actors/name:kestria%3Fx%23y?act=shout&told=of").text
    assert 'href="/actors/name:kestria%3Fx%23y?told=of"' in odd
    twin = get("/state.json?issue=weather").json()
    for x in twin["there"]:
        assert get(x["address"]).status_code == 200
    assert {"name": "troop_deployment", "address": "/state.json?issue=troop_deployment"} in twin["there"]


@pytest.mark.parametrize(
    "day", ["0000-01-01", "10000-01-01", "2023-02-30", "soon", "20230601", "2023-W01-1", "-001-01-01", "２０２３-06-01"]
)
@pytest.mark.parametrize("page", TWINNED)
def test_an_impossible_day_is_named_with_what_was_expected(get, page, day):
    for twin in ("", ".json", ".csv"):
        answer = get(f"{page}{twin}?{'since' if page == '/search' else 'as_of'}={day}")
        assert answer.status_code == 422
        assert "expected a day of the years 0001 to 9999, such as 2023-06-01, found" in answer.text
        assert day in answer.text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("page", TWINNED)
def test_the_first_and_the_last_day_there_is_can_be_asked_for(get, page, day):
    fields = ("since", "until") if page == "/search" else ("as_of", "known_by")
    if page == "/matrix":
        fields = (*fields, "since")
    for twin in ("", ".json", ".csv"):
        for field in fields:
            assert get(f"{page}{twin}?{field}={day}").status_code == 200


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("page=0", "page: expected a number from 1 on, found '0'"),
        ("page=x", "page: expected a whole number, found 'x'"),
        ("page=1000001", "page: expected a number up to 1000000, found '1000001'"),
        ("level=9", "level: expected a level of firmness, found '9'"),
        ("q=" + "x" * 501, "q: expected up to 500 characters, found 'xxx"),
        ("since=2024-05-01&until=2024-04-01", "until: expected a day on or after 2024-05-01, found 2024-04-01"),
    ],
)
def test_what_cannot_be_asked_is_named_by_its_field(ask, query, told):
    answer = ask("GET", f"/search?{query}", accept="application/json")
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(told)
    assert answer.json()["there"]


def test_the_beginning_of_several_ids_leads_to_each_of_their_documents(get, record):
    ids = [x.document.id for x in open_record(str(record)).articles]
    [first, *_] = [x for x in "0123456789abcdef" if sum(i.startswith(x) for i in ids) > 1]
    answer = get(f"/documents/{first}")
    assert answer.status_code == 404
    assert {i for i in ids if f'href="/documents/{i}"' in answer.text} == {i for i in ids if i.startswith(first)}
    missing = get("/documents/zz").text
    assert "found 0 that begin" in missing
    assert 'href="/search"' in missing


def test_a_record_that_broke_meanwhile_gives_a_page(record, tmp_path):
    path = shutil.copy(record, tmp_path / "copy.onrecord")
    get = pages_of(path)
    assert get("/state").status_code == 200
    path.write_bytes(b"no record any more" * 100)
    answer = get("/state")
    assert answer.status_code == 500
    assert "expected a record" in answer.text
    assert "<h1>The record cannot be used</h1>" in answer.text
    assert get("/state.json").json()["status"] == 500


@pytest.mark.parametrize(("error", "status"), [(RecordBusyError, 503), (RecordError, 500)])
def test_what_goes_wrong_while_answering_is_a_page(record, monkeypatch, error, status):
    get = pages_of(record)

    def fails(_):
        raise error("talks", expected="peace", found="<script>alert(1)</script>")

    monkeypatch.setattr(Held, "record", fails)
    for path in ("/state", "/", "/actors/nobody", "/documents/aa", "/search?q=pact"):
        answer = get(path)
        assert answer.status_code == status
        assert "talks: expected peace, found &lt;script&gt;" in answer.text


@given(
    st.sampled_from(
        ["/documents/", "/actors/", "/arrangements/", "/", "/state?issue=", "/search?level=", "/matrix?type="]
    ),
    st.text(max_size=30),
    st.sampled_from(["", ".json", ".csv"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_has_an_answer_and_stays_text(ask, address, text, twin):
    answer = ask("GET", address + quote(f"<b>{text}", safe="") + twin)
    assert answer.status_code in (200, 307, 404, 422)
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert "<b>" not in answer.text.replace("<b>Nothing", "")
