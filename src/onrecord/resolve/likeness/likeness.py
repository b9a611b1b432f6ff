"""A likeness of two names: a number and why."""

from __future__ import annotations

from dataclasses import dataclass

# From here on two names are taken for one actor's.
SAME = 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` runs from 0 (two actors) to 1 (one); `reasons` say what speaks for or against, the weightiest first."""

    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are taken for one."""
        return self.score >= SAME


def apart(reason: str) -> Likeness:
    """Two actors, for `reason`."""
    return Likeness(0.0, (reason,))
