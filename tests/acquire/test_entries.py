import datetime as dt

import pytest

from onrecord.acquire.base import CallerKnows
from onrecord.acquire.entries import day_written, text_of, whole_sighting
from onrecord.acquire.entry import Entry
from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Told
from onrecord.model.vocabulary import DateRole, DateSource
from onrecord.model.when import day

WHOLE = Entry(
    address="https://gazette.example/ports",
    title="Ports agree",
    published="Tue, 12 Mar 2024 23:30:00 -0500",
    content="<p>The two ports <b>agreed</b>.</p><p>They met\non Monday.</p>",
    outlet="The Northern Gazette",
)


def test_a_whole_entry_is_a_document_with_its_headline_and_its_own_day():
    seen = whole_sighting(WHOLE, "a.rss:1", CallerKnows())
    assert seen.document.text == "Ports agree\n\nThe two ports agreed.\nThey met on Monday."
    assert (seen.capture.source, seen.capture.outlet) == (WHOLE.address, "The Northern Gazette")
    assert (seen.capture.published, seen.capture.told) == (day(dt.date(2024, 3, 12), basis="feed"), Told.PAGE)
    (claim,) = seen.document.markup.dates
    assert (claim.source, claim.role, claim.written) == (DateSource.FEED, DateRole.PUBLISHED, WHOLE.published)


def test_the_caller_goes_before_the_feed():
    when = day(dt.date(2024, 3, 14), basis="caller")
    capture = whole_sighting(WHOLE, "a.rss:1", CallerKnows(outlet="Harbour Wire", published=when)).capture
    assert (capture.outlet, capture.published, capture.told) == ("Harbour Wire", when, Told.CALLER)


def test_an_entry_without_an_address_is_named_by_its_place():
    seen = whole_sighting(Entry(address=None, content="<p>They met.</p>"), "a.rss:3", CallerKnows())
    assert (seen.capture.source, seen.capture.told) == ("a.rss:3", Told.NOBODY)


@pytest.mark.parametrize(
    ("entry", "source", "found"),
    [
        (
            Entry(address="https://gazette.example/a", summary="They met."),
            "https://gazette.example/a",
            "a summary only: fetch https://gazette.example/a with `onrecord add`, or watch the feed",
        ),
        (Entry(address=None, title="Ports agree"), "a.rss:2", "a headline only: it leads nowhere else"),
        (Entry(address=None, content="<img src=a>"), "a.rss:2", "markup without any text"),
        (Entry(address=None, content="<!-- -->"), "a.rss:2", "markup without any text"),
    ],
)
def test_an_entry_that_is_no_article_is_refused(entry, source, found):
    with pytest.raises(UnreadableInputError) as refused:
        whole_sighting(entry, "a.rss:2", CallerKnows())
    assert (refused.value.source, refused.value.found) == (source, found)


@pytest.mark.parametrize(
    "written", ["Tue, 12 Mar 2024 23:30:00 EST", "2024-03-12T00:30:00+09:00", "2024-03-12", "12 Mar 2024 01:00 +0300"]
)
def test_the_day_is_that_of_the_zone_in_which_it_is_written(written):
    assert day_written(written) == day(dt.date(2024, 3, 12), basis="feed")


@pytest.mark.parametrize("written", ["", "yesterday", "2024-13-40", "Tue, 42 Mar 2024 23:30:00 EST"])
def test_a_date_that_names_no_day_is_unknown(written):
    assert not day_written(written).known


def test_blocks_are_lines_and_scripts_are_not_read():
    markup = (
        "Ports<br>agree<script>x()</script><style>p{}</style><ul><li>one</li><li>two <a href=x>here</a> now</li></ul>z"
    )
    assert text_of(markup, "a") == "Ports\nagree\none\ntwo here now\nz"


def test_deep_markup_is_read_and_markup_without_end_is_refused_in_bounded_time():
    assert (
        text_of("<div>" * 1000 + "They met: Zürich." + "</div>" * 1000 + "<p>They agreed.", "a")
        == "They met: Zürich.\nThey agreed."
    )
    with pytest.raises(UnreadableInputError, match="nested without end"):
        text_of("<p>They met.</p>" + "<div>" * 100_000 + "deep", "a")
