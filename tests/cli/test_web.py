"""Addresses on the command line, with servers of our own on loopback."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest
from tests.processes import heeding_interrupts
from tests.servers import ARTICLE, Site

from onrecord.store.sqlite import open_reader

CALL = "from onrecord.cli.main import main; main()"
FEED = "<rss version='2.0'><channel><title>Northwire</title>{}</channel></rss>"
ITEM = "<item><title>x</title><link>{}</link><pubDate>Wed, 13 Mar 2024 12:00:00 GMT</pubDate></item>"


@pytest.fixture
def site():
    made = Site()
    made.pages["/a"] = ARTICLE
    yield made
    made.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks.onrecord"


def test_an_address_is_added_once_and_fetched_once(onrecord, site, path):
    for told in ("1 added, 0 known already", "0 added, 1 known already"):
        ran = onrecord("add", path, site.at("/a"), "--allow-local")
        assert (ran.code, told in ran.err) == (0, True), ran.err
    assert site.fetched("/a") == 1
    with open_reader(path) as store:
        (article,) = store.articles()
        assert article.captures[0].source == site.at("/a")
        assert article.captures[0].retrieved_at == store.last_received(site.at("/a")).received_at
        assert store.verify() == ()


def test_a_changed_page_is_a_version_and_the_older_one_stays(onrecord, site, path):
    assert onrecord("add", path, site.at("/a"), "--allow-local").code == 0
    time.sleep(1.1)  # moments of receiving are told to the second
    site.pages["/a"] = ARTICLE.replace("two officials", "three officials")
    ran = onrecord("add", path, site.at("/a"), "--allow-local", "--refetch")
    assert "1 added" in ran.err
    links = [json.loads(x) for x in onrecord("links", path, "--json").out.splitlines()]
    between = [x for x in links if "document" in x["b"] and x["a"]["document"] != x["b"]["document"]]
    assert not {x["relation"] for x in between} & {"copy_of", "agrees", "paraphrases", "common_source", "alters"}
    (link,) = [x for x in between if x["relation"] == "supersedes"]
    assert f"Both were seen at {site.at('/a')}" in link["reason"]
    assert onrecord("verify", path).code == 0


def test_a_failing_address_is_one_line_and_the_rest_goes_on(onrecord, site, path):
    ran = onrecord("add", path, site.at("/nowhere"), site.at("/a"), "--allow-local")
    assert ran.code == 2
    (line,) = [x for x in ran.err.splitlines() if site.at("/nowhere") in x]
    assert "status 404 (not found)" in line
    assert "1 added, 0 known already, 1 not added" in ran.err


def test_this_machine_is_refused_unless_allowed(onrecord, site, path):
    ran = onrecord("add", path, site.at("/a"))
    assert ran.code == 2
    assert "not in the public network" in ran.err
    assert not site.hits


def test_read_fetches_without_a_record(onrecord, site):
    ran = onrecord("read", "--json", site.at("/a"), "--allow-local")
    assert ran.code == 0
    assert json.loads(ran.out)["document"]["source"] == site.at("/a")


def test_a_picture_is_named_as_one(onrecord, site, path):
    site.pages["/p"] = (200, {"Content-Type": "image/png"}, b"\x89PNG")
    ran = onrecord("add", path, site.at("/p"), "--allow-local")
    assert ran.code == 2
    assert "an image (image/png)" in ran.err


def test_a_removed_page_leaves_nothing_and_does_not_come_back_unasked(onrecord, site, path):
    assert onrecord("add", path, site.at("/a"), "--allow-local").code == 0
    assert onrecord("remove", path, site.at("/a"), "--why", "withdrawn").code == 0
    ran = onrecord("add", path, site.at("/a"), "--allow-local")
    assert ran.code == 2
    assert "--readd" in ran.err
    with open_reader(path) as store:
        assert store.last_received(site.at("/a")) is None


def test_on_a_full_disk_the_record_stays_whole(onrecord, site, path, tmp_path):
    for n in range(12):
        site.pages[f"/{n}"] = ARTICLE.replace("forty", f"{n}").replace(
            "</article>", f"<p>{os.urandom(60000).hex()}</p></article>"
        )
    assert onrecord("add", path, site.at("/a"), "--allow-local").code == 0
    limit = path.stat().st_size + 300_000
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); {CALL}"
    call = [sys.executable, "-c", code, "add", str(path), *(site.at(f"/{n}") for n in range(12)), "--allow-local"]
    # Politeness would make this test last half a minute.
    call[2] = f"import onrecord.acquire.web.client as c; c.MIN_DELAY = 0.0; {code}"
    done = subprocess.run(call, capture_output=True, check=False, timeout=120, text=True)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert re.search(r"talks\.onrecord: expected .*, found .*(full|disk)", done.stderr)
    assert onrecord("verify", path).code == 0
    with open_reader(path) as store:
        assert store.count() >= 1


def watchlist(tmp_path, site, every=60):
    file = tmp_path / "feeds.toml"
    file.write_text(f'[[feed]]\naddress = "{site.at("/rss")}"\nevery = {every}\n')
    return file


def test_watch_once_adds_what_a_feed_lists(onrecord, site, path, tmp_path):
    site.pages["/rss"] = (200, {"Content-Type": "application/rss+xml"}, FEED.format(ITEM.format("/a")))
    ran = onrecord("watch", path, watchlist(tmp_path, site), "--once", "--allow-local")
    assert (ran.code, "1 added" in ran.err) == (0, True), ran.err
    ran = onrecord("watch", path, watchlist(tmp_path, site), "--once", "--allow-local")
    assert (ran.code, "0 added" in ran.err) == (0, True), ran.err
    assert site.fetched("/rss") == 1
    with open_reader(path) as store:
        (article,) = store.articles()
        assert (article.outlet, str(article.published.lo)) == ("Northwire", "2024-03-13")


def test_a_feed_that_fails_is_said_and_left_alone_for_a_while(onrecord, site, path, tmp_path):
    ran = onrecord("watch", path, watchlist(tmp_path, site), "--once", "--allow-local")
    assert ran.code == 2
    assert "status 404 (not found); asked again from" in ran.err
    assert onrecord("watch", path, watchlist(tmp_path, site), "--once", "--allow-local").code == 0


def test_a_forgotten_flag_leaves_the_feed_as_it_was_and_a_round_without_a_poll_says_so(onrecord, site, path, tmp_path):
    site.pages["/rss"] = (200, {"Content-Type": "application/rss+xml"}, FEED.format(ITEM.format("/a")))
    file = watchlist(tmp_path, site)
    for flags in (["--once"], []):
        ran = onrecord("watch", path, file, *flags)
        assert (ran.code, "--allow-local allows it" in ran.err) == (2, True), ran.err
    assert "1 added" in onrecord("watch", path, file, "--once", "--allow-local").err
    ran = onrecord("watch", path, file, "--once", "--allow-local")
    assert re.search(r"1 feed waits until \d{4}-\d\d-\d\d \d\d:\d\d UTC", ran.err), ran.err


def test_a_faulty_list_is_said(onrecord, path, tmp_path):
    (tmp_path / "feeds.toml").write_text("[[feed]]\nadress = 'x'\n")
    ran = onrecord("watch", path, tmp_path / "feeds.toml")
    assert ran.code == 2
    assert "feeds.toml" in ran.err
    assert not path.exists()


def test_an_interruption_ends_cleanly_and_the_same_command_goes_on(onrecord, site, path, tmp_path):
    items = "".join(ITEM.format(f"/{n}") for n in range(3))
    site.pages["/rss"] = (200, {"Content-Type": "application/rss+xml"}, FEED.format(items))
    for n in range(3):
        site.pages[f"/{n}"] = ARTICLE.replace("early hours", f"early hours of day {n}")
    file = watchlist(tmp_path, site)
    call = [sys.executable, "-W", "error", "-c", CALL, "watch", str(path), str(file), "--allow-local"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True, preexec_fn=heeding_interrupts) as going:
        until = time.monotonic() + 60
        while site.fetched("/1") == 0 and time.monotonic() < until:
            time.sleep(0.02)
        going.send_signal(signal.SIGINT)
        try:
            _, err = going.communicate(timeout=60)
        finally:
            going.kill()
    assert going.returncode == 0, err
    assert "interrupted, the same command goes on from here" in err
    assert "Traceback" not in err
    assert onrecord("verify", path).code == 0
    ran = onrecord("watch", path, file, "--once", "--allow-local")
    assert ran.code == 0, ran.err
    with open_reader(path) as store:
        assert store.count() == 3
    assert site.fetched("/0") == 1
