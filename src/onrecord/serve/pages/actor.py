"""The list of actors, and the page of one: what it said, on whose word, and why the record holds it to be one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from onrecord.model.vocabulary import AttributionType
from onrecord.record.actors import Listed, Profile
from onrecord.record.offices import Held
from onrecord.record.record import Record
from onrecord.record.said import Saying, Sayings
from onrecord.serve.pages.addresses import actor_address, sentence_address, with_query
from onrecord.serve.pages.lanes import lanes_of
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import act_words, words

ROWS = 100  # of a table on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorQuery:
    """What the address of an actor's page asks for; "" leaves nothing out. `told` is "of" for what others say of it."""

    act: str = ""
    subject: str = ""
    about: str = ""
    told: str = ""
    as_of: str = ""
    known_by: str = ""

    def address(self, path: str, **changed: str | int) -> str:
        """`path` with these filters and what is `changed` of them."""
        return with_query(path, **{**asdict(self), **changed})


@dataclass(frozen=True, slots=True, kw_only=True)
class SayingView:
    """A saying as a row; `chain` is what follows the `speaker`, `topics` are names with their ids."""

    saying: Saying
    day: str
    act: str
    words: str
    href: str
    how: str
    why_source: str
    speaker: str
    speaker_href: str
    chain: Sequence[str]
    topics: Sequence[tuple[str, str]]
    others: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Facts:
    """Who the actor is, beside what it said: its `profile`, the `offices` of a pack, the bodies it `speaks_for` with
    the documents that say so."""

    profile: Profile
    offices: Sequence[Held]
    speaks_for: Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a table: rows `first` to `last` of `total`; the addresses of its neighbours, "" if none."""

    first: int
    last: int
    total: int
    before: str
    after: str


def actors_page(listed: Sequence[Listed], *, q: str, page: int, title: str) -> str:
    """The list of actors; works without script."""
    cut = paged(len(listed), page, lambda n: with_query("/actors", q=q, page=n))
    shown = listed[cut.first - 1 : cut.last]
    return render("actors.html", rows=shown, cut=cut, q=q, title=title, href=actor_address, with_query=with_query)


def actor_page(facts: Facts, sayings: Sayings, record: Record, query: ActorQuery, page: int, *, title: str) -> str:
    """The page of an actor; works without script."""
    path = actor_address(facts.profile.actor.id)
    topics = topic_names(record)
    cut = paged(len(sayings.shown), page, lambda n: query.address(path, page=n))
    views = [_view(x, record, topics) for x in sayings.shown[cut.first - 1 : cut.last]]
    return render(
        "actor.html",
        profile=facts.profile,
        facts=facts,
        record=record,
        title=title,
        query=query,
        path=path,
        sayings=sayings,
        days=[(day, list(rows)) for day, rows in groupby(views, key=lambda x: x.day)],
        undated=[_view(x, record, topics) for x in sayings.undated],
        topics=topics,
        cut=cut,
        chart=lanes_of(sayings.shown),
        href=actor_address,
        sources=record.sources(),
    )


def topic_names(record: Record) -> dict[str, str]:
    """A name to show for each subject by id: the longest that some document gives."""
    found: dict[str, str] = {}
    for article in record.articles:
        for subject in article.reading.subjects:
            found[subject.id] = max(found.get(subject.id, ""), subject.name, key=lambda x: (len(x), x))
    return found


def paged(total: int, page: int, address: Callable[[int], str], rows: int = ROWS) -> Page:
    """The cut of `total` rows that `page` shows, `rows` to a page; a page past the end is the last."""
    pages = max(1, -(-total // rows))
    page = min(page, pages)
    first = (page - 1) * rows + 1
    last = min(total, page * rows)
    return Page(first, last, total, address(page - 1) if page > 1 else "", address(page + 1) if page < pages else "")


_HOW = {
    AttributionType.DIRECT: "quoted",
    AttributionType.MIXED: "partly quoted",
    AttributionType.INDIRECT: "not quoted",
}


def _view(saying: Saying, record: Record, topics: dict[str, str]) -> SayingView:
    statement, article = saying.statement, saying.article
    source = next((x for x in article.reading.attributions if x.id == statement.attribution), None)
    voice = "nobody named" if source else "the page"
    # The chain begins with the holders as their document names them.
    speaker, *chain = saying.chain if saying.holder else (voice, *(x for x in saying.chain if x != voice))
    alone = saying.holder if len(statement.holders) == 1 else None
    about = [(topics.get(x, x.replace("_", " ")), x) for x in statement.subjects]
    return SayingView(
        saying=saying,
        day=saying.day.isoformat() if saying.day else "undated",
        act=act_words(statement),
        words=words(statement.evidence),
        href=sentence_address(article.document.id, statement),
        how=_HOW[source.type] if source else "in the page's own voice",
        why_source=source.source_reason if source else "",
        speaker=speaker,
        speaker_href=actor_address(alone) if alone and alone in record.actors else "",
        chain=chain,
        topics=about or [(statement.issue.replace("_", " "), statement.issue)],
        others=[
            (record.pages.get(a.document.id, a.document.id[:8]), sentence_address(a.document.id, s))
            for s, a in saying.heard.others
        ],
    )
