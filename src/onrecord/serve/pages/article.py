"""``onrecord read --html`` and ``clean --html``: an article with every attribution lit, and beside each line who says
what and what is damaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.attribution import Attribution
from onrecord.model.document import Damage, Page, Segment
from onrecord.model.evidence import DateEvidence
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.serve.citations import citations, cited_article, cited_statement
from onrecord.serve.cleaned import left_out_in_words
from onrecord.serve.pages.addresses import actor_address
from onrecord.serve.pages.marks import Mark, Run, runs_of
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import words

Named = tuple[str, str]  # a name to show, and the address of the actor's page or ""


@dataclass(frozen=True, slots=True)
class Note:
    """One attribution in the margin: its `number` on the page, who speaks, and on whose word (outermost last); each
    with the page of the actor, "" where there is none."""

    number: int
    attribution: Attribution
    who: tuple[Named, ...]
    chain: tuple[tuple[Named, ...], ...]
    content: str
    cue: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text as runs, with the notes whose content begins on it and the damage that does."""

    segment: Segment
    runs: Sequence[Run]
    notes: Sequence[Note]
    damage: Sequence[Damage]


@dataclass(frozen=True, slots=True)
class DateRow:
    """A candidate for the date of the page, and the number of the line it stands on, None if on none."""

    evidence: DateEvidence
    line: int | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as the template shows it; `key` sets its anchors apart from other articles on the page."""

    key: str
    article: Article
    lines: Sequence[Line]
    notes: Sequence[Note]
    dates: Sequence[DateRow]
    folded: int
    left_out: str
    citations: Mapping[str, str]
    of_words: bool


class Shown(StrEnum):
    """What of an article is shown at first: all with furniture folded, only its kept lines, the text as it is, or only
    lines on which somebody is told to have said something."""

    FOLDED = "folded"
    CLEANED = "cleaned"
    RAW = "raw"
    CHAINS = "chains"


def article_page(
    articles: Sequence[Article], *, served: bool = False, shown: Shown = Shown.FOLDED, cite: str = ""
) -> str:
    """One self-contained page for `articles`; where it is `served`, names lead to the pages of the actors. `cite` is
    the id of a statement to cite, "" to cite the whole."""
    views = [article_view(a, f"d{n}", served=served, cite=cite) for n, a in enumerate(articles, 1)]
    return render("article.html", articles=views, served=served, shown=shown)


def article_view(article: Article, key: str, *, served: bool = False, cite: str = "") -> ArticleView:
    """Lines with marks, and the attributions numbered in the order of the text."""
    notes = _notes(article, served=served)
    page = article.reading.page
    marks = [m for note in notes for m in _marks(note)]
    marks += [Mark(x.evidence[0], "statement", x.id) for x in article.reading.statements]
    marks += [Mark(x.span, "damage", "", x.kind) for x in page.damage]
    marks += [Mark(x.span, "aside", "", x.kind) for segment in page.segments for x in segment.inline]
    text, at = article.document.text, 0
    lines: list[Line] = []
    for segment in page.segments:
        if segment.s == segment.e:
            continue
        begun = []
        while at < len(notes) and notes[at].attribution.content[0].s < segment.e:
            begun.append(notes[at])
            at += 1
        damage = [x for x in page.damage if segment.s <= x.span.s < segment.e]
        lines.append(Line(segment, runs_of(text, segment.s, segment.e, marks), begun, damage))
    folded = sum(not x.segment.kept for x in lines)
    dates = [DateRow(x, _line_of(page, x.span)) for x in page.dates]
    left_out = left_out_in_words(article.document)
    of = next((x for x in article.reading.statements if x.id == cite), None)
    cited = cited_statement(article, of, _shown_names(article)) if of else cited_article(article)
    return ArticleView(key, article, lines, notes, dates, folded, left_out, citations(cited), of is not None)


def _shown_names(article: Article) -> dict[str, str]:
    return {x.id: x.name for x in article.reading.actors}


def _line_of(page: Page, span: Span | None) -> int | None:
    segment = page.segment_at(span.s) if span else None
    return segment.n if segment else None


def _notes(article: Article, *, served: bool) -> list[Note]:
    names = _shown_names(article)
    by_id = {x.id: x for x in article.reading.attributions}

    def who(x: Attribution) -> tuple[Named, ...]:
        found = tuple((names.get(a, a), actor_address(a) if served and a in names else "") for a in x.source_actors)
        return found or ((words(x.source) or "nobody named", ""),)

    def outer(x: Attribution) -> Iterable[tuple[Named, ...]]:
        while x.parent:
            x = by_id[x.parent]
            yield who(x)

    ordered = sorted(article.reading.attributions, key=lambda x: (x.content[0].s, x.level, x.id))
    return [
        Note(n, x, who(x), tuple(outer(x)), words(x.content), words(x.cue) or x.cue_class.replace("_", " "))
        for n, x in enumerate(ordered, 1)
    ]


def _marks(note: Note) -> Iterable[Mark]:
    owner = str(note.number)
    for role, spans in (
        ("source", note.attribution.source),
        ("cue", note.attribution.cue),
        ("content", note.attribution.content),
    ):
        for span in spans:
            yield Mark(span, role, owner, note.attribution.type if role == "content" else "")
