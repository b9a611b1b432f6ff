"""A statement as comparison sees it: its words, its sentence, who is named there, when and by whom it was said."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.model.actor import Mention
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import LINEAGE, Act, ActorType, PositionInText, Relation, SegmentKind
from onrecord.model.when import When
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of
from onrecord.text.sentences import sentences_of
from onrecord.text.stems import stems_of

SPOKEN_FOR = frozenset({ActorType.OFFICE, ActorType.ORGANISATION})
# Reports further apart than this may both be true of their own day.
SAME_NEWS = dt.timedelta(days=7)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Claim:
    """`statement` of `article`; `span` covers its evidence and `sentence` is the whole sentence around it."""

    statement: Statement
    article: Article
    span: Span
    sentence: Span
    pack: Pack

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the content words of the evidence."""
        return stems_of(" ".join(x.text for x in self.statement.evidence))

    @cached_property
    def sentence_stems(self) -> frozenset[str]:
        """Stems of the content words of the sentence."""
        return stems_of(self.sentence.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Resolved mentions in the sentence."""
        return tuple(m for m in self.article.reading.mentions if m.actor and m.span.inside(self.sentence))

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who is named in the sentence, in an adjective too, with those they represent; places left out."""
        by_id = {a.id: a for a in self.article.reading.actors}
        named = {m.actor for m in self.mentions if m.actor}
        represented = {by_id[x].represents for x in named if x in by_id}
        actors = {x for x in named | represented if x and not (x in by_id and by_id[x].type is ActorType.PLACE)}
        return frozenset(actors) | states_in(self.sentence.text, self.pack)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Whose word it is, with those they represent; empty for the page's own voice."""
        by_id = {a.id: a for a in self.article.reading.actors}
        held = set(self.statement.holders) | ({self.statement.on_behalf_of} if self.statement.on_behalf_of else set())
        known = [by_id[h] for h in sorted(held) if h in by_id]
        # "Russia's Defence Ministry" speaks for the state in its name, whether or not anybody listed it.
        told = {x for a in known if a.type in SPOKEN_FOR for x in states_in(a.name, self.pack)}
        return frozenset(x for x in held | {a.represents for a in known} | told if x)

    @cached_property
    def chain(self) -> frozenset[str]:
        """Everybody on whose word it is told, from the speaker to whoever relays it; empty for the page's own voice."""
        by_id = {a.id: a for a in self.article.reading.attributions}
        found = set(self.speakers)
        at = by_id.get(self.statement.attribution or "")
        while at is not None:
            found.update(at.source_actors)
            at = by_id.get(at.parent or "")
        return frozenset(found)

    @cached_property
    def source_names(self) -> frozenset[str]:
        """Beginnings of the names in the words for the source: "Kestrian Defence Minister" has that of Kestria."""
        by_id = {a.id: a for a in self.article.reading.attributions}
        found = by_id.get(self.statement.attribution or "")
        return names_in(" ".join(x.text for x in found.source)) if found else frozenset()

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The subjects of the statement and of its terms."""
        terms = {t.subject for t in self.article.reading.terms if t.statement == self.statement.id}
        return frozenset(self.statement.subjects) | terms

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Numbers in the evidence."""
        return tuple(q for q in self.article.reading.quantities if q.span.inside(self.span))

    @cached_property
    def times(self) -> tuple[When, ...]:
        """Times in the evidence."""
        return tuple(t for t in self.article.reading.times if t.spans and t.spans[0].inside(self.span))

    @property
    def headline(self) -> bool:
        """Whether it stands in a headline."""
        return self.statement.position is PositionInText.HEADLINE

    @property
    def end(self) -> End:
        """The end of a link at its evidence."""
        return self.at(self.span)

    def at(self, span: Span) -> End:
        """The end of a link at some words of it."""
        return End(document=self.article.document.id, span=span, statement=self.statement.id or None)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of acts and things that its words name."""
        return kinds_in(self.span.text, self.pack)

    @property
    def name(self) -> str:
        """How a reason names its article."""
        return self.article.outlet or f"document {self.article.document.id[:8]}"


def kinds_in(text: str, pack: Pack) -> frozenset[str]:
    """Kinds of acts and things that `text` names."""
    return frozenset(k for k, words in pack.wording.kinds.items() if any_of(tuple(words)).search(text))


@lru_cache(maxsize=4)
def _state_words(pack: Pack) -> dict[str, list[tuple[str, str]]]:
    """Surfaces of states and their ids, by the first word of the surface."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for state, known in sorted(pack.actors.states.items()):
        for surface in (known.name, *known.also, *known.adjective, *known.people, *known.capital):
            if first := _WORD.match(surface):
                found[first.group()].append((surface, state))
    return dict(found)


@lru_cache(maxsize=4096)
def states_in(text: str, pack: Pack) -> frozenset[str]:
    """Ids of the states that `text` names, by name, adjective, people or capital."""
    known = _state_words(pack)
    return frozenset(
        state
        for word in _WORD.finditer(text)
        for surface, state in known.get(word.group(), ())
        if text.startswith(surface, word.start()) and not _WORD.match(text, word.start() + len(surface))
    )


def names_in(text: str) -> frozenset[str]:
    """The first six letters of capitalised words of six or more, which a name shares with its adjective."""
    return frozenset(m.group()[:6] for m in re.finditer(r"\b[A-Z]\w{5,}", text))


def same_matter(a: Claim, b: Claim) -> bool:
    """Whether two claims speak of one subject; of one issue, where one of them has no subject."""
    if a.subjects and b.subjects:
        return bool(a.subjects & b.subjects)
    return a.statement.issue == b.statement.issue != "other"


def claims_of(article: Article, pack: Pack) -> tuple[Claim, ...]:
    """The statements of one article outside boilerplate, in text order."""
    found: list[Claim] = []
    text = article.document.text
    for statement in article.reading.statements:
        if statement.position is PositionInText.BOILERPLATE:
            continue
        span = _whole(text, statement.evidence)
        found.append(Claim(statement, article, span, _sentence(article, span), pack))
    return tuple(sorted(found, key=lambda c: (c.span, c.statement.id)))


def told_plainly(article: Article, claims: Sequence[Claim], pack: Pack) -> tuple[Claim, ...]:
    """Sentences that no statement covers, as claims of the page without an id: its own voice, in captions too."""
    text, found = article.document.text, []
    for segment in article.reading.page.kept():
        for sentence in sentences_of(text, segment.s, segment.e):
            if segment.kind is SegmentKind.HEADLINE or any(c.sentence.overlaps(sentence) for c in claims):
                continue
            plain = Statement(id="", attribution=None, evidence=(sentence,), act=Act.CLAIM)
            found.append(Claim(plain, article, sentence, sentence, pack))
    return tuple(found)


def _whole(text: str, evidence: Sequence[Span]) -> Span:
    """The evidence from end to end if it stands in one line, else its longest piece."""
    s, e = cover(evidence)
    if "\n" in text[s:e]:
        return max(evidence, key=lambda x: (x.e - x.s, -x.s))
    return Span.of(text, s, e)


def _sentence(article: Article, span: Span) -> Span:
    segment = article.reading.page.segment_at(span.s)
    if segment is None:
        return span
    inside = [x for x in sentences_of(article.document.text, segment.s, segment.e) if x.overlaps(span)]
    if not inside:
        return span
    return Span.of(article.document.text, min(inside[0].s, span.s), max(inside[-1].e, span.e))


def same_news(a: Article, b: Article) -> bool:
    """Whether two articles may speak of one day: they are of one week, or one of them has no date."""
    x, y = a.published, b.published
    if x.lo is None or x.hi is None or y.lo is None or y.hi is None:
        return True
    return x.lo - y.hi <= SAME_NEWS and y.lo - x.hi <= SAME_NEWS


@dataclass(frozen=True)
class Aligned:
    """Two claims that a lineage link lays side by side, and the link."""

    a: Claim
    b: Claim
    link: Link


def aligned(claims: dict[str, tuple[Claim, ...]], lineage: Sequence[Link]) -> list[Aligned]:
    """Claims of rewritten or repeated sentences, each with the one it shares most words with."""
    found: list[Aligned] = []
    for link in lineage:
        if link.relation not in LINEAGE or not link.a.span or not link.b.span:
            continue
        mine = [c for c in claims.get(link.a.document or "", ()) if c.span.overlaps(link.a.span)]
        other = [c for c in claims.get(link.b.document or "", ()) if c.span.overlaps(link.b.span)]
        for claim in mine:
            best = max(other, key=lambda c: (_likeness(claim, c), -c.span.s), default=None)
            if best and _likeness(claim, best) >= 0.3 and best.statement.id != claim.statement.id:
                found.append(Aligned(claim, best, link))
    return found


def _likeness(a: Claim, b: Claim) -> float:
    return len(a.stems & b.stems) / (min(len(a.stems), len(b.stems)) or 1)


def copied(link: Link) -> bool:
    """Whether the link says that the words were copied, so that a difference is an alteration and reported as such."""
    return link.relation is Relation.COPY_OF
