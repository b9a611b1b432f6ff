"""What an arrangement is called, and by whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """`text` stands for the arrangement `count` times; `users` are who used it, as names, in order of their count;
    `documents` the ids of where, in order."""

    text: str
    count: int
    users: tuple[str, ...]
    documents: tuple[str, ...]


def name_uses(record: Record, subject: str) -> tuple[NameUse, ...]:
    """The words that stand for `subject`, the most frequent first; what differs in its capitals alone is one."""
    users: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    spelt: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    documents: dict[str, set[str]] = defaultdict(set)
    for article in record.articles:
        for found in article.reading.subjects:
            if found.id != subject:
                continue
            for mention in found.mentions:
                key = " ".join(mention.text.casefold().split())
                spelt[key][" ".join(mention.text.split())] += 1
                users[key][user_of(mention, article, record)] += 1
                documents[key].add(article.document.id)
    uses = [
        NameUse(
            text=min(spelt[key], key=lambda x: (-spelt[key][x], x)),
            count=sum(spelt[key].values()),
            users=tuple(sorted(users[key], key=lambda x: (-users[key][x], x))),
            documents=tuple(sorted(documents[key])),
        )
        for key in spelt
    ]
    return tuple(sorted(uses, key=lambda x: (-x.count, -len(x.documents), x.text)))


def user_of(mention: Span, article: Article, record: Record) -> str:
    """Whose words they are: the innermost source that is said to say them, else the outlet of the page."""
    around = [x for x in article.reading.attributions if any(mention.inside(c) for c in x.content)]
    if around:
        inner = max(around, key=lambda x: (x.level, x.id))
        return (
            ", ".join(record.name(a) for a in inner.source_actors)
            or " ".join(x.text for x in inner.source)
            or ("nobody named")
        )
    return record.pages.get(article.document.id, article.document.id[:8])
