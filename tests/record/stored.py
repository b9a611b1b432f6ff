"""Small records made by chance, in a store: whatever may join, count, alter or take out a report is likely in them."""

import datetime as dt
from dataclasses import replace

from onrecord.model.actor import Actor
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page
from onrecord.model.ids import content_id, row_id
from onrecord.model.link import End, Link
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Term
from onrecord.model.verdict import Decision, Verdict
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    Anonymity,
    ConflictKind,
    DecisionRule,
    PositionInText,
    Relation,
    Role,
    Stance,
    Status,
    SubjectKind,
)
from onrecord.model.when import When, day
from onrecord.record.fields import fields_of, slot_of
from onrecord.record.placing import places_of

FIRST = dt.date(2031, 5, 1)
ACTORS = ("brask", "strand", "quint")
SAID = ("Kestria will send the brigade", "the pact needs a vote of all members", "nothing was agreed on the brigade")
MOMENT = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)


def a_day(chance):
    return None if chance.random() < 0.2 else FIRST + dt.timedelta(days=chance.randrange(6))


def article(chance, n):
    """An article of up to four sentences, each with up to two terms."""
    lines = [f"{chance.choice(SAID)} {chance.choice('xyz')}" for _ in range(chance.randint(1, 4))]
    text = "\n".join((f"Report {n}", *lines))
    document = content_id(f"{n} {text}".encode())
    spans, at = [], len(f"Report {n}") + 1
    for line in lines:
        spans.append(Span(at, at + len(line), line))
        at += len(line) + 1
    attributions, statements, terms = [], [], []
    for k, span in enumerate(spans):
        told = chance.random() < 0.7
        holders = (chance.choice(ACTORS),) if told and chance.random() < 0.7 else ()
        if told:
            attributions.append(
                Attribution(
                    id=row_id("a", document, k),
                    content=(span,),
                    source_actors=holders,
                    parent=attributions[-1].id if attributions and chance.random() < 0.2 else None,
                    anonymity=Anonymity.NAMED if holders else chance.choice((Anonymity.DESCRIBED, Anonymity.VAGUE)),
                )
            )
        said = a_day(chance)
        statements.append(
            Statement(
                id=row_id("s", document, k),
                attribution=attributions[-1].id if told else None,
                evidence=(span,),
                act=Act.CLAIM,
                holders=holders,
                subjects=("pact",),
                issue=chance.choice(("other", "membership")),
                said_at=day(said) if said and chance.random() < 0.5 else When(),
                position=PositionInText.HEADLINE if chance.random() < 0.15 else PositionInText.BODY,
            )
        )
        for m in range(chance.randint(1, 2)):
            terms.append(
                Term(
                    id=row_id("t", document, k, m),
                    statement=statements[-1].id,
                    subject=chance.choice(("pact", "pact", "truce")),
                    value=value(chance, span),
                    evidence=(span,),
                    valid=valid(chance, statements[-1]),
                )
            )
    known = [Actor(id=x, type=ActorType.PERSON, name=x.title() * chance.randint(1, 2)) for x in ACTORS]
    known[0] = replace(known[0], represents=chance.choice((None, "strand")))
    named = [
        Subject(
            id=x,
            kind=chance.choice((SubjectKind.ARRANGEMENT, SubjectKind.EVENT)),
            type=chance.choice(("partnership", "summit")),
            name=chance.choice((f"the {x}", f"that {x}")),
            mentions=(spans[0],),
            relations=(("part_of", "pact"),) if x == "truce" else (),
        )
        for x in ("pact", "truce")
    ]
    reading = Reading(
        document=document,
        reader="chance",
        page=Page(segments=()),
        actors=tuple(known),
        attributions=tuple(attributions),
        statements=tuple(statements),
        subjects=tuple(named),
        terms=tuple(terms),
    )
    captures = [capture(chance, document, n) for _ in range(chance.randint(1, 2))]
    return Article(document=Document(id=document, text=text), captures=tuple(captures), reading=reading)


