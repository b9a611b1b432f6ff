"""Where the stages meet. Read from top to bottom, this is the whole way from a document to the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord import registry
from onrecord.acquire.base import Sighting
from onrecord.clean import clean, repeated_lines
from onrecord.errors import OnrecordError, ReadingFailedError, RemovedDocumentError, UnreadableInputError
from onrecord.linking import refresh
from onrecord.linking.whole import Said, connect
from onrecord.model.actor import Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture, earliest
from onrecord.model.document import Document, Page
from onrecord.model.moving import moved
from onrecord.model.reading import Article, Reading
from onrecord.model.ruling import Ruling
from onrecord.model.statement import Statement
from onrecord.model.term import Term
from onrecord.model.vocabulary import DamageKind
from onrecord.model.when import When
from onrecord.packs.gazetteer import extended
from onrecord.packs.pack import Pack
from onrecord.read.base import Judging, Proposer, Reader
from onrecord.read.joined import read_joined
from onrecord.read.names import find_mentions
from onrecord.read.statements import make_statements
from onrecord.read.subjects import find_subjects
from onrecord.read.terms import find_terms
from onrecord.record.record import Record, record_of
from onrecord.resolve import resolve_document
from onrecord.resolve.implied import implied_actors
from onrecord.store.base import Added, Issue, WritableStore
from onrecord.text.dates import find_times
from onrecord.text.mojibake import mended
from onrecord.text.quantities import find_quantities

READERS = ("en", "rules")  # the first that is installed reads where nobody names another


def default_reader() -> str:
    """The name of the reader that reads where nobody names one."""
    there = registry.names(registry.READERS)
    return next(x for x in READERS if x in there)


def reader_named(name: str, pack: Pack) -> Reader:
    """The reader registered as `name`, made for `pack`. Raises UnknownNameError."""
    made: Reader = registry.load(registry.READERS, name)(pack)
    return made


@lru_cache(maxsize=64)
def who_reads(language: str, pack: Pack) -> str:
    """Which of the installed readers read `language` (ISO 639-1), in words."""
    found = []
    for name in registry.names(registry.READERS):
        try:
            languages = reader_named(name, pack).languages
        except OnrecordError:
            continue  # it lacks its weights or its pipeline, and says so when it is asked for
        if language in languages:
            found.append(name)
    return f"it would be read by --reader {' or '.join(found)}" if found else "no installed reader does"


def reading_key(published: When, pack: Pack, reader: Reader) -> str:
    """What a reading depends on besides the document's bytes."""
    return f"{reader.name} {reader.version}; {pack.version}; published {published.lo}..{published.hi}"


def read_document(document: Document, published: When, pack: Pack, reader: Reader) -> Reading:
    """Everything `document` says. `published` is what the caller or the page's markup told; unknown if nobody did."""
    page = clean(document, published, pack)
    if page.language and page.language not in reader.languages:
        why = f"language {page.language}, which reader {reader.name} does not read; {who_reads(page.language, pack)}"
        return Reading(document=document.id, reader=f"{reader.name} {reader.version}", page=page, unread=why)
    broken = any(x.kind is DamageKind.MOJIBAKE for x in page.damage)
    mend = mended(document.text) if broken else None
    if mend is None:
        return _read(document.id, document.text, page, pack, reader)
    # What is read is the text as it was meant; what is found in it is shown in the text as received.
    reading = _read(document.id, mend.text, moved(page, mend.forth, mend.text), pack, reader)
    return replace(moved(replace(reading, page=Page(segments=())), mend.offsets, document.text), page=page)


