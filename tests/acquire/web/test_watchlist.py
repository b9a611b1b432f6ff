import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.web.watchlist import WatchedFeed, answered, failed, is_due, next_due, watchlist_of
from onrecord.errors import UnreadableInputError
from onrecord.model.received import FeedState

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
RSS = "https://northwire.example/rss"
DAY = dt.timedelta(days=1)


def listed(tmp_path, text):
    file = tmp_path / "feeds.toml"
    file.write_text(text, encoding="utf-8")
    return watchlist_of(str(file))


def test_feeds_are_listed_with_what_is_told_of_them(tmp_path):
    text = f'[[feed]]\naddress = "{RSS}"\noutlet = "Northwire"\nevery = 30\n\n[[feed]]\naddress = "https://sun.example/#x"\n'
    assert listed(tmp_path, text) == (
        WatchedFeed(address=RSS, outlet="Northwire", every=30),
        WatchedFeed(address="https://sun.example/", outlet=None, every=60),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "feed"),
        ("feed = []", "none"),
        ("[[feed]\n", "no TOML"),
        ("[[feed]]\noutlet = 'x'\n", "address"),
        (f"[[feed]]\naddress = '{RSS}'\nevry = 3\n", "evry"),
        (f"[[feed]]\naddress = '{RSS}'\nevery = 0\n", "at least 1 minute"),
        (f"[[feed]]\naddress = '{RSS}'\nevery = 'often'\n", "every"),
        ("[[feed]]\naddress = 'file:///etc/passwd'\n", "never followed"),
        (f"[[feed]]\naddress = '{RSS}'\n[[feed]]\naddress = '{RSS}'\n", "twice"),
        ("[feed]\naddress = 'x'\n", "array"),
    ],
)
def test_a_faulty_list_is_named_with_its_fault(tmp_path, text, found):
    with pytest.raises(UnreadableInputError, match=found) as error:
        listed(tmp_path, text)
    assert error.value.source.endswith("feeds.toml")


def test_a_list_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UnreadableInputError, match="no file to read"):
        watchlist_of(str(tmp_path / "nowhere.toml"))


def test_a_failing_feed_is_asked_less_and_less_often_and_an_answer_makes_good(tmp_path):
    feed, state, now = WatchedFeed(address=RSS, every=60), FeedState(address=RSS, etag="x"), NOON
    assert is_due(state, now)
    pauses = []
    for _ in range(7):
        state = failed(feed, state, now, "status 500")
        pauses.append((state.due_at - now) / dt.timedelta(hours=1))
        assert not is_due(state, now)
        now = state.due_at
    assert pauses == [2, 4, 8, 16, 24, 24, 24]
    assert (state.failures, state.said, state.etag) == (7, "status 500", "x")
    state = answered(feed, state, now, etag="y", last_modified=None)
    assert (state.failures, state.said, state.etag, state.due_at - now) == (0, "", "y", dt.timedelta(hours=1))


@given(every=st.floats(1, 10_000), failures=st.integers(0, 10**6))
def test_no_feed_is_left_alone_for_longer_than_a_day_or_its_own_pause(every, failures):
    feed = WatchedFeed(address=RSS, every=every)
    state = failed(feed, FeedState(address=RSS, failures=failures), NOON, "x")
    assert dt.timedelta(minutes=every) <= state.due_at - NOON <= max(DAY, dt.timedelta(minutes=every))


def test_the_first_feed_that_is_due_is_waited_for():
    states = [FeedState(address=x, due_at=NOON + n * DAY) for n, x in enumerate("ab", 1)]
    assert next_due(states, NOON) == NOON + DAY
    assert next_due([*states, FeedState(address="c")], NOON) == NOON
