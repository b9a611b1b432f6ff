"""The media that a record can credit: those of the pack, those that the articles name, and those that publish them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.link.sheet import Sheet
from onrecord.model.ids import slug
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType
from onrecord.packs.pack import Pack

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
# An ending that tells one edition of a medium from another and not one medium from another.
_EDITION = re.compile(r"\s+(?:international|english|online|news agency|news|newspaper)$|\.com$|\.org$", re.IGNORECASE)

_WORD = re.compile(r"[\w'’&.-]*\w")
MOST_WORDS = 5  # of the name of a medium


def medium_key(name: str) -> str:
    """A medium's name as it is compared: "The Harbour Post" and "Harbour Post" are one."""
    bare = _ARTICLE.sub("", name.strip())
    return slug(_EDITION.sub("", bare) or bare)


@dataclass(frozen=True, slots=True)
class Media:
    """`names` maps a known surface to the medium's name; `pattern` finds these, and others by the shape of a name."""

    names: dict[str, str]
    pattern: re.Pattern[str]

    def find(self, text: str, s: int, e: int) -> list[tuple[Span, str]]:
        """The media named in ``text[s:e]``, in text order."""
        return [
            (Span(m.start(), m.end(), m.group()), self.names.get(m.group(), m.group()))
            for m in self.pattern.finditer(text, s, e)
        ]


def media_of(sheets: Sequence[Sheet], pack: Pack, also: Iterable[str] = ()) -> Media:
    """The media known to `pack` and to `sheets`, and those `also` known."""
    names: dict[str, str] = {}
    for name, surfaces in _from_pack(pack):
        names |= {x: names.get(x, name) for x in surfaces}
    for name in (*_told(sheets), *also):
        names.setdefault(name, name)
    for surface in sorted(names):
        bare = _ARTICLE.sub("", surface)
        if len(bare) >= 4:
            names.setdefault(bare, names[surface])
    return Media(names, _pattern(names, pack.wording.mastheads))


def capitalised(text: str) -> frozenset[str]:
    """Runs of up to `MOST_WORDS` words of `text` that begin and end with a capital, as names of media do."""
    words = [(m.start(), m.end(), m.group()[0].isupper()) for m in _WORD.finditer(text)]
    return frozenset(
        text[s:e]
        for i, (s, _, large) in enumerate(words)
        if large
        for _, e, ends in words[i : i + MOST_WORDS]
        if ends and "\n" not in text[s:e]
    )


def _told(sheets: Sequence[Sheet]) -> Iterable[str]:
    """The outlets, agencies and media that articles are by or speak of."""
    for sheet in sheets:
        agency = sheet.article.reading.page.masthead.agency
        yield from (x for x in (sheet.article.outlet, agency.name if agency else None) if x)
        yield from (c.outlet for c in sheet.article.captures if c.outlet)
        media = (a for a in sheet.article.reading.actors if a.type is ActorType.MEDIA)
        yield from (a.name for a in media if a.name[:1].isupper())


def _from_pack(pack: Pack) -> Iterable[tuple[str, tuple[str, ...]]]:
    return [(x.name, (x.name, *x.aliases)) for x in pack.outlets.outlets if not x.pictures]


def _pattern(names: Iterable[str], mastheads: Sequence[str]) -> re.Pattern[str]:
    """Known names, the longest first, then capitalised words before one that ends the names of media ("Herald")."""
    known = [re.escape(x) for x in sorted(names, key=lambda x: (-len(x), x))]
    if mastheads:
        known.append(rf"(?:The\s)?(?:[A-Z][\w'’&-]+\s){{1,3}}(?:{'|'.join(map(re.escape, mastheads))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(known)})(?!\w)") if known else re.compile(r"(?!)")
