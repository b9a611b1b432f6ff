"""Figures of the model card, drawn as SVG; the table that each shows stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

Bin = tuple[float, float, int]  # what was said, what was right (0 to 1), how many
Point = tuple[str, float, float]  # name, articles a second, full F1 in percent
SIZE = (5.0, 4.0)  # inches


def reliability(bins: Sequence[Bin], threshold: float, file: Path) -> None:
    """How often attributions are right (percent) by how sure the reader is of them; areas are counts."""
    figure, axes = _axes("confidence, percent", "right, percent")
    axes.plot([0, 100], [0, 100], color="0.6", linewidth=1, linestyle="--", label="as sure as it should be")
    axes.axvline(100 * threshold, color="0.3", linewidth=1, linestyle=":", label="threshold of the record")
    axes.scatter([100 * s for s, _, _ in bins], [100 * r for _, r, _ in bins], s=[n / 3 for _, _, n in bins])
    for said, right, count in bins:
        axes.annotate(str(count), (100 * said, 100 * right), xytext=(6, -10), textcoords="offset points", fontsize=7)
    axes.legend(loc="upper left", fontsize=8, frameon=False)
    _save(figure, file, "How often attributions are right by how sure the reader is of them")


def curve(points: Sequence[Point], file: Path) -> None:
    """Quality over speed, a dot for each setting."""
    figure, axes = _axes("articles a second of CPU", "full F1, percent")
    axes.scatter([speed for _, speed, _ in points], [f1 for _, _, f1 in points], s=20)
    for name, speed, f1 in points:
        axes.annotate(name, (speed, f1), xytext=(4, 4), textcoords="offset points", fontsize=7)
    axes.margins(0.25)
    _save(figure, file, "Quality over speed")


def _axes(x: str, y: str) -> tuple[Figure, Axes]:
    figure = Figure(figsize=SIZE, layout="constrained")
    axes = figure.subplots()
    axes.set(xlabel=x, ylabel=y)
    axes.grid(color="0.9")
    axes.set_axisbelow(True)
    return figure, axes


def _save(figure: Figure, file: Path, title: str) -> None:
    # The same figures draw the same file, with words that can be found in it.
    with rc_context({"svg.hashsalt": "onrecord", "svg.fonttype": "none"}):
        figure.savefig(file, format="svg", metadata={"Title": title, "Date": None})
