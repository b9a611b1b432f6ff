"""Who copied whom, by wording alone: whole texts that are the same, whole texts that were edited, and passages.

Every sentence of a copy is traced to one origin, the one it shares most words with and of those the earliest, so that
three copies of one report are not also copies of one another. Words that both articles give in quotation marks are no
sign of copying: both may have heard them; they share a source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.link.candidates import document_pairs
from onrecord.link.matching import Match, matches
from onrecord.link.sheet import Sheet
from onrecord.model.link import End, Link
from onrecord.model.span import Span
from onrecord.model.vocabulary import Relation

# Swept .1-.8 with bench/copies.py (30 train articles, seed 1): .1 to .4 find 148 of 150 planted copies, .6 147, .8 130,
# none with a wrong pair. The highest of the best, because independent reports of one event share background.
MIN_COVERAGE = 0.4  # share of the copy's words found in one origin
MIN_OWN = 20  # shared words outside quotations
MIN_PASSAGE = 12  # shared words


@dataclass(frozen=True, slots=True)
class Copied:
    """The sentences of `copy` that were traced to `origin`. `by_date`: publication says which is the copy."""

    copy: Sheet
    origin: Sheet
    matches: tuple[Match, ...]
    by_date: bool

    @property
    def coverage(self) -> float:
        """Share of the copy's words found in the origin, 0 to 1, outside quotations that both may have heard."""
        return sum(m.own for m in self.matches) / max(1, self.copy.n_own)

    @property
    def whole(self) -> bool:
        """Whether the copy as a whole is made of its origin."""
        return self.coverage >= MIN_COVERAGE and sum(m.own for m in self.matches) >= MIN_OWN

    @property
    def one_outlet(self) -> bool:
        """Whether one outlet published both: what differs then is its news, not an alteration of another's."""
        return self.copy.article.outlet is not None and self.copy.article.outlet == self.origin.article.outlet


def same_texts(sheets: Sequence[Sheet]) -> tuple[list[Link], list[Sheet]]:
    """Links of each text to the earliest of the same wording, and one sheet for each wording, in order."""
    groups: dict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        groups[sheet.text_key or sheet.id].append(sheet)
    links = [link for group in groups.values() for link in _same(group)]
    links += [_sightings(x) for x in sheets if len({c.source for c in x.article.captures}) > 1]
    return links, [group[0] for group in groups.values()]


def traced(sheets: Sequence[Sheet]) -> list[Copied]:
    """The copies among `sheets`, no two of which have the same wording, each sentence traced to one origin."""
    found: dict[str, list[tuple[Sheet, bool, Match]]] = defaultdict(list)
    by_id = {x.id: x for x in sheets}
    for i, j in document_pairs(sheets):
        copy, origin, by_date = direction(sheets[i], sheets[j])
        found[copy.id].extend((origin, by_date, m) for m in matches(copy, origin))
    copies: list[Copied] = []
    for copy_id in sorted(found):
        best: dict[int, tuple[Sheet, bool, Match]] = {}
        for origin, by_date, match in sorted(found[copy_id], key=lambda x: (-x[2].shared, x[0].order)):
            best.setdefault(match.copy.n, (origin, by_date, match))
        kept: dict[tuple[str, bool], list[Match]] = defaultdict(list)
        for n in sorted(best):
            origin, by_date, match = best[n]
            kept[origin.id, by_date].append(match)
        copies.extend(
            Copied(by_id[copy_id], by_id[origin_id], tuple(kept[origin_id, by_date]), by_date)
            for origin_id, by_date in sorted(kept)
        )
    return copies


def direction(x: Sheet, y: Sheet) -> tuple[Sheet, Sheet, bool]:
    """Of two articles that share wording the copy, the origin, and whether their dates say so.

    Dates decide where they are apart; else the one that names the other's outlet is the copy; else the greater id,
    which says nothing.
    """
    a, b = x.published, y.published
    if a.known and b.known and not a.may_overlap(b):
        return (x, y, True) if x.order > y.order else (y, x, True)
    credited = (_names(x, y), _names(y, x))
    if credited[0] != credited[1]:
        return (x, y, False) if credited[0] else (y, x, False)
    return (x, y, False) if x.id > y.id else (y, x, False)


def copy_links(copied: Copied) -> list[Link]:
    """The links of one copy to one origin: the whole of it if most of it is copied, and each copied passage."""
    links: list[Link] = []
    copy, origin = copied.copy, copied.origin
    order = "" if copied.by_date else "; their dates do not say which came first"
    if copied.whole:
        links.append(
            Link(
                relation=Relation.COPY_OF,
                a=End(document=copy.id),
                b=End(document=origin.id),
                reason=f"{copied.coverage:.0%} of {copy.name}'s words stand in {origin.name} in their order{order}.",
                method="edited copy",
            )
        )
    for run in passages(copied.matches):
        shared = sum(m.shared for m in run)
        heard = all(m.quoted for m in run)
        if shared < MIN_PASSAGE and not copied.whole:
            continue
        of = sum(len(m.copy.words) for m in run)
        what = "of a quotation" if heard else ""
        links.append(
            Link(
                relation=Relation.COMMON_SOURCE if heard and not copied.whole else Relation.COPY_OF,
                a=End(document=copy.id, span=_cover(copy, [m.copy.span for m in run])),
                b=End(document=origin.id, span=_cover(origin, [m.origin.span for m in run])),
                reason=f"{shared} of {of} words {what} stand in both in the same order{order}.".replace("  ", " "),
                method="copied passage",
            )
        )
    return links


def passages(found: Sequence[Match]) -> list[list[Match]]:
    """Runs of matches that follow one another in both articles, with at most one sentence left out of the origin."""
    runs: list[list[Match]] = [[m] for m in found[:1]]
    for before, match in pairwise(found):
        step = match.origin.n - before.origin.n
        if match.copy.n == before.copy.n + 1 and 0 <= step <= 2 and match.quoted == before.quoted:
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _cover(sheet: Sheet, spans: list[Span]) -> Span:
    return Span.of(sheet.article.document.text, min(x.s for x in spans), max(x.e for x in spans))


def _names(x: Sheet, y: Sheet) -> bool:
    outlet = y.article.outlet
    return bool(outlet and outlet != x.article.outlet and outlet in x.article.document.text)


def _same(group: list[Sheet]) -> list[Link]:
    first = group[0]
    return [
        Link(
            relation=Relation.COPY_OF,
            a=End(document=copy.id),
            b=End(document=first.id),
            reason=f"The {copy.n_words} words of {copy.name} are those of {first.name}, one for one.",
            method="same text",
        )
        for copy in group[1:]
    ]


def _sightings(sheet: Sheet) -> Link:
    first = {c.source: c for c in reversed(sheet.article.captures)}
    at = [first[source].outlet or source for source in sorted(first)]
    return Link(
        relation=Relation.COPY_OF,
        a=End(document=sheet.id),
        b=End(document=sheet.id),
        reason=f"The same bytes were seen {len(at)} times: {', '.join(at)}.",
        method="same bytes",
    )
