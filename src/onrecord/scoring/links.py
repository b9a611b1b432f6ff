"""Links of the output, with the documents they lead to in the gold's ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.scoring.spans import Span, overlap, span_of
from onrecord.scoring.values import Json, key_of, obj

LONGEST_END = 400  # characters
TIMES_AS_LONG = 3  # as the gold's span


class End(NamedTuple):
    """One end of a link: a span of a gold document, or the name of a source outside."""

    doc: str | None
    span: Span | None
    external: str | None


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link of the output."""

    relation: str
    kind: Any
    a: End
    b: End


@dataclass(frozen=True, slots=True)
class FoundLinks:
    """The links of the output. A link meets a pair of gold spans when each of its ends covers at least half of the
    shorter of the two spans and is no longer than 400 characters or three times the gold's (either order)."""

    links: tuple[FoundLink, ...]

    def between(self, relations: AbstractSet[str], pairs: Iterable[tuple[Json, Json]]) -> list[FoundLink]:
        """The links in one of `relations` that meet one of `pairs`."""
        wanted = list(pairs)
        found = []
        for link in self.links:
            if link.relation in relations and any(_joins(link, p, q) for p, q in wanted):
                found.append(link)
        return found


def found_links(links: Sequence[Json], outs: Mapping[str, Json], names: Mapping[str, str]) -> FoundLinks:
    """The output's `links`. `outs` are its documents and `names` the gold's file names, both by gold id; an end is
    placed by the file name of its source, else by its document id."""
    by_id = {key_of(obj(out.get("document")).get("id")): doc for doc, out in outs.items()}
    by_name: dict[str, str] = {}
    for doc, name in names.items():
        by_name.setdefault(name, doc)

    def end(given: Any) -> End:
        given = obj(given)
        if isinstance(given.get("external"), str):
            return End(None, None, given["external"])
        name = Path(str(given.get("source", ""))).name
        return End(by_name.get(name) or by_id.get(key_of(given.get("document"))), span_of(given), None)

    return FoundLinks(
        tuple(FoundLink(str(x.get("relation")), x.get("kind"), end(x.get("a")), end(x.get("b"))) for x in links)
    )


def _joins(link: FoundLink, p: Json, q: Json) -> bool:
    return (_meets(link.a, p) and _meets(link.b, q)) or (_meets(link.a, q) and _meets(link.b, p))


def _meets(end: End, gold: Json) -> bool:
    if end.doc != gold["doc"] or end.span is None:
        return False
    size, long = gold["e"] - gold["s"], end.span.e - end.span.s
    enough = overlap(end.span, Span(gold["s"], gold["e"])) * 2 >= min(size, long)
    return bool(enough and long <= max(LONGEST_END, TIMES_AS_LONG * size))
