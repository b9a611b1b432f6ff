"""A page of the first or last day there is is read as any other: nothing is reckoned past the calendar."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.acquire import acquire
from onrecord.model.when import When, interval_of
from onrecord.packs.loader import load_pack
from onrecord.pipeline import read_sighting, reader_named

DAYS = ["0001", "0001-01-01", "0001-01-05", "0002-01", "9998-12-31", "9999", "9999-12", "9999-12-27", "9999-12-31"]
PIECES = (
    "TARNHOLM, Dec. 31 (Northwire) - ",
    "TARNHOLM, January 1 (Northwire) - ",
    "Updated January 2, 2024 10:15",
    "Published 31 December 2099",
    "Mara Venn said on Tuesday that the port would stay open until next week.",
    "The pact was signed a century ago, ten years before the war, and ends in 400 years.",
    "Talks go on tomorrow, the day after, this weekend, by the end of the month and next spring.",
    "It was agreed two days ago, last quarter, in the first half of the year, over the past fortnight.",
    "Helen Strand arrives in Sundhaven on January 1. Photo: March 3, 2021",
    "They will meet within days, on Christmas Eve, at Easter, in early May and in the decade to come.",
)


@pytest.fixture(scope="module")
def read():
    pack = load_pack()
    reader = reader_named("rules", pack)

    def read(paths, when):
        for found in acquire(paths, published=when):
            read_sighting(found.document, found.capture, pack, reader)

    return read


@pytest.mark.parametrize("day", DAYS)
def test_the_example_is_read_as_of_the_edges_of_the_calendar(read, examples, day):
    read([str(x) for x in sorted((examples / "articles").glob("*.txt"))], interval_of(day))


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    st.one_of(
        st.dates(max_value=dt.date(3, 1, 1)), st.dates(min_value=dt.date(9998, 1, 1)), st.just(dt.date(2024, 1, 1))
    ),
    st.integers(0, 40),
)
@settings(max_examples=60, deadline=None)
def test_no_text_is_reckoned_past_the_calendar(read, tmp_path_factory, pieces, first, days):
    last = dt.date.fromordinal(min(first.toordinal() + days, dt.date.max.toordinal()))
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_text("Port stays open\n\n" + "\n\n".join(pieces))
    read([str(path)], When(lo=first, hi=last))
