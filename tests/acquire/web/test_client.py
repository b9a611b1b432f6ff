import time
from contextlib import suppress

import pytest

from onrecord.errors import NotNowError, UnreadableInputError

HTML = {"Content-Type": "text/html; charset=windows-1251"}


def refused(web, address):
    with pytest.raises(UnreadableInputError) as error:
        web.get(address)
    assert error.value.source == address
    return error.value


def test_what_came_is_told_with_its_type_charset_and_validators(site, web, shelf):
    site.pages["/a"] = (200, {**HTML, "ETag": '"x"', "Last-Modified": "Sun, 04 May 2031 12:00:00 GMT"}, b"\xcf\xee")
    got = web().get(site.at("/a#top"))
    assert (got.asked, got.address, got.status) == (site.at("/a"), site.at("/a"), 200)
    assert (got.media_type, got.charset, got.data) == ("text/html", "windows-1251", b"\xcf\xee")
    assert (got.etag, got.last_modified) == ('"x"', "Sun, 04 May 2031 12:00:00 GMT")
    assert shelf.last_received(site.at("/a")) == got


def test_nothing_is_fetched_twice(site, web, article):
    site.pages["/a"] = article
    assert web().get(site.at("/a")) == web().get(site.at("/a"))
    assert site.fetched() == 1


def test_a_page_that_is_not_there_is_not_asked_for_twice_either(site, web):
    first = refused(web(), site.at("/a"))
    assert "status 404 (not found)" in first.found
    assert "as received on 2031-05-04; --refetch asks again" in refused(web(), site.at("/a")).found
    assert site.fetched() == 1


def test_asked_again_only_a_change_is_sent_and_kept(site, web, shelf, article):
    site.pages["/a"] = (200, {"ETag": '"x"', "Last-Modified": "yesterday"}, article)
    first = web().get(site.at("/a"))
    site.pages["/a"] = (304, {}, b"")
    assert web(refetch=True).get(site.at("/a")) is first
    _, headers = site.headers[-1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"x"', "yesterday")
    site.pages["/a"] = (200, {"ETag": '"y"'}, article)
    assert web(refetch=True).get(site.at("/a")) is first  # the same bytes under another validator are no news
    site.pages["/a"] = article.replace("Wednesday", "Thursday")
    assert web(refetch=True).get(site.at("/a")) != first
    assert b"Thursday" in shelf.last_received(site.at("/a")).data


def test_we_say_who_we_are_and_send_no_cookie_from_page_to_page(site, web, article):
    site.pages["/a"] = (200, {"Set-Cookie": "who=you"}, article)
    site.pages["/b"] = article
    one = web()
    one.get(site.at("/a"))
    one.get(site.at("/b"))
    assert all(h["User-Agent"].startswith("onrecord/") for _, h in site.headers)
    assert not any("Cookie" in h for _, h in site.headers)


# Redirects


def test_redirects_are_followed_and_both_addresses_told(site, other, web, article):
    site.pages["/a"] = (301, {"Location": "/b"}, b"")
    site.pages["/b"] = (302, {"Location": other.at("/c")}, b"")
    other.pages["/c"] = article
    got = web().get(site.at("/a"))
    assert (got.asked, got.address) == (site.at("/a"), other.at("/c"))


def test_redirects_in_a_circle_are_recognised(site, web):
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    site.pages["/b"] = (302, {"Location": "/a"}, b"")
    assert "in a circle" in refused(web(), site.at("/a")).found
    assert site.fetched() == 1


def test_a_page_that_leads_to_itself_with_a_cookie_is_read(site, web, article):
    site.pages["/a"] = [(302, {"Location": "/a", "Set-Cookie": "seen=1"}, b""), (200, {}, article)]
    assert web().get(site.at("/a")).status == 200
    assert site.headers[-1][1]["Cookie"] == "seen=1"


def test_endless_redirects_end(site, web):
    for n in range(40):
        site.pages[f"/{n}"] = (302, {"Location": f"/{n + 1}"}, b"")
    assert "more than 10 redirects" in refused(web(), site.at("/0")).found
    assert site.fetched("/10") == 1
    assert site.fetched("/11") == 0


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "ftp://post.example/a", "data:,x"])
def test_only_addresses_of_the_web_are_followed(site, web, target):
    site.pages["/a"] = (302, {"Location": target}, b"")
    assert "never followed" in refused(web(), site.at("/a")).found
    assert "never followed" in refused(web(), target).found


def test_a_page_that_sends_its_readers_on_is_followed(site, web, article):
    site.pages["/a"] = "<html><META content=\"0; URL='/b?x=1&amp;y=2'\" http-equiv=Refresh></html>"
    site.pages["/b?x=1&y=2"] = article
    assert web().get(site.at("/a")).address == site.at("/b?x=1&y=2")


def test_a_page_that_sends_its_readers_to_a_script_is_refused(site, web):
    site.pages["/a"] = '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'
    assert "never followed" in refused(web(), site.at("/a")).found


