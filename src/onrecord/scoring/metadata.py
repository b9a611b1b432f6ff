"""Whether a page's headline, outlet, agency and date are known."""

from __future__ import annotations

from typing import Any

from onrecord.scoring.document import Doc
from onrecord.scoring.intervals import Interval, contains, days, disjoint, interval_of
from onrecord.scoring.measures import Count, Report, Share
from onrecord.scoring.spans import Span, slice_of, span_of, spans
from onrecord.scoring.values import Json, norm, obj, rows

CLASSES = ("exact", "contains", "partial", "wrong", "unbounded")


def score_metadata(doc: Doc) -> Report:
    """metadata.headline: same span as the gold (outer spaces and marks ignored).
    metadata.agency: same name (or all words of one in the other), or null where the gold has none (the key must be
    there).
    metadata.outlet: same name where the text names the outlet, else null or the true name (the key must be there).
    metadata.published: share of documents whose interval is exact or contains the gold interval with at least one
    bound; the five classes are counted one by one: exact; contains; partial (overlaps, but leaves part of the gold
    out); wrong (a bounded interval that excludes the gold; not counted when the output reports a date conflict and the
    gold says that the document alone does not allow the answer); unbounded (both bounds null, or no answer).
    """
    gold, out = doc.gold["metadata"], obj(doc.out.get("document"))
    head, got = span_of(gold.get("headline")), spans(out.get("headline"))
    headline = bool(head and got and _trimmed(got[0], doc.text) == _trimmed(head, doc.text))
    agency = "agency" in out and same_name(_name(out["agency"]), norm(obj(gold.get("agency")).get("value")))
    outlet = "outlet" in out and _outlet_right(gold["outlet"], _name(out["outlet"]))
    found = _class_of(doc)
    report: Report = {
        "metadata.headline": Share(headline, 1, 1),
        "metadata.agency": Share(agency, 1, 1),
        "metadata.outlet": Share(outlet, 1, 1),
        "metadata.published": Share(found in ("exact", "contains"), 1, 1),
    }
    return report | {f"metadata.published {x}": Count(x == found, 1) for x in CLASSES}


def same_name(a: str, b: str) -> bool:
    """Equal normalised names, both empty, or all words of one among the words of the other."""
    x, y = set(a.split()), set(b.split())
    return x == y or (bool(x) and bool(y) and (x <= y or y <= x))


def date_flagged(doc: Doc) -> bool:
    """Whether the output reports a problem with the date of the document."""
    damage = rows(obj(doc.out.get("document")).get("damage"))
    return any(
        "date" in norm(f"{x.get('kind')} {x.get('detail')}").split() or "date" in str(x.get("kind")) for x in damage
    )


def _outlet_right(gold: Json, name: str) -> bool:
    return same_name(name, norm(gold["value"])) or (not gold.get("in_text") and not name)


def _name(value: Any) -> str:
    return norm(value.get("name")) if isinstance(value, dict) else norm(value)


def _trimmed(span: Span, text: str | None) -> tuple[int, int]:
    told = slice_of(span, text)
    if not told:
        return span.s, span.e
    return span.s + len(told) - len(told.lstrip()), span.e - len(told) + len(told.rstrip())


def _class_of(doc: Doc) -> str:
    published = doc.gold["metadata"]["published"]
    gold: Interval = days(*published["in_corpus_bounds"])
    out = interval_of(obj(doc.out.get("document")).get("published"))
    if out == (None, None):
        return "unbounded"
    if out == gold:
        return "exact"
    if contains(out, gold):
        return "contains"
    if disjoint(out, gold):
        return "partial" if published.get("if_seed_alone") and date_flagged(doc) else "wrong"
    return "partial"
