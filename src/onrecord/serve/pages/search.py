"""The search as a page, and the page that a visitor sees first: what changed lately, what is contested most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from onrecord.model.span import Span
from onrecord.record.changes import Change, Kind
from onrecord.record.record import Record
from onrecord.record.search import Result, Search
from onrecord.serve.pages.actor import paged
from onrecord.serve.pages.addresses import actor_address, arrangement_address, sentence_address, with_query
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import act_words, value_words
from onrecord.serve.searching import told_of

ROWS = 20  # results on one page
FACETS = (
    ("actor", "who"),
    ("act", "act"),
    ("subject", "about"),
    ("level", "firmness"),
    ("outlet", "outlet"),
    ("voice", "voice"),
)
MOST = 12  # values of a facet that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """What the address of the search asks for; "" leaves nothing out."""

    q: str = ""
    actor: str = ""
    act: str = ""
    subject: str = ""
    level: str = ""
    outlet: str = ""
    voice: str = ""
    since: str = ""
    until: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not any(asdict(self).values())

    def address(self, path: str = "/search", **changed: str | int) -> str:
        """`path` with this query and what is `changed` of it."""
        return with_query(path, **{**asdict(self), **changed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What the ids that facets count are called; an actor or arrangement without a name is shown by its id."""

    actors: Mapping[str, str]
    arrangements: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A result: its evidence cut into (words, whether they were sought), and its copies as (page, address)."""

    who: str
    who_href: str
    act: str
    day: str
    origins: int
    reports: int
    chain: Sequence[str]
    parts: Sequence[tuple[str, bool]]
    href: str
    copies: Sequence[tuple[str, str]]
    about: Sequence[tuple[str, str]]
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A filter with its values as (value in words, count, address that sets it), and the address that takes it off."""

    title: str
    chosen: str
    values: Sequence[tuple[str, int, str]]
    off: str


def search_page(found: Search, record: Record, query: SearchQuery, names: Names, page: int, *, title: str) -> str:
    """The results with their facets; works without script. `record` has what is found."""
    cut = paged(len(found.results), page, lambda n: query.address(page=n), ROWS)
    return render(
        "search.html",
        title=title,
        query=query,
        told=told_of(found),
        hits=[_hit(x, record, names) for x in found.results[cut.first - 1 : cut.last]],
        facets=[_facet(name, shown, found, query, names) for name, shown in FACETS],
        emptied=[(name, n, query.address(**{name: ""})) for name, n in found.emptied],
        cut=cut,
        rejected=found.rejected,
    )


def home_page(
    articles: int, changes: Sequence[Change] | None, contested: Sequence[tuple[str, str, int]] | None, *, title: str
) -> str:
    """The search form above what changed last and the arrangements of which most accounts conflict; None for either:
    the record of so many `articles` is too large to tell at once."""
    return render(
        "home.html",
        title=title,
        articles=articles,
        query=SearchQuery(),
        large=changes is None,
        changes=[
            (c, _change_words(c), arrangement_address(c.arrangement) if c.arrangement else "") for c in changes or ()
        ],
        contested=[(name, arrangement_address(subject), n) for subject, name, n in contested or ()],
    )


def _change_words(change: Change) -> str:
    if change.link is not None:
        return change.link.reason
    if change.kind is Kind.ARRANGEMENT:
        return "first reported"
    told = value_words(change.after.reports[0].term.value) if change.after else ""
    return ": ".join(x for x in (change.shown, told) if x)


def _hit(result: Result, record: Record, names: Names) -> Hit:
    saying = result.saying
    statement, document = saying.statement, saying.article.document
    nobody = "nobody named" if statement.attribution else "the page"
    return Hit(
        who=record.name(saying.holder) if saying.holder else nobody,
        who_href=actor_address(saying.holder) if saying.holder in record.actors and saying.holder else "",
        act=act_words(statement),
        day=saying.day.isoformat() if saying.day else "undated",
        origins=saying.heard.origins,
        reports=saying.heard.reports,
        chain=saying.chain,
        parts=_parts(statement.evidence, result.marks),
        href=sentence_address(document.id, statement),
        copies=[(record.pages[a.document.id], sentence_address(a.document.id, s)) for s, a in saying.heard.others],
        about=[(names.arrangements[x], arrangement_address(x)) for x in statement.subjects if x in names.arrangements],
        review=statement.review,
    )


def _parts(evidence: Sequence[Span], marks: Sequence[Span]) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = []
    for n, span in enumerate(evidence):
        at = span.s
        parts += [(" … ", False)] if n else []
        for mark in sorted(m for m in marks if m.inside(span)):
            parts += [(span.text[at - span.s : mark.s - span.s], False), (mark.text, True)]
            at = mark.e
        parts.append((span.text[at - span.s :], False))
    return [x for x in parts if x[0]]


def _facet(name: str, title: str, found: Search, query: SearchQuery, names: Names) -> Facet:
    def shown(value: str) -> str:
        if name == "actor":
            return names.actors.get(value, value)
        spaced = value.replace("_", " ")
        return names.arrangements.get(value, spaced) if name == "subject" else spaced

    chosen = getattr(query, name)
    counts = [x for x in found.found.facets.get(name, ()) if x[0] != chosen][:MOST]
    return Facet(
        title=title,
        chosen=shown(chosen) if chosen else "",
        values=[(shown(x), n, query.address(**{name: x})) for x, n in counts],
        off=query.address(**{name: ""}),
    )
