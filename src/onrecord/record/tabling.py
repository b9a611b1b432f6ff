"""The reports of a document as rows of a table: with all by which the state counts them, and what joins them to others.

Reports are joined to reports of the same value alone, and by nothing but their own document, the links of it, and
other versions of its page: so a document is tabled from itself and those few others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.model.link import Link
from onrecord.model.statement import Statement
from onrecord.model.term import Term
from onrecord.model.verdict import MACHINE_READ
from onrecord.model.vocabulary import LINEAGE
from onrecord.record.cells import altered_in, called_past, group_key, order, slot_key
from onrecord.record.origins import (
    Joining,
    Key,
    Told,
    article_among,
    credits_among,
    links_among,
    versions_among,
)
from onrecord.record.reports import Report, reports_of
from onrecord.record.verdicts import Judged
from onrecord.store.tabled import (
    ALTERED,
    HEADLINE,
    PAST,
    Counted,
    Credited,
    DocumentReports,
    Joined,
    Place,
    Tabled,
    ToldValue,
)

PARTS = "\x1f"  # between the parts of a value: before any letter, so that values stand in the order of their parts
# A weight is, the first to count in front: the word, in a headline or not, the day turned round, the day it was known.
DAY_BITS = 22  # days of ten thousand years
ID_DIGITS, TERM_BITS = 12, 14  # of a document's id and a term's rank in its document: enough to break ties


class Tabler:
    """Tables documents of a record under its verdicts; `beside` are the documents that each is linked to by lineage
    or another version of."""

    def __init__(self, judged: Judged, beside: Mapping[str, Collection[str]]) -> None:
        self._record, self._beside = judged.record, beside
        self._altered = altered_in(judged.record)
        # A verdict takes terms and statements out of a reading; the others keep the places at which they are stored.
        self._terms = {a.document.id: _places(a.reading.terms) for a in judged.read}
        self._statements = {a.document.id: _places(a.reading.statements) for a in judged.read}
        self._articles = {a.document.id: a for a in judged.record.articles}
        self._by_value: dict[str, dict[ToldValue, list[Report]]] = {}

    def tabled(self, document: str) -> DocumentReports:
        """What is tabled of `document`."""
        own = self._values_of(document)
        near = [self._values_of(x) for x in sorted(self._beside.get(document, ())) if x in self._articles]
        article = self._articles[document]
        ranks = {x: n for n, x in enumerate(sorted(t.id for t in article.reading.terms))}
        joined: list[Joined] = []
        credited: list[Credited] = []
        for value, mine in own.items():
            group = [*mine, *(r for values in near for r in values.get(value, ()))]
            joined += self._joined(value, document, group)
            credited += self._credited(value, document, group)
        return DocumentReports(
            document=document,
            reports=tuple(self._row(value, x, ranks[x.term.id]) for value, some in own.items() for x in some),
            joined=tuple(joined),
            credited=tuple(credited),
        )

    def _values_of(self, document: str) -> dict[ToldValue, list[Report]]:
        if document not in self._by_value:
            found: dict[ToldValue, list[Report]] = defaultdict(list)
            for report in reports_of([self._articles[document]]):
                found[value_of(report)].append(report)
            self._by_value[document] = found
        return self._by_value[document]

    def _row(self, value: ToldValue, report: Report, rank: int) -> Tabled:
        document = report.article.document.id
        altered = (document, report.statement.id) in self._altered
        return Tabled(
            value=value,
            weight=weight_of(report),
            tie=int(document[:ID_DIGITS], 16) << TERM_BITS | rank,
            term=self._terms[document][report.term.id],
            statement=self._statements[document][report.statement.id],
            counted=counted(report),
            seen=len(report.article.captures),
            marks=ALTERED * altered + HEADLINE * report.in_headline + PAST * called_past(report),
            review=None if report.term.review == MACHINE_READ else report.term.review,
            issue=report.statement.issue,
        )

    def _joined(self, value: ToldValue, document: str, group: Sequence[Report]) -> Iterator[Joined]:
        told, terms = _told(group)
        # Terms of one statement that say the same are one report of it.
        for some in terms.values():
            yield from (self._pair(value, some[0], x, "One sentence says it twice.") for x in some[1:])
        if len(told) < 2:
            return
        for joining in (*links_among(told, self._record.lineage), *article_among(told)):
            yield from self._pairs(value, joining, document, terms)
        for pairs in versions_among(told):
            for turn, joining in enumerate(pairs, 1):
                yield from self._pairs(value, joining, document, terms, turn)

    def _pairs(
        self, value: ToldValue, joining: Joining, document: str, terms: Mapping[Key, Sequence[Report]], turn: int = 0
    ) -> Iterator[Joined]:
        if document in (joining.a[0], joining.b[0]):
            for a in terms[joining.a]:
                yield from (self._pair(value, a, b, joining.reason, turn) for b in terms[joining.b])

    def _pair(self, value: ToldValue, a: Report, b: Report, reason: str, turn: int = 0) -> Joined:
        both = counted(a).with_(counted(b))
        return Joined(value=value, a=self._place(a), b=self._place(b), counted=both, reason=reason, choice=turn)

    def _credited(self, value: ToldValue, document: str, group: Sequence[Report]) -> Iterator[Credited]:
        told, terms = _told([x for x in group if x.article.document.id == document])
        for joining in credits_among(told, self._record.lineage):
            for x in terms[joining.a]:
                place = self._place(x)
                yield Credited(value=value, a=place, medium=joining.b[1], counted=counted(x), reason=joining.reason)

    def _place(self, report: Report) -> Place:
        document = report.article.document.id
        term = self._terms[document][report.term.id]
        return Place(document=document, term=term, seen=len(report.article.captures))


def _told(reports: Iterable[Report]) -> tuple[Told, dict[Key, list[Report]]]:
    """Statements as `origins` takes them, and the reports of each."""
    terms: dict[Key, list[Report]] = defaultdict(list)
    for x in reports:
        terms[x.article.document.id, x.statement.id].append(x)
    return {key: (some[0].statement, some[0].article) for key, some in terms.items()}, terms


def value_of(report: Report) -> ToldValue:
    """The value that `report` gives, as far as it makes it one with others."""
    return ToldValue(report.term.subject, report.term.slot, slot_key(report), PARTS.join(group_key(report)))


def counted(report: Report) -> Counted:
    """When `report` counts."""
    return Counted(*(x.toordinal() if x else None for x in (report.since, report.until, report.known_on)))


def weight_of(report: Report) -> int:
    """`cells.order` in one number."""
    word, headline, day, known = order(report)
    return ((word << 1 | headline) << DAY_BITS + 1 | (day + (1 << DAY_BITS))) << DAY_BITS | known


def word_in(weight: int) -> int:
    """The word in a weight."""
    return weight >> (2 * DAY_BITS + 2)


def _places(nouns: Iterable[Statement | Term]) -> dict[str, int]:
    return {x.id: n for n, x in enumerate(nouns)}


def partners(links: Iterable[Link], versions: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """By document those beside which it is tabled: at the other ends of `links` of lineage, and `versions` of it."""
    found: dict[str, set[str]] = defaultdict(set, {x: set(y) for x, y in versions.items()})
    for link in links:
        a, b = link.a.document, link.b.document
        if link.relation in LINEAGE and a and b and a != b:
            found[a].add(b)
            found[b].add(a)
    return {x: frozenset(y - {x}) for x, y in found.items()}
