"""The dates in a page's JSON-LD, of its main article only.

A list of other articles, a comment or a part of another node is no main article; where several nodes could be it, the
one that names the page's address is. JSON that is broken is searched for the fields as they are written.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from onrecord.model.markup import DateClaim
from onrecord.model.vocabulary import DateRole, DateSource

FIELDS = {
    "datePublished": DateRole.PUBLISHED,
    "dateCreated": DateRole.PUBLISHED,
    "uploadDate": DateRole.PUBLISHED,
    "dateModified": DateRole.MODIFIED,
}
ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
PAGE = re.compile(r"(?:WebPage|ItemPage|ClaimReview|Review|Recipe|CreativeWork|VideoObject|Blog)$")
# What these lead to is another work than the page's.
OTHERS = frozenset(
    "itemListElement comment comments mentions citation isPartOf hasPart isBasedOn relatedLink review author publisher "
    "image logo video about".split()
)
WRITTEN = re.compile(r'"(datePublished|dateCreated|uploadDate|dateModified)"\s*:\s*"([^"\\]{1,80})"')
# Characters of one script element, and nodes of a page, beyond which nothing is read.
MOST_JSON, MOST_NODES, MOST_DEPTH = 2_000_000, 5_000, 12


def json_ld_claims(tree: HtmlElement, address: str | None) -> Iterator[DateClaim]:
    """The dates of the main article in the JSON-LD of a page."""
    nodes: list[dict[str, Any]] = []
    broken: list[str] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        text = (script.text or "").strip()[:MOST_JSON]
        try:
            nodes += _nodes(json.loads(_bare(text), strict=False))
        except (ValueError, RecursionError):
            broken.append(text)
    for kind in (ARTICLE, PAGE):
        if main := _main([x for x in nodes if _is(x, kind) and FIELDS.keys() & x.keys()], address):
            yield from _fields(main)
            return
    for text in broken:
        if claims := _as_written(text):
            yield from claims
            return


def _bare(text: str) -> str:
    """JSON without the comment or CDATA marks that hide it from old browsers."""
    return re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$", "", text
    ).rstrip("; \n")


def _nodes(loaded: Any) -> list[dict[str, Any]]:
    """Every node that may be the page's own, in the order written, without those that belong to another."""
    found: list[dict[str, Any]] = []
    waiting: deque[tuple[Any, int]] = deque([(loaded, 0)])
    seen = 0
    while waiting and seen < MOST_NODES:
        value, depth = waiting.popleft()
        seen += 1
        inner: list[Any] = []
        if isinstance(value, list):
            inner = value[:MOST_NODES]
        elif isinstance(value, dict):
            found.append(value)
            inner = [x for k, x in value.items() if k not in OTHERS]
        if depth < MOST_DEPTH:
            waiting.extendleft((x, depth + 1) for x in reversed(inner) if isinstance(x, dict | list))
    return found


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(x, str) and kind.search(x) for x in (types if isinstance(types, list) else [types]))


def _main(nodes: list[dict[str, Any]], address: str | None) -> list[dict[str, Any]]:
    """The nodes of the article: those that name its address, else the first."""
    path = _path(address)
    own = [x for x in nodes if path and path in {_path(v) for v in _addresses(x)}]
    return own or nodes[:1]


def _addresses(node: dict[str, Any]) -> Iterator[str]:
    for value in (node.get("url"), node.get("@id"), node.get("mainEntityOfPage")):
        inner = [value.get("@id"), value.get("url")] if isinstance(value, dict) else [value]
        yield from (x for x in inner if isinstance(x, str))


def _path(address: str | None) -> str:
    """An address without what two spellings of it differ in."""
    return re.sub(r"^\w+://(?:www\.)?|[?#].*$", "", address or "").rstrip("/").casefold()


def _fields(nodes: list[dict[str, Any]]) -> Iterator[DateClaim]:
    for node in nodes:
        for field, role in FIELDS.items():
            value = node.get(field)
            for written in value if isinstance(value, list) else [value]:
                if isinstance(written, str | int | float) and not isinstance(written, bool):
                    yield _claim(field, role, str(written)[:200])


def _as_written(text: str) -> list[DateClaim]:
    """The first value of each field in JSON that cannot be parsed."""
    first: dict[str, str] = {}
    for m in WRITTEN.finditer(text):
        first.setdefault(m[1], m[2])
    return [_claim(k, FIELDS[k], v) for k, v in first.items()]


def _claim(field: str, role: DateRole, written: str) -> DateClaim:
    return DateClaim(source=DateSource.JSON_LD, role=role, at=f"JSON-LD {field}", written=written)
