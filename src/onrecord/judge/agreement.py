"""Reports of different articles that give one slot of one arrangement the same value.

`restates` where lineage says that the one has it from the other or both from one source, `agrees` where nothing does.
Each later report is linked to the first, not to every other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.judge.claims import Claim, same_news
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Term
from onrecord.model.vocabulary import LINEAGE, Relation
from onrecord.packs.wording import any_of
from onrecord.text.stems import stems_of

Key = tuple[str, ...]
WORDS = "words"
# Time words by which a condition is tied to an event: after it, or before it.
MIN_WORDS = 5  # content stems
MAX_CLAIMS = 60  # claims that share a stem; a commoner one brings nothing together
AFTER = r"(?:after|once|when|until|till|not\s+before|as\s+soon\s+as|post)"


@dataclass(frozen=True, slots=True)
class Told:
    """A value as one article tells it: `words` there, said by `statement`."""

    article: Article
    words: Span
    statement: str | None

    @property
    def end(self) -> End:
        """The end of a link at it."""
        return End(document=self.article.document.id, span=self.words, statement=self.statement)

    @property
    def order(self) -> tuple[str, str, int]:
        """The earlier published first, undated last."""
        return (str(self.article.published.lo or "9999"), self.article.document.id, self.words.s)


def same_terms(articles: Sequence[Article], lineage: Sequence[Link]) -> list[Link]:
    """Links between terms of different articles with one subject, slot, key and value."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    for article in articles:
        for term in article.reading.terms:
            key = _key(term)
            if key and not _bare(article, term):
                groups[key].append(_told(article, term))
    return _linked(groups, lineage, "same value")


def same_conditions(claims: Mapping[str, Sequence[Claim]], lineage: Sequence[Link]) -> list[Link]:
    """Links between statements of different articles that make the same thing wait for the same event."""
    groups: dict[Key, list[Told]] = defaultdict(list)
    for found in claims.values():
        for claim in found:
            for event, what in _waits(claim):
                groups["condition", event, what].append(Told(claim.article, claim.span, claim.statement.id))
    return _linked(groups, lineage, "same condition")


