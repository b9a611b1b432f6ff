"""The day that a page's own tags agree on, read by patterns over the raw markup: the truth of ``bench.dates``.

Apart from the code it measures on purpose: patterns instead of a tree, dateutil instead of our reading of values. A
moment in Greenwich counts as the day at home where the page writes the same moment at home, or has that day in its
address; a page whose tags name several days, or none, has no truth.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from dateutil import parser, tz  # type: ignore[import-untyped]  # ships no types

TAGS = (
    re.compile(r'"datePublished"\s*:\s*"([^"]+)"'),
    re.compile(
        r'<meta\b(?=[^>]*\b(?:property|name)="?(?:og:)?article:published_time\b)[^>]*?\bcontent="([^"]+)"', re.I
    ),
    re.compile(r'<\w+\b(?=[^>]*\bitemprop="?datePublished\b)[^>]*?\b(?:content|datetime)="([^"]+)"', re.I),
)
CLOCKED = re.compile(
    r"20\d\d-[01]\d-[0-3]\d[T ]\d{1,2}:\d\d:\d\d(?:\.\d+)?(?: ?[+-]\d\d:?\d\d)?(?![\d.]*Z)"
    r"|[A-Z][a-z]{2,8}\.? [0-3]?\d(?:st|nd|rd|th)?,? 20\d\d,?\s+(?:at\s+)?\d{1,2}:\d\d ?(?:[AaPp]\.?[Mm])"
)
CHANGED = (
    re.compile(r'"dateModified"\s*:\s*"([^"]+)"'),
    re.compile(r'<meta\b(?=[^>]*\b(?:property|name)="?(?:og:)?article:modified_time\b)[^>]*?content="([^"]+)"', re.I),
)
# What a reader sees of a change: the clock, its zone, the day.
SEEN = re.compile(
    r"(?P<clock>\d{1,2}:\d\d ?[AaPp]\.?[Mm]\.?)(?: (?P<zone>[A-Z]{3}))?,? (?:[A-Z][a-z]+day,? )?"
    r"(?P<day>[A-Z][a-z]{2,8}\.? [0-3]?\d,? 20\d\d)"
)
IN_ADDRESS = re.compile(r"/(20\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/-])")
# Abbreviations that dateutil does not know.
HOURS = {"IST": 5.5, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "CST": -6, "CDT": -5}
ZONES = {name: tz.tzoffset(name, int(hours * 3600)) for name, hours in HOURS.items()}
GREENWICH = dt.timedelta(0)


def parsed(value: str) -> dt.datetime | None:
    """A value as a moment, aware where it has an offset; None if it is no date or that of an empty field."""
    try:
        found = parser.parse(value, tzinfos=ZONES)
    except (ValueError, OverflowError, TypeError):
        return None
    return found if 1990 <= found.year <= 2100 else None


def tagged_day(html: str, address: str) -> dt.date | None:
    """The day the tags agree on, None where they name none or several."""
    values = [x for tag in TAGS if (m := tag.search(html)) and (x := parsed(m[1]))]
    # A clock without its zone beside the same clock in Greenwich is that one once more.
    greenwich = {x.replace(tzinfo=None): x for x in values if x.utcoffset() == GREENWICH}
    values = [greenwich.get(x) or _zoned(x, html) if x.tzinfo is None else x for x in values]
    days = {_at_home(x, html, address) for x in values}
    return days.pop() if len(days) == 1 else None


def in_greenwich(html: str) -> dt.date | None:
    """The day of the first tag as it is written there, whatever the page says elsewhere."""
    return next((x.date() for tag in TAGS if (m := tag.search(html)) and (x := parsed(m[1]))), None)


def _zoned(moment: dt.datetime, html: str) -> dt.datetime:
    """A clock without its zone, in Greenwich if the page writes the same clock with that elsewhere."""
    same = re.search(rf"{moment:%Y-%m-%d}[T ]{moment:%H:%M}(?::\d\d)?(?:\.\d+)? ?(?:Z|UTC|GMT|\+00:?00)\b", html)
    return moment.replace(tzinfo=dt.UTC) if same else moment


def _at_home(moment: dt.datetime, html: str, address: str) -> dt.date:
    # No clock: nothing to move.
    if moment.utcoffset() != GREENWICH:
        return moment.date()
    written = sorted({x for x in _neighbours(moment, html)})
    if written:
        return written[0]
    if apart := _hours_from_greenwich(html):
        return (moment + apart).date()
    if (m := IN_ADDRESS.search(address)) and (day := parsed("-".join(m.groups()))):
        first, last = (moment + dt.timedelta(hours=h) for h in (-10, 13))
        if first.date() <= day.date() <= last.date():
            return day.date()
    return moment.date()


def _hours_from_greenwich(html: str) -> dt.timedelta | None:
    """How far the page's clock is from Greenwich, by a change that it tags in Greenwich and prints at home."""
    tagged = {x.replace(second=0, microsecond=0, tzinfo=None) for tag in CHANGED if (m := tag.search(html))
              and (x := parsed(m[1])) and x.utcoffset() == GREENWICH}  # fmt: skip
    found = set()
    for m in SEEN.finditer(re.sub(r"(?:&nbsp;|\s)+", " ", html)):
        home = parsed(f"{m['day']} {m['clock']}") or dt.datetime.min
        for moment in tagged:
            apart = home - moment
            if apart and apart % dt.timedelta(hours=1) == GREENWICH and -10 <= apart / dt.timedelta(hours=1) <= 13:
                found.add(apart)
    return found.pop() if len(found) == 1 else None


def _neighbours(moment: dt.datetime, html: str) -> Iterator[dt.date]:
    """Days, other than that in Greenwich, on which the page writes this moment."""
    for m in CLOCKED.finditer(html):
        other = parsed(m.group())
        if other is None or other.date() == moment.date():
            continue
        if other.tzinfo is not None:
            if abs(other - moment) < dt.timedelta(minutes=1):
                yield other.date()
            continue
        apart = (other - moment.replace(tzinfo=None)).total_seconds()
        whole = round(apart / 3600) * 3600
        if abs(apart - whole) < 60 and -10 * 3600 <= whole <= 13 * 3600:
            yield other.date()
