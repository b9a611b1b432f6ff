"""Whom an article credits: the agency whose text it prints, the medium it quotes from or reports after.

A credit leads to an article of the record if the medium's article there tells what is credited to it, else to the
medium's name. A medium is not credited in its own pages. Accepted gap: a medium that no table, masthead or article
names ("a local station") has no name to lead to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.candidates import Rarity
from onrecord.link.evidence import end_at
from onrecord.link.media import Media, media_of, medium_key
from onrecord.link.sheet import OPENING, Sentence, Sheet
from onrecord.model.attribution import Attribution
from onrecord.model.link import End, Link
from onrecord.model.span import Span, cover
from onrecord.model.vocabulary import ActorType, AttributionType, Relation
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of

# Share of a credited sentence's content, weighted by rarity, that one sentence of the medium's article must tell.
MIN_TOLD = 0.35
# Sentences of one medium that hold a stem; a commoner stem leads to none of them.
MOST_HOLDERS = 300
MIN_CREDITED = 3  # words; fewer are a slip of the reading and say nothing
_OPENING_NAME = re.compile(r"\(\s*([\w &.'’-]{2,30}?)\s*\)")


@dataclass(frozen=True, slots=True)
class Credit:
    """The words `span` are credited to `medium` by the words `by`. `quoted`: they stand in quotation marks there."""

    medium: str
    span: Span
    by: Span
    quoted: bool


def credit_links(sheets: Sequence[Sheet], pack: Pack, rarity: Rarity, also: Iterable[str] = ()) -> list[Link]:
    """The links from every article to what it credits; media `also` known are none of these articles'."""
    media = media_of(sheets, pack, also)
    told = Told(sheets, rarity)
    links: list[Link] = []
    for sheet in sheets:
        own = {medium_key(x) for x in (sheet.article.outlet, *(c.outlet for c in sheet.article.captures)) if x}
        agency = agency_of(sheet)
        if agency and medium_key(agency[0]) not in own:
            links.append(_printed(sheet, agency))
        if agency:
            own.add(medium_key(agency[0]))
        links += [x for x in _labelled(sheet, media, pack) if medium_key(x.b.external or "") not in own]
        for credit in _distinct([*_attributed(sheet, media), *_written(sheet, media, pack)]):
            if medium_key(credit.medium) not in own and len(credit.span.text.split()) >= MIN_CREDITED:
                links.append(_credited(sheet, credit, told))
    return links


def agency_of(sheet: Sheet) -> tuple[str, Span | None] | None:
    """The agency whose text an article prints, by its masthead or by the bracket in its opening; None if none."""
    agency = sheet.article.reading.page.masthead.agency
    if agency:
        return agency.name, agency.spans[0] if agency.spans else None
    text = sheet.article.document.text
    for segment in sheet.article.reading.page.kept():
        opening = OPENING.match(text, segment.s, segment.e)
        named = _OPENING_NAME.search(text, segment.s, opening.end()) if opening else None
        if named and named[1][0].isupper():
            return named[1], Span.of(text, named.start(1), named.end(1))
    return None


def _printed(sheet: Sheet, agency: tuple[str, Span | None]) -> Link:
    """A text printed under an agency's name. Which article of the agency it is, if the record has it, copies find."""
    name, words = agency
    shown = f" (“{words.text}”)" if words else ""
    return Link(
        relation=Relation.COPY_OF,
        a=End(document=sheet.id),
        b=End(external=name),
        reason=f"{sheet.name} prints it under the name of the agency {name}{shown}.",
        method="agency credit",
    )


def _labelled(sheet: Sheet, media: Media, pack: Pack) -> Iterator[Link]:
    """Lines that say where the text comes from ("h/t: the Herald", "Originally published by ..."), kept or not."""
    text = sheet.article.document.text
    label = any_of(tuple(pack.wording.crediting))
    for segment in sheet.article.reading.page.segments:
        line = text[segment.s : segment.e]
        said = label.match(text, segment.e - len(line.lstrip("([ ")), segment.e)
        named = media.find(text, said.end(), min(segment.e, said.end() + 40)) if said else []
        if said and named:
            words, medium = named[0]
            printed = "published" in said.group().lower()
            yield Link(
                relation=Relation.COPY_OF if printed else Relation.PARAPHRASES,
                a=End(document=sheet.id),
                b=End(external=medium),
                reason=f"A line says where it comes from: “{text[said.start() : words.e]}”.",
                method="credit line",
            )