# Walls


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://consent.post.example/collect?back=x", "a consent wall"),
        ("/privacy-gate/?to=a", "a consent wall"),
        ("/account/login?next=/a", "a login"),
        ("http://subscribe.post.example/", "a subscription"),
    ],
)
def test_a_redirect_to_a_wall_is_said_with_both_addresses(site, web, target, kind):
    site.pages["/a"] = (302, {"Location": target}, b"")
    error = refused(web(), site.at("/a"))
    assert error.found.startswith(kind)
    assert target in error.found


def test_a_page_that_is_a_form_of_consent_is_a_wall_also_when_it_comes_from_the_shelf(site, web):
    site.pages["/a"] = (
        "<html><body><h1>We value your privacy</h1><p>We and our partners store cookies on your device to show personal "
        "advertising, to measure it and to learn what readers like, as our cookie policy says in more detail.</p>"
        "<form><button>Accept all</button><button>Reject all</button></form></body></html>"
    )
    for _ in range(2):
        assert refused(web(), site.at("/a")).found.startswith("a consent wall: a form at")
    assert site.fetched() == 1


# Robots and politeness


def test_robots_are_asked_once_and_obeyed(site, web, article):
    site.pages["/robots.txt"] = "User-agent: *\nDisallow: /a\n\nUser-agent: onrecord\nDisallow: /private\n"
    site.pages["/a"] = site.pages["/private"] = article
    one = web()
    assert one.get(site.at("/a")).status == 200
    assert "robots.txt forbids" in refused(one, site.at("/private")).found
    assert (site.fetched("/robots.txt"), site.fetched("/private")) == (1, 0)


def test_robots_are_asked_at_every_stage_of_a_redirect(site, other, web):
    site.pages["/a"] = (302, {"Location": other.at("/b")}, b"")
    other.pages["/robots.txt"] = "User-agent: *\nDisallow: /"
    error = refused(web(), site.at("/a"))
    assert "robots.txt forbids" in error.found
    assert other.at("/b") in error.found
    assert other.fetched("/b") == 0


def test_a_site_whose_robots_cannot_be_had_is_left_alone_for_now(site, web, clock, article):
    site.pages["/robots.txt"] = (503, {}, b"")
    site.pages["/a"] = article
    one = web()
    with pytest.raises(NotNowError, match=r"robots\.txt.*status 503"):
        one.get(site.at("/a"))
    asked = site.fetched("/robots.txt")
    assert asked == 4
    with pytest.raises(NotNowError):
        one.get(site.at("/a"))
    assert (site.fetched("/robots.txt"), site.fetched()) == (asked, 0)
    clock.sleep(301)
    site.pages["/robots.txt"] = (404, {}, b"")
    assert one.get(site.at("/a")).status == 200


def test_a_host_gets_a_pause_between_requests_and_the_one_it_asks_for(site, other, web, clock, article):
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7"
    for path in ("/a", "/b"):
        site.pages[path] = other.pages[path] = article
    one = web()
    one.get(other.at("/a"))
    one.get(site.at("/a"))
    assert clock.slept == []
    one.get(other.at("/b"))
    assert sum(clock.slept) == pytest.approx(1, abs=0.5)
    one.get(site.at("/b"))
    assert sum(clock.slept) == pytest.approx(7, abs=0.5)


def test_a_host_that_wants_hours_of_rest_is_not_waited_for(site, web, clock, article):
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 7200"
    site.pages["/a"] = site.pages["/b"] = article
    one = web()
    one.get(site.at("/a"))
    with pytest.raises(NotNowError, match="rest"):
        one.get(site.at("/b"))
    assert clock.slept == []


# Trouble


def test_after_a_server_error_it_is_asked_again_each_time_later(site, web, clock, article):
    site.pages["/a"] = [(500, {}, b""), (502, {}, b""), (503, {}, b""), (200, {}, article)]
    assert web().get(site.at("/a")).status == 200
    assert clock.slept == pytest.approx([1, 2, 4], abs=0.2)


def test_a_server_that_goes_on_failing_is_given_up_for_now(site, web):
    site.pages["/a"] = (500, {}, b"")
    with pytest.raises(NotNowError, match=r"status 500 \(internal server error\) \(4 times\)"):
        web().get(site.at("/a"))
    assert site.fetched() == 4


def test_a_pause_that_a_server_asks_for_is_kept_up_to_a_limit(site, web, clock, article):
    site.pages["/a"] = [(429, {"Retry-After": "9"}, b""), (200, {}, article)]
    web().get(site.at("/a"))
    assert sum(clock.slept) == pytest.approx(9, abs=0.2)
    site.pages["/b"] = (429, {"Retry-After": "Sun, 04 May 2031 15:00:00 GMT"}, b"")
    with pytest.raises(NotNowError, match=r"status 429 .* of rest"):
        web().get(site.at("/b"))
    assert site.fetched("/b") == 1


