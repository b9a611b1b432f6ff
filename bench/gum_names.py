"""Named mentions of UD English GUM: prose of other genres than ours, so that names are not fitted to news.

Convention. Gold: entities of type person, organization and place whose head words (GUM's minimal span) are all proper
nouns; the span runs from the first to the last of the proper nouns around the head that no other word parts, with "of",
"for", "the" and particles between them; titles before a person ("Dr.", "President") are left out; of nested names the
longest counts. Found: every mention in a named form. Both without leading article. Two scores: the same span, and any
overlap (one to one, in text order).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import NAMED_FORMS, Label, SegmentKind
from onrecord.packs.index import listed
from onrecord.packs.pack import Pack
from onrecord.read.names import find_mentions
from onrecord.text.sentences import lines_of

INNER = frozenset("of for the de da van von der den al bin la le and".split())
TYPES = frozenset({"person", "organization", "place"})


@dataclass(slots=True)
class GumDocument:
    """One document: its text, one sentence a line, and the named spans in it."""

    name: str
    text: str = ""
    spans: set[tuple[int, int]] = field(default_factory=set)


@dataclass(slots=True)
class _Word:
    form: str
    tag: str
    s: int
    e: int


def gum_documents(file: Path, pack: Pack) -> Iterator[GumDocument]:
    """The documents of a GUM file in CoNLL-U, gzipped."""
    titles = frozenset(w for t in listed(pack.offices.titles) for w in t.split())
    document: GumDocument | None = None
    open_entities: list[tuple[str, str, str, int]] = []
    rows: list[list[str]] = []
    sentence = ""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            told = line.rstrip("\n")
            if told.startswith("# newdoc id"):
                if document:
                    yield document
                document, open_entities = GumDocument(told.split("= ")[1]), []
            elif told.startswith("# text = "):
                sentence = told.removeprefix("# text = ")
            elif told and told[0].isdigit():
                rows.append(told.split("\t"))
            elif not told and rows and document:
                _add(document, sentence, rows, open_entities, titles)
                rows = []
    if document:
        yield document


def _add(
    document: GumDocument,
    sentence: str,
    rows: list[list[str]],
    open_entities: list[tuple[str, str, str, int]],
    titles: frozenset[str],
) -> None:
    start = len(document.text)
    document.text += sentence + "\n"
    words: list[_Word] = []
    position = start
    for row in rows:
        if "-" in row[0] or "." in row[0]:
            continue
        at = document.text.find(row[1], position)
        if at < 0:
            at = position
        words.append(_Word(row[1], row[3], at, at + len(row[1])))
        position = at + len(row[1])
        _entities(document, words, row[9], open_entities, titles)
    open_entities.clear()


def _entities(
    document: GumDocument,
    words: list[_Word],
    misc: str,
    open_entities: list[tuple[str, str, str, int]],
    titles: frozenset[str],
) -> None:
    told = re.search(r"Entity=([^|]*)", misc)
    for piece in re.findall(r"\([^()]+|\d*\)", told.group(1) if told else ""):
        if piece.startswith("("):
            # GRP-etype-infstat-salience-centering-minspan-link-identity
            parts = piece[1:].split("-")
            open_entities.append((parts[0], parts[1], parts[5] if len(parts) > 5 else "1", len(words) - 1))
            continue
        closing = [k for k, x in enumerate(open_entities) if piece == ")" or x[0] == piece[:-1]]
        if closing:
            _, kind, least, first = open_entities.pop(closing[-1])
            if kind in TYPES and (span := _named(words[first:], least, titles)):
                document.spans.add(span)


def _named(words: list[_Word], least: str, titles: frozenset[str]) -> tuple[int, int] | None:
    """The name at the head of an entity's words, None if the head is no name."""
    heads = [int(x) - 1 for x in least.split(",") if x.isdigit()]
    if not heads or max(heads) >= len(words):
        return None
    tags = {words[h].tag for h in heads}
    if "PROPN" not in tags or not tags <= {"PROPN", "ADP", "DET", "PUNCT", "CCONJ", "NUM"}:
        return None
    a, b = min(heads), max(heads)
    while a > 0 and (_proper(words, a - 1) or (words[a - 1].form in INNER and _proper(words, a - 2))):
        a -= 1
    while _proper(words, b + 1) or (b + 1 < len(words) and words[b + 1].form in INNER and _goes_on(words, b + 2)):
        b += 1
    while a < b and (words[a].form in titles or not _proper(words, a)):
        a += 1
    while b > a and not _proper(words, b):
        b -= 1
    return words[a].s, words[b].e


def _proper(words: list[_Word], i: int) -> bool:
    return 0 <= i < len(words) and words[i].tag == "PROPN"


def _goes_on(words: list[_Word], i: int) -> bool:
    return _proper(words, i) or (i < len(words) and words[i].form == "the" and _proper(words, i + 1))


def gum_counts(file: Path, pack: Pack) -> tuple[int, int, int, int]:
    """Gold spans, found spans, same spans, overlapping pairs, over all documents of `file`."""
    gold = out = same = met = 0
    for document in gum_documents(file, pack):
        wanted = {
            x for x in document.spans if not any(y != x and y[0] <= x[0] and x[1] <= y[1] for y in document.spans)
        }
        found = found_spans(document.text, pack)
        gold, out, same = gold + len(wanted), out + len(found), same + len(wanted & found)
        free = set(found)
        for s, e in sorted(wanted):
            hit = next((x for x in sorted(free) if x[0] < e and s < x[1]), None)
            met += hit is not None
            free.discard(hit or (-1, -1))
    return gold, out, same, met


def _inside(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a != b and b[0] <= a[0] and a[1] <= b[1]


def found_spans(text: str, pack: Pack) -> set[tuple[int, int]]:
    """The named mentions in `text`, every line taken for body."""
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    return {
        (m.span.s + (4 if m.span.text[:4] in ("the ", "The ") else 0), m.span.e)
        for m in find_mentions(text, Page(segments=segments), pack)
        if m.form in NAMED_FORMS
    }
