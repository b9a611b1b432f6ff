"""The page of arrangements that may be one: two names side by side, with a sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.ruling import Ruling
from onrecord.model.rulings import Standing, weigh
from onrecord.record.doubles import Double
from onrecord.record.record import Record
from onrecord.record.subjects import ListedSubject, subject_anchors
from onrecord.serve.pages.actor import paged
from onrecord.serve.pages.addresses import arrangement_address, sentence_address, with_query
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import words

PAIRS = 20  # on one page
NAMES = 6  # of an arrangement that are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two arrangements: what texts call it, and `said`, a sentence on it with its page and address."""

    listed: ListedSubject
    names: Sequence[str]
    more: int
    href: str
    said: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledPair:
    """A ruling on two subjects with the names they have now, and how it stands; `against` is the later one of another
    person that took its place, None if there is none."""

    ruling: Ruling
    names: tuple[str, str]
    standing: Standing
    against: Ruling | None


def doubles_page(
    doubles: Sequence[Double],
    rulings: Sequence[Ruling],
    record: Record,
    *,
    by: str,
    page: int,
    trouble: str,
    may_write: bool,
    title: str,
) -> str:
    """The pairs, what matters most first, and every ruling that was given; works without script."""
    cut = paged(len(doubles), page, lambda n: with_query("/review/subjects", by=by, page=n), PAIRS)
    sentences = _sentences(record)
    shown = doubles[cut.first - 1 : cut.last]
    return render(
        "doubles.html",
        title=title,
        by=by,
        pairs=[(x, _side(x.one, sentences), _side(x.other, sentences)) for x in shown],
        cut=cut,
        ruled=_ruled(rulings, record),
        trouble=trouble,
        may_write=may_write,
        with_query=with_query,
    )


def _side(listed: ListedSubject, sentences: dict[str, list[tuple[str, str, str]]]) -> Side:
    names = [x for x in listed.names if x != listed.name]
    return Side(
        listed=listed,
        names=names[:NAMES],
        more=max(0, len(names) - NAMES),
        href=arrangement_address(listed.id),
        said=sentences.get(listed.id, []),
    )


def _sentences(record: Record, most: int = 2) -> dict[str, list[tuple[str, str, str]]]:
    """The first sentences on each subject: words, page, address."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for article in record.articles:
        for statement in article.reading.statements:
            for subject in statement.subjects:
                here = found.setdefault(subject, [])
                told = words(statement.evidence)
                if len(here) < most and told not in {x[0] for x in here}:
                    document = article.document.id
                    here.append((told, record.pages[document], sentence_address(document, statement)))
    return found


def _ruled(rulings: Sequence[Ruling], record: Record) -> list[RuledPair]:
    anchors, weighed = subject_anchors(record), weigh(rulings)
    names = {s.id: s.name for a in record.articles for s in a.reading.subjects}
    against = {old.id: new for old, new in weighed.replaced if old.by != new.by and old.judgement is not new.judgement}

    def name(anchor: str) -> str:
        return names.get(anchors.get(anchor, ""), "no longer on record")

    return [
        RuledPair(ruling=x, names=(name(x.a), name(x.b)), standing=weighed.standing(x), against=against.get(x.id))
        for x in sorted(rulings, key=lambda x: (x.at, x.id), reverse=True)
    ]
