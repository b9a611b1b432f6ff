"""A year in the headline: the page is not of a later one, unless the headline looks back ("in 2012", "errors of 2012").

Of 20 headlines with a year among PolNeAR train and the pages of the first half of bench.dates, 18 were of that year or
of one before it; the other two look back in such words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from onrecord.clean.dating.candidate import Candidate
from onrecord.model.document import Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DateRole, DateSource, SegmentKind
from onrecord.model.when import Precision, When

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BACK = re.compile(r"\b(?:in|of|since|from|during|after|before|until|till|for|than)\s+(?:\w+\s+)?$", re.IGNORECASE)
# A look back at a year is printed in the first month of the next.
AFTER = dt.timedelta(days=31)


def year_in_headline(text: str, segments: Sequence[Segment]) -> Candidate | None:
    """The latest year that the headline names without looking back, as the last day the page can be of, a month after
    its end; None if it names none."""
    headline = next((x for x in segments if x.kind is SegmentKind.HEADLINE), None)
    if headline is None:
        return None
    years = [m for m in YEAR.finditer(text, headline.s, headline.e) if not BACK.search(text[headline.s : m.start()])]
    latest = max(years, key=lambda m: (m.group(), -m.start()), default=None)
    if latest is None or len(years) < len(YEAR.findall(text, headline.s, headline.e)):
        return None
    when = When(hi=dt.date(int(latest.group()), 12, 31) + AFTER, precision=Precision.RANGE)
    span = Span.of(text, latest.start(), latest.end())
    return Candidate(source=DateSource.TEXT, role=DateRole.CEILING, at="year in the headline", span=span, when=when)
