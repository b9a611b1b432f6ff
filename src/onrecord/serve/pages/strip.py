"""The history strip: steps of status over time as SVG, with a dot where each was said."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.vocabulary import Status
from onrecord.record.strip import Strip

LABEL, WIDTH, ROW, HEAD, EDGE = 130, 760, 26, 22, 14  # user units of the drawing
APART = 84  # between the names of two days


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a preferred status: from `x` for `width` at the height `y`; `hatched` for a forecast."""

    x: float
    y: float
    width: float
    hatched: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """Where `count` reports of one day name one step; `hatched` if all of them only foretell it."""

    x: float
    y: float
    count: int
    hatched: bool
    told: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The strip in user units: `rows` are the steps with the height of their line, the latest in life on top; `days`
    the days named at the top."""

    width: float
    height: float
    rows: Sequence[tuple[str, float]]
    days: Sequence[tuple[str, float]]
    bars: Sequence[Bar]
    risers: Sequence[tuple[float, float, float]]
    dots: Sequence[Dot]


def drawing_of(strip: Strip) -> Drawing | None:
    """The strip as a drawing; None if no step has a day."""
    days = sorted({x.day for x in strip.told if x.day})
    if not days:
        return None
    steps = sorted({x.step for x in strip.told if x.day}, key=list(Status).index, reverse=True)
    heights = {step: HEAD + n * ROW + ROW / 2 for n, step in enumerate(steps)}
    span = (days[-1] - days[0]).days

    def at(day: dt.date) -> float:
        share = (day - days[0]).days / span if span else 0.5
        return round(LABEL + EDGE + share * (WIDTH - LABEL - 3 * EDGE), 1)

    bars = [
        Bar(at(x.since), heights[x.step], round((at(x.until) if x.until else WIDTH) - at(x.since), 1), x.forecast)
        for x in strip.stretches
    ]
    risers = [(b.x, min(a.y, b.y), max(a.y, b.y)) for a, b in pairwise(bars)]
    return Drawing(
        width=WIDTH,
        height=HEAD + len(steps) * ROW + 6,
        rows=[(step.replace("_", " "), y) for step, y in heights.items()],
        days=_named(days, at),
        bars=bars,
        risers=risers,
        dots=_dots(strip, heights, at),
    )


def _named(days: Iterable[dt.date], at: Callable[[dt.date], float]) -> list[tuple[str, float]]:
    """The days that have room for their names, the first always."""
    named: list[tuple[str, float]] = []
    for day in days:
        x = min(max(at(day), LABEL + APART / 2), WIDTH - APART / 2)
        if not named or x - named[-1][1] >= APART:
            named.append((day.isoformat(), x))
    return named


def _dots(strip: Strip, heights: dict[Status, float], at: Callable[[dt.date], float]) -> list[Dot]:
    told: dict[tuple[dt.date, Status], list[bool]] = defaultdict(list)
    for x in strip.told:
        if x.day:
            told[x.day, x.step].append(x.forecast)
    return [
        Dot(
            at(day),
            heights[step],
            len(found),
            all(found),
            f"{day}: {step.replace('_', ' ')}, {len(found)} report{'' if len(found) == 1 else 's'}"
            + (", as a forecast" if all(found) else ""),
        )
        for (day, step), found in told.items()
    ]
