"""Nouns as the JSON of the command contract. One function a noun; every key the contract names is always there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onrecord.model.actor import Actor, Mention, Unnamed
from onrecord.model.attribution import Attribution
from onrecord.model.document import Named, Segment
from onrecord.model.evidence import DateEvidence
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Term, Value
from onrecord.model.when import When

Json = dict[str, Any]


def encode(value: Json) -> str:
    """One line of JSON, keys in the order they were put in."""
    return msgspec.json.encode(value).decode()


def span_json(span: Span | None) -> Json | None:
    """A span, or None."""
    return None if span is None else {"s": span.s, "e": span.e, "text": span.text}


def spans_json(spans: Iterable[Span]) -> list[Json]:
    """Spans in their order."""
    return [{"s": x.s, "e": x.e, "text": x.text} for x in spans]


def when_json(when: When) -> Json:
    """The two closed bounds; None is open."""
    return {"lo": when.lo.isoformat() if when.lo else None, "hi": when.hi.isoformat() if when.hi else None}


def _named(named: Named | None) -> Json | None:
    return None if named is None else {"name": named.name, "evidence": spans_json(named.spans)}


def document_json(article: Article) -> Json:
    """What a document is and what its page says of itself."""
    document, page, capture = article.document, article.reading.page, article.captures[0]
    masthead = page.masthead
    published = article.published
    outlet = _named(masthead.outlet)
    if outlet is None and article.outlet:
        outlet = {"name": article.outlet, "evidence": []}
    return {
        "id": document.id,
        "source": capture.source,
        "sha256": document.id,
        "n_chars": len(document.text),
        "encoding": document.encoding,
        "media_type": document.media_type,
        "language": page.language,
        "headline": span_json(masthead.headline),
        "outlet": outlet,
        "byline": spans_json(masthead.byline),
        "agency": _named(masthead.agency),
        "dateline": None
        if masthead.dateline is None
        else {"place": masthead.dateline.place, "span": span_json(masthead.dateline.span)},
        "published": {**when_json(published), "basis": published.basis, "evidence": spans_json(published.spans)},
        "credit": spans_json(masthead.credit),
        "translation": spans_json(masthead.translation),
        "dates": [date_json(x) for x in page.dates],
        "conflicts": [{"of": x.of, "detail": x.detail, "span": span_json(x.span)} for x in page.conflicts],
        "damage": [{"kind": d.kind, "span": span_json(d.span), "detail": d.detail} for d in page.damage],
        "left_out": dict(document.markup.left) if document.markup else {},
        "reader": article.reading.reader,
        "unread": article.reading.unread or None,
        "dropped": dict(article.reading.dropped),
        "review": "machine-read",
    }


def date_json(evidence: DateEvidence) -> Json:
    """A candidate for the date of the page, with what became of it."""
    return {
        "source": evidence.source,
        "role": evidence.role,
        "at": evidence.at,
        "written": evidence.written,
        **when_json(evidence.when),
        "precision": evidence.when.precision,
        "zone": evidence.zone,
        "span": span_json(evidence.span),
        "verdict": evidence.verdict,
        "why": evidence.why,
    }


def line_json(segment: Segment) -> Json:
    """A physical line with its label and kind."""
    inline = [{"span": span_json(x.span), "kind": x.kind} for x in segment.inline]
    return {
        "n": segment.n,
        "s": segment.s,
        "e": segment.e,
        "label": segment.label,
        "kind": segment.kind,
        "inline": inline,
        "language": segment.language,
    }


def actor_json(actor: Actor, mentions: Iterable[Mention]) -> Json:
    """An actor with those of `mentions` that are its own."""
    own = [
        {"s": m.span.s, "e": m.span.e, "text": m.span.text, "form": m.form, "resolved_by": m.resolved_by}
        for m in mentions
        if m.actor == actor.id
    ]
    return {
        "id": actor.id,
        "type": actor.type,
        "name": actor.name,
        "represents": actor.represents,
        "unnamed": unnamed_json(actor.unnamed),
        "mentions": own,
    }


def unnamed_json(unnamed: Unnamed | None) -> Json | None:
    """What a text says of a source that it does not name; None for an actor with a name."""
    if unnamed is None:
        return None
    return {"number": {"lo": unnamed.lo, "hi": unnamed.hi}, "near": unnamed.near, "side": unnamed.side}


def attribution_json(attribution: Attribution) -> Json:
    """One node of the tree of attributions."""
    return {
        "id": attribution.id,
        "parent": attribution.parent,
        "level": attribution.level,
        "source": spans_json(attribution.source),
        "cue": spans_json(attribution.cue),
        "content": spans_json(attribution.content),
        "source_actor": attribution.source_actor,
        "source_actors": list(attribution.source_actors),
        "source_reason": attribution.source_reason or None,
        "cue_class": attribution.cue_class,
        "type": attribution.type,
        "kind": attribution.kind,
        "anonymity": attribution.anonymity,
        "addressee": span_json(attribution.addressee),
        "said_at": span_json(attribution.said_at),
        "via": attribution.via,
        "confidence": round(attribution.confidence, 3),
    }


def quantity_json(quantity: Quantity) -> Json:
    """A quantity; a pair of bounds becomes a list."""
    value = list(quantity.value) if isinstance(quantity.value, tuple) else quantity.value
    return {
        **(span_json(quantity.span) or {}),
        "value": int(value) if isinstance(value, float) and value.is_integer() else value,
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "what": quantity.what,
    }


def time_json(when: When) -> Json:
    """A time of the text: the words and the days they mean."""
    return {**(span_json(when.spans[0]) or {}), **when_json(when), "precision": when.precision, "basis": when.basis}


def statement_json(statement: Statement) -> Json:
    """A statement with all its fields."""
    return {
        "id": statement.id,
        "attribution": statement.attribution,
        "holder": statement.holder,
        "holders": list(statement.holders),
        "addressee": statement.addressee,
        "on_behalf_of": statement.on_behalf_of,
        "act": statement.act,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "issue": statement.issue,
        "subjects": list(statement.subjects),
        "said_at": when_json(statement.said_at),
        "condition": span_json(statement.condition),
        "irony": statement.irony,
        "position_in_text": statement.position,
        "evidence": spans_json(statement.evidence),
        "review": statement.review,
    }


def subject_json(subject: Subject) -> Json:
    """A thing talked about, with the words that name it."""
    return {
        "id": subject.id,
        "kind": subject.kind,
        "type": subject.type,
        "name": subject.name,
        "mentions": spans_json(subject.mentions),
        "relations": [{"relation": r, "subject": s} for r, s in subject.relations],
    }


def value_json(value: Value) -> Json:
    """The typed value of a term."""
    match value:
        case Party(actor=actor, role=role):
            return {"actor": actor, "role": role}
        case Obligation():
            return {
                "obligor": list(value.obligors),
                "beneficiary": list(value.beneficiaries),
                "kind": value.kind,
                "content": span_json(value.content),
                "amount": quantity_json(value.amount) if value.amount else None,
                "firmness_label": span_json(value.firmness_label),
                "firmness_level": value.firmness_level,
                "binding_form": value.binding_form,
                "condition": span_json(value.condition),
                "status": value.status,
            }
        case Position(actor=actor, stance=stance, qualifier=qualifier):
            return {"actor": actor, "stance": stance, "qualifier": span_json(qualifier)}
        case Rule(rule=rule, contested=contested):
            return {"rule": rule, "contested": contested}
        case Condition(span=span):
            return {"span": span_json(span)}
        case Step(value=step, current=current):
            return {"value": step, "current": current}


def term_json(term: Term) -> Json:
    """A term. Of a status, `current` stands beside the value too, where the contract has it."""
    told = {
        "id": term.id,
        "statement": term.statement,
        "subject": term.subject,
        "slot": term.slot,
        "value": value_json(term.value),
        "valid": when_json(term.valid),
        "evidence": spans_json(term.evidence),
        "review": term.review,
    }
    return told | ({"current": term.value.current} if isinstance(term.value, Step) else {})


def article_json(article: Article, *, review: bool = False) -> Json:
    """``onrecord read --json``: everything one document was found to say.

    With `review` the attributions that are too doubtful for a record follow the others, and every one says whether it
    is ``doubtful``.
    """
    reading = article.reading
    attributions = [attribution_json(x) for x in reading.attributions]
    if review:
        told = ((x, False) for x in reading.attributions), ((x, True) for x in reading.doubtful)
        attributions = [attribution_json(x) | {"doubtful": doubtful} for each in told for x, doubtful in each]
    return {
        "document": document_json(article),
        "lines": [line_json(x) for x in reading.page.segments],
        "actors": [actor_json(x, reading.mentions) for x in reading.actors],
        "attributions": attributions,
        "quantities": [quantity_json(x) for x in reading.quantities],
        "times": [time_json(x) for x in reading.times],
        "statements": [statement_json(x) for x in reading.statements],
        "subjects": [subject_json(x) for x in reading.subjects],
        "terms": [term_json(x) for x in reading.terms],
    }


def _end(end: End, sources: Mapping[str, str]) -> Json:
    if end.external is not None:
        return {"external": end.external}
    span = end.span
    where = {"document": end.document, "source": sources.get(end.document or "", ""), "statement": end.statement}
    return where if span is None else where | {"s": span.s, "e": span.e, "text": span.text}


def link_json(link: Link, sources: Mapping[str, str]) -> Json:
    """``onrecord links --json``: one link. `sources` gives the address of each document by id."""
    return {
        "id": link.id,
        "relation": link.relation,
        "kind": link.kind,
        "alteration": link.alteration,
        "slot": link.slot,
        "in_corpus": link.in_corpus,
        "reason": link.reason,
        "method": link.method,
        "a": _end(link.a, sources),
        "b": _end(link.b, sources),
        "review": "machine-read",
    }
