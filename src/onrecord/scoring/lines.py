"""Whether the lines a reader should see are told from the rest of the page."""

from __future__ import annotations

from onrecord.scoring.document import Doc
from onrecord.scoring.measures import F1, Report, Share
from onrecord.scoring.spans import Span, overlap, span_of
from onrecord.scoring.values import Json, rows

LABELS = ("boilerplate", "keep")


def score_lines(doc: Doc) -> Report:
    """Lines are paired by offsets (largest overlap), blank gold lines ignored, either label right where debatable.

    lines.boilerplate, lines.keep: F1 of the label; a line the output does not list is missed.
    lines.body lost: share of gold body lines that the output calls boilerplate or does not list.
    lines.kind: accuracy of ``kind`` over all non-blank lines (an unlisted line is wrong).
    """
    outs = [(s, x) for x in rows(doc.out.get("lines")) if (s := span_of({**x, "text": ""}))]
    by_label, lost, kind = {name: F1() for name in LABELS}, Share(low=True), Share()
    for gold in doc.gold["lines"]:
        if gold["kind"] == "blank":
            continue
        out = _line_at(Span(gold["s"], gold["e"]), outs)
        got = out.get("label")
        want = got if gold["n"] in doc.lenient.lines and got in LABELS else gold["label"]
        for name, f1 in by_label.items():
            hit = want == got == name
            f1.add(F1(want == name, got == name, hit, hit))
        if gold["label"] == "keep" and gold["kind"] == "body":
            lost.add(Share(want != got, 1, 1, low=True))
        kind.add(Share(out.get("kind") == gold["kind"], 1, 1))
    report: Report = {f"lines.{name}": f1 for name, f1 in by_label.items()}
    return report | {"lines.body lost": lost, "lines.kind": kind}


def _line_at(gold: Span, outs: list[tuple[Span, Json]]) -> Json:
    """The output line with the largest overlap, if that is at least half of the gold's; else an empty one."""
    best = max(outs, key=lambda o: (overlap(gold, o[0]), -(o[0].e - o[0].s)), default=None)
    return best[1] if best and overlap(gold, best[0]) * 2 >= gold.e - gold.s else {}
