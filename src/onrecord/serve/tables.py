"""The tables of an export: which columns each has, and what stands in them.

A column of spans becomes offsets and words; where a record is shared without its articles, `shown` says how many words
of the text the column may still tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.term import Obligation
from onrecord.model.verdict import MACHINE_READ
from onrecord.model.vocabulary import FORCE_OF_ACT

EVIDENCE_WORDS = 25  # of evidence in a row, without the articles (the contract's number)

Cell = str | int | float | bool | list[Any] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row is of: a noun in its article (of the document itself, the article)."""

    article: Article
    noun: Any

    def names(self, actors: Iterable[str]) -> list[str]:
        """The names of `actors`; an id where the document does not name it."""
        known = {x.id: x.name for x in self.article.reading.actors}
        return [known.get(x, x) for x in actors]


@dataclass(frozen=True, slots=True)
class Column:
    """`get` gives the cell of an entry, or its spans where `spans` is set.

    `private`: left out altogether without the articles. `quoting`: a sentence of ours that may quote the text.
    """

    name: str
    get: Callable[[Any], Any]
    spans: bool = False
    shown: int = 0
    private: bool = False
    quoting: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """`entries` gives the rows of a table in their order, `columns` what stands in them."""

    entries: Callable[[Sequence[Article], Sequence[Link]], Iterable[Any]]
    columns: tuple[Column, ...] = field(default=())


def _plain(*names: str) -> tuple[Column, ...]:
    """Columns that hold the noun's fields of these names."""
    return tuple(Column(x, lambda e, x=x: getattr(e.noun, x)) for x in names)  # type: ignore[misc]


def _spans(name: str, get: Callable[[Entry], Iterable[Span | None]], *, shown: int = 0) -> Column:
    return Column(name, lambda e: tuple(x for x in get(e) if x is not None), spans=True, shown=shown)


def _days(name: str, get: Callable[[Entry], Any]) -> tuple[Column, ...]:
    def bound(side: str) -> Callable[[Entry], Cell]:
        return lambda e: (lambda day: day.isoformat() if day else None)(getattr(get(e), side))

    return Column(f"{name}_lo", bound("lo")), Column(f"{name}_hi", bound("hi"))


_EVIDENCE = _spans("evidence", lambda e: e.noun.evidence, shown=EVIDENCE_WORDS)
_DOCUMENT = (
    Column("document", lambda e: e.article.document.id),
    Column("document_source", lambda e: e.article.captures[0].source if e.article.captures else ""),
)
_REVIEW = (Column("review", lambda e: getattr(e.noun, "review", MACHINE_READ)),)


def _table(field_: str, *columns: Column) -> Export:
    def entries(articles: Sequence[Article], _: Sequence[Link]) -> Iterator[Entry]:
        for article in articles:
            nouns = article.captures if field_ == "captures" else getattr(article.reading, field_)
            yield from (Entry(article, x) for x in nouns)

    return Export(entries, (*_DOCUMENT, *columns, *_REVIEW))


def _documents() -> Export:
    def masthead(e: Entry) -> Any:
        return e.article.reading.page.masthead

    return Export(
        lambda articles, _: [Entry(x, x) for x in articles],
        (
            *_DOCUMENT,
            Column("n_chars", lambda e: len(e.article.document.text)),
            Column("encoding", lambda e: e.article.document.encoding),
            Column("media_type", lambda e: e.article.document.media_type),
            Column("language", lambda e: e.article.reading.page.language),
            Column("outlet", lambda e: e.article.outlet),
            *_days("published", lambda e: e.article.published),
            Column("published_basis", lambda e: e.article.published.basis),
            _spans("headline", lambda e: [masthead(e).headline], shown=EVIDENCE_WORDS),
            _spans("byline", lambda e: masthead(e).byline),
            Column("agency", lambda e: masthead(e).agency.name if masthead(e).agency else None),
            Column("dateline", lambda e: masthead(e).dateline.place if masthead(e).dateline else None),
            Column("captures", lambda e: len(e.article.captures)),
            Column("damage", lambda e: sorted({x.kind.value for x in e.article.reading.page.damage})),
            Column("reader", lambda e: e.article.reading.reader),
            Column("unread", lambda e: e.article.reading.unread or None),
            Column("text", lambda e: e.article.document.text, private=True),
            *_REVIEW,
        ),
    )


def _value(name: str) -> Callable[[Entry], Any]:
    """A field of a term's value; None where values of its slot have no such field."""
    return lambda e: getattr(e.noun.value, name, None)


def _amount(name: str) -> Callable[[Entry], Any]:
    def get(e: Entry) -> Any:
        found = getattr(e.noun.value.amount, name) if _owed(e) and e.noun.value.amount else None
        return list(found) if isinstance(found, tuple) else found

    return get


def _owed(e: Entry) -> bool:
    return isinstance(e.noun.value, Obligation)


def _step(e: Entry) -> Any:
    """The status that an obligation or a step of the arrangement has reached."""
    return e.noun.value.status if _owed(e) else _value("value")(e)


def _condition(e: Entry) -> list[Span | None]:
    return [_value("condition")(e), _value("span")(e)]


def _subject_name(e: Entry) -> str:
    known: dict[str, str] = {x.id: x.name for x in e.article.reading.subjects}
    subject: str = e.noun.subject
    return known.get(subject, subject)