def _attributed(sheet: Sheet, media: Media) -> Iterator[Credit]:
    """Credits by the reading: a source, a relay or an addressee that is a medium."""
    reading, text = sheet.article.reading, sheet.article.document.text
    names = {a.id: a.name for a in reading.actors if a.type is ActorType.MEDIA and a.name[:1].isupper()}
    for attribution in reading.attributions:
        s, e = cover(attribution.content)
        by = (*attribution.source, *attribution.cue, *attribution.content)[0]
        for actor in (*attribution.source_actors, attribution.via or ""):
            if actor in names:
                yield Credit(media.names.get(names[actor], names[actor]), Span.of(text, s, e), by, _direct(attribution))
        if attribution.addressee:
            for named, medium in media.find(text, attribution.addressee.s, attribution.addressee.e):
                yield Credit(medium, Span.of(text, s, e), named, _direct(attribution))


def _direct(attribution: Attribution) -> bool:
    return attribution.type is not AttributionType.INDIRECT


def _written(sheet: Sheet, media: Media, pack: Pack) -> Iterator[Credit]:
    """Credits by their words: "told the Herald", "citing the Herald", "the Herald reported", "the paper said"."""
    text, wording = sheet.article.document.text, pack.wording
    before = re.compile(rf"(?:{any_of(tuple(wording.relays)).pattern})\s+(?:\w+(?:['’]s)?\s+){{0,3}}?$", re.IGNORECASE)
    behind = re.compile(rf"(?:\s+\w+)?\s+(?:{any_of(tuple(wording.relayed)).pattern})", re.IGNORECASE)
    paper = re.compile(rf"\bthe\s+(?:{any_of(tuple(wording.papers)).pattern})", re.IGNORECASE)
    last: str | None = None
    for sentence in sheet.sentences:
        span = sentence.span
        named = media.find(text, span.s, span.e)
        for words, medium in named:
            if before.search(text[max(span.s, words.s - 60) : words.s]) or behind.match(text, words.e, span.e):
                yield Credit(medium, span, words, bool(sentence.quotations))
        if not named and last:
            for m in paper.finditer(text, span.s, span.e):
                if behind.match(text, m.end(), span.e) or before.search(text[max(span.s, m.start() - 60) : m.start()]):
                    yield Credit(last, span, Span.of(text, m.start(), m.end()), bool(sentence.quotations))
                    break
        if named:
            last = named[-1][1]


def _distinct(credits: Sequence[Credit]) -> list[Credit]:
    """Each medium once for the same words; what the reading found before what the wording shows."""
    kept: list[Credit] = []
    for credit in credits:
        if not any(medium_key(x.medium) == medium_key(credit.medium) and x.span.overlaps(credit.span) for x in kept):
            kept.append(credit)
    return kept


def _credited(sheet: Sheet, credit: Credit, told: Told) -> Link:
    target = told.by(sheet, credit)
    end = end_at(target[0].article, target[1].span) if target else End(external=credit.medium)
    return Link(
        relation=Relation.QUOTES_FROM if credit.quoted else Relation.PARAPHRASES,
        a=end_at(sheet.article, credit.span),
        b=end,
        reason=f"{sheet.name} has these words from {credit.medium} (“{credit.by.text}”).",
        method="credit",
    )


class Told:
    """What each medium tells in its own articles of the record, found by the rarest words of what is credited to it."""

    def __init__(self, sheets: Sequence[Sheet], rarity: Rarity) -> None:
        self._rarity = rarity
        self._sentences: dict[str, list[tuple[Sheet, Sentence]]] = defaultdict(list)
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for sheet in sheets:
            if sheet.article.outlet:
                key = medium_key(sheet.article.outlet)
                for sentence in sheet.sentences:
                    for stem in sentence.stems:
                        self._holders[key, stem].append(len(self._sentences[key]))
                    self._sentences[key].append((sheet, sentence))

    def by(self, sheet: Sheet, credit: Credit) -> tuple[Sheet, Sentence] | None:
        """The sentence of the medium's own article that tells best what `sheet` credits to it, if any tells it."""
        stems = frozenset().union(*(s.stems for s in sheet.sentences if s.span.overlaps(credit.span)))
        all_ = self._rarity.weight(stems)
        key = medium_key(credit.medium)
        best: tuple[float, Sheet, Sentence] | None = None
        for n in self._met(key, stems):
            other, sentence = self._sentences[key][n]
            if other is sheet or other.order[0] > sheet.order[1]:
                continue
            least = min(all_, self._rarity.weight(sentence.stems))
            share = self._rarity.weight(stems & sentence.stems) / least if least > 0 else 0.0
            if share >= MIN_TOLD and (best is None or share > best[0]):
                best = (share, other, sentence)
        return (best[1], best[2]) if best else None

    def _met(self, key: str, stems: frozenset[str]) -> list[int]:
        """Places of sentences of the medium that share two stems, in order of publication."""
        met: Counter[int] = Counter()
        for stem in self._rarity.rarest_first(stems):
            found = self._holders.get((key, stem), ())
            if len(found) <= MOST_HOLDERS:
                met.update(found)
        return sorted(n for n, shared in met.items() if shared >= 2)
