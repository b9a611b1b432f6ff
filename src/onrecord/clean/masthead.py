"""What a page says of itself: headline, outlet, writers, agency, place, date. What it does not say stays unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.datelines import Opening, opening_of
from onrecord.clean.forms import SPACE
from onrecord.clean.notes import credits_in, translation_in
from onrecord.clean.outlets import known, looks_like_outlet, names_of, outlet_at_end, outlet_beside_section
from onrecord.model.document import Masthead, Named, Segment
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import SegmentKind
from onrecord.model.when import When
from onrecord.packs.pack import Pack

# "picture's words - Outlet, 1920[, 26.05.2023]": how content systems title their pictures.
ALT_OUTLET = re.compile(r"\s[-–—]\s(?P<outlet>[^-–—,]{2,50}), ?\d{3,4}(?:, ?\d{1,2}\.\d{1,2}\.\d{4})?\s*$")
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\W*(?:(?:19|20)\d\d\W*)+(?P<outlet>[A-Z][\w’'&. -]{2,50}?)(?=\.|,| Ltd| Inc| LLC|$)", re.I
)
ROLE = re.compile(
    r"\b(?:Staff|Writer|Editor|Correspondent|Reporter|Columnist|Contributor|Chief|Updated|Published|Posted)\b"
)
# "Contributing: two names, THE PAPER": the house stands last.
LAST_OF_CREDITS = re.compile(r",\s*(?P<outlet>[^,;]{2,40}?)\.?\s*$")
BY = re.compile(r"(?:by|byline:|author:?|written by|story by|posted by|about the authors?:?|text:)\s+", re.IGNORECASE)
CREDITED = re.compile(
    r"(?:additional |further )?(?:reporting|writing|written|compiled|story|contributing)(?: and \w+)*(?: by)?[: ]+",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.?(?: (?:de|van|von|der|al|bin|el|la|le|da|di)\b| [A-ZÀ-Þ][\w’'-]*\.?){1,3}")


def masthead_of(text: str, segments: Sequence[Segment], pack: Pack, published: When) -> Masthead:
    """The masthead of a page whose lines are labelled; `published` is settled elsewhere."""
    opening = opening_in(text, segments, pack)
    return Masthead(
        headline=_headline(text, segments, pack),
        outlet=_outlet(text, segments, pack),
        byline=_byline(text, segments, pack),
        agency=_agency(text, segments, opening, pack),
        dateline=opening.dateline if opening else None,
        published=published,
        credit=credits_in(text, segments, pack),
        translation=translation_in(text, segments, pack),
    )


def opening_in(text: str, segments: Sequence[Segment], pack: Pack) -> Opening | None:
    """The dateline of the page: it opens one of the first two paragraphs, or there is none."""
    paragraphs = [x for x in segments if x.kind in (SegmentKind.BODY, SegmentKind.DEK)]
    for segment in paragraphs[:3]:
        line = stripped(text, segment.s, segment.e, SPACE)
        if line and (found := opening_of(text, line.s, line.e, pack)):
            return found
    return None


def _of_kind(segments: Sequence[Segment], *kinds: SegmentKind) -> Iterator[Segment]:
    return (x for x in segments if x.kind in kinds)


def _headline(text: str, segments: Sequence[Segment], pack: Pack) -> Span | None:
    for segment in _of_kind(segments, SegmentKind.HEADLINE):
        line = text[segment.s : segment.e]
        end = segment.e
        if outlet := outlet_at_end(line, pack):
            end = segment.s + outlet[0]
        return stripped(text, segment.s, end, SPACE + "|»" if end != segment.e else SPACE)
    return None


def _named(spans: Sequence[Span], pack: Pack) -> Named:
    name = spans[0].text
    found = known(name, pack)
    same = [x for x in spans if x.text.casefold() == name.casefold() or (found and known(x.text, pack) is found)]
    return Named(found.name if found else name, tuple(same))


def _outlet(text: str, segments: Sequence[Segment], pack: Pack) -> Named | None:
    found: list[Span] = []
    for segment in segments:
        where = _outlet_in(text[segment.s : segment.e], segment.kind, pack)
        if where and (span := stripped(text, segment.s + where[0], segment.s + where[1], SPACE + "|»")):
            found.append(span)
    return _named(found, pack) if found else None


def _outlet_in(line: str, kind: SegmentKind, pack: Pack) -> tuple[int, int] | None:
    """Offsets of the outlet in a line, by the way lines of that kind print it."""
    if kind is SegmentKind.IMAGE_ALT:
        return m.span("outlet") if (m := ALT_OUTLET.search(line)) else None
    if kind is SegmentKind.PAGE_TITLE:
        return outlet_beside_section(line, pack) or outlet_at_end(line, pack)
    if kind is SegmentKind.HEADLINE:
        return outlet_at_end(line, pack)
    if kind is SegmentKind.UI:
        m = COPYRIGHT.search(line)
        return m.span("outlet") if m and not _is_agency(m["outlet"], pack) else None
    if kind in (SegmentKind.BYLINE_BIO, SegmentKind.SECTION_TAGLINE):
        bare = line.strip(SPACE)
        named = looks_like_outlet(bare, pack) if kind is SegmentKind.BYLINE_BIO else known(bare, pack) is not None
        return (0, len(line)) if named and not _is_agency(bare, pack) else None
    if kind is SegmentKind.SIGNOFF and (last := LAST_OF_CREDITS.search(line)):
        printed = known(last["outlet"], pack)
        return last.span("outlet") if printed and not printed.agency else None
    return None


def _is_agency(name: str, pack: Pack) -> bool:
    found = known(name, pack)
    return found is not None and found.agency


def _byline(text: str, segments: Sequence[Segment], pack: Pack) -> tuple[Span, ...]:
    found: list[Span] = []
    for segment in _of_kind(segments, SegmentKind.BYLINE_BIO, SegmentKind.SIGNOFF):
        line = text[segment.s : segment.e]
        pattern = BY if segment.kind is SegmentKind.BYLINE_BIO else CREDITED
        if not (m := pattern.search(line)):
            continue
        end = segment.s + line.index("|") if "|" in line else segment.e
        if segment.kind is SegmentKind.SIGNOFF and (cut := re.search(r"\b[Ee]dit(?:ing|ed)\b", line)):
            end = segment.s + cut.start()
        for name in NAME.finditer(text, segment.s + m.end(), end):
            if not ROLE.search(name.group()) and not any(known(w, pack) for w in (name.group(), *name.group().split())):
                found.append(Span.of(text, name.start(), name.end()))
    return tuple(sorted(set(found)))


def _agency(text: str, segments: Sequence[Segment], opening: Opening | None, pack: Pack) -> Named | None:
    """In the dateline's brackets, in the sign-off, or as the writer. A picture's credit says nothing of the text."""
    found: list[Span] = [opening.agency] if opening and opening.agency else []
    agencies = sorted(names_of(pack).agencies, key=len, reverse=True)
    pattern = re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, agencies)) or r"(?!)"), re.IGNORECASE)
    kinds = (SegmentKind.SIGNOFF, SegmentKind.BYLINE_BIO, SegmentKind.STANDARDS_LINK, SegmentKind.SOURCE_LINK)
    for segment in _of_kind(segments, *kinds):
        line = text[segment.s : segment.e].strip(SPACE)
        if segment.kind is SegmentKind.BYLINE_BIO and not (BY.match(line) or known(line, pack)):
            continue
        for m in pattern.finditer(text, segment.s, segment.e):
            # "AA", "TT", "pa": short names are acronyms or they are other words.
            if len(m.group()) > 4 or m.group().isupper() or m.group() == "dpa":
                found.append(Span.of(text, m.start(), m.end()))
    return _named(found, pack) if found else None