_TERMS = (
    *_plain("id", "statement", "subject"),
    Column("subject_name", _subject_name),
    *_plain("slot"),
    Column("actor", _value("actor")),
    Column("actor_name", lambda e: (e.names(x for x in [_value("actor")(e)] if x) or [None])[0]),
    Column("role", _value("role")),
    Column("stance", _value("stance")),
    _spans("qualifier", lambda e: [_value("qualifier")(e)]),
    Column("obligors", lambda e: list(_value("obligors")(e) or ())),
    Column("beneficiaries", lambda e: list(_value("beneficiaries")(e) or ())),
    Column("kind", _value("kind")),
    _spans("content", lambda e: [_value("content")(e)]),
    _spans("amount", lambda e: [_amount("span")(e)]),
    Column("amount_value", _amount("value")),
    Column("amount_unit", _amount("unit")),
    Column("amount_comparator", _amount("comparator")),
    _spans("firmness_label", lambda e: [_value("firmness_label")(e)]),
    Column("firmness_level", _value("firmness_level")),
    Column("binding_form", _value("binding_form")),
    _spans("condition", _condition),
    Column("rule", _value("rule")),
    Column("contested", _value("contested")),
    Column("status", _step),
    Column("current", _value("current")),
    *_days("valid", lambda e: e.noun.valid),
    *_days("published", lambda e: e.article.published),
    _EVIDENCE,
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A link, with the address of each document by id."""

    noun: Link
    sources: dict[str, str]


def _links() -> Export:
    def entries(articles: Sequence[Article], links: Sequence[Link]) -> list[Joined]:
        sources = {x.document.id: x.captures[0].source for x in articles if x.captures}
        return [Joined(x, sources) for x in links]

    def end(side: str) -> tuple[Column, ...]:
        def at(e: Joined) -> End:
            found: End = getattr(e.noun, side)
            return found

        return (
            Column(f"{side}_document", lambda e: at(e).document),
            Column(f"{side}_document_source", lambda e: e.sources.get(at(e).document or "")),
            Column(f"{side}_statement", lambda e: at(e).statement),
            Column(f"{side}_external", lambda e: at(e).external),
            # Half of what a row may show, since a row has two ends.
            _spans(side, lambda e: [at(e).span], shown=EVIDENCE_WORDS // 2),  # type: ignore[arg-type]
        )

    columns = (
        *_plain("id", "relation", "kind", "alteration", "slot", "in_corpus", "method"),
        Column("reason", lambda e: e.noun.reason, quoting=True),
    )
    return Export(entries, (*columns, *end("a"), *end("b"), *_REVIEW))


EXPORTS: dict[str, Export] = {
    "documents": _documents(),
    "captures": _table(
        "captures",
        *_plain("id", "source", "outlet"),
        *_days("published", lambda e: e.noun.published),
        Column("published_basis", lambda e: e.noun.published.basis),
        Column("retrieved_at", lambda e: e.noun.retrieved_at.isoformat() if e.noun.retrieved_at else None),
        *_plain("told"),
    ),
    "actors": _table(
        "actors",
        *_plain("id", "type", "name", "represents"),
        Column("unnamed", lambda e: str(e.noun.unnamed) if e.noun.unnamed else None),
        _spans("mentions", lambda e: [x.span for x in e.article.reading.mentions if x.actor == e.noun.id]),
    ),
    "mentions": _table(
        "mentions",
        *_plain("actor"),
        Column("actor_name", lambda e: (e.names(x for x in [e.noun.actor] if x) or [None])[0]),
        *_plain("form", "type", "resolved_by"),
        _spans("words", lambda e: [e.noun.span], shown=EVIDENCE_WORDS),
    ),
    "attributions": _table(
        "attributions",
        *_plain("id", "parent", "level"),
        Column("source_actors", lambda e: list(e.noun.source_actors)),
        Column("source_names", lambda e: e.names(e.noun.source_actors)),
        Column("source_reason", lambda e: e.noun.source_reason, quoting=True),
        _spans("source", lambda e: e.noun.source),
        _spans("cue", lambda e: e.noun.cue),
        _spans("content", lambda e: e.noun.content, shown=EVIDENCE_WORDS),
        *_plain("type", "kind", "cue_class", "anonymity"),
        _spans("addressee", lambda e: [e.noun.addressee]),
        _spans("said_at", lambda e: [e.noun.said_at]),
        *_plain("via"),
        Column("confidence", lambda e: round(e.noun.confidence, 3)),
    ),
    "statements": _table(
        "statements",
        *_plain("id", "attribution"),
        Column("holders", lambda e: list(e.noun.holders)),
        Column("holder_names", lambda e: e.names(e.noun.holders)),
        *_plain("addressee", "on_behalf_of"),
        Column("force", lambda e: FORCE_OF_ACT[e.noun.act]),
        *_plain("act", "polarity", "modality", "issue"),
        Column("subjects", lambda e: list(e.noun.subjects)),
        *_days("said_at", lambda e: e.noun.said_at),
        _spans("condition", lambda e: [e.noun.condition]),
        *_plain("irony", "position"),
        _EVIDENCE,
    ),
    "subjects": _table(
        "subjects",
        *_plain("id", "kind", "type", "name"),
        Column("relations", lambda e: [f"{relation} {other}" for relation, other in e.noun.relations]),
        _spans("mentions", lambda e: e.noun.mentions),
    ),
    "terms": _table("terms", *_TERMS),
    "links": _links(),
}

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"”“»]|(?<!\w)['‘]([^'‘’]+)['’](?!\w)")


def unquoted(sentence: str) -> str:
    """`sentence` without what it quotes."""
    return _QUOTED.sub("[…]", sentence)
