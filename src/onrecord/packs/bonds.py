"""Where a text names the bond of a promise, by which label, and which of two labels sounds firmer."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of


@lru_cache(maxsize=8)
def _labels(pack: Pack) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = pack.firmness.labels
    return tuple((label, any_of(tuple(named[label]))) for label in pack.wording.firmer if label in named)


def bonds_in(text: str, s: int, e: int, pack: Pack) -> tuple[tuple[str, Span], ...]:
    """Labels and words for a bond in ``text[s:e]``, in text order; only labels that the pack puts in an order."""
    found = [(label, Span(m.start(), m.end(), m.group())) for label, p in _labels(pack) for m in p.finditer(text, s, e)]
    return tuple(sorted(found, key=lambda x: (x[1], x[0])))


def firmness_of(label: str, pack: Pack) -> int:
    """How firm a label sounds, from 1; only its order means anything, and it says nothing of what would bind."""
    order = [x for x, _ in _labels(pack)]
    return len(order) - order.index(label) if label in order else 0
