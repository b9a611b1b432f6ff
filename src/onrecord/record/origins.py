"""On how many independent origins a set of statements rests, and why some of them are one.

Statements are joined, never documents: two articles may share a paragraph and differ in the next. What joins two
statements is one of

* a lineage link that covers the words of both (a copied passage, a rewritten sentence, a quotation taken over), or one
  between whole documents where both statements stand in the same words;
* a credit to one source outside the record, or the credited medium's own article inside it;
* one article: two statements on one speaker's word, two in its own voice, or its headline and what the headline is of;
* one page: versions of it that were seen at one address say one thing once, however often it was fetched.

Origins are the connected groups that are left. One speaker heard by two reporters stays two origins: the record then
has two witnesses of what was said. Accepted gap: a copy that nobody credits and no wording betrays counts as another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.model.ids import slug
from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import LINEAGE, PositionInText, Relation
from onrecord.text.words import content_words

Key = tuple[str, str]  # document id, statement id; or "outside" and the name of a source outside the record
OUTSIDE = "outside"
# Between whole documents a statement of the copier's own must not be taken for a copied one.
MIN_SAME_WORDS = 0.5  # share of the shorter statement's content words
# A medium that is credited in other words is still the source if the statements are alike at all.
MIN_CREDITED_WORDS = 0.25


@dataclass(frozen=True, slots=True)
class Joining:
    """Why two statements (or a statement and a source outside) are one origin. `link` is a link's id, or None."""

    a: Key
    b: Key
    reason: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Origins:
    """`numbers` gives each statement its origin, from 1 in order of document and statement id."""

    numbers: Mapping[Key, int]
    joinings: tuple[Joining, ...] = ()

    @property
    def count(self) -> int:
        """The number of independent origins."""
        return len(set(self.numbers.values()))

    @property
    def reasons(self) -> tuple[str, ...]:
        """One sentence for each joining, each once."""
        return tuple(dict.fromkeys(x.reason for x in self.joinings))

    def of(self, statement: Statement, article: Article) -> int:
        """The number of the origin that `statement` of `article` belongs to."""
        return self.numbers[article.document.id, statement.id]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Lineage links by the document at their first end, so that many questions cost one pass over the links."""

    by_document: Mapping[str, Sequence[Link]] = field(default_factory=dict)

    @classmethod
    def of(cls, links: Iterable[Link]) -> Lineage:
        """The lineage among `links`; comparisons are left out."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            if link.relation in LINEAGE and link.a.document:
                found[link.a.document].append(link)
        return cls({k: sorted(v, key=lambda x: x.id) for k, v in found.items()})


def origins_of(reports: Iterable[tuple[Statement, Article]], lineage: Iterable[Link] | Lineage) -> Origins:
    """The independent origins of `reports`, which say the same, in the light of `lineage`. Their order is no matter."""
    told = {(a.document.id, s.id): (s, a) for s, a in reports}
    groups = _Groups(sorted(told))
    if len(told) > 1:
        known = lineage if isinstance(lineage, Lineage) else Lineage.of(lineage)
        credits_ = list(credits_among(told, known))
        for joining in (
            *links_among(told, known),
            *credits_,
            *_by_outlets(told, {x.b[1] for x in credits_}),
            *article_among(told),
            *(x for pairs in versions_among(told) for x in one_each(pairs)),
        ):
            groups.join(joining)
    return Origins(groups.numbers(), tuple(groups.joinings))


class _Groups:
    """Connected groups of statements, and the joinings that made them."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self._keys = keys
        self._parent: dict[Key, Key] = {}
        self.joinings: list[Joining] = []

    def _root(self, key: Key) -> Key:
        while (above := self._parent.get(key, key)) != key:
            key = above
        return key

    def join(self, joining: Joining) -> None:
        """Make one group of two; a joining that tells nothing new is not kept."""
        a, b = sorted((self._root(joining.a), self._root(joining.b)))
        if a != b:
            self._parent[b] = a
            self.joinings.append(joining)

    def numbers(self) -> dict[Key, int]:
        """The number of each statement's group."""
        roots: dict[Key, int] = {}
        return {key: roots.setdefault(self._root(key), len(roots) + 1) for key in self._keys}


Told = Mapping[Key, tuple[Statement, Article]]


def links_among(told: Told, lineage: Lineage) -> Iterator[Joining]:
    """What lineage joins: each rests on its two statements alone, as do those of `article_among`."""
    by_document: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(told):
        by_document[key[0]].append(key)
    for document, keys in by_document.items():
        for link in lineage.by_document.get(document, ()):
            for mine in (k for k in keys if covers(link.a, told[k][0])):
                for other in by_document.get(link.b.document or "", ()):
                    if other != mine and _joins(link, told[mine][0], told[other][0]):
                        yield Joining(mine, other, link.reason, link.id)


