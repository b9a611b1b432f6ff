"""The date in an address: "/2019/11/19/", "/20191119/", "/2019/nov/19/", "-20191119", or year and month alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from onrecord.model.markup import DateClaim
from onrecord.model.vocabulary import DateRole, DateSource

_YEAR = r"(?:19|20)\d\d"
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# Most certain first; the first that is found is taken.
FORMS = tuple(
    re.compile(x, re.IGNORECASE)
    for x in (
        rf"(?<=/){_YEAR}/(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])(?=/|$)",
        rf"(?<=/){_YEAR}[/-]{_MONTHS}[/-](?:0?[1-9]|[12]\d|3[01])(?=[/.]|$)",
        rf"(?<=/){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=[/._-]|$)",
        rf"(?<=[/_-]){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=[/._-]|$)",
        rf"(?<=[/_-]){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=[/.]|$)",
        rf"(?<=/){_YEAR}[/-](?:0?[1-9]|1[0-2])(?=/)",
    )
)


def address_claims(address: str | None) -> Iterator[DateClaim]:
    """The date in the path of `address`, if one is there; nothing for None or what is no address."""
    if not address:
        return
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return
    for form in FORMS:
        if m := form.search(path):
            yield DateClaim(source=DateSource.ADDRESS, role=DateRole.PUBLISHED, at="address", written=m.group())
            return
