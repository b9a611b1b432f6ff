"""Pairs of arrangements that may be one, for a person to rule on.

The program unites two only on evidence (see `resolve.subjects`), so what it leaves apart may still be one thing under
two names. A pair is a candidate if the two share words of a name or an actor they concern; how alike they are orders
the pairs, and nothing is united by it.

Accepted gap: of an arrangement with very many names the short ones are compared, so that a list of hundreds takes
seconds; two that share nothing but a long paraphrase are not found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.ruling import Ruling
from onrecord.model.rulings import pair_of, weigh
from onrecord.model.vocabulary import Judgement
from onrecord.record.record import Record
from onrecord.record.subjects import ListedSubject, listed_subjects, subject_anchors
from onrecord.text.stems import content_stem, folded
from onrecord.text.words import words_of

# How much each likeness weighs, and how little is not shown. Not tuned: nobody has ruled on enough pairs to tell. They
# order the list, and what falls below is one shared word of many, or an actor that half the record is about.
NAME, ACTORS, TYPE = 0.6, 0.4, 0.2
ONE_WORD = 0.5  # "the deployment" is what every deployment is called
MIN_ALIKE = 0.35
COMPARED = 12  # names of one arrangement


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two arrangements that may be one: how `alike` they are, 0 to 1, the number of `terms` that would move together
    (those of the smaller), and the reasons, the heaviest first."""

    one: ListedSubject
    other: ListedSubject
    alike: float
    terms: int
    reasons: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What orders the list."""
        return self.alike * (1 + self.terms)


def doubles_of(record: Record, rulings: Iterable[Ruling]) -> tuple[Double, ...]:
    """Pairs of arrangements of `record` that may be one and that no standing ruling of `rulings` is on, what matters
    most first."""
    listed = listed_subjects(record)
    names = {x.id: _stemmed(x) for x in listed}
    actors = _concerned(record, {x.id for x in listed})
    ruled = _ruled(record, rulings)
    by_id = {x.id: x for x in listed}
    found = [
        made
        for a, b in sorted(_near(names, actors) - ruled)
        if (made := _double(by_id[a], by_id[b], names, actors)).alike >= MIN_ALIKE
    ]
    return tuple(sorted(found, key=lambda x: (-x.weight, x.one.id, x.other.id)))


def _stemmed(subject: ListedSubject) -> dict[frozenset[str], str]:
    """What the subject is called, by the stems of the words; of many names its own and the short ones, those of one
    word last."""
    found: dict[frozenset[str], str] = {}
    for name in (subject.name, *subject.names):
        stems = frozenset(x for w in words_of(name) if (x := content_stem(folded(w.text))))
        if stems:
            found.setdefault(stems, name)
    short = sorted(found, key=lambda x: (found[x] != subject.name, len(x) == 1, len(x), found[x]))
    return {x: found[x] for x in short[:COMPARED]}


def _concerned(record: Record, subjects: set[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for article in record.articles:
        for term in article.reading.terms:
            if term.subject in subjects:
                found[term.subject].update(term.actors())
    return {x: frozenset(found[x]) for x in subjects}


def _ruled(record: Record, rulings: Iterable[Ruling]) -> set[tuple[str, str]]:
    """Pairs of the record's ids that a standing ruling is on; one that takes all rulings on a pair back is none."""
    anchors = subject_anchors(record)
    pairs = (pair_of(x) for x in weigh(rulings).applied if x.judgement is not Judgement.NONE)
    known = ((anchors[a], anchors[b]) for a, b in pairs if a in anchors and b in anchors)
    return {(min(x), max(x)) for x in known}


def _near(names: Mapping[str, dict[frozenset[str], str]], actors: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Pairs that share a word of a name or an actor."""
    having: dict[tuple[str, str], list[str]] = defaultdict(list)
    for subject in sorted(names):
        for word in {w for stems in names[subject] for w in stems}:
            having["word", word].append(subject)
        for actor in actors[subject]:
            having["actor", actor].append(subject)
    return {pair for subjects in having.values() for pair in combinations(subjects, 2)}


def _double(
    one: ListedSubject,
    other: ListedSubject,
    names: Mapping[str, dict[frozenset[str], str]],
    actors: Mapping[str, frozenset[str]],
) -> Double:
    likeness = [x for x in _likeness(one, other, names, actors) if x[0] > 0]
    apart = 1.0
    for share, _ in likeness:
        apart *= 1 - share
    reasons = tuple(why for _, why in sorted(likeness, key=lambda x: -x[0]))
    return Double(one=one, other=other, alike=1 - apart, terms=min(one.terms, other.terms), reasons=reasons)


def _likeness(
    one: ListedSubject,
    other: ListedSubject,
    names: Mapping[str, dict[frozenset[str], str]],
    actors: Mapping[str, frozenset[str]],
) -> Iterator[tuple[float, str]]:
    pairs = [
        (len(both) / len(a | b) * (ONE_WORD if len(both) == 1 else 1), x, y)
        for a, x in names[one.id].items()
        for b, y in names[other.id].items()
        if (both := a & b)
    ]
    share, x, y = max(pairs, default=(0.0, "", ""))
    told = f"both are called “{x}”" if x == y else f"“{x}” and “{y}” share words"
    yield NAME * share, told
    both, every = actors[one.id] & actors[other.id], actors[one.id] | actors[other.id]
    if both:
        yield ACTORS * len(both) / len(every), f"both concern {len(both)} of {len(every)} actors"
    if one.type == other.type:
        yield TYPE, f"both are of the type {one.type.replace('_', ' ')}"
