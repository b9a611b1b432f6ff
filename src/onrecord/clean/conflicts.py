"""What a page says of itself in two ways. Neither is settled here: both are shown, with the words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.clean.outlets import known
from onrecord.model.document import Conflict, Masthead
from onrecord.model.markup import Markup
from onrecord.packs.pack import Pack


def conflicts_of(masthead: Masthead, markup: Markup | None, language: str | None, pack: Pack) -> tuple[Conflict, ...]:
    """Another outlet or another language in the markup than in the text. Dates that conflict are damage."""
    return tuple(_conflicts(masthead, markup, language, pack)) if markup else ()


def _conflicts(masthead: Masthead, markup: Markup, language: str | None, pack: Pack) -> Iterator[Conflict]:
    read = masthead.outlet
    if markup.outlet and read and not _same(markup.outlet, read.name, pack):
        span = next(iter(read.spans), None)
        yield Conflict("outlet", f"the markup names {markup.outlet}, the text {read.name}", span)
    if markup.language and language and markup.language != language:
        yield Conflict("language", f"the markup declares {markup.language}, the text is in {language}")


def _same(a: str, b: str, pack: Pack) -> bool:
    """Whether two names are of one house: one entry of the pack, or one name within the other ("The Gazette",
    "Northern Gazette Online")."""
    one, other = known(a, pack), known(b, pack)
    if one and other:
        return one is other
    x, y = _bare(a), _bare(b)
    return x in y or y in x


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold().removeprefix("the ") if c.isalnum())
