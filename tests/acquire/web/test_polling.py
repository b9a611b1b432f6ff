from collections import Counter

import pytest

from onrecord.acquire.base import Sighting
from onrecord.acquire.web.polling import polled
from onrecord.acquire.web.watchlist import WatchedFeed
from onrecord.errors import NotAllowedError, NotNowError, UnreadableInputError


class States:
    def __init__(self):
        self.known = {}

    def feed(self, address):
        return self.known.get(address)

    def put_feed(self, state):
        self.known[state.address] = state


def rss(*items):
    listed = "".join(f"<item>{x}</item>" for x in items)
    return (
        200,
        {"Content-Type": "application/rss+xml", "ETag": '"1"'},
        f"<rss version='2.0'><channel><title>Northwire</title>{listed}</channel></rss>",
    )


@pytest.fixture
def states():
    return States()


@pytest.fixture
def poll(web, states, clock, site):
    def found(*, outlet=None, refused=None, **options):
        feeds = (WatchedFeed(address=site.at("/rss"), outlet=outlet, every=30),)
        return polled(feeds, states, web(**options), clock, Counter(), set() if refused is None else refused)

    return found


def item(address, date="Wed, 13 Mar 2024 23:30:00 -0500"):
    return f"<title>Instructors</title><link>{address}</link><pubDate>{date}</pubDate>"


def test_what_a_feed_lists_is_fetched_and_dated_as_the_feed_says(poll, site, article):
    site.pages["/rss"] = rss(item("/a"), item("/b"))
    site.pages["/a"] = site.pages["/b"] = article
    one, two = poll()
    assert (one.capture.source, two.capture.source) == (site.at("/a"), site.at("/b"))
    # The day is that of the zone in which the feed writes it.
    assert (str(one.capture.published.lo), one.capture.published.basis) == ("2024-03-13", "feed")
    assert one.capture.outlet == "Northwire"
    assert one.capture.retrieved_at is not None


def test_the_list_of_feeds_names_the_outlet(poll, site, article):
    site.pages["/rss"] = rss(item("/a"))
    site.pages["/a"] = article
    (one,) = poll(outlet="The Northern Wire")
    assert one.capture.outlet == "The Northern Wire"


def test_a_feed_is_asked_when_it_is_due_and_only_for_what_changed(poll, site, clock, states, article):
    site.pages["/rss"] = rss(item("/a"))
    site.pages["/a"] = article
    assert len(list(poll())) == 1
    assert list(poll()) == []
    assert site.fetched("/rss") == 1
    clock.sleep(1801)
    site.pages["/rss"] = (304, {}, b"")
    assert list(poll()) == []
    assert site.headers[-1][1]["If-None-Match"] == '"1"'
    assert states.feed(site.at("/rss")).etag == '"1"'
    assert site.fetched("/a") == 1


def test_a_feed_that_fails_is_said_and_asked_later_and_later(poll, site, clock, states):
    site.pages["/rss"] = (404, {}, b"")
    (error,) = poll()
    assert isinstance(error, UnreadableInputError)
    assert "status 404 (not found); asked again from 2031-05-04 13:00 UTC" in error.found
    clock.sleep(1801)
    assert list(poll()) == []
    clock.sleep(1801)
    (error,) = poll()
    assert "2 times in a row; asked again" in error.found
    site.pages["/rss"] = "<html><body>Not a feed</body></html>"
    clock.sleep(4 * 3600)
    (error,) = poll()
    assert "3 times in a row" in error.found
    assert states.feed(site.at("/rss")).failures == 3


def test_a_feed_that_the_user_did_not_allow_stays_as_it_was(poll, site, states, article):
    site.pages["/rss"] = rss(item("/a"))
    site.pages["/a"] = article
    refused = set()
    (error,) = poll(allow_local=False, refused=refused)
    assert isinstance(error, NotAllowedError)
    assert list(poll(allow_local=False, refused=refused)) == []
    assert (refused, states.known, sum(site.hits.values())) == ({site.at("/rss")}, {}, 0)
    assert len(list(poll())) == 1


def test_whoever_is_interrupted_goes_on_where_he_was(poll, site, states, article):
    site.pages["/rss"] = rss(item("/a"), item("/b"))
    site.pages["/a"] = site.pages["/b"] = article
    going = poll()
    next(going)
    going.close()
    assert states.feed(site.at("/rss")) is None
    assert len(list(poll())) == 2
    assert (site.fetched("/rss"), site.fetched("/a"), site.fetched("/b")) == (2, 1, 1)


def test_an_article_that_could_not_be_had_is_asked_for_at_the_next_poll(poll, site, clock, states, article):
    site.pages["/rss"] = rss(item("/a"), item("/b"))
    site.pages["/a"] = (503, {}, b"")
    site.pages["/b"] = article
    error, one = poll()
    assert isinstance(error, NotNowError)
    assert isinstance(one, Sighting)
    assert states.feed(site.at("/rss")).etag is None
    clock.sleep(1801)
    site.pages["/a"] = article
    assert all(isinstance(x, Sighting) for x in poll())
    assert site.fetched("/b") == 1


def test_an_entry_without_an_address_is_taken_from_the_feed_under_a_name_that_stays(poll, site, clock):
    whole = "<title>Whole</title><description>x</description><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>&lt;p&gt;Kestria offered on Wednesday to send instructors.&lt;/p&gt;</content:encoded>"
    site.pages["/rss"] = rss(whole)
    (one,) = poll()
    assert "Kestria offered" in one.document.text
    clock.sleep(1801)
    site.pages["/rss"] = rss(item("/gone"), whole)
    _, again = poll()
    assert again.capture == one.capture


def test_a_feed_that_leads_into_a_script_or_a_file_is_not_followed(poll, site):
    site.pages["/rss"] = rss(item("javascript:alert(1)"), item("file:///etc/passwd"))
    assert all(isinstance(x, UnreadableInputError) for x in poll())