def same_words(claims: Mapping[str, Sequence[Claim]], lineage: Sequence[Link]) -> list[Link]:
    """Links between statements of different articles of which one holds all content words of the other."""
    told = [c for found in claims.values() for c in found if len(c.stems) >= MIN_WORDS and not c.headline]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(told):
        for stem in claim.stems:
            holders[stem].append(n)
    pairs: set[tuple[int, int]] = set()
    for n, claim in enumerate(told):
        # Whoever holds all stems of the claim holds its rarest.
        found = min((holders[stem] for stem in claim.stems), key=len)
        if len(found) <= MAX_CLAIMS:
            pairs.update((min(n, m), max(n, m)) for m in found if n != m and _holds(told[m], claim))
    groups: dict[Key, list[Told]] = {}
    for group in _connected(sorted(pairs)):
        claims_of_group = [told[n] for n in group]
        groups[WORDS, str(group[0])] = [Told(x.article, x.span, x.statement.id) for x in claims_of_group]
    # What was copied word for word is said by the copy link already.
    copies = _by_documents(x for x in lineage if x.relation is Relation.COPY_OF)
    return [x for x in _linked(groups, lineage, "same words") if not _copied(x, copies)]


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether `whole`, of another article of the time, says with all its words what `part` says."""
    across = whole.article.document.id != part.article.document.id
    alike = whole.statement.polarity is part.statement.polarity and part.stems <= whole.stems
    return across and alike and same_news(whole.article, part.article)


def _connected(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The groups that `pairs` join, each in order, in order of their first."""
    parent: dict[int, int] = {}

    def first(n: int) -> int:
        while (up := parent.setdefault(n, n)) != n:
            parent[n] = parent[up]
            n = parent[n]
        return n

    for i, j in pairs:
        low, high = sorted((first(i), first(j)))
        parent[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for n in sorted(parent):
        found[first(n)].append(n)
    return [found[g] for g in sorted(found)]


Joined = dict[str, dict[str, list[Link]]]


def _by_documents(links: Iterable[Link]) -> Joined:
    """Links between two documents, by either document and the other."""
    found: Joined = defaultdict(lambda: defaultdict(list))
    for link in links:
        if link.a.document and link.b.document and link.a.document != link.b.document:
            found[link.a.document][link.b.document].append(link)
            found[link.b.document][link.a.document].append(link)
    return found


def _copied(link: Link, copies: Joined) -> bool:
    ends = {link.a.document: link.a.span, link.b.document: link.b.span}
    return any(
        all(span and end and end.overlaps(span) for span, end in ((ends[e.document], e.span) for e in (x.a, x.b)))
        for x in copies.get(link.a.document or "", {}).get(link.b.document or "", ())
    )


def _waits(claim: Claim) -> Iterable[tuple[str, str]]:
    """(Kind of event, subject) for what the claim says will come after the event."""
    for kind in ("war", "deal"):
        words = any_of(tuple(claim.pack.wording.kinds.get(kind, ()))).pattern
        if re.search(rf"\b{AFTER}[\s-]+(?:\w+\s+){{0,3}}?{words}", claim.span.text, re.IGNORECASE):
            for subject in sorted(claim.subjects) or [claim.statement.issue]:
                if subject != "other":
                    yield kind, subject


def _linked(groups: Mapping[Key, Sequence[Told]], lineage: Sequence[Link], method: str) -> list[Link]:
    joined = _by_documents(x for x in lineage if x.relation in LINEAGE)
    links: list[Link] = []
    for key in sorted(groups):
        by_document: dict[str, Told] = {}
        for told in sorted(groups[key], key=lambda x: x.order):
            by_document.setdefault(told.article.document.id, told)
        told_by = list(by_document.values())
        why = _ways(told_by, joined)
        for n, told in enumerate(told_by[1:], 1):
            links.append(
                Link(
                    relation=Relation.RESTATES if n in why else Relation.AGREES,
                    a=told_by[0].end,
                    b=told.end,
                    slot=None if key[0] == WORDS else key[0],
                    reason=_reason(key, told_by[0], told, why.get(n)),
                    method=method,
                )
            )
    return links


def _ways(told: Sequence[Told], joined: Joined) -> dict[int, str]:
    """For each report that lineage, or being a version of one page, leads back from to the first, by other reports too:
    the reason of the last step."""
    found: dict[int, str] = {}
    numbers = {t.article.document.id: n for n, t in enumerate(told)}
    pages: dict[str, list[int]] = defaultdict(list)
    for n, t in enumerate(told):
        for address in t.article.addresses:
            pages[address].append(n)
    reached = [0]
    for at in reached:
        steps = {n: f"both are versions of {x}" for x in told[at].article.addresses for n in pages[x] if n != at}
        beside = joined.get(told[at].article.document.id, {})
        for n in (numbers[d] for d in beside if d in numbers):
            between = beside[told[n].article.document.id]
            link = next((x for x in between if _covers(x, told[at], told[n])), None)
            if link:
                steps.setdefault(n, link.reason)
        for n in sorted(steps):
            if n and n not in found:
                found[n] = steps[n]
                reached.append(n)
    return found


def _reason(key: Key, first: Told, told: Told, why: str | None) -> str:
    value = "the same words" if key[0] == WORDS else " ".join(x.replace("_", " ") for x in key if x)
    said = f"“{_short(first)}” and “{_short(told)}” both give {value}"
    return (
        f"{said}; one report: {why.rstrip('.')}." if why else f"{said}; nothing shows that one has it from the other."
    )


def _short(told: Told) -> str:
    return told.words.text if len(told.words.text) <= 120 else f"{told.words.text[:120]}…"


def _covers(link: Link, x: Told, y: Told) -> bool:
    ends = {link.a.document: link.a.span, link.b.document: link.b.span}
    return all((span := ends[t.article.document.id]) is None or span.overlaps(t.words) for t in (x, y))


def _told(article: Article, term: Term) -> Told:
    longest = max(term.evidence, key=lambda x: (x.e - x.s, -x.s))
    return Told(article, longest, term.statement)


def _bare(article: Article, term: Term) -> bool:
    """Whether the evidence only names the arrangement ("the talks") and so says nothing of it."""
    names = [m for s in article.reading.subjects if s.id == term.subject for m in s.mentions]
    return all(any(e.inside(m) for m in names) for e in term.evidence)


def _key(term: Term) -> Key:
    """Subject, slot, key and value as far as they make two terms the same; empty for what is not compared."""
    about = (term.slot.value, term.subject)
    match term.value:
        case Obligation() as owed:
            parties = ("+".join(sorted(owed.obligors)), "+".join(sorted(owed.beneficiaries)))
            label = min(stems_of(owed.firmness_label.text), default="") if owed.firmness_label else ""
            return (
                *about,
                *parties,
                owed.kind,
                owed.status.value,
                str(owed.firmness_level),
                label,
                _amount(owed.amount),
            )
        case Position(actor=actor, stance=stance):
            return (*about, actor or "", stance.value) if actor else ()
        case Rule(rule=rule):
            return (*about, rule.value)
        case Step(value=step, current=current):
            return (*about, step.value) if current else ()
        case Party() | Condition():
            # Who is a party is in every obligation; conditions are compared by what they wait for.
            return ()


def _amount(amount: Quantity | None) -> str:
    return f"{amount.comparator} {amount.value} {amount.unit}" if amount else ""
