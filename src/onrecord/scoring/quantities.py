"""Whether numbers are found and read."""

from __future__ import annotations

import re
from typing import Any

from onrecord.scoring.assign import pair_up
from onrecord.scoring.document import Doc
from onrecord.scoring.measures import Report, accuracy, hits
from onrecord.scoring.spans import chars, iou, spans
from onrecord.scoring.values import Json, is_number, rows

UNITS = {
    "usd": ("usd", "us$", "dollar"),
    "eur": ("eur", "euro"),
    "km": ("kilometer", "kilometre", "km"),
    "person": ("person", "people", "civilian", "leader", "soldier", "officer", "general"),
    "factor": ("x", "time", "fold", "multiple"),
    "country": ("state", "nation", "country", "countrie", "member"),
    "storey": ("storey", "storie", "story", "floor"),
    "agreement": ("deal",),
    "article": ("piece",),
    "month_ordinal": ("month ordinal",),
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}


def unit(value: Any) -> str:
    """A unit for comparison: lower case, singular, a few synonyms; both sides of a rate. Empty if it is no text."""
    if not isinstance(value, str):
        return ""
    value = value.casefold().replace("$", "usd").replace(" per ", "/")
    parts = [re.sub(r"[_\s]+", " ", x).strip() for x in value.split("/")]
    return "/".join(UNIT_OF.get(x) or UNIT_OF.get(x.rstrip("s")) or x.rstrip("s") for x in parts)


def same_value(gold: Json, value: Any) -> bool:
    """Equal numbers; for vague quantities (whose bounds are a convention) any overlapping range, or null for null."""
    want = gold["value"]
    if want is None:
        return value is None
    if isinstance(want, list):
        if isinstance(value, list) and len(value) == 2 and all(map(is_number, value)):
            return bool(value[0] <= want[1] and want[0] <= value[1])
        loose = gold["comparator"] in ("vague", "order_of_magnitude")
        return bool(is_number(value) and want[0] <= value <= want[1] and loose)
    return bool(is_number(value) and abs(value - want) <= 1e-6 * max(1.0, abs(want)))


def score_quantities(doc: Doc) -> Report:
    """quantities.span: F1 of one-to-one overlapping spans (boilerplate out of scope).
    Of all matched: quantities.value (see ``same_value``), quantities.unit (see ``unit``), quantities.comparator,
    quantities.all three.
    """
    gold = [x for x in doc.gold["quantities"] if not doc.in_boiler(spans(x["span"]))]
    out = [x for x in rows(doc.out.get("quantities")) if spans(x) and not doc.in_boiler(spans(x))]
    pairs = pair_up(gold, out, overlap_score)
    missed = sum(x["id"] not in doc.lenient.optional for i, x in enumerate(gold) if i not in pairs)
    n, total = len(pairs), len(gold)
    right = [_right(gold[g], out[o]) for g, o in pairs.items()]
    return {
        "quantities.span": hits(n, n + missed, len(out)),
        "quantities.value": accuracy((x[0] for x in right), total),
        "quantities.unit": accuracy((x[1] for x in right), total),
        "quantities.comparator": accuracy((x[2] for x in right), total),
        "quantities.all three": accuracy((all(x) for x in right), total),
    }


def overlap_score(gold: Json, out: Json) -> float:
    """How much of each other the spans of a gold and an output item cover, in characters."""
    return iou(chars(spans(gold["span"])), chars(spans(out)))


def _right(gold: Json, out: Json) -> tuple[bool, bool, bool]:
    value = "value" in out and same_value(gold, out["value"])
    return value, unit(gold["unit"]) == unit(out.get("unit")), gold["comparator"] == out.get("comparator")
