"""The scores of an output, as a table and as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.scoring.measures import F1, Count, Measure, Report, Share
from onrecord.scoring.values import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Measures of each document (`docs`, by gold id) and over all, and what the figures do not say.

    `fallen` and `unchecked` name traps, `missed_conflicts` conflicts, `unread` gold documents that the output lacks,
    `unjudged` debatable points that no machine can judge.
    """

    docs: dict[str, Report]
    all: Report
    fallen: list[str]
    unchecked: list[str]
    missed_conflicts: list[str]
    unread: list[str]
    unjudged: list[str]

    def as_json(self) -> Json:
        """Everything, as one object."""
        return {
            "documents": {k: {n: m.as_json() for n, m in r.items()} for k, r in self.docs.items()},
            "all": {n: m.as_json() for n, m in self.all.items()},
            "traps_fallen": self.fallen,
            "traps_unchecked": self.unchecked,
            "conflicts_missed": self.missed_conflicts,
            "documents_missing": self.unread,
            "debatable_not_judged": self.unjudged,
        }


def show(result: Result) -> str:
    """A compact table: F1, accuracy or count for each document, then P, R, F1 and counts over all."""
    columns = list(result.docs)
    head = f"{'measure':34}" + "".join(f"{c[:7]:>7}" for c in columns) + f" |{'P':>6}{'R':>6}{'F1/acc':>8}  counts"
    out = [head]
    group = ""
    for name, measure in result.all.items():
        if (section := name.split(".")[0]) != group:
            group = section
            out.append("-" * len(head))
        cells = "".join(f"{_cell(result.docs[c].get(name)):>7}" for c in columns)
        out.append(f"{name:34}{cells} |{_total(measure)}".rstrip())
    if result.unread:
        out.append(f"documents missing from the output: {', '.join(result.unread)}")
    notes = (
        ("traps fallen in", result.fallen),
        ("traps not checked mechanically", result.unchecked),
        ("conflicts missed", result.missed_conflicts),
        ("debatable points not judged mechanically", result.unjudged),
    )
    return "\n".join(out + [f"{title} ({len(xs)}): " + "; ".join(xs) for title, xs in notes if xs])


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _cell(measure: Measure | None) -> str:
    match measure:
        case None:
            return ""
        case Count(value=value):
            return "–" if value is None else f"{value:g}"
        case F1(value=value) | Share(value=value):
            return _percent(value)


def _total(measure: Measure) -> str:
    match measure:
        case F1(precision=p, recall=r, value=value, hit_gold=hit, gold=gold, out=out):
            return f"{_percent(p):>6}{_percent(r):>6}{_percent(value):>8}  {hit:g} of {gold:g} gold, {out:g} out"
        case Share(value=value, good=good, total=total, low=low):
            return f"{'':12}{_percent(value):>8}  {good:g} of {total:g}" + (" (errors)" if low else "")
        case Count(n=n, of=of):
            return f"{'':12}{n:>8}  of {of}"
