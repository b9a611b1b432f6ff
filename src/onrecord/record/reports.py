"""One term as one statement of one article reports it, and which reports count on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.term import Obligation, Party, Position, Term
from onrecord.model.vocabulary import PositionInText


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`term`, said by `statement`, in `article`."""

    term: Term
    statement: Statement
    article: Article

    @property
    def since(self) -> dt.date | None:
        """The first day it counts: of its own time if the text gives one, else the day of publication; None if
        neither is known."""
        return self.term.valid.lo or self.article.published.lo

    @property
    def until(self) -> dt.date | None:
        """The last day it counts; None if nothing ends it."""
        # The day on which it was said is where it begins and no end of it.
        return None if self.term.valid == self.statement.said_at else self.term.valid.hi

    @property
    def known_on(self) -> dt.date | None:
        """The day by which readers could know; None if nobody says."""
        return known_on(self.article)

    @property
    def principals(self) -> tuple[str, ...]:
        """Those whom the term binds or concerns, under the document's own ids."""
        match self.term.value:
            case Obligation(obligors=obligors):
                return obligors
            case Party(actor=actor) | Position(actor=actor):
                return (actor,) if actor else ()
            case _:
                return ()

    @property
    def in_headline(self) -> bool:
        """Whether a headline says it."""
        return self.statement.position is PositionInText.HEADLINE


def known_on(article: Article) -> dt.date | None:
    """The day by which readers could know `article`: when it was out, else when the caller fetched it; None if neither
    is known."""
    if article.published.hi:
        return article.published.hi
    fetched = [c.retrieved_at.date() for c in article.captures if c.retrieved_at]
    return min(fetched) if fetched else None


def reports_of(articles: Iterable[Article]) -> Iterator[Report]:
    """Every term of `articles` with its statement, in order of document and term."""
    for article in sorted(articles, key=lambda a: a.document.id):
        statements = {x.id: x for x in article.reading.statements}
        for term in sorted(article.reading.terms, key=lambda t: t.id):
            yield Report(term=term, statement=statements[term.statement], article=article)


def counts_on(report: Report, as_of: dt.date | None) -> bool:
    """Whether the term holds on `as_of`; None cuts nothing off. A report of no known time counts only then."""
    if as_of is None:
        return True
    ends = report.until
    return report.since is not None and report.since <= as_of and (ends is None or ends >= as_of)


def known_by(report: Report, day: dt.date | None) -> bool:
    """Whether readers could know it by `day`; without a day nothing is cut off."""
    return day is None or (report.known_on is not None and report.known_on <= day)


def undated(report: Report, as_of: dt.date | None, by: dt.date | None) -> bool:
    """Whether a cut-off was asked for that this report has no date to be judged by."""
    return (as_of is not None and report.since is None) or (by is not None and report.known_on is None)
