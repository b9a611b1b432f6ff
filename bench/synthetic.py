"""A made-up record of any size, in the shape of real coverage, written through the real store.

    path = make(Path("/tmp/scale"), 50_000)      # made once; given again, it is there; stopped, it goes on

Some 300 arrangements of which few are spoken of in most documents, 2,000 actors, 60 outlets, three years. One document
in ten copies an earlier one, whole, under another outlet, and some of the copies change a word. Each document has 30
attributions and as many statements and terms as the rules find in news of a page (`examples`: 13 statements and 13
terms to 11 attributions). Mentions are fewer than in real pages: no question that is measured reads them.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document, Page, Segment
from onrecord.model.ids import content_id, row_id
from onrecord.model.link import End, Link
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Term, Value
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    AlterationKind,
    Anonymity,
    ConflictKind,
    DecisionRule,
    Label,
    MentionForm,
    Modality,
    PositionInText,
    Relation,
    Role,
    SegmentKind,
    Slot,
    Stance,
    Status,
    SubjectKind,
)
from onrecord.model.when import When, day
from onrecord.record.indexing import index
from onrecord.store.sqlite import open_writer

KEY = "synthetic 2"
ARRANGEMENTS, ACTORS, OUTLETS = 300, 2000, 60
FIRST_DAY, DAYS = dt.date(2030, 1, 1), 1096
ATTRIBUTIONS, STATEMENTS, TERMS, CAST, WORDS = 30, 35, 12, 10, 14
PARTIES, CONDITIONS = 12, 40  # that most reports of an arrangement name
COPIES, ALTERED, CONFLICTS = 0.1, 0.15, 0.05  # of documents; of copies; of documents
# As often as the rules find each in the articles of `examples`.
SLOTS = ["party"] * 64 + ["status"] * 44 + ["position"] * 43 + ["obligation"] * 27 + ["rule"] * 15 + ["condition"] * 9
KINDS = ("security_guarantee", "troop_deployment", "military_aid", "joint_exercises", "financial_support")
_START = "ab ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
_END = "bar cel din fos gul ham jet kin lor mur nas pel rin sot tur var wel xin yor zum".split()
VOCABULARY = [a + b for a in _START for b in _END] + [a + b + c for a in _START for b in _START for c in _END]


def skewed(count: int, steep: float) -> list[float]:
    """Cumulated weights of `count` things of which the n-th is met 1/n**steep as often as the first."""
    return list(accumulate(1 / n**steep for n in range(1, count + 1)))


_BY_ARRANGEMENT, _BY_ACTOR, _BY_WORD = skewed(ARRANGEMENTS, 0.9), skewed(ACTORS, 0.8), skewed(len(VOCABULARY), 0.7)


def arrangement(n: int) -> str:
    """The id of the n-th arrangement."""
    return f"pact_{n:03}"


def actor(n: int) -> str:
    """The id of the n-th actor."""
    return f"actor_{n:04}"


@dataclass(frozen=True, slots=True)
class _Text:
    """Sentences joined to one text, a line each, and where each stands."""

    text: str
    sentences: tuple[Span, ...]


def _text(lines: Sequence[str]) -> _Text:
    text = "\n".join(lines)
    at, found = 0, []
    for line in lines:
        found.append(Span(at, at + len(line), line))
        at += len(line) + 1
    return _Text(text, tuple(found))


def original_of(n: int) -> int:
    """The document that document `n` copies; `n` itself where it copies none."""
    chance = random.Random(f"copy {n}")
    if n < 20 or chance.random() >= COPIES:
        return n
    return original_of(chance.randrange(max(0, n - 500), n))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a document speaks of: its arrangements, and for each of its terms the arrangement and the slot."""

    pacts: tuple[int, ...]
    terms: tuple[tuple[int, str], ...]


def _plan(n: int) -> _Plan:
    chance = random.Random(f"plan {n}")
    pacts = tuple(dict.fromkeys(chance.choices(range(ARRANGEMENTS), cum_weights=_BY_ARRANGEMENT, k=3)))
    return _Plan(pacts, tuple((chance.choice(pacts), chance.choice(SLOTS)) for _ in range(TERMS)))


@lru_cache(maxsize=2000)
def _lines(n: int) -> tuple[str, ...]:
    """The sentences of document `n`. A condition is told in one of few ways: those who write of it quote it."""
    chance = random.Random(f"words {n}")
    terms = _plan(n).terms
    found = []
    for k in range(STATEMENTS):
        pact, slot = terms[k] if k < TERMS else (0, "")
        of = random.Random(f"condition {pact} {chance.randrange(CONDITIONS)}") if slot == "condition" else chance
        found.append(" ".join(of.choices(VOCABULARY, cum_weights=_BY_WORD, k=WORDS)).capitalize() + ".")
    return tuple(found)


