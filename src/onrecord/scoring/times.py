"""Whether times are found and dated."""

from __future__ import annotations

from onrecord.scoring.assign import pair_up
from onrecord.scoring.document import Doc
from onrecord.scoring.intervals import Interval, as_day, contains, days, disjoint, interval_of
from onrecord.scoring.measures import Report, accuracy, hits
from onrecord.scoring.quantities import overlap_score
from onrecord.scoring.spans import spans
from onrecord.scoring.values import Json, rows

LOOSE_KINDS = ("approx", "before", "event_anchored", "anchored", "interval")


def gold_time(time: Json) -> tuple[str, list[Interval]] | None:
    """How a gold time is judged: the rule and the acceptable intervals, or None when it is not scored.

    exact: the interval must be equal. near: it must overlap and be bounded (approximate, relative or conventional
    bounds). within: it must contain the gold value and be bounded (the value rests on an outside source).
    within_corpus: it must be what the texts alone allow, or lie inside. open: the gold has no date, so a closed
    interval is wrong. Durations, and an ``in_corpus`` that only gives a rule, are not scored.
    """
    corpus, value = time.get("in_corpus"), time.get("value")
    if isinstance(corpus, list):
        return "within_corpus", [days(corpus[0], corpus[1])]
    if isinstance(corpus, str) or time["kind"] == "duration":
        return None
    if time.get("candidates"):
        return "within", [days(c, c) for c in time["candidates"]]
    if value is None:
        return "open", []
    lo, _, hi = value.partition("/")
    interval: Interval = (as_day(lo, last=False), None if hi == ".." else as_day(hi or lo, last=True))
    basis = str(time.get("basis", ""))
    if "external" in basis:
        return "within", [interval]
    if time["kind"] in LOOSE_KINDS or "loose" in basis:
        return "near", [interval]
    return "exact", [interval]


def time_right(time: Json, out: Interval) -> bool | None:
    """Whether an interval is right for a gold time; None when it is not scored."""
    how = gold_time(time)
    if how is None:
        return None
    rule, want = how
    bounded = out != (None, None)
    match rule:
        case "open":
            return None in out
        case "exact":
            return out == want[0]
        case "within_corpus":
            return None not in out and (out == want[0] or contains(want[0], out))
        case "within":
            return bounded and any(contains(out, x) for x in want)
    return bounded and not disjoint(out, want[0])


def score_times(doc: Doc) -> Report:
    """times.span: F1 of one-to-one overlapping spans (boilerplate out of scope).
    times.iso: of those matched and dated by the gold, the interval is right (see ``gold_time``; ``in_corpus`` is the
    gold where it is given). times.undated: of those matched and undated, the output leaves a bound open.
    """
    gold = [x for x in doc.gold["times"] if not doc.in_boiler(spans(x["span"]))]
    out = [x for x in rows(doc.out.get("times")) if spans(x) and not doc.in_boiler(spans(x))]
    pairs = pair_up(gold, out, overlap_score)
    dated: list[bool] = []
    undated: list[bool] = []
    for g, o in pairs.items():
        right, how = time_right(gold[g], interval_of(out[o])), gold_time(gold[g])
        if right is not None and how:
            (undated if how[0] == "open" else dated).append(right)
    rules = [how[0] for x in gold if (how := gold_time(x))]
    n = len(pairs)
    return {
        "times.span": hits(n, len(gold), len(out)),
        "times.iso": accuracy(dated, len(rules) - rules.count("open")),
        "times.undated": accuracy(undated, rules.count("open")),
    }
