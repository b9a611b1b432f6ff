"""What pages answer to an address that nothing is at, to filters that do not hold, and to days that no calendar has."""

import pytest
from tests.serve.conftest import pages_of

PAGES = ("/state", "/matrix", "/actors", "/arrangements/package_of_security_assurances")


@pytest.mark.parametrize("day", ["0000-01-01", "10000-01-01", "2023-02-30", "soon", "2024-13-40", "-1", "<b>"])
@pytest.mark.parametrize("path", PAGES)
def test_a_day_that_no_calendar_has_is_told_with_what_was_expected(get, path, day):
    for name in ("as_of", "known_by"):
        answer = get(f"{path}?{name}={day}")
        if answer.status_code == 200:  # a page that has no such filter
            assert f'name="{name}"' not in answer.text
            continue
        assert answer.status_code == 422
        assert "expected a day such as 2023-06-01" in answer.text
        assert "<b>" not in answer.text
        assert '<a href="/state">' in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/documents", "/state/deeper", "/%3Cscript%3E", "/static/../web.py"])
def test_an_address_without_a_page_says_what_there_is(get, path):
    answer = get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert '<a href="/matrix">' in answer.text
    assert "<script>" not in answer.text


def test_an_unknown_document_is_told_with_those_there_are(get):
    answer = get("/documents/ffffffffffff")
    document = get("/state.json").json()["arrangements"][0]["cells"][0]["groups"][0]["evidence"][0]["document"]
    assert answer.status_code == 404
    assert "there are: " in answer.text
    assert get(f"/documents/{document[:12]}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/state?status=soon", "/state?issue=weather", "/actors/nobody?told=me", "/search?act=x"]
)
def test_a_filter_that_nothing_has_is_told_with_the_values_there_are(get, path):
    answer = get(path)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"].startswith("text/html")
    assert "expected" in answer.text or "There is no" in answer.text


@pytest.mark.parametrize("path", ["/state.json?as_of=soon", "/documents/ffff.json", "/arrangements/none.json"])
def test_a_program_is_told_in_json(get, path):
    answer = get(path)
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert told["status"] == answer.status_code
    assert told["title"]
    assert told["detail"].startswith(("expected", "as_of: expected"))
    assert told["instance"] == path.partition("?")[0]


def test_in_place_of_a_table_comes_a_line(get):
    answer = get("/state.csv?as_of=soon")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith("Unprocessable")
    assert answer.text.count("\n") == 1


def test_a_record_that_has_gone_is_told_and_not_a_fault(record, tmp_path):
    path = tmp_path / "gone.onrecord"
    path.write_bytes(record.read_bytes())
    ask = pages_of(path)
    assert ask("/state").status_code == 200
    path.unlink()
    answer = ask("/documents/ffff")
    assert answer.status_code in (404, 503)
    assert "gone.onrecord" in answer.text or "there are" in answer.text


def test_every_answer_says_that_no_script_but_our_own_runs(get):
    for path in ("/state", "/nothing", "/state.json", "/state?as_of=soon"):
        policy = get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