def capture(chance, document, n):
    out = a_day(chance)
    page = f"https://post.example/{chance.randrange(2)}{chance.choice(('', '#a'))}"
    return Capture(
        document=document,
        source=page if chance.random() < 0.5 else f"{n}.txt",
        outlet=chance.choice((None, "Post", "The Herald", "Sun")),
        published=day(out) if out else When(),
        retrieved_at=MOMENT if chance.random() < 0.2 else None,
    )


def value(chance, span):
    one = chance.choice(ACTORS)
    return chance.choice(
        (
            Party(actor=one, role=Role.BENEFICIARY),
            Position(actor=one, stance=chance.choice((Stance.SUPPORT, Stance.OPPOSE))),
            Rule(rule=next(iter(DecisionRule)), contested=chance.random() < 0.3),
            Condition(span=span),
            Step(value=chance.choice((Status.OFFERED, Status.SIGNED)), current=chance.random() < 0.7),
            Step(value=Status.SIGNED),
            Obligation(
                obligors=(one,),
                beneficiaries=(),
                kind="military_aid",
                content=span,
                status=Status.OFFERED,
                firmness_level=chance.choice((None, 2)),
            ),
        )
    )


def valid(chance, statement):
    if chance.random() < 0.3:
        return statement.said_at
    if chance.random() < 0.5:
        return When()
    lo = a_day(chance)
    return When(lo=lo, hi=lo + dt.timedelta(days=chance.randrange(3)) if lo and chance.random() < 0.5 else None)


def links(chance, articles):
    """Links of lineage, to media outside too, alterations and conflicts."""
    found = []
    for n in range(chance.randrange(2 * len(articles))):
        a, b = chance.choice(articles), chance.choice(articles)
        relation = chance.choice((Relation.COPY_OF, Relation.QUOTES_FROM, Relation.ALTERS, Relation.CONFLICTS))
        whole = relation is Relation.COPY_OF and chance.random() < 0.5
        there = end(chance, b, whole=whole)
        if relation is Relation.QUOTES_FROM and chance.random() < 0.6:
            there = End(external=chance.choice(("Herald", "Northwire")))
        elif a.document.id == b.document.id:
            continue
        found.append(
            Link(
                relation=relation,
                a=end(chance, a, whole=whole),
                b=there,
                reason=f"reason {n}",
                method="chance",
                kind=next(iter(ConflictKind)) if relation in (Relation.ALTERS, Relation.CONFLICTS) else None,
            )
        )
    return found


def end(chance, one, *, whole):
    if whole:
        return End(document=one.document.id)
    statement = chance.choice(one.reading.statements)
    return End(document=one.document.id, span=statement.evidence[0], statement=statement.id)


def verdict(chance, articles):
    """A decision on a statement or a term of one of `articles`."""
    one = chance.choice(articles)
    noun = chance.choice((*one.reading.statements, *one.reading.terms))
    slot = slot_of(noun)
    decision = chance.choice((Decision.ACCEPT, Decision.REJECT))
    changed = ()
    if chance.random() < 0.4 and isinstance(noun, Term) and isinstance(noun.value, Party | Position):
        decision, changed = Decision.EDIT, (("actor", (chance.choice(ACTORS),)),)
    return Verdict(
        document=one.document.id,
        target=noun.id,
        slot=slot,
        places=places_of(noun.evidence),
        read=fields_of(noun),
        decision=decision,
        changed=changed,
        by="eva",
        at=MOMENT,
    )


def put(store, articles, linked):
    """Store `articles`, under their own ids, and the links between them."""
    for one in articles:
        for capture_ in one.captures:
            store.add_article(one.document, capture_, one.reading, "chance")
    store.replace_actor_ids({(a.document.id, x.id): x.id for a in articles for x in a.reading.actors})
    store.replace_subject_ids({(a.document.id, x.id): x.id for a in articles for x in a.reading.subjects})
    store.replace_links(linked, store.fingerprint())
