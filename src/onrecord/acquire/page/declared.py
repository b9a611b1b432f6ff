"""What the head of a page declares of the page: title, outlet, language, own address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from lxml.html import HtmlElement

PUBLISHERS = ("og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher")
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
LANGUAGES = ("og:locale", "content-language", "dc.language", "inlanguage")
ADDRESSES = ("og:url",)
PARTING = "-–—|•·:"
BEHIND = re.compile(r"\s+[-–—|•·:]+\s+")
LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.I)
# Names of a publisher in JSON-LD lie at most this deep.
DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """`titles` are what the page is called, the site's name cut off, the best first. None: it does not say."""

    titles: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    address: str | None = None


def declared_by(tree: HtmlElement) -> Declared:
    """What `tree` declares in its head, its JSON-LD and the attributes of its root."""
    meta = _meta(tree)
    linked = list(_linked(tree))
    window = " ".join((tree.findtext(".//title") or "").split())
    written = [x for name in TITLES if (x := meta.get(name))]
    outlet = meta.get(PUBLISHERS[0]) or _publisher(linked)
    outlet = outlet or next((x for name in PUBLISHERS[1:] if (x := meta.get(name))), None) or _tail(window, written)
    titles = dict.fromkeys(without_site(x, outlet) for x in (*written, *_headlines(linked), window) if x)
    tongue = next((x for x in (tree.get("lang"), tree.get("xml:lang"), *map(meta.get, LANGUAGES)) if x), "")
    told = LANGUAGE.fullmatch(tongue.strip())
    return Declared(
        titles=tuple(titles), outlet=outlet, language=told[1].lower() if told else None, address=_address(tree, meta)
    )


def without_site(title: str, site: str | None) -> str:
    """The title of the window without the site's name behind it."""
    if not site or not title.casefold().endswith(site.casefold()):
        return title
    rest = title[: -len(site)].rstrip()
    bare = rest.rstrip(PARTING).rstrip()
    return bare if bare and bare != rest else title


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for x in tree.iter("meta"):
        name = x.get("property") or x.get("name") or x.get("http-equiv") or x.get("itemprop")
        if name and (value := " ".join((x.get("content") or "").split())):
            found.setdefault(name.strip().casefold(), value)
    return found


def _address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links = (x.get("href") for x in tree.iter("link") if (x.get("rel") or "").strip().casefold() == "canonical")
    candidates = (x.strip() for x in (*links, *map(meta.get, ADDRESSES)) if x)
    return next((x for x in candidates if re.match(r"https?://[^\s/]", x, re.I)), None)


def _tail(window: str, written: list[str]) -> str | None:
    """What stands behind the headline in the window's title, where another title is the headline alone."""
    for title in written:
        rest = window.removeprefix(title)
        if rest != window and (cut := BEHIND.match(rest)) and not BEHIND.search(rest[cut.end() :]):
            return rest[cut.end() :] or None
    return None


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().casefold() == "application/ld+json" and script.text:
            try:
                yield from _objects(msgspec.json.decode(script.text.strip()), 0)
            except (msgspec.DecodeError, RecursionError):
                continue  # other places say the same, and a broken block says nothing for certain


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for x in value.values():
            yield from _objects(x, depth + 1)
    elif isinstance(value, list):
        for x in value:
            yield from _objects(x, depth + 1)


def _article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(x, str) and x.endswith(("Article", "Posting"))
        for x in (kinds if isinstance(kinds, list) else [kinds])
    )


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for thing in linked:
        maker = thing.get("publisher")
        for x in maker if isinstance(maker, list) else [maker]:
            name = x.get("name") if isinstance(x, dict) else None
            if isinstance(name, str) and name.strip():
                return " ".join(name.split())
    return None


def _headlines(linked: list[dict[str, Any]]) -> Iterator[str]:
    for thing in linked:
        if _article(thing) and isinstance(x := thing.get("headline"), str) and x.strip():
            yield " ".join(x.split())
