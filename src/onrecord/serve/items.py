"""An item of the review queue in words, for the terminal and the page alike."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.term import Obligation, Party, Position, Term
from onrecord.model.verdict import Fields
from onrecord.record.chain import chain_of
from onrecord.record.coding import Target
from onrecord.record.fields import fields_of
from onrecord.record.queue import Item
from onrecord.record.record import Record
from onrecord.serve.pages.evidence import paragraph_around
from onrecord.serve.rows import act_words, value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """`words` stand between `before` and `after` in their paragraph; `what` is the kind of thing read there, `reading`
    what was read; `fields` are what an edit can set, as they were read."""

    id: str
    document: str
    statement: str
    what: str
    reading: str
    before: str
    words: str
    after: str
    source: str
    outlet: str
    chain: tuple[str, ...]
    reasons: tuple[str, ...]
    doubt: str
    cells: int
    fields: Fields


def item_view(item: Item, target: Target, record: Record) -> ItemView:
    """`item` in words; `target` is the same thing as it was read."""
    before, words, after = paragraph_around(item.noun.evidence[0], item.article.document.text)
    term = item.noun if isinstance(item.noun, Term) else None
    return ItemView(
        id=item.noun.id,
        document=item.article.document.id,
        statement=item.statement.id,
        what=term.slot.replace("_", " ") if term else "statement",
        reading=reading_words(item, record),
        before=before,
        words=words,
        after=after,
        source=item.article.captures[0].source,
        outlet=item.article.outlet or "outlet unknown",
        chain=tuple(chain_of(item.statement, item.article, record.lineage, record.pages)),
        reasons=item.reasons,
        doubt=f"{item.doubt:.2f}",
        cells=item.cells,
        fields=fields_of(target.noun),
    )


def reading_words(item: Item, record: Record) -> str:
    """What was read there."""
    if isinstance(item.noun, Term):
        return term_words(item.noun, item.article, record)
    return statement_words(item.statement, item.article, record)


def statement_words(statement: Statement, article: Article, record: Record) -> str:
    """Who does what about what: ``Helen Strand: not promise · security pact (possible)``."""
    who = " and ".join(record.name(x) for x in statement.holders)
    if not who:
        who = "nobody named" if statement.attribution else "the page"
    about = ", ".join(subject_words(x, article) for x in statement.subjects) or statement.issue.replace("_", " ")
    return f"{who}: {act_words(statement)} · {about} ({statement.modality})"


def subject_words(subject: str, article: Article) -> str:
    """What `article` calls a subject; its id in words where it has no name there, as after an edit."""
    found = next((x.name for x in article.reading.subjects if x.id == subject), subject)
    return found.replace("_", " ")


def term_words(term: Term, article: Article, record: Record) -> str:
    """Whom a term concerns and its value: ``security pact: Kestria, provider``."""
    value = term.value
    match value:
        case Obligation():
            who = f"{_names(value.obligors, record)} to {_names(value.beneficiaries, record)}, {value.kind}: "
        case Party(actor=actor) | Position(actor=actor):
            who = f"{_names((actor,) if actor else (), record)}, "
        case _:
            who = ""
    return f"{subject_words(term.subject, article)}: {who}{value_words(value)}".replace("_", " ")


def _names(actors: tuple[str, ...], record: Record) -> str:
    return " and ".join(record.name(x) for x in actors) or "somebody"