def drip(head):
    def page(handler):
        handler.wfile.write(head)
        while True:
            handler.wfile.write(b"x")
            time.sleep(0.05)

    return page


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: ", b""], ids=len
)
def test_a_server_that_drips_ends_in_bounded_time(site, web, head):
    site.pages["/a"] = drip(head)
    started = time.monotonic()
    with pytest.raises(NotNowError, match=r"no whole answer in 0\.4 s"):
        web(limits={"deadline": 0.4}).get(site.at("/a"))
    assert time.monotonic() - started < 3


def test_a_server_that_falls_silent_is_not_waited_for(site, web):
    site.pages["/a"] = lambda handler: time.sleep(1.2)
    with pytest.raises(NotNowError, match="no answer in time"):
        web(limits={"silence": 0.1}).get(site.at("/a"))


def test_an_answer_that_breaks_off_is_asked_for_again(site, web, article):
    def early(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nTarn")

    site.pages["/a"] = [early, (200, {}, article)]
    assert web().get(site.at("/a")).status == 200
    site.pages["/b"] = early
    with pytest.raises(NotNowError, match="breaks off"):
        web().get(site.at("/b"))


def test_a_port_that_nobody_listens_on_is_said(web, closed_port):
    with pytest.raises(NotNowError, match=r"robots\.txt"):
        web().get(f"http://127.0.0.1:{closed_port}/a")


def test_what_is_no_http_is_said(site, web):
    site.pages["/a"] = lambda handler: handler.wfile.write(b"\x00\x01nonsense\r\n\r\n")
    with pytest.raises(NotNowError, match="no HTTP"):
        web().get(site.at("/a"))


@pytest.mark.parametrize(
    "headers",
    [
        {"ETag": '"\xe9t\xe9"', "Last-Modified": "m\xe4rz"},
        {"Set-Cookie": "n\xe4me=w\xe9rt"},
        {"Content-Length": "\xb2"},
        {"Content-Type": "text/html; charset=\xfc"},
        {"Retry-After": "\xb2"},
    ],
)
@pytest.mark.parametrize("status", [200, 302, 503])
def test_headers_that_make_no_sense_end_in_an_answer_or_an_error(site, web, article, headers, status):
    site.pages["/a"] = (status, {"Location": "/b", **headers}, article)
    site.pages["/b"] = article
    for refetch in (False, True):
        with suppress(UnreadableInputError):
            assert web(refetch=refetch).get(site.at("/a")).data


# Bodies


def test_a_body_beyond_the_limit_is_not_taken(site, web):
    site.pages["/a"] = b"x" * 5000
    assert "5,000 bytes, more than 1,000" in refused(web(limits={"size": 1000}), site.at("/a")).found

    def endless(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 65536)

    site.pages["/b"] = endless
    assert "more than 1,000,000" in refused(web(limits={"size": 1_000_000}), site.at("/b")).found


def test_a_packed_body_is_unpacked_and_a_bomb_is_not(site, web, packed, article):
    site.pages["/a"] = (200, {"Content-Encoding": "gzip"}, packed(article.encode()))
    assert web().get(site.at("/a")).data == article.encode()
    site.pages["/b"] = (200, {"Content-Encoding": "gzip"}, packed(b"x" * 50_000_000))
    assert "when it is unpacked" in refused(web(limits={"size": 1_000_000}), site.at("/b")).found


def test_a_picture_is_not_fetched(site, web, shelf):
    site.pages["/a"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    assert "an image (image/png)" in refused(web(), site.at("/a")).found
    assert not shelf.kept


# The local network


def test_this_machine_and_its_network_are_refused_unless_allowed(site, web, article):
    site.pages["/a"] = article
    error = refused(web(allow_local=False), site.at("/a"))
    assert "127.0.0.1, which is not in the public network" in error.found
    assert not site.hits


def test_a_name_is_refused_if_any_of_its_addresses_is_local(site, web, article):
    site.pages["/a"] = article
    port = site.server.server_port
    resolve = {"post.example": ["93.184.216.34", "10.0.0.7"]}
    one = web(allow_local=False, resolve=lambda host, port: resolve[host])
    assert "post.example at 10.0.0.7" in refused(one, f"http://post.example:{port}/a").found


def test_a_connection_goes_to_the_address_that_was_checked(site, web, article):
    site.pages["/a"] = article
    looked_up = []

    def resolve(host, port):
        looked_up.append(host)
        return ["127.0.0.1"]

    got = web(resolve=resolve).get(f"http://post.example:{site.server.server_port}/a")
    assert got.status == 200
    assert looked_up == ["post.example"] * 2  # for robots.txt, and for the page: never between check and connection
    assert site.headers[-1][1]["Host"] == f"post.example:{site.server.server_port}"


def test_a_redirect_into_the_local_network_is_refused(site, web, monkeypatch, article):
    # The first host counts as public here, so that there is a redirect to follow.
    monkeypatch.setattr("onrecord.acquire.web.addresses.is_public", lambda ip: ip == "127.0.0.1")
    site.pages["/a"] = (302, {"Location": "http://192.168.1.1/admin"}, b"")
    error = refused(web(allow_local=False), site.at("/a"))
    assert "192.168.1.1, which is not in the public network" in error.found
