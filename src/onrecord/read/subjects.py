"""What is talked about: arrangements under discussion, events and issues, each under its many names.

Candidates come from the pack's known names, from memberships in a body of states, from noun phrases with a telling
head, from coined names and from undertakings in a verb. Those of one family whose anchors (actors, telling words) agree
are one subject; bare words ("the deal", "the measure") point back to the last that fits. What is named once and
loosely is left out: a record of arrangements is read by people, and every false one costs them more than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.actor import Cast
from onrecord.model.document import Page
from onrecord.model.ids import slug
from onrecord.model.span import Span
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import SegmentKind, SubjectKind
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.accession import (
    FAMILY,
    applicants_and_body,
    bodies_of,
    membership_id,
    memberships_in,
)
from onrecord.read.arrangements.coinages import coinages_in
from onrecord.read.arrangements.events import events_in
from onrecord.read.arrangements.minting import Candidate, known_in, phrases_in
from onrecord.read.arrangements.scene import BINDS
from onrecord.read.arrangements.undertakings import undertakings_in
from onrecord.read.words import Sentence, pattern, sentences_on
from onrecord.text.near import Near

# Swept 1.5-1.9 on the three gold sets (found F1 at 1.5: 100, 74.1, 80.9; 1.7: 100, 71.7, 82.6; 1.9: 100, 66.7, 64.9).
MIN_WEIGHT = 1.7
FIRM = 1.2  # what bare words point back to is rather an arrangement named before than one of which a word was dropped
HEADLINE_WEIGHT, LEAD_WEIGHT = 1.0, 0.4
# Families whose nouns stand for one another once an arrangement is named.
POINTING: dict[str, frozenset[str]] = {
    "accord": frozenset({"accord", "truce", "partnership", "package"}),
    "bill": frozenset({"bill"}),
    "plan": frozenset({"plan", "bill", "roadmap", "zone", "package"}),
    "roadmap": frozenset({"roadmap", "plan"}),
    "pledge": frozenset({"pledge", "guarantee"}),
    "talks": frozenset({"accord", "truce"}),
    "body": frozenset({"body"}),
    "deployment": frozenset({"deployment", "posture"}),
    "package": frozenset({"package", "coined", "guarantee"}),
    "mission": frozenset({"mission", "deployment"}),
    "offer": frozenset({"package", "guarantee", "coined", "roadmap", "deployment"}),
    "guarantee": frozenset({"guarantee", "coined", "package", "partnership"}),
    "truce": frozenset({"truce", "accord"}),
}
# Names that the text or the table gives as they are; an undertaking's is made up and gives way to the text's words.
_NAMED = frozenset({FAMILY, "coined"})
_TEXTS, _GIFTS = frozenset({"accord", "declaration"}), frozenset({"pledge", "guarantee"})
_RECIPIENT = 40  # characters that name whom a text gives something
BILATERAL, MULTILATERAL = "bilateral_agreement", "multilateral_agreement"
_THREE_AND_MORE = r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|[3-9]|[1-9]\d{1,2})"
# Two of these in one article are nearly always one.
SINGLE = frozenset({"ceasefire"})


@dataclass(slots=True)
class _Cluster:
    family: str
    type: str
    anchors: set[str]
    name: str
    known: str = ""
    open: bool = False
    owners: set[str] = field(default_factory=set)
    members: list[Candidate] = field(default_factory=list)
    givers: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    weight: float = 0.0
    at: Near = field(default_factory=Near)

    def take(self, candidate: Candidate, bonus: float) -> None:
        """Add a mention; words that lie inside one another count once."""
        place = [(candidate.span.s, candidate.span.e)]
        if not any(self.members[n].span.overlaps(candidate.span) for n in self.at.at(place)):
            self.weight += candidate.weight + bonus
        self.at.add(len(self.members), place)
        self.members.append(candidate)
        self.anchors |= candidate.anchors
        self.owners |= candidate.owners
        self.givers |= candidate.givers
        self.hosts |= candidate.hosts


def find_subjects(text: str, page: Page, cast: Cast, pack: Pack) -> tuple[Subject, ...]:
    """The arrangements, events and issues that the kept lines of `text` speak of, in order of first mention."""
    sentences = sentences_on(text, page)
    kept = [c for c in _clusters(text, sentences, cast, pack) if c.weight >= MIN_WEIGHT]
    names = {a.id: a.name for a in cast.actors}
    found = [_of_many(_subject(c, names, pack), text, sentences, pack) for c in kept]
    related = _related(text, found, pack)
    return tuple(sorted(_distinct([*related, *events_in(text, sentences, pack)]), key=lambda x: (x.mentions, x.id)))


def _clusters(text: str, sentences: Sequence[Sentence], cast: Cast, pack: Pack) -> list[_Cluster]:
    found = list(_candidates(text, sentences, cast, pack))
    clusters: list[_Cluster] = []
    # "The climate deal" may stand before the name of the agreement that it means.
    named = {c.known for _, c in found if c.known in pack.arrangements.known}
    for sentence, candidate in found:
        bonus = _bonus(sentence)
        _place(clusters, _as_known(candidate, named, pack, lead=bonus > 0), bonus)
    return [c for c in _each_its_own(clusters, pack) if not _subsumed(c, clusters)]


def _each_its_own(clusters: list[_Cluster], pack: Pack) -> list[_Cluster]:
    """Memberships told of several states together go to each where the text also tells of each of them singly.

    Where it tells only of some singly, those are spoken of as of the others.
    """
    single = {x.known: x for x in clusters if x.family == FAMILY and x.known}
    gone: list[_Cluster] = []
    for cluster in clusters:
        states, body = applicants_and_body(cluster.known, pack) or ((), "")
        alone = [single[x] for s in states if (x := membership_id((s,), body)) in single]
        if len(states) < 2 or not alone:
            continue
        moved, homes = ([cluster], alone) if len(alone) == len(states) else (alone, [cluster])
        gone += moved
        for member in [m for x in moved for m in x.members]:
            for home in homes:
                home.take(member, 0.0)
    return [x for x in clusters if not any(x is y for y in gone)]


def _subsumed(cluster: _Cluster, clusters: Sequence[_Cluster]) -> bool:
    """Whether a cluster of sanctions only says what a bill or an accord beside it is about."""
    return cluster.family == "sanction" and any(
        x.family in {"bill", "accord"} and not x.open and cluster.anchors & x.anchors for x in clusters
    )


def _as_known(c: Candidate, named: set[str], pack: Pack, *, lead: bool) -> Candidate:
    """The candidate under the id of a subject named in the same text, if its own words fit that one.

    A `lead` tells of "an accord with Peru" first and names it then: one side that fits is enough there.
    """
    if c.known or c.open or not c.anchors:
        return c
    table = pack.arrangements.known
    kin = [x for x in sorted(named) if table[x].family == c.family]
    unnamed = lead and c.family == "accord" and not c.definite and len(_before_head(c).split()) == 1
    for id_ in kin:
        known = table[id_]
        introduced = unnamed and len(kin) == 1 and c.anchors & {*known.anchors}
        if introduced or c.anchors <= {*known.anchors, known.type}:
            return replace(c, known=id_, type=known.type)
    return c


def _bonus(sentence: Sentence) -> float:
    if sentence.segment.kind is SegmentKind.HEADLINE:
        return HEADLINE_WEIGHT
    return LEAD_WEIGHT if sentence.paragraph <= 3 else 0.0


def _candidates(
    text: str, sentences: Iterable[Sentence], cast: Cast, pack: Pack
) -> Iterable[tuple[Sentence, Candidate]]:
    bodies = bodies_of(cast, pack)
    last_body: str | None = None
    for sentence in sentences:
        taken: list[Span] = []
        found: list[Candidate] = []
        made = (
            list(known_in(text, sentence, pack)),
            list(memberships_in(text, sentence, cast, bodies, pack, last_body)),
            list(coinages_in(text, sentence, pack)),
            sorted(phrases_in(text, sentence, cast, pack), key=lambda c: (-c.weight, c.span)),
            list(undertakings_in(text, sentence, cast, pack)),
        )
        for group in made:
            for candidate in group:
                if not any(candidate.place.overlaps(x) for x in taken):
                    found.append(candidate)
                    taken.append(
                        candidate.place if candidate.family != "coined" and not candidate.known else candidate.span
                    )
        found = [_led_to(_inside_known(c, found, pack), found) for c in _without_gifts(text, _without_doubles(found))]
        for mention in cast.mentions_in(sentence.span.s, sentence.span.e):
            if mention.actor in bodies:
                last_body = mention.actor
        yield from ((sentence, c) for c in sorted(found, key=lambda c: c.span))


def _inside_known(candidate: Candidate, found: Sequence[Candidate], pack: Pack) -> Candidate:
    """A phrase that holds a known name ("the Trans-Pacific Partnership trade pact") is another name of it."""
    known = pack.arrangements.known
    named = [x for x in found if x.known in known and x is not candidate and x.span.overlaps(candidate.span)]
    same = bool(named) and not candidate.known and known[named[0].known].family == candidate.family
    return replace(candidate, known=named[0].known, type=named[0].type, open=False) if same else candidate


def _led_to(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """A phrase that runs into a coined name ("aid to build a 'ring of steel'") shares its anchors."""
    coined = [x for x in found if x.family == "coined" and 0 <= x.span.s - candidate.span.e <= 3]
    return replace(candidate, anchors=candidate.anchors | coined[0].anchors) if coined else candidate


def _without_doubles(found: list[Candidate]) -> list[Candidate]:
    """An undertaking in whose clause a noun phrase names the same arrangement lends it its anchors and goes."""
    kept = _without_parts(found)
    for undertaking in [c for c in found if c.core and c.family != FAMILY and c.core.e <= c.span.s]:
        for n, c in enumerate(kept):
            if c is not undertaking and c.mints and c.type == undertaking.type and c.place.inside(undertaking.span):
                kept[n] = replace(
                    c, anchors=c.anchors | undertaking.anchors, name=c.name, weight=max(c.weight, undertaking.weight)
                )
                kept.remove(undertaking)
                break
    return kept


_OF = re.compile(r"\s+of\s+(?:\w+\s+){0,2}$")


def _without_parts(found: Sequence[Candidate]) -> list[Candidate]:
    """What only says what another is of: "a package of guarantees" is one thing, "its offer of a treaty" a treaty."""
    kept = list(found)
    for whole in found:
        for part in [x for x in kept if x is not whole and x.core and whole.core and x.core.s >= whole.core.e]:
            between = whole.span.text[whole.place.e - whole.span.s :]
            leads = part.span.s - whole.place.e
            inside = part.place.inside(whole.span) and not part.known
            if whole.family == "offer" and 0 <= leads <= 4 and whole in kept:
                kept.remove(whole)
            elif inside and (part.family == "offer" or (whole.family == "package" and _is_of(between, leads))):
                kept.remove(part)
    return kept


def _without_gifts(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """What a text gives ("the declaration gives Peru guarantees") is a term of it and no arrangement beside it."""
    given = [
        m.end() for x in found if x.family in _TEXTS and (m := BINDS.match(text, x.span.e)) and "call" not in m.group()
    ]
    return [
        x for x in found if x.known or x.family not in _GIFTS or not any(0 <= x.span.s - e <= _RECIPIENT for e in given)
    ]


def _is_of(tail: str, reach: int) -> bool:
    return bool(_OF.fullmatch(tail[: max(reach, 0)]))


def _place(clusters: list[_Cluster], candidate: Candidate, bonus: float) -> None:
    home = _home(clusters, candidate) or _named_at_last(clusters, candidate)
    if home is None:
        if not candidate.mints:
            return
        home = _Cluster(candidate.family, candidate.type, set(), candidate.name, candidate.known, candidate.open)
        clusters.append(home)
    home.known = home.known or candidate.known
    home.name = home.name or candidate.name
    home.take(candidate, bonus)
    clusters.remove(home)
    clusters.append(home)  # the last named is the first to be pointed back to


def _named_at_last(clusters: list[_Cluster], c: Candidate) -> _Cluster | None:
    """The undertaking told last, for which a name follows ("... agreed to train the army. The so-called Harbour
    Mission will ..."); it is what the name says from then on."""
    last = clusters[-1] if clusters else None
    if last is None or not c.known or "so-called" not in c.span.text.lower():
        return None
    if last.known or not all(x.core and x.core.e <= x.span.s for x in last.members):
        return None
    last.family, last.type, last.name = c.family, c.type, c.name
    return last


def _home(clusters: list[_Cluster], c: Candidate) -> _Cluster | None:
    recent = list(reversed(clusters))
    if c.known:
        if same := [x for x in recent if x.known == c.known]:
            return same[0]
        return None
    if (name := _proper_name(c)) and (same := [x for x in recent if name in map(_proper_name, x.members)]):
        return same[0]
    if c.family in {FAMILY, "coined"}:
        return next((x for x in recent if x.family == c.family and c.anchors & x.anchors), None)
    families = POINTING.get(c.family, frozenset({c.family}))
    # "Rejects any deployment" is said of the deployment in question.
    return _among(
        [x for x in recent if (x.family in families or _called(x, c)) and (x.open == c.open or not c.anchors)], c
    )


def _proper_name(c: Candidate) -> str:
    """The name that a candidate is ("the Harbour Accord"), without its article; empty for words that describe."""
    opening = _OPENING.match(c.span.text)
    words = c.span.text[opening.end() if opening else 0 :].split()
    return " ".join(words) if len(words) > 1 and all(x[0].isupper() for x in words) else ""


def _called(cluster: _Cluster, c: Candidate) -> bool:
    """Whether bare words ("the treaty") have the noun of a name of another family ("a mutual defence treaty")."""
    bare = c.definite and not c.anchors and len(_before_head(c).split()) == 1
    noun = c.place.text.lower()
    return bare and any(m.mints and m.place.text.lower().split()[-1:] == [noun] for m in cluster.members)


def _among(near: list[_Cluster], c: Candidate) -> _Cluster | None:
    """The home of a candidate among clusters of families that fit, the last named first."""
    if c.type in SINGLE and (same := [x for x in near if x.type == c.type]):
        return same[0]
    if c.family == "deployment" and c.hosts and (same := [x for x in near if _same_place(c, x)]):
        return same[0]
    if c.apart and c.family == "bill":
        return None  # "passed a set of measures": other ones than the bill before
    if c.apart:
        same = [x for x in near if x.family == c.family and _same_forces(c, x) and len(c.anchors & x.anchors) > 1]
        return next((x for x in same if _agree(c, x)), None)
    if c.anchors and c.family != "offer":
        agreed = next((x for x in near if _agree(c, x)), None)
        # One person's plans of one kind are one plan while nothing tells them apart.
        agreed = agreed or next((x for x in near if c.owners & x.owners and not x.anchors and c.type == x.type), None)
        # A strong head that came first without a name may be the same.
        return agreed or next((x for x in near if x.family == "guarantee" and not x.anchors), None)
    return _pointed_to(near, c)


def _pointed_to(near: list[_Cluster], c: Candidate) -> _Cluster | None:
    """What a candidate without anchors points back to."""
    if c.family in {"deployment", "posture", "offer"} and not (c.definite or c.open):
        return None
    if c.family == "accord" and not c.definite and len(_before_head(c).split()) > 1:
        return None  # "a sweeping accord" is another one, "an accord" may be the same
    if c.owners:
        near = [x for x in near if c.owners & x.owners or not (x.owners or x.known)]
    if c.family in {"plan", "bill"} and _plural(c):
        near = [x for x in near if any(_plural(m) for m in x.members)]
    # "The package" is rather the one that was called a package.
    head = c.place.text.lower().rstrip("s")
    near = sorted(
        near,
        key=lambda x: (
            not any(head in m.span.text.lower() for m in x.members if m.mints),
            c.family == "accord" and x.family == "package",
        ),
    )
    firm = [x for x in near if x.known or x.weight >= FIRM]
    return next(iter(firm or near), None)


def _plural(c: Candidate) -> bool:
    return c.place.text.lower().endswith("s")


def _same_place(c: Candidate, cluster: _Cluster) -> bool:
    """Whether two deployments go to one place and may be of the same forces."""
    return cluster.family == c.family and _same_forces(c, cluster) and bool(c.hosts & cluster.hosts)


def _same_forces(c: Candidate, cluster: _Cluster) -> bool:
    return not c.givers or not cluster.givers or bool(c.givers & cluster.givers)


def _before_head(c: Candidate) -> str:
    """The words of a candidate in front of its head."""
    return c.span.text[: c.place.s - c.span.s]


def _agree(c: Candidate, cluster: _Cluster) -> bool:
    """Whether two names may be of one arrangement: they share an anchor and say nothing that excludes the other."""
    if cluster.known and not c.anchors <= cluster.anchors:
        return False
    # "The agreement" is a type of its own as little as "it" is.
    bare = c.definite and len(_before_head(c).split()) == 1 and c.anchors <= cluster.anchors
    apart = c.family == cluster.family and c.family in {"deployment", "accord", "pledge", "plan"}
    if c.type != cluster.type and apart and not bare:
        return False
    shared = c.anchors & cluster.anchors
    return bool(shared) and (
        c.anchors <= cluster.anchors or cluster.anchors <= c.anchors or 2 * len(shared) >= len(c.anchors)
    )


def _subject(cluster: _Cluster, names: dict[str, str], pack: Pack) -> Subject:
    known = pack.arrangements.known.get(cluster.known)
    best = max(
        cluster.members,
        key=lambda m: (m.known == cluster.known, m.mints and (not m.name or m.family in _NAMED), m.weight, -m.span.s),
    )
    name = known.names[0] if known else best.name or _plain_name(best.span.text, pack)
    if " " not in name and not known:
        name = _with_sides(name, [names[x] for x in sorted(cluster.anchors) if x in names])
    mentions = sorted({m.span for m in cluster.members})
    return Subject(
        id=cluster.known or slug(name),
        kind=known.kind if known else SubjectKind.ARRANGEMENT,
        type=best.type if not known else known.type,
        name=re.sub(r"\s+", " ", name),
        mentions=tuple(mentions),
    )


def _of_many(subject: Subject, text: str, sentences: Sequence[Sentence], pack: Pack) -> Subject:
    """An accord of two, by its type, under the type of those of many where a sentence that names it tells of more than
    two sides ("Peru and four states signed the accord")."""
    if subject.type != BILATERAL or subject.id in pack.arrangements.known:
        return subject
    many = re.compile(
        rf"\b{_THREE_AND_MORE}\s+(?:\w+\s+)?(?:{pattern(pack.arrangements.sides).pattern})", re.IGNORECASE
    )
    homes = (x.span for x in sentences if any(m.inside(x.span) for m in subject.mentions))
    told = any(many.search(text, x.s, x.e) for x in homes)
    return replace(subject, type=MULTILATERAL) if told else subject


_OPENING = re.compile(r"(?:the|an?|this|that|these|those|any|some|his|her|its|their|our)\s+", re.IGNORECASE)


def _with_sides(name: str, sides: list[str]) -> str:
    """A name of one word with those whom it is between ("pact between Chile and Peru")."""
    return f"{name} between {' and '.join(sides[:2])}" if len(sides) > 1 else " with ".join((name, *sides))


_PURPOSE = re.compile(r"\s+to\s+(?!(?:the|an?|its|his|her|their)\b)[a-z]+\s.*$")
_CONCLUDED_IN = re.compile(r"\s+(?:signed|reached|struck)\s+in\s+.*$")
_TAILS = re.compile(r"\s(?:of|with|on|for|between|over|in|inside|against|to)\s")
_MARKS = " \t,;:\"“”'‘’"


def _plain_name(words: str, pack: Pack) -> str:
    """The words of a name without its article, marks of quotation and adjectives that say how old or how good it is."""
    incidental = pattern(pack.arrangements.incidental)
    name = re.sub(r"\s+", " ", words).strip(_MARKS)
    while " " in name and (m := _OPENING.match(name) or incidental.match(name)):
        rest = name[m.end() :].lstrip(_MARKS + "-")
        if not rest:
            break
        name = rest
    name = _CONCLUDED_IN.sub("", name)
    # With two tails, what it is for is left to the text: "a deployment of instructors in Chile [to train pilots]".
    if (purpose := _PURPOSE.search(name)) and _TAILS.search(name, 0, purpose.start()):
        name = name[: purpose.start()]
    return name if name.count('"') % 2 == 0 and name.count("“") == name.count("”") else re.sub('["“”]', "", name)


def _distinct(subjects: Iterable[Subject]) -> Iterable[Subject]:
    """Subjects under different ids: a minted name that another has gets a number."""
    seen: dict[str, int] = {}
    for subject in subjects:
        seen[subject.id] = seen.get(subject.id, 0) + 1
        n = seen[subject.id]
        yield (subject if n == 1 else replace(subject, id=f"{subject.id}_{n}"))


def _related(text: str, subjects: list[Subject], pack: Pack) -> list[Subject]:
    """The subjects with their relations: those the pack knows, and those the text states between neighbours (A "instead
    of" B, A "as part of" B)."""
    table = pack.arrangements
    found = {s.id: list(known.relations) for s in subjects if (known := table.known.get(s.id))}
    for relation, words, reach in (("instead_of", table.instead, 60), ("part_of", table.parts, 12)):
        for m in pattern(words).finditer(text):
            before = [(x.e, s.id) for s in subjects for x in s.mentions if m.start() - 120 <= x.e <= m.start()]
            after = [(x.s, s.id) for s in subjects for x in s.mentions if m.end() <= x.s <= m.end() + reach]
            if not before or not after or max(before)[1] == min(after)[1]:
                continue
            if "\n" not in text[max(before)[0] : min(after)[0]]:
                found.setdefault(max(before)[1], []).append((relation, min(after)[1]))
    return [replace(s, relations=tuple(dict.fromkeys(found.get(s.id, ())))) for s in subjects]
