"""What a score is: counts that can be added over documents, and the figures made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.scoring.values import Json


@dataclass(slots=True)
class F1:
    """Precision, recall and F1: `hit_gold` of `gold` wanted things found, `hit_out` of `out` given things right."""

    gold: float = 0
    out: float = 0
    hit_gold: float = 0
    hit_out: float = 0

    def add(self, more: F1) -> None:
        """Takes in the counts of another document."""
        self.gold += more.gold
        self.out += more.out
        self.hit_gold += more.hit_gold
        self.hit_out += more.hit_out

    @property
    def precision(self) -> float | None:
        """Share of what was given that is right; 0 if nothing was given where something was wanted, else None."""
        return self.hit_out / self.out if self.out else (0.0 if self.gold else None)

    @property
    def recall(self) -> float | None:
        """Share of what was wanted that was found; None if nothing was wanted."""
        return self.hit_gold / self.gold if self.gold else None

    @property
    def value(self) -> float | None:
        """F1. None if nothing was wanted or given, 0 if something was given where nothing was wanted."""
        if not self.gold:
            return None if not self.out else 0.0
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_json(self) -> Json:
        """The figures and the counts behind them."""
        return {
            "type": "f1",
            "p": self.precision,
            "r": self.recall,
            "f1": self.value,
            "gold": self.gold,
            "out": self.out,
            "hit": self.hit_gold,
        }


@dataclass(slots=True)
class Share:
    """`good` of `total`. `gold` is what could have been judged; with nothing judged the share is 0.

    `low` marks a share of errors (0 is best).
    """

    good: float = 0
    total: float = 0
    gold: float = 0
    low: bool = False

    def add(self, more: Share) -> None:
        """Takes in the counts of another document."""
        self.good += more.good
        self.total += more.total
        self.gold += more.gold
        self.low |= more.low

    @property
    def value(self) -> float | None:
        """The share; None if there was nothing to judge."""
        return self.good / self.total if self.total else (0.0 if self.gold and not self.low else None)

    def as_json(self) -> Json:
        """The figure and the counts behind it."""
        kind = "error share" if self.low else "accuracy"
        return {"type": kind, "value": self.value, "good": self.good, "total": self.total}


@dataclass(slots=True)
class Count:
    """`n` errors (or cases) of `of` possible."""

    n: int = 0
    of: int = 0

    def add(self, more: Count) -> None:
        """Takes in the counts of another document."""
        self.n += more.n
        self.of += more.of

    @property
    def value(self) -> float | None:
        """The count; None if none was possible."""
        return float(self.n) if self.of else None

    def as_json(self) -> Json:
        """Both counts."""
        return {"type": "count", "n": self.n, "of": self.of}


Measure = F1 | Share | Count
Report = dict[str, Measure]


def accuracy(flags: Iterable[bool], gold: int) -> Share:
    """Share of true flags; `gold` is how many could have been judged."""
    found = list(flags)
    return Share(sum(found), len(found), gold)


def hits(hit: int, gold: int, out: int) -> F1:
    """F1 of one-to-one matches, which count once on either side."""
    return F1(gold, out, hit, hit)


def add_up(totals: Report, report: Report) -> None:
    """Adds a document's measures to the `totals` over all, in place."""
    for name, measure in report.items():
        total = totals.setdefault(name, type(measure)())
        match total, measure:
            case (F1(), F1()):
                total.add(measure)
            case (Share(), Share()):
                total.add(measure)
            case (Count(), Count()):
                total.add(measure)
