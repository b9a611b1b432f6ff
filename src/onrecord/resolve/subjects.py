"""One arrangement under many names: which documents' subjects are the same thing.

A subject that the pack knows, and a membership (whose id names who joins what), has one id everywhere. One minted from
a text is another text's only on evidence, since "the ceasefire" of two negotiations is two ceasefires: a lineage link
joins the words that name both, or both have the same name and concern an actor in common. Events are told apart the
same way.

What a person ruled goes first: what was ruled one is one, and what was ruled apart is united by nothing else.

Accepted gap: two reports of one new arrangement that share neither wording nor name ("the shell", "the umbrella") stay
two until a person rules.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.ruling import Ruling
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import ActorType, Relation
from onrecord.packs.pack import Pack
from onrecord.resolve.ruled_subjects import RuledSubjects
from onrecord.text.stems import stem
from onrecord.text.words import content_words

Key = tuple[str, str]  # document id, the document's own subject id
SAME_WORDS = frozenset(
    {Relation.COPY_OF, Relation.PARAPHRASES, Relation.COMMON_SOURCE, Relation.ALTERS, Relation.REPEATS}
)
# A negotiation is followed for months; the same words two years apart are more often another round of it.
MAX_APART = dt.timedelta(days=400)
CONCERNED = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.COLLECTIVE})


@dataclass(frozen=True, slots=True)
class _Seen:
    """A subject in one article: the stems of its name, the actors its terms and sentences concern."""

    subject: Subject
    article: Article
    words: frozenset[str]
    actors: frozenset[str]


def resolve_subjects(
    articles: Sequence[Article], lineage: Iterable[Link], pack: Pack, rulings: Iterable[Ruling] = ()
) -> dict[Key, str]:
    """The record's id of every subject of `articles`, by document id and the document's own subject id.

    Actor ids must be the record's already. The order of `articles` is no matter; `rulings` are those on subjects.
    """
    seen = {
        (a.document.id, s.id): _seen(s, a)
        for a in sorted(articles, key=lambda a: a.document.id)
        for s in a.reading.subjects
    }
    ruled = RuledSubjects(rulings, seen)
    parent: dict[Key, Key] = {}
    members: dict[Key, list[Key]] = {key: [key] for key in seen}

    def root(key: Key) -> Key:
        while (above := parent.get(key, key)) != key:
            key = above
        return key

    found = (*_known(seen, pack), *_by_lineage(seen, lineage, pack), *_by_name(seen, pack))
    for one, other in (*ruled.together(), *found):
        first, then = sorted((root(one), root(other)))
        if first != then and not ruled.apart(members[first], members[then]):
            parent[then] = first
            members[first] += members.pop(then)
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in sorted(seen):
        groups[root(key)].append(key)
    return _named(groups, pack)


def _seen(subject: Subject, article: Article) -> _Seen:
    reading = article.reading
    named = {x for t in reading.terms if t.subject == subject.id for x in t.actors()}
    about = [e for s in reading.statements if subject.id in s.subjects for e in s.evidence]
    near = {m.actor for m in reading.mentions if m.actor and any(m.span.inside(e) for e in about)}
    fit = {a.id for a in reading.actors if a.type in CONCERNED}
    words = frozenset(map(stem, content_words(subject.name)))
    return _Seen(subject, article, words, frozenset((named | near) & fit))


def is_known(subject: str, pack: Pack) -> bool:
    """Whether an id means the same thing in every document: the pack's own, or a membership's."""
    parts = subject.removesuffix("_membership").split("_")
    membership = subject.endswith("_membership") and len(parts) > 1
    return subject in pack.arrangements.known or (membership and parts[-1] in pack.arrangements.accession.bodies)


def _known(seen: Mapping[Key, _Seen], pack: Pack) -> Iterator[tuple[Key, Key]]:
    first: dict[str, Key] = {}
    for key in seen:
        if is_known(key[1], pack):
            yield first.setdefault(key[1], key), key


def _by_lineage(seen: Mapping[Key, _Seen], lineage: Iterable[Link], pack: Pack) -> Iterator[tuple[Key, Key]]:
    by_document: dict[str, list[Key]] = defaultdict(list)
    for key in seen:
        if not is_known(key[1], pack):
            by_document[key[0]].append(key)
    for link in sorted(lineage, key=lambda x: x.id):
        if link.relation not in SAME_WORDS or link.a.document == link.b.document:
            continue
        here = [k for k in by_document.get(link.a.document or "", ()) if _names(link.a, seen[k].subject)]
        there = [k for k in by_document.get(link.b.document or "", ()) if _names(link.b, seen[k].subject)]
        alike = {
            (one, other): fit
            for one in here
            for other in there
            if (fit := _fit(link, seen[one].subject, seen[other].subject)) is not None
        }
        # Of several that a long passage names, two are meant that share more with one another than with any third:
        # the aid beside "the package" in one text is not the package that stands alone in the other.
        for (one, other), fit in alike.items():
            rivals = [x for pair, x in alike.items() if pair != (one, other) and (pair[0] == one or pair[1] == other)]
            if all(x < fit for x in rivals):
                yield one, other


def _fit(link: Link, one: Subject, other: Subject) -> tuple[int, bool] | None:
    """How much two names at the ends of a link share; None where they can hardly mean one thing.

    Two that share one word, or none, must be of one type: "a package of guarantees" is "a package of assurances".
    """
    shared, same_type = len(_words_at(link.a, one) & _words_at(link.b, other)), one.type == other.type
    return (shared, same_type) if shared > 1 or same_type else None


def _words_at(end: End, subject: Subject) -> frozenset[str]:
    """Stems of the words that name `subject` at one end of a link."""
    named = [m.text for m in subject.mentions if end.span is None or m.overlaps(end.span)]
    return frozenset(stem(w) for x in named for w in content_words(x))


def _names(end: End, subject: Subject) -> bool:
    return end.span is None or any(m.overlaps(end.span) for m in subject.mentions)


def _by_name(seen: Mapping[Key, _Seen], pack: Pack) -> Iterator[tuple[Key, Key]]:
    by_words: dict[tuple[str, frozenset[str]], list[Key]] = defaultdict(list)
    for key, x in seen.items():
        if not is_known(key[1], pack):
            by_words[x.subject.type, x.words].append(key)
    for keys in by_words.values():
        for one, other in combinations(keys, 2):
            if seen[one].actors & seen[other].actors and _near(seen[one].article, seen[other].article):
                yield one, other


def _near(one: Article, other: Article) -> bool:
    a, b = one.published, other.published
    late = a.lo and b.hi and a.lo - b.hi > MAX_APART
    early = b.lo and a.hi and b.lo - a.hi > MAX_APART
    return not (late or early)


def _named(groups: Mapping[Key, Sequence[Key]], pack: Pack) -> dict[Key, str]:
    """The smallest of a group's own ids, one of the pack first; where several groups have that one, the start of a
    document id tells apart."""
    wanted = {
        at: min((own for _, own in keys), key=lambda x: (not is_known(x, pack), x)) for at, keys in groups.items()
    }
    taken: dict[str, list[Key]] = defaultdict(list)
    for at, name in wanted.items():
        taken[name].append(at)
    found: dict[Key, str] = {}
    for at, keys in groups.items():
        name = wanted[at]
        # Two groups of one known id there are only where a person parted them.
        shared = len(taken[name]) > 1 and (not is_known(name, pack) or at != taken[name][0])
        found.update(dict.fromkeys(keys, f"{name}_{at[0][:8]}" if shared else name))
    return found
