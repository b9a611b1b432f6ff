"""Versions of one page: different documents that were seen at one address of the web at different times.

A version is no copy by another and no second report; it takes the place of the one before it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.model.capture import Capture
from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.vocabulary import Relation
from onrecord.model.when import When

UNSEEN = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True)
class Version:
    """`article` as it was first seen at an address."""

    article: Article
    capture: Capture

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.article.document.id

    @property
    def published(self) -> When:
        """When it says it was published."""
        return self.capture.published if self.capture.published.known else self.article.published

    @property
    def order(self) -> tuple[dt.datetime, dt.date, str]:
        """When it was seen, then when it was published; what is not known comes first."""
        return (self.capture.retrieved_at or UNSEEN, self.published.lo or dt.date.min, self.document)


@dataclass(frozen=True)
class Versions:
    """The versions of every page that has several, in order; by address, in alphabetical order."""

    by_address: dict[str, list[Version]]

    @cached_property
    def _pages(self) -> dict[str, set[str]]:
        pages: dict[str, set[str]] = defaultdict(set)
        for address, versions in self.by_address.items():
            for version in versions:
                pages[version.document].add(address)
        return pages

    def of_one_page(self, link: Link) -> bool:
        """Whether the two ends of `link` are different versions of one page."""
        a, b = link.a.document or "", link.b.document or ""
        return a != b and not self._pages.get(a, set()).isdisjoint(self._pages.get(b, ()))


def versions_of(articles: Sequence[Article]) -> Versions:
    """The versions among `articles`."""
    seen: dict[str, dict[str, Version]] = defaultdict(dict)
    for article in articles:
        for capture in article.captures:
            if address := capture.address:
                version = Version(article, capture)
                known = seen[address].setdefault(version.document, version)
                seen[address][version.document] = min(known, version, key=lambda x: x.order)
    several = {k: sorted(v.values(), key=lambda x: x.order) for k, v in sorted(seen.items()) if len(v) > 1}
    return Versions(several)


def version_links(versions: Versions) -> list[Link]:
    """A link from each version to the one before it."""
    return [
        Link(
            relation=Relation.SUPERSEDES,
            a=End(document=later.document),
            b=End(document=earlier.document),
            reason=f"Both were seen at {address}: {_when(later, earlier)}.",
            method="same address",
        )
        for address, found in versions.by_address.items()
        for earlier, later in pairwise(found)
    ]


def _when(later: Version, earlier: Version) -> str:
    """Why the one is later, or that nothing says so."""
    a, b = later.capture.retrieved_at, earlier.capture.retrieved_at
    if a and b and a != b:
        return f"this one on {a:%Y-%m-%d at %H:%M:%S %Z}, the other on {b:%Y-%m-%d at %H:%M:%S %Z}"
    x, y = later.published, earlier.published
    if x.known and y.known and not x.may_overlap(y) and x.lo and y.hi and y.hi < x.lo:
        return f"this one is of {x.lo}, the other of {y.hi}"
    return "nothing says which of them came later"