def _joins(link: Link, mine: Statement, other: Statement) -> bool:
    """Whether `link`, whose first end covers `mine`, leads to `other`."""
    if link.b.span is not None and covers(link.b, other):
        return True
    credit = link.relation in (Relation.QUOTES_FROM, Relation.PARAPHRASES) and link.a.document != link.b.document
    if credit:
        return _same_words(mine, other) >= MIN_CREDITED_WORDS
    return link.b.span is None and _same_words(mine, other) >= MIN_SAME_WORDS


def credits_among(told: Told, lineage: Lineage) -> Iterator[Joining]:
    """Statements joined to a source outside the record that a link says they credit."""
    for key in sorted(told):
        for link in lineage.by_document.get(key[0], ()):
            if link.b.external and covers(link.a, told[key][0]):
                yield Joining(key, (OUTSIDE, medium(link.b.external)), link.reason, link.id)


def _by_outlets(told: Told, credited: Container[str]) -> Iterator[Joining]:
    for key in sorted(told):
        outlet = told[key][1].outlet
        if outlet and medium(outlet) in credited:
            yield Joining(key, (OUTSIDE, medium(outlet)), printed_there(outlet))


def printed_there(outlet: str) -> str:
    """Why a statement of `outlet` is joined to those that credit it."""
    return f"It stands in {outlet}, which others credit."


def article_among(told: Told) -> Iterator[Joining]:
    """Statements of one article that are one account."""
    by_document: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(told):
        by_document[key[0]].append(key)
    for first, then in (pair for keys in by_document.values() for pair in combinations(keys, 2)):
        (a, article), (b, _) = told[first], told[then]
        name = article.outlet or f"document {first[0][:8]}"
        headline = PositionInText.HEADLINE in (a.position, b.position)
        if headline:
            yield Joining(first, then, f"{name} says it in the headline and in the text.")
        elif a.attribution is None and b.attribution is None:
            yield Joining(first, then, f"{name} says it twice in its own voice.")
        elif _passed_on(a.attribution, b.attribution, article):
            yield Joining(first, then, f"In {name} the one passes on what the other says.")
        elif a.attribution == b.attribution or (a.holder is not None and a.holder == b.holder):
            yield Joining(first, then, f"{name} has it twice on one word.")


def versions_among(told: Told) -> Iterator[list[Joining]]:
    """For each two versions of one page the statements that may be each other, the likeliest first: see `one_each`."""
    pages: dict[str, dict[str, list[Key]]] = defaultdict(dict)
    for key in sorted(told):
        for address in told[key][1].addresses:
            pages[address].setdefault(key[0], []).append(key)
    seen: set[tuple[str, str]] = set()
    for address, versions in sorted(pages.items()):
        for one, other in combinations(sorted(versions), 2):
            if (one, other) in seen:
                continue
            seen.add((one, other))
            pairs = sorted(
                (*_not_alike(told[old][0], told[new][0]), old, new) for old in versions[one] for new in versions[other]
            )
            yield [
                Joining(old, new, f"Both stand in versions of {address}.")
                for speaker, words, old, new in pairs
                if not speaker or -words >= MIN_SAME_WORDS
            ]


def one_each(pairs: Iterable[Joining]) -> Iterator[Joining]:
    """Each statement with its own in another version, from `pairs` in their order: two speakers stay two."""
    taken: set[Key] = set()
    for pair in pairs:
        if taken.isdisjoint((pair.a, pair.b)):
            taken.update((pair.a, pair.b))
            yield pair


def _not_alike(a: Statement, b: Statement) -> tuple[bool, float]:
    """Whether two statements are of different speakers, then the share of their words with the sign turned: for
    sorting, the most alike first."""
    return (a.attribution is None) != (b.attribution is None) or a.holder != b.holder, -_same_words(a, b)


def _passed_on(a: str | None, b: str | None, article: Article) -> bool:
    """Whether one attribution lies inside the other: "X reported, citing Y" is one account with two layers."""
    parents = {x.id: x.parent for x in article.reading.attributions}

    def above(attribution: str | None) -> set[str]:
        found: set[str] = set()
        while attribution in parents and (attribution := parents[attribution]) is not None and attribution not in found:
            found.add(attribution)
        return found

    return a is not None and b is not None and (a in above(b) or b in above(a))


def covers(end: End, statement: Statement) -> bool:
    """Whether an end holds most of a statement's words: all of a whole document."""
    if end.span is None or (end.statement is not None and end.statement == statement.id):
        return True
    inside = sum(max(0, min(x.e, end.span.e) - max(x.s, end.span.s)) for x in statement.evidence)
    return 2 * inside >= sum(x.e - x.s for x in statement.evidence)


def _same_words(a: Statement, b: Statement) -> float:
    mine, other = (set(content_words(" ".join(x.text for x in s.evidence))) for s in (a, b))
    return len(mine & other) / (min(len(mine), len(other)) or 1)


def medium(name: str) -> str:
    """A medium under one name, however it is written."""
    return slug(name).removeprefix("the_")