def _read(document: str, text: str, page: Page, pack: Pack, reader: Reader) -> Reading:
    proposed, dropped = admitted(read_joined(reader, text, page), text)
    if isinstance(reader, Proposer):
        dropped.update(reader.dropped)
    acts = reader.acts if isinstance(reader, Judging) else {}
    attributions = tuple(a for a in proposed if a.confidence >= reader.threshold)
    doubtful = tuple(a for a in proposed if a.confidence < reader.threshold)
    if doubtful:
        dropped["attribution too doubtful for the record, kept for review"] = len(doubtful)
    mentions = find_mentions(text, page, pack)
    cast = resolve_document(text, page, mentions, attributions, pack)
    attributions = tuple(
        replace(a, source_actors=cast.source_of(a.id), source_reason=cast.reason_of(a.id)) for a in attributions
    )
    lines = [(x.s, x.e) for x in page.kept()]
    told = replace(cast, mentions=kept_mentions(cast.mentions, page))
    quantities = find_quantities(text, lines, pack.units.words)
    times = find_times(text, lines, page.masthead.published)
    subjects = find_subjects(text, page, told, pack)
    statements = make_statements(text, page, attributions, told, subjects, times, quantities, pack, acts)
    terms = find_terms(text, page, attributions, told, subjects, statements, quantities, pack)
    statements = about_their_terms(statements, terms)
    implied = implied_actors((x for t in terms for x in t.actors()), cast.actors, pack)
    return Reading(
        document=document,
        reader=f"{reader.name} {reader.version}",
        page=page,
        actors=(*cast.actors, *implied),
        mentions=cast.mentions,
        attributions=attributions,
        doubtful=doubtful,
        quantities=quantities,
        times=times,
        subjects=subjects,
        statements=statements,
        terms=terms,
        dropped=tuple(sorted(dropped.items())),
    )


def about_their_terms(statements: Iterable[Statement], terms: Iterable[Term]) -> tuple[Statement, ...]:
    """Statements with the subject of each of their terms among their own, after those that were named first."""
    stated: dict[str, list[str]] = {}
    for term in terms:
        stated.setdefault(term.statement, []).append(term.subject)
    return tuple(replace(s, subjects=tuple(dict.fromkeys((*s.subjects, *stated.get(s.id, ()))))) for s in statements)


def kept_mentions(mentions: Iterable[Mention], page: Page) -> tuple[Mention, ...]:
    """Mentions on lines that a reader of the article should see: nobody in a related link takes part in anything."""
    at = ((m, page.segment_at(m.span.s)) for m in mentions)
    return tuple(m for m, segment in at if segment is not None and segment.kept)


def admitted(proposed: Iterable[Attribution], text: str) -> tuple[tuple[Attribution, ...], Counter[str]]:
    """The proposed attributions whose every span stands in `text`, each child inside its parent's content, and a count
    of what was refused, by reason.

    Whatever proposes an attribution, the same check admits it; a child of a refused parent loses its place in the tree
    and is refused with it.
    """
    kept: dict[str, Attribution] = {}
    dropped: Counter[str] = Counter()
    for attribution in proposed:
        aside = [x for x in (attribution.addressee, attribution.said_at) if x is not None]
        spans = (*attribution.source, *attribution.cue, *attribution.content, *aside)
        parent = kept.get(attribution.parent or "")
        if any(text[x.s : x.e] != x.text for x in spans):
            dropped["attribution whose words are not in the text"] += 1
        elif attribution.parent is not None and parent is None:
            dropped["attribution whose parent was refused"] += 1
        elif parent and not all(any(x.inside(y) for y in parent.content) for x in attribution.content):
            dropped["attribution that stands outside its parent"] += 1
        elif attribution.id in kept:
            dropped["attribution proposed twice"] += 1
        else:
            kept[attribution.id] = attribution
    return tuple(kept.values()), dropped


def read_sighting(document: Document, capture: Capture, pack: Pack, reader: Reader) -> Article:
    """One sighting as an article of its own, without a record. Raises ReadingFailedError."""
    reading = attempted(document, capture.source, capture.published, pack, reader)
    return Article(document=document, captures=(capture,), reading=reading)


def clean_sighting(document: Document, capture: Capture, pack: Pack, known: frozenset[str] = frozenset()) -> Article:
    """One sighting cleaned and not read; `known` as for `clean`. Raises ReadingFailedError for any fault, so that it
    costs no other."""
    try:
        page = clean(document, capture.published, pack, known)
    except Exception as fault:
        raise ReadingFailedError(capture.source, fault) from fault
    return Article(document=document, captures=(capture,), reading=Reading(document=document.id, reader="", page=page))


