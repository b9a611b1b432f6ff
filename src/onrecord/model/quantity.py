"""A number as the text bounds it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.vocabulary import Comparator

Value = float | tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """`span` says `comparator` `value` `unit` of `what`.

    `value` is a number, a pair of bounds, or None where the words give no number ("many times"). `unit` is a
    currency code (with ``/month`` or ``/year`` for rates), ``persons`` for any people, ``factor`` for multiples,
    ``month_ordinal`` for "fifth month", else the plural noun counted; None if the text counts nothing nameable.
    `what` is the noun phrase the number is of, empty if none.
    """

    span: Span
    value: Value | None
    unit: str | None
    comparator: Comparator
    what: str = ""
