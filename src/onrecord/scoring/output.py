"""What the output says at a place of the text."""

from __future__ import annotations

from onrecord.scoring.document import Doc
from onrecord.scoring.intervals import Interval, interval_of
from onrecord.scoring.spans import Span, overlap, spans, touches
from onrecord.scoring.terms import gold_actor_ids
from onrecord.scoring.values import Json, key_of, obj, rows

SPANS_OF_VALUE = ("content", "firmness_label", "amount", "condition")


class Output:
    """An output document, asked by place."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.document = obj(doc.out.get("document"))
        self.statements = rows(doc.out.get("statements"))
        self.attributions = rows(doc.out.get("attributions"))
        self.quantities = [s for x in rows(doc.out.get("quantities")) for s in spans(x)]
        self.statement_by_id = {key_of(s.get("id")): s for s in self.statements}
        self.lines = {x["n"]: Span(x["s"], x["e"]) for x in doc.gold["lines"]}

    def mentions(self, span: Span) -> list[tuple[Json, Span]]:
        """Actors with those of their mentions that overlap the span."""
        return [(a, m) for a in self.doc.o_actors for m in spans(a.get("mentions")) if overlap(m, span)]

    def evidence(self, span: Span, inside: float = 0.0) -> list[Json]:
        """Statements whose evidence overlaps the span (by at least `inside` of the evidence)."""

        def meets(given: Span) -> bool:
            shared = overlap(given, span)
            return bool(shared and shared >= inside * (given.e - given.s))

        return [s for s in self.statements if any(map(meets, spans(s.get("evidence"))))]

    def said(self, span: Span, inside: float, **fields: str) -> bool:
        """Whether a statement on the span has all of `fields`."""
        return any(all(s.get(k) == v for k, v in fields.items()) for s in self.evidence(span, inside))

    def terms(self, span: Span, slot: str | None = None) -> list[Json]:
        """Terms (of one slot) that rest on the span."""

        def all_spans(term: Json) -> list[Span]:
            value = obj(term.get("value"))
            return spans(term.get("evidence")) + [x for k in SPANS_OF_VALUE for x in spans(value.get(k))]

        wanted = [t for t in self.doc.o_terms if slot is None or t.get("slot") == slot]
        return [t for t in wanted if touches(all_spans(t), [span])]

    def leaks(self, span: Span) -> bool:
        """Whether a statement or term of the article rests on the span."""
        said = any(s.get("position_in_text") != "boilerplate" for s in self.evidence(span, 0.5))
        return said or bool(self.terms(span))

    def covers(self, span: Span) -> bool:
        """Whether a content or evidence span takes the junk in."""
        contents = [x for a in self.attributions for x in spans(a.get("content"))]
        evidence = [x for s in self.statements for x in spans(s.get("evidence"))]
        return any(overlap(x, span) for x in contents + evidence)

    def owed_by(self, span: Span, role: str, who: set[str]) -> bool:
        """Whether an obligation on the span has one of `who` in `role`."""
        owed = self.terms(span, "obligation")
        return any(gold_actor_ids(self.doc, obj(t.get("value")).get(role)) & who for t in owed)

    def published(self) -> Interval:
        """The document's date as the output has it."""
        return interval_of(self.document.get("published"))