def cleaned_together(articles: Iterable[Article], pack: Pack) -> Iterator[Article]:
    """Cleaned `articles` once more, in their order, in the light of each other: what several documents of one outlet
    print is its furniture. Only those with an outlet and of a text without marks of its own gain by it."""
    found = list(articles)
    by_outlet: dict[str, list[str]] = {}
    for article in found:
        if article.outlet:
            by_outlet.setdefault(article.outlet, []).append(article.document.text)
    known = {outlet: repeated_lines(texts) for outlet, texts in by_outlet.items() if len(texts) > 1}
    for article in found:
        lines = known.get(article.outlet or "")
        yield clean_sighting(article.document, article.captures[0], pack, lines) if lines else article


def attempted(document: Document, source: str, published: When, pack: Pack, reader: Reader) -> Reading:
    """`read_document`, with any fault as ReadingFailedError: one article that trips the program, or that an endpoint
    gave no answer for, costs no other."""
    try:
        return read_document(document, published, pack, reader)
    except Exception as fault:
        raise ReadingFailedError(source, fault) from fault


def assembled(articles: Iterable[Article], rulings: Sequence[Ruling], pack: Pack) -> Record:
    """The record of `articles`, resolved, linked and judged, without a store."""
    found = sorted(articles, key=lambda a: a.document.id)
    whole = connect(found, Said(rulings=tuple(rulings)), pack)
    return record_of(found, whole.links, actor_ids=whole.actor_ids, subject_ids=whole.subject_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One source dealt with: `added` None if it could not be; `said` is what there is to say of it, often nothing."""

    source: str
    added: Added | None = None
    said: str = ""


def add(
    store: WritableStore,
    found: Iterable[Sighting | UnreadableInputError],
    pack: Pack,
    reader: Reader,
    *,
    readd: bool = False,
) -> Generator[Progress, None, None]:
    """Store what was `found`, one document a transaction, yielding each as it is done; then link the whole record.

    A document that is stored with the same capture and reading key is not read again. What cannot be added is told and
    the rest goes on. Closing the iterator early leaves whole documents and a job marked as interrupted.
    """
    job = store.start_job("add")
    known = extended(pack, store.entities())
    done = False
    try:
        for item in found:
            progress = (
                Progress(source=item.source, said=str(item))
                if isinstance(item, UnreadableInputError)
                else _add_sighting(store, item, known, reader, readd=readd)
            )
            store.note(job, progress.source, failed="" if progress.added else progress.said)
            yield progress
        refresh(store, pack)
        done = True
    finally:
        store.finish_job(job, interrupted=not done)


def _add_sighting(store: WritableStore, sighting: Sighting, pack: Pack, reader: Reader, *, readd: bool) -> Progress:
    document, capture = sighting.document, sighting.capture
    if (stone := store.tombstone(document.id)) and not readd:
        # What brought it may have been stored as received, with its words.
        store.forget(document.id)
        error = RemovedDocumentError(capture.source, document.id, stone.why)
        return Progress(source=capture.source, said=str(error))
    # Of several sightings with dates of their own the earliest dates the text, whichever came first.
    published = earliest((*store.captures(document.id), capture))
    key = reading_key(published, pack, reader)
    if store.has(document.id, capture.id, key):
        return Progress(source=capture.source, added=Added())
    # A reader of web pages may draw another text from the same bytes one day: the first one stands.
    document = store.document(document.id) or document
    try:
        reading = attempted(document, capture.source, published, pack, reader)
    except ReadingFailedError as error:
        return Progress(source=capture.source, said=str(error))
    added = store.add_article(document, capture, reading, key, issues=issues_of(reading), readd=readd)
    return Progress(source=capture.source, added=added, said=reading.unread and f"kept and not read: {reading.unread}")


def issues_of(reading: Reading) -> list[Issue]:
    """What is wrong with a document that no later stage will say: damage, what was not read, what was dropped."""
    damage = [
        Issue(document=reading.document, stage="clean", kind=x.kind, detail=x.detail, span=x.span)
        for x in reading.page.damage
    ]
    conflicts = [
        Issue(document=reading.document, stage="clean", kind=f"{x.of} conflict", detail=x.detail, span=x.span)
        for x in reading.page.conflicts
    ]
    unread = (
        [Issue(document=reading.document, stage="read", kind="unread", detail=reading.unread)] if reading.unread else []
    )
    dropped = [
        Issue(document=reading.document, stage="read", kind="dropped", detail=f"{count} times: {reason}")
        for reason, count in reading.dropped
    ]
    return [*damage, *conflicts, *unread, *dropped]
