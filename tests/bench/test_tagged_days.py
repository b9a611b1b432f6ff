import datetime as dt

from bench.tagged_days import in_greenwich, tagged_day

ADDRESS = "https://wire.example/pilots"


def meta(value):
    return f'<meta property="article:published_time" content="{value}">'


def test_the_day_is_that_of_the_zone_of_the_tag():
    assert tagged_day(meta("2031-03-11T23:30:00-05:00"), ADDRESS) == dt.date(2031, 3, 11)
    assert tagged_day(meta("2031-03-12T04:30:00Z"), ADDRESS) == dt.date(2031, 3, 12)


def test_a_moment_in_greenwich_is_of_the_day_that_the_page_prints_for_it():
    html = meta("2031-03-12T04:30:00Z") + "<p>March 11, 2031 at 11:30 PM</p>"
    assert tagged_day(html, ADDRESS) == dt.date(2031, 3, 11)
    assert in_greenwich(html) == dt.date(2031, 3, 12)
    assert tagged_day(meta("2031-03-12T04:30:00Z"), "https://wire.example/2031/03/11/pilots") == dt.date(2031, 3, 11)


def test_tags_that_disagree_or_are_empty_have_no_truth():
    both = meta("2031-03-12") + '<script>{"datePublished": "2030-01-01"}</script>'
    assert tagged_day(both, ADDRESS) is None
    assert tagged_day(meta("0001-01-01T00:00:00Z"), ADDRESS) is None
    assert tagged_day("<p>12 March 2031</p>", ADDRESS) is None
