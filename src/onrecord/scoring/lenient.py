"""Second readings that earn the same credit as the gold's first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.scoring.spans import Span
from onrecord.scoring.values import rows


class Lenient:
    """The second readings of a document, from ``debatable.json``: {doc: [reading, …]}. A reading is one of

    {"line": n}                                      either label of that line is right
    {"item": id, "optional": true}                   not missed when absent, credited when found
    {"item": id, "field": f, "also": [v, …]}         these values of field f are right too
    {"item": id, "content": [[s, e], …]}             this content is right too (attributions)
    {"region": [s, e]}                               unmatched attributions and statements here are not counted as wrong
    {"trap": s, "role": r, "not": [actor, …]}        the trap at offset s: an obligation there with such an actor in
                                                     that role
    {"note": "…"}                                    a point that cannot be judged mechanically; listed, not applied
    """

    def __init__(self, readings: Any) -> None:
        self.readings = rows(readings)
        self.lines = {r["line"] for r in self.readings if "line" in r}
        self.optional = {r["item"] for r in self.readings if r.get("optional")}
        self.regions = [Span(*r["region"]) for r in self.readings if "region" in r]
        self.traps: dict[int, tuple[str, set[str]]] = {
            r["trap"]: (r["role"], set(r["not"])) for r in self.readings if "trap" in r
        }
        self.notes = [r["note"] for r in self.readings if set(r) == {"note"}]

    def values(self, item: str, name: str, value: Any) -> list[Any]:
        """The gold value and every other value that earns credit."""
        more = [r["also"] for r in self.readings if r.get("item") == item and r.get("field") == name]
        return [value, *(x for also in more for x in also)]

    def contents(self, item: str) -> list[list[Span]]:
        """Other contents of an attribution that earn credit."""
        given = [r["content"] for r in self.readings if r.get("item") == item and "content" in r]
        return [[Span(s, e) for s, e in content] for content in given]

    def in_region(self, spans: Sequence[Span]) -> bool:
        """Whether all of `spans` lie where unmatched items are not counted as wrong."""
        return bool(spans) and any(all(r.s <= x.s and x.e <= r.e for x in spans) for r in self.regions)
