"""Names of outlets as pages print them: known from the pack, or known by where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.packs.outlets import Outlet
from onrecord.packs.pack import Pack

BAR = re.compile(r"\s*[|»]\s*|\s+(?:::|•|·)\s+")
DASH = re.compile(r"\s+[-–—]\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The pack's outlets by every folded name, alias and domain; `pictures` and `agencies` are folded names."""

    by_name: dict[str, Outlet]
    agencies: frozenset[str]
    pictures: frozenset[str]
    sections: frozenset[str]
    media: re.Pattern[str]
    title_words: re.Pattern[str]
    not_places: frozenset[str]


@lru_cache(maxsize=8)
def names_of(pack: Pack) -> Names:
    """The outlets of `pack`, ready to look up."""
    table = pack.outlets
    by_name = {n.casefold(): x for x in table.outlets for n in (*x.domains, *x.aliases, x.name)}
    words = "|".join(re.escape(w) for w in sorted(table.title_words, key=len, reverse=True)) or r"(?!)"
    media = "|".join(re.escape(w) for w in table.media_words) or r"(?!)"
    return Names(
        by_name=by_name,
        agencies=frozenset(k for k, x in by_name.items() if x.agency),
        pictures=frozenset(k for k, x in by_name.items() if x.pictures),
        sections=frozenset(x.casefold() for x in table.sections),
        media=re.compile(rf"\b(?:{media})\b", re.IGNORECASE),
        title_words=re.compile(rf"^(?:(?:{words})\b[\s:,-]*)+", re.IGNORECASE),
        not_places=frozenset(x.casefold() for x in table.not_places),
    )


def known(name: str, pack: Pack) -> Outlet | None:
    """The outlet that goes by `name`; None if the pack has none."""
    return names_of(pack).by_name.get(name.strip(" .,;:()[]").casefold())


def looks_like_outlet(name: str, pack: Pack) -> bool:
    """Whether `name` is a known outlet or is built like the name of one ("The Northern Gazette")."""
    if known(name, pack):
        return True
    words = name.split()
    return 2 <= len(words) <= 5 and all(w[0].isupper() for w in words) and bool(names_of(pack).media.search(words[-1]))


def outlet_at_end(title: str, pack: Pack) -> tuple[int, int] | None:
    """Offsets of the outlet's name at the end of a page title; None if it ends in none.

    Behind a bar stands the outlet, known or not; behind a dash only a known one counts, for headlines end in
    "- Reports" too.
    """
    cuts = list(BAR.finditer(title))
    if cuts:
        s, name = cuts[-1].end(), title[cuts[-1].end() :]
        if m := names_of(pack).title_words.match(name):
            s, name = s + m.end(), name[m.end() :]
        named = known(name, pack) or (0 < len(name.split()) <= 5 and name[0].isupper())
        if named and name.casefold() not in names_of(pack).sections:
            return s, len(title)
    cuts = list(DASH.finditer(title))
    if cuts and known(title[cuts[-1].end() :], pack):
        return cuts[-1].end(), len(title)
    return None


def without_outlet(title: str, pack: Pack) -> str:
    """A page title without the outlet behind it."""
    if not outlet_at_end(title, pack):
        return title
    cuts = [*BAR.finditer(title)] or [*DASH.finditer(title)]
    return title[: cuts[-1].start()]


def outlet_beside_section(line: str, pack: Pack) -> tuple[int, int] | None:
    """Offsets of the outlet in a line that is its name and a section ("The Northern Gazette | World"), or its name
    and a claim to its home page; None for any other line."""
    cuts = [*BAR.finditer(line)] or [*DASH.finditer(line)]
    if not cuts or len(line.split()) > 9:
        return None
    edges = [0, *(x for c in cuts for x in c.span()), len(line)]
    parts = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    sections = [p for p in parts if line[slice(*p)].strip().casefold() in names_of(pack).sections]
    others = [p for p in parts if p not in sections]
    if len(others) == 1 and sections and looks_like_outlet(line[slice(*others[0])].strip(), pack):
        return others[0]
    return None
