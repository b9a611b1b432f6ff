"""Where the stages meet. Read from top to bottom, this is the whole way from a document to the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord import registry
from onrecord.clean import clean
from onrecord.judge import compare
from onrecord.link import find_lineage
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document
from onrecord.model.link import Link
from onrecord.model.reading import Article, Reading
from onrecord.model.ruling import Ruling
from onrecord.model.when import When
from onrecord.packs.pack import Pack
from onrecord.read.base import Reader
from onrecord.read.names import find_mentions
from onrecord.read.statements import make_statements
from onrecord.read.subjects import find_subjects
from onrecord.read.terms import find_terms
from onrecord.record.record import Record, record_of
from onrecord.resolve import resolve_document, resolve_record
from onrecord.text.dates import find_times
from onrecord.text.quantities import find_quantities

READER = "rules"


def reader_named(name: str, pack: Pack) -> Reader:
    """The reader registered as `name`, made for `pack`. Raises UnknownNameError."""
    made: Reader = registry.load(registry.READERS, name)(pack)
    return made


def reading_key(published: When, pack: Pack, reader: Reader) -> str:
    """What a reading depends on besides the document's bytes."""
    return f"{reader.name} {reader.version}; {pack.version}; published {published.lo}..{published.hi}"


def read_document(document: Document, published: When, pack: Pack, reader: Reader) -> Reading:
    """Everything `document` says. `published` is what the caller or the page's markup told; unknown if nobody did."""
    text, made_by = document.text, f"{reader.name} {reader.version}"
    page = clean(document, published, pack)
    if page.language and page.language not in reader.languages:
        why = f"language {page.language}, which reader {reader.name} does not read"
        return Reading(document=document.id, reader=made_by, page=page, unread=why)
    attributions, dropped = admitted(reader.read(text, page), text)
    mentions = find_mentions(text, page, pack)
    cast = resolve_document(text, page, mentions, attributions, pack)
    attributions = tuple(replace(a, source_actors=cast.source_of(a.id)) for a in attributions)
    lines = [(x.s, x.e) for x in page.kept()]
    quantities = find_quantities(text, lines, pack.units.words)
    times = find_times(text, lines, page.masthead.published)
    subjects = find_subjects(text, page, cast, pack)
    statements = make_statements(text, page, attributions, cast, subjects, times, quantities, pack)
    terms = find_terms(text, page, attributions, cast, subjects, statements, quantities, pack)
    return Reading(
        document=document.id,
        reader=made_by,
        page=page,
        actors=cast.actors,
        mentions=cast.mentions,
        attributions=attributions,
        quantities=quantities,
        times=times,
        subjects=subjects,
        statements=statements,
        terms=terms,
        dropped=tuple(sorted(dropped.items())),
    )


def admitted(proposed: Iterable[Attribution], text: str) -> tuple[tuple[Attribution, ...], Counter[str]]:
    """The proposed attributions whose every span stands in `text`, and a count of what was refused, by reason.

    Whatever proposes an attribution, the same check admits it; a child of a refused parent loses its place in the tree
    and is refused with it.
    """
    kept: dict[str, Attribution] = {}
    dropped: Counter[str] = Counter()
    for attribution in proposed:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        if any(text[x.s : x.e] != x.text for x in spans):
            dropped["attribution whose words are not in the text"] += 1
        elif attribution.parent is not None and attribution.parent not in kept:
            dropped["attribution whose parent was refused"] += 1
        elif attribution.id in kept:
            dropped["attribution proposed twice"] += 1
        else:
            kept[attribution.id] = attribution
    return tuple(kept.values()), dropped


def read_sighting(document: Document, capture: Capture, pack: Pack, reader: Reader) -> Article:
    """One sighting as an article of its own, without a record."""
    reading = read_document(document, capture.published, pack, reader)
    return Article(document=document, captures=(capture,), reading=reading)


def links_between(articles: Sequence[Article], pack: Pack) -> tuple[Link, ...]:
    """Lineage first, by wording alone; then what agrees, conflicts and was altered, in its light."""
    lineage = find_lineage(articles, pack)
    return (*lineage, *compare(articles, lineage, pack))


def assembled(articles: Iterable[Article], rulings: Sequence[Ruling], pack: Pack) -> Record:
    """The record of `articles`, resolved, linked and judged; `rulings` outrank the program."""
    found = sorted(articles, key=lambda a: a.document.id)
    shown = record_of(found, resolve_record(found, rulings), ())
    return record_of(shown.articles, {}, links_between(shown.articles, pack))
