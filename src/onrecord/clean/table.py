"""The curated patterns of a pack, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.boilerplate import BoilerplateRules
from onrecord.packs.pack import Pack

BETWEEN = r"(?:(?<=[\w,])\s+({0})(?=\s+(?-i:[a-z]))|(?<=[.!?\"”’)])\s+({0})(?=\s+[\"“‘]?(?-i:[A-Z])))"
Patterns = tuple[tuple[SegmentKind, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """`BoilerplateRules` ready to match; see there for what each part means."""

    lines: Patterns
    head: Patterns
    tail: Patterns
    openings: Patterns
    endings: Patterns
    interruptions: Patterns
    captions: re.Pattern[str]
    rubrics: re.Pattern[str]
    body_starts: re.Pattern[str]


def _alternatives(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{p})" for p in patterns) or r"(?!)"


def _compiled(group: Mapping[SegmentKind, tuple[str, ...]], form: str) -> Patterns:
    return tuple(
        (kind, re.compile(form.format(_alternatives(patterns)), re.IGNORECASE))
        for kind, patterns in group.items()
        if patterns
    )


def compiled(rules: BoilerplateRules) -> Table:
    """`rules` as a Table."""
    whole = r"(?:{})$"
    return Table(
        lines=_compiled(rules.lines, whole),
        head=_compiled(rules.head, whole),
        tail=_compiled(rules.tail, whole),
        openings=_compiled(rules.openings, r"(?:{})"),
        # After a full stop with its closing marks, so that no sentence loses its own words.
        endings=_compiled(rules.endings, r"(?<=[.!?…\"'”’»)])\s+((?:{}))\s*$"),
        # Between two words of a sentence that goes on, or between two sentences.
        interruptions=_compiled(rules.interruptions, BETWEEN),
        captions=re.compile(_alternatives(rules.captions), re.IGNORECASE),
        rubrics=re.compile(f"(?:{_alternatives(rules.rubrics)})$", re.IGNORECASE),
        body_starts=re.compile(f"(?:{_alternatives(rules.body_starts)})$", re.IGNORECASE),
    )


@lru_cache(maxsize=8)
def table_of(pack: Pack) -> Table:
    """The Table of `pack`, which is hashable by identity."""
    return compiled(pack.boilerplate)


def kind_by(patterns: Patterns, line: str) -> SegmentKind | None:
    """The kind of the first group of `patterns` that matches `line` from its beginning; None if none does."""
    return next((kind for kind, pattern in patterns if pattern.match(line)), None)
