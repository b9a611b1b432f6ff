"""A chart of counts: a lane for each row, a bar for each column, drawn as SVG; the same numbers as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.record.said import Saying
from onrecord.record.stretches import stretches_of

LABEL, COLUMN, LANE, HEAD = 120, 76, 30, 18  # user units of the drawing
BAR = 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One count as a rectangle in user units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the table, with its bars; the text of its label stands at `y`."""

    label: str
    y: float
    counts: Sequence[int]
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes over `columns`. `undated` sayings stand in no column."""

    columns: Sequence[tuple[str, float]]
    lanes: Sequence[Lane]
    undated: int
    width: float
    height: float


def lanes_of(sayings: Iterable[Saying]) -> Chart:
    """Statements over time, a lane for each act, the most frequent first."""
    said = list(sayings)
    columns, naming = stretches_of([x.day for x in said if x.day])
    counts = Counter((x.statement.act, naming(x.day)) for x in said if x.day)
    acts = [
        act for act, _ in sorted(Counter(x.statement.act for x in said if x.day).items(), key=lambda x: (-x[1], x[0]))
    ]
    most = max(counts.values(), default=1)
    lanes = []
    for n, act in enumerate(acts):
        base = HEAD + (n + 1) * LANE - 4
        bars = []
        for at, column in enumerate(columns):
            if count := counts[act, column]:
                height = (LANE - 14) * count / most
                bars.append(
                    Bar(LABEL + at * COLUMN + (COLUMN - BAR) / 2, round(base - height, 1), BAR, round(height, 1), count)
                )
        lanes.append(Lane(act.replace("_", " "), base, [counts[act, c] for c in columns], bars))
    placed = [(c, LABEL + at * COLUMN + COLUMN / 2) for at, c in enumerate(columns)]
    return Chart(
        placed, lanes, sum(not x.day for x in said), LABEL + len(columns) * COLUMN + 8, HEAD + len(acts) * LANE + 4
    )
