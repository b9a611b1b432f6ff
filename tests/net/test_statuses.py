"""What an answer says of itself and of asking again."""

import datetime as dt

from onrecord.net.statuses import told, wanted

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)


def test_a_status_is_told_in_words_where_it_has_some():
    assert told(429) == "status 429 (too many requests)"
    assert told(799) == "status 799"


def test_a_rest_is_wanted_in_seconds_or_until_a_moment():
    assert wanted("7", NOON) == 7
    assert wanted("Sun, 04 May 2031 12:00:30 GMT", NOON) == 30
    assert wanted("Sun, 04 May 2031 11:00:00 GMT", NOON) == 0
    assert wanted("soon", NOON) == 0
    assert wanted("", NOON) == 0
