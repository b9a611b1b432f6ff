"""Questions to an endpoint that answers, errs, waits, drips and never ends."""

import datetime as dt
import gzip
import json
import socket
import time

import pytest
from tests.servers import Site

from onrecord.errors import EndpointError
from onrecord.net.endpoint import Endpoint, Patience

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
JSON = {"Content-Type": "application/json"}
GOOD = (200, JSON, '{"good": true}')


class Clock:
    """Real time, but waiting takes none."""

    def __init__(self):
        self.slept = []

    def now(self):
        return NOON + dt.timedelta(seconds=sum(self.slept))

    def ticks(self):
        return time.monotonic() + sum(self.slept)

    def sleep(self, seconds):
        self.slept.append(seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture
def posted(site, clock):
    """Asks the server once; its answers in turn, and limits of one's own."""

    def ask(*answers, key="", path="/a", **limits):
        site.pages[path] = list(answers) if len(answers) > 1 else answers[0]
        patience = Patience(**{"deadline": 5.0, **limits})
        return Endpoint(site.at(path), key, patience, clock, lambda: 0.0).post(b'{"asked": 1}')

    return ask


def trouble(ask, *answers, **options):
    """What is found where nothing can be used."""
    with pytest.raises(EndpointError) as error:
        ask(*answers, **options)
    return error.value.found


def test_a_question_is_posted_with_the_key_and_its_answer_comes_back(posted, site):
    reply = posted(GOOD, key="secret")
    assert (reply.status, json.loads(reply.data)) == (200, {"good": True})
    assert site.bodies == [b'{"asked": 1}']
    assert site.headers[0][1]["Authorization"] == "Bearer secret"


def test_without_a_key_none_is_sent(posted, site):
    posted(GOOD)
    assert "Authorization" not in site.headers[0][1]


def test_a_packed_answer_is_unpacked(posted):
    packed = gzip.compress(b'{"good": true}')
    assert posted((200, {**JSON, "Content-Encoding": "gzip"}, packed)).data == b'{"good": true}'


def test_trouble_that_passes_is_asked_again_after_a_growing_pause(posted, site, clock):
    assert posted((500, {}, "no"), (503, {}, "no"), GOOD).status == 200
    assert clock.slept == [1.0, 2.0]
    assert site.fetched() == 3


def test_an_endpoint_that_is_asked_too_much_is_left_alone_as_long_as_it_wants(posted, clock):
    assert posted((429, {"Retry-After": "7"}, ""), GOOD).status == 200
    assert clock.slept == [7.0]


def test_a_rest_of_an_hour_is_not_waited_for(posted, clock):
    found = trouble(posted, (429, {"Retry-After": "3600"}, "too many"))
    assert found == "status 429 (too many requests): 'too many', which wants 3600 s of rest"
    assert clock.slept == []


def test_trouble_that_does_not_pass_is_told_with_what_the_server_says(posted, site):
    found = trouble(posted, (500, {}, "out of memory\x1b[2J"), retries=2)
    assert found == r"status 500 (internal server error): 'out of memory\x1b[2J' (3 times)"
    assert site.fetched() == 3


def test_other_statuses_are_the_callers_affair(posted, site):
    assert posted((404, {}, "no model")).status == 404
    assert site.fetched() == 1


def test_a_redirect_is_not_followed_so_that_the_key_goes_nowhere_else(posted, site):
    site.pages["/b"] = GOOD
    assert posted((307, {"Location": site.at("/b")}, ""), key="secret").status == 307
    assert site.fetched("/b") == 0


def test_the_key_is_not_shown_even_if_the_server_sends_it_back(posted):
    found = trouble(posted, (500, {}, "bad key: secret"), key="secret", retries=0)
    assert found == "status 500 (internal server error): 'bad key: …' (1 times)"


def test_a_secret_in_the_query_is_not_shown(posted):
    with pytest.raises(EndpointError) as error:
        posted((500, {}, ""), path="/a?code=secret", retries=0)
    assert "secret" not in str(error.value)


def silent(handler):
    time.sleep(1.5)


def dripping(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(60):
        handler.wfile.write(b"x")
        time.sleep(0.05)


def dripping_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    for _ in range(60):
        handler.wfile.write(b"x")
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [silent, dripping, dripping_headers])
def test_whatever_is_slow_ends_at_the_deadline(posted, slow):
    started = time.monotonic()
    assert trouble(posted, slow, deadline=0.5) == "no whole answer in 0.5 s"
    assert time.monotonic() - started < 1.4


def endless(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{")
    while True:
        handler.wfile.write(b" " * 10_000)


def test_an_answer_without_end_is_cut_off_at_the_limit_and_not_asked_for_again(posted, site):
    assert trouble(posted, endless, size=100_000) == "a body of more than 100,000 bytes"
    assert site.fetched() == 1


def test_an_answer_that_says_it_is_too_long_is_not_even_taken(posted):
    assert (
        trouble(posted, (200, {"Content-Length": "999999999"}, ""))
        == "a body of 999,999,999 bytes, more than 1,048,576"
    )


def test_an_answer_that_breaks_off_is_asked_for_again(posted, clock):
    def half(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")

    assert posted(half, GOOD).status == 200
    assert clock.slept == [1.0]


def test_what_is_no_http_is_told(posted):
    def other(handler):
        handler.wfile.write(b"220 mail ready\r\n")

    assert "breaks off or is no HTTP" in trouble(posted, other, retries=1)


def test_where_nobody_answers_it_is_said_at_once(clock):
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        port = made.getsockname()[1]
    with pytest.raises(EndpointError, match="expected an answer, found nobody who answers") as error:
        Endpoint(f"http://127.0.0.1:{port}/v1", clock=clock).post(b"{}")
    assert error.value.endpoint == f"http://127.0.0.1:{port}/v1"
    assert clock.slept == []
