"""Agreement of two coders beyond chance, for nominal codes.

Cohen (1960) takes each coder's own habits for chance, Krippendorff (2004) the habits of both together, with a
correction for few units. The library `krippendorff` does more (other scales, many coders) and needs numpy, which the
core install has not; for two coders and names of codes these lines are all there is to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

Pair = tuple[Hashable, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`n` units coded by both; `agreed` of them alike. `kappa` and `alpha` are at most 1, and None where chance cannot
    be told: no unit, or one code throughout."""

    n: int
    agreed: int
    kappa: float | None
    alpha: float | None

    @property
    def share(self) -> float | None:
        """The share of units coded alike, 0 to 1; None without units."""
        return self.agreed / self.n if self.n else None


def agreement_of(pairs: Sequence[Pair]) -> Agreement:
    """The agreement of two coders; each pair is what both said of one unit."""
    n, agreed = len(pairs), sum(a == b for a, b in pairs)
    return Agreement(n=n, agreed=agreed, kappa=_kappa(pairs, n, agreed), alpha=_alpha(pairs, n, agreed))


def _kappa(pairs: Sequence[Pair], n: int, agreed: int) -> float | None:
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(one[code] * other[code] for code in one)  # of n * n
    return None if not n or by_chance == n * n else (n * agreed - by_chance) / (n * n - by_chance)


def _alpha(pairs: Sequence[Pair], n: int, agreed: int) -> float | None:
    both = Counter(code for pair in pairs for code in pair)
    # Of all pairs of codes of different units or coders, drawn without putting back, those that differ.
    expected = 2 * n * (2 * n - 1) - sum(x * (x - 1) for x in both.values())
    return None if not expected else 1 - (n - agreed) / n * (2 * n * (2 * n - 1)) / expected
