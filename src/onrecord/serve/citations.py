"""How to cite an article of the record, or words of it: APA, Chicago, BibTeX, CSL-JSON and a plain sentence.

A date is cited as far as it is known: a day, a month, a year, or "n.d."; a day that the record does not know is never
made up. An address is given only if it is one of the web.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.when import When

_BYLINE = re.compile(r"^\W*by\s+", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+")
_MONTHS = "January February March April May June July August September October November December".split()
_TEX = {x: f"\\{x}" for x in "&%$#_"} | {
    # BibTeX counts a brace with a backslash in front as a brace.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says. `date` is as many of year, month and day as are known; None and empty: not known.

    `words` are those that are cited, in pieces, empty where it is the whole article; they are the page's, which may
    tell in its own words what somebody said. `said` names whose word it is, and `statement` is its id."""

    document: str
    title: str
    authors: tuple[str, ...]
    outlet: str | None
    date: tuple[int, ...]
    address: str | None
    seen: tuple[int, ...]
    words: tuple[Span, ...] = ()
    said: str = ""
    statement: str = ""


def cited_article(article: Article) -> Cited:
    """What there is to cite of a whole article."""
    masthead, text = article.reading.page.masthead, article.document.text
    first = next((x for x in article.reading.page.segments if x.kept and text[x.s : x.e].strip()), None)
    headline = masthead.headline.text if masthead.headline else text[first.s : first.e] if first else ""
    seen = next((x for x in article.captures if x.address), article.captures[0])
    return Cited(
        document=article.document.id,
        title=_line(headline) or f"Document {article.document.id[:12]}",
        authors=tuple(name for x in masthead.byline for name in _names(x.text)),
        outlet=_line(article.outlet) or None if article.outlet else None,
        date=known_part(article.published),
        address=seen.address,
        seen=known_part(When(lo=seen.retrieved_at.date(), hi=seen.retrieved_at.date())) if seen.retrieved_at else (),
    )


def cited_statement(article: Article, statement: Statement, names: Mapping[str, str]) -> Cited:
    """What there is to cite of one statement of it; `names` are those of actors by id."""
    whole = cited_article(article)
    holders = [names.get(x, x) for x in statement.holders]
    return Cited(
        document=whole.document,
        title=whole.title,
        authors=whole.authors,
        outlet=whole.outlet,
        date=whole.date,
        address=whole.address,
        seen=whole.seen,
        words=statement.evidence,
        said=_line(", ".join(holders)) if holders else "",
        statement=statement.id,
    )


def known_part(when: When) -> tuple[int, ...]:
    """The year, month and day on which all days of an interval agree; empty where it is open or spans years."""
    lo, hi = when.lo, when.hi
    if lo is None or hi is None or lo.year != hi.year:
        return ()
    if lo == hi:
        return lo.year, lo.month, lo.day
    return (lo.year, lo.month) if lo.month == hi.month else (lo.year,)


def citations(cited: Cited) -> dict[str, str]:
    """The citation in each style, by the name of the style."""
    return {
        "APA": apa(cited),
        "Chicago": chicago(cited),
        "BibTeX": bibtex(cited),
        "CSL-JSON": json.dumps([csl(cited)], ensure_ascii=False, indent=1),
        "sentence": sentence(cited),
    }


def apa(cited: Cited) -> str:
    """After the American Psychological Association."""
    told = [", ".join(_initialled(x) for x in cited.authors) or cited.outlet or cited.title]
    year, *rest = cited.date or ("n.d.",)
    day = f", {' '.join([_MONTHS[rest[0] - 1], *map(str, rest[1:])])}" if rest else ""
    told.append(f"({year}{day}).")
    if told[0] != cited.title:
        told.append(_stopped(cited.title))
    if cited.outlet and cited.authors:
        told.append(_stopped(cited.outlet))
    return " ".join([_stopped(told[0]) if cited.authors else told[0], *told[1:], *_cited_words(cited), *_tail(cited)])


