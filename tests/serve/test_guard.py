"""Who may ask, and who may change the record."""

import pytest

from onrecord.serve.guard import refusal

HERE = {"host": "127.0.0.1:8000"}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "[::1]"])
def test_the_names_of_this_machine_may_be_asked(host):
    assert refusal("GET", "http", {"host": host}) is None


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example:8000", "", "0.0.0.0:8000"],
)
def test_a_name_that_was_made_to_mean_this_machine_may_not(host):
    assert "expected a host of this machine" in refusal("GET", "http", {"host": host})


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"},
        {"origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "same-origin"},
    ],
)
def test_a_form_of_these_pages_may_change_the_record(told):
    assert refusal("POST", "http", HERE | told) is None


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:8001"},
        {"origin": "https://127.0.0.1:8000"},
        {"origin": "http://localhost:8000"},
        {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "cross-site"},
        {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_a_form_of_another_site_or_of_none_may_not(told, method):
    assert "expected a form of these pages" in refusal(method, "http", HERE | told)
