"""Which statement, number, name or attribution of a reading stands at some words."""

from __future__ import annotations

from onrecord.model.actor import Mention
from onrecord.model.attribution import Attribution
from onrecord.model.link import End
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.when import When


def statement_at(article: Article, span: Span) -> str | None:
    """The id of the statement with the least evidence that still covers `span`, else of one that it covers."""
    around, inside = [], []
    for statement in article.reading.statements:
        for words in statement.evidence:
            if span.inside(words):
                around.append((words.e - words.s, statement.id))
            elif words.inside(span):
                inside.append((words.s - words.e, statement.id))
    return min(around or inside, default=(0, None))[1]


def end_at(article: Article, span: Span) -> End:
    """The end of a link at `span`, with the statement that says it."""
    return End(document=article.document.id, span=span, statement=statement_at(article, span))


def quantity_at(article: Article, span: Span) -> Quantity | None:
    """The first quantity that shares a character with `span`."""
    return next((q for q in article.reading.quantities if q.span.overlaps(span)), None)


def time_at(article: Article, span: Span) -> When | None:
    """The first time expression that shares a character with `span`."""
    return next((t for t in article.reading.times if any(x.overlaps(span) for x in t.spans)), None)


def mention_at(article: Article, span: Span) -> Mention | None:
    """The longest mention that shares a character with `span`."""
    met = [m for m in article.reading.mentions if m.span.overlaps(span)]
    return max(met, key=lambda m: (m.span.e - m.span.s, -m.span.s), default=None)


def attributions_over(article: Article, span: Span) -> list[Attribution]:
    """Attributions with words of `span` in their content, outermost first."""
    found = [a for a in article.reading.attributions if any(c.overlaps(span) for c in a.content)]
    return sorted(found, key=lambda a: (a.level, a.content[0].s))