def chicago(cited: Cited) -> str:
    """After the Chicago Manual of Style, notes and bibliography."""
    authors = f"{' and '.join(cited.authors)}. " if cited.authors else ""
    outlet = f"{cited.outlet}, " if cited.outlet else ""
    return " ".join(
        [
            f"{authors}“{_stopped(cited.title)}” {outlet}{_stopped(_day(cited.date))}",
            *_cited_words(cited),
            *_tail(cited),
        ]
    )


def sentence(cited: Cited) -> str:
    """A plain sentence."""
    where = f"“{cited.title}”, {cited.outlet or 'outlet unknown'}, {_day(cited.date)}"
    record = f"document {cited.document[:12]} of the record"
    if not cited.words:
        return f"{where} ({record})."
    places = ", ".join(f"{x.s} to {x.e}" for x in cited.words)
    return f"{_told(cited)} — {where} ({record}, characters {places}; machine-read unless ruled on)."


def _told(cited: Cited) -> str:
    """The page's words, and on whose word it tells them: what is told of somebody need not be what they said."""
    words = f"“{' … '.join(_line(x.text) for x in cited.words)}”"
    return f"{words}, told as the word of {cited.said}" if cited.said else words


def bibtex(cited: Cited) -> str:
    """An entry for BibTeX; what it would take for markup is escaped."""
    fields = {
        "title": cited.title,
        "author": " and ".join(cited.authors),
        "journal": cited.outlet or "",
        "year": str(cited.date[0]) if cited.date else "",
        "month": str(cited.date[1]) if len(cited.date) > 1 else "",
        "day": str(cited.date[2]) if len(cited.date) > 2 else "",
        "note": sentence(cited) if cited.words else f"Document {cited.document}",
    }
    rows = [f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value]
    if cited.address:
        # Percent signs are part of an address; braces would end the field.
        rows.append(f"  url = {{{cited.address.replace('{', '%7B').replace('}', '%7D')}}},")
    return "\n".join([f"@article{{{_key(cited)},", *rows, "}"])


def csl(cited: Cited) -> dict[str, Any]:
    """An item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": _key(cited),
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": x} for x in cited.authors],
        "container-title": cited.outlet,
        "issued": {"date-parts": [list(cited.date)]} if cited.date else None,
        "accessed": {"date-parts": [list(cited.seen)]} if cited.seen else None,
        "URL": cited.address,
        "note": sentence(cited) if cited.words else f"Document {cited.document}",
    }
    return {k: v for k, v in item.items() if v}


def _names(byline: str) -> list[str]:
    return [x for part in _BETWEEN_NAMES.split(_BYLINE.sub("", _line(byline))) if (x := part.strip(" .|·"))]


def _initialled(name: str) -> str:
    """ "Ann Mary Kerr" as "Kerr, A. M."; a name of one word as it is."""
    *given, family = name.split()
    return f"{family}, {' '.join(f'{x[0]}.' for x in given)}" if given else family


def _day(date: tuple[int, ...]) -> str:
    """ "May 3, 2031", "May 2031", "2031" or "n.d."."""
    if not date:
        return "n.d."
    year, *rest = date
    if not rest:
        return str(year)
    return f"{_MONTHS[rest[0] - 1]} {rest[1]}, {year}" if len(rest) > 1 else f"{_MONTHS[rest[0] - 1]} {year}"


def _cited_words(cited: Cited) -> list[str]:
    return [f"Cited for {_told(cited)}."] if cited.words else []


def _key(cited: Cited) -> str:
    """A name for the citation, the article's own and each statement's."""
    return "-".join(x for x in ("onrecord", cited.document[:12], cited.statement) if x)


def _tail(cited: Cited) -> list[str]:
    seen = f"Accessed {_day(cited.seen)}." if cited.seen and cited.address else ""
    return [x for x in (seen, cited.address or "") if x]


def _line(text: str) -> str:
    return " ".join(text.split())


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _escaped(text: str) -> str:
    return "".join(_TEX.get(x, x) for x in _line(text))