def made(n: int, total: int) -> Article:
    """The `n`th of `total` documents, with its reading; the same on every run."""
    origin = original_of(n)
    own = random.Random(f"own {n}")
    told = _text((f"Report {n} of the day", *_lines(origin)))
    document = content_id(told.text.encode())
    # Documents come in the order of their days, as they do where a record is kept from day to day.
    out = FIRST_DAY + dt.timedelta(days=n * DAYS // total)
    reading = _reading(document, told, out, _plan(origin), random.Random(f"reading {origin}"))
    outlet = f"Outlet {own.randrange(OUTLETS):02}"
    source = f"https://news.example/{n}" if own.random() < 0.5 else f"coverage/{n}.txt"
    capture = Capture(document=document, source=source, outlet=outlet, published=day(out), told=Told.CALLER)
    return Article(document=Document(id=document, text=told.text), captures=(capture,), reading=reading)


def _reading(document: str, told: _Text, out: dt.date, plan: _Plan, chance: random.Random) -> Reading:
    cast = list(dict.fromkeys(chance.choices(range(ACTORS), cum_weights=_BY_ACTOR, k=CAST)))
    sentences = told.sentences[1:]
    attributions = tuple(_attribution(document, k, x, cast, chance) for k, x in enumerate(sentences[:ATTRIBUTIONS]))
    statements = tuple(
        _statement(document, k, sentences[k], attributions, plan, out, chance) for k in range(STATEMENTS)
    )
    terms = tuple(_term(document, plan.terms[k], statements[k], k, cast, out, chance) for k in range(TERMS))
    segments = tuple(
        Segment(n=k, s=x.s, e=x.e, label=Label.KEEP, kind=SegmentKind.BODY) for k, x in enumerate(told.sentences, 1)
    )
    return Reading(
        document=document,
        reader=KEY,
        page=Page(segments=segments, language="en"),
        actors=tuple(
            Actor(id=actor(x), type=ActorType.PERSON if x % 2 else ActorType.STATE, name=f"Actor {x:04}") for x in cast
        ),
        mentions=tuple(
            Mention(span=Span.of(told.text, s.s, s.s + 6), form=MentionForm.NAME, actor=actor(chance.choice(cast)))
            for s in sentences[:10]
        ),
        attributions=attributions,
        statements=statements,
        subjects=tuple(
            Subject(
                id=arrangement(x),
                kind=SubjectKind.ARRANGEMENT,
                type=("support_package", "partnership", "ceasefire_agreement")[x % 3],
                name=f"Pact {x:03}",
                mentions=(Span.of(told.text, sentences[x % 30].s, sentences[x % 30].s + 9),),
                relations=(("part_of", arrangement(x // 10)),) if x % 10 == 3 else (),
            )
            for x in plan.pacts
        ),
        terms=terms,
    )


def _attribution(document: str, k: int, words: Span, cast: Sequence[int], chance: random.Random) -> Attribution:
    named = chance.random() < 0.8
    first = row_id("a", document, 0)
    return Attribution(
        id=row_id("a", document, k),
        content=(words,),
        source=(Span(words.s, words.s + 5, words.text[:5]),),
        cue=(Span(words.s + 6, words.s + 9, words.text[6:9]),),
        parent=first if k % 7 == 6 else None,
        level=2 if k % 7 == 6 else 1,
        anonymity=Anonymity.NAMED if named else Anonymity.DESCRIBED,
        source_actors=(actor(chance.choice(cast)),) if named else (),
    )


def _statement(
    document: str,
    k: int,
    words: Span,
    attributions: Sequence[Attribution],
    plan: _Plan,
    out: dt.date,
    chance: random.Random,
) -> Statement:
    of = attributions[k] if k < ATTRIBUTIONS else None
    pact = plan.terms[k][0] if k < TERMS else chance.choice(plan.pacts) if chance.random() < 0.3 else None
    return Statement(
        id=row_id("s", document, k),
        attribution=of.id if of else None,
        evidence=(words,),
        act=chance.choice(tuple(Act)),
        modality=Modality.CERTAIN if chance.random() < 0.9 else Modality.PROBABLE,
        holders=of.source_actors if of else (),
        issue=f"issue_{chance.randrange(20):02}",
        subjects=() if pact is None else (arrangement(pact),),
        said_at=day(out) if chance.random() < 0.5 else When(),
        position=PositionInText.HEADLINE if k == 0 else PositionInText.BODY,
    )


def _term(
    document: str,
    plan: tuple[int, str],
    statement: Statement,
    k: int,
    cast: Sequence[int],
    out: dt.date,
    chance: random.Random,
) -> Term:
    valid = statement.said_at
    if chance.random() < 0.1:
        starts = out + dt.timedelta(days=chance.randrange(-20, 60))
        ends = starts + dt.timedelta(days=chance.randrange(30, 400)) if chance.random() < 0.3 else None
        valid = When(lo=starts, hi=ends)
    pact, slot = plan
    return Term(
        id=row_id("t", document, k),
        statement=statement.id,
        subject=arrangement(pact),
        value=_value(slot, pact, statement, cast, chance),
        evidence=statement.evidence,
        valid=valid,
    )


def _value(slot: str, pact: int, statement: Statement, cast: Sequence[int], chance: random.Random) -> Value:
    # An arrangement has a dozen parties that most reports name, the first most often; others are met once.
    often = min(int(chance.paretovariate(0.7)), PARTIES)
    party = (pact * 37 + often) % ACTORS if chance.random() < 0.95 else chance.choice(cast)
    match slot:
        case "party":
            return Party(actor=actor(party), role=tuple(Role)[:4][party % 4 if chance.random() < 0.9 else 0])
        case "position":
            return Position(actor=actor(party), stance=tuple(Stance)[:5][party % 5 if chance.random() < 0.8 else 0])
        case "rule":
            return Rule(rule=chance.choice(tuple(DecisionRule)[:3]))
        case "condition":
            return Condition(span=statement.evidence[0])
        case "status":
            return Step(value=chance.choice(tuple(Status)[2:12]), current=chance.random() < 0.9)
        case _:
            return Obligation(
                obligors=(actor(party),),
                beneficiaries=(actor(pact * 37 % ACTORS),),
                kind=KINDS[party % 5 if chance.random() < 0.9 else 0],
                content=statement.evidence[0],
                status=chance.choice((Status.OFFERED, Status.AGREED)),
                firmness_level=chance.choice((None, party % 5)),
            )


def links_of(n: int, article_of: Callable[[int], Article]) -> Iterator[Link]:
    """The links of document `n` to earlier ones: whose copy it is, what it altered, what it contradicts."""
    chance = random.Random(f"links {n}")
    origin = original_of(n)
    if origin != n:
        mine, theirs = article_of(n), article_of(origin)
        here, there = End(document=mine.document.id), End(document=theirs.document.id)
        yield Link(relation=Relation.COPY_OF, a=here, b=there, reason=f"Report {n} copies {origin}.", method="made up")
        if chance.random() < ALTERED:
            at = chance.randrange(TERMS)
            yield _between(Relation.ALTERS, mine, theirs, at, f"Report {n} changed {origin}.")
    elif n and chance.random() < CONFLICTS:
        other = chance.randrange(max(0, n - 500), n)
        yield _between(
            Relation.CONFLICTS, article_of(other), article_of(n), chance.randrange(TERMS), f"{n} contradicts {other}."
        )


def _between(relation: Relation, a: Article, b: Article, at: int, reason: str) -> Link:
    def end(article: Article) -> End:
        statement = article.reading.statements[at]
        return End(document=article.document.id, span=statement.evidence[0], statement=statement.id)

    changed = relation is Relation.ALTERS
    return Link(
        relation=relation,
        a=end(a),
        b=end(b),
        reason=reason,
        method="made up",
        kind=next(iter(ConflictKind)),
        alteration=next(iter(AlterationKind)) if changed else None,
        slot=Slot.STATUS,
    )


Heard = Callable[[str, int], None]


def make(folder: Path, documents: int, told: Heard = lambda _what, _n: None) -> Path:
    """The record of so many documents in `folder`: made if it is not there, finished if it was begun. `told` hears
    which step is at which document."""
    path = folder / f"scale-{documents}.onrecord"
    article_of = lru_cache(maxsize=1200)(lambda n: made(n, documents))
    with open_writer(path) as store:
        if store.links_fingerprint() == KEY:
            return path
        for n in range(store.count(), documents):
            article = article_of(n)
            store.add_article(article.document, article.captures[0], article.reading, KEY)
            told("documents", n)
        # In this record nobody has two names: the record's ids are the documents' own.
        actors: dict[tuple[str, str], str] = {}
        subjects: dict[tuple[str, str], str] = {}
        links: list[Link] = []
        for n in range(documents):
            article = article_of(n)
            actors |= {(article.document.id, x.id): x.id for x in article.reading.actors}
            subjects |= {(article.document.id, x.id): x.id for x in article.reading.subjects}
            links.extend(links_of(n, article_of))
            told("links", n)
        store.replace_actor_ids(actors)
        store.replace_subject_ids(subjects)
        store.replace_links(links, KEY)
        told("index", documents)
        index(store)
    return path


def spread(documents: int) -> Sequence[str]:
    """Ids of arrangements to ask for, in no order: of all that a record of so many documents speaks of."""
    known = {x.id for n in range(min(documents, 500)) for x in made(n, documents).reading.subjects}
    found = sorted(known)
    random.Random(1).shuffle(found)
    return found
