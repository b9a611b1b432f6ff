"""Whether two numbers can both be true: bounds, roundings and units laid aside."""

from __future__ import annotations

import math

from onrecord.model.quantity import Quantity
from onrecord.model.vocabulary import Comparator

# "About 700" allows for 650; "some 40,000" for 43,000.
APPROXIMATE = 0.1
# 4,687 is printed as 4,700, and 4,800 as 5,000.
ROUNDING = 0.05
EXACT = 100  # below it a number is counted, not rounded: 30 members are not 31


def interval(quantity: Quantity) -> tuple[float, float]:
    """The numbers that the words allow for; everything where they give none."""
    if quantity.value is None:
        return -math.inf, math.inf
    low, high = quantity.value if isinstance(quantity.value, tuple) else (quantity.value, quantity.value)
    match quantity.comparator:
        case Comparator.EQ:
            return low, high
        case Comparator.GT | Comparator.GTE:
            return low, math.inf
        case Comparator.LT | Comparator.LTE:
            return -math.inf, high
        case Comparator.APPROX:
            return low - APPROXIMATE * abs(low), high + APPROXIMATE * abs(high)
        case Comparator.ORDER_OF_MAGNITUDE:
            return low, 10 * high
        case Comparator.VAGUE:
            return -math.inf, math.inf


def rounded(a: float, b: float) -> bool:
    """Whether one number may be a rounding of the other: they differ little, are not small, and one ends in zeros."""
    if a == b:
        return True
    if max(abs(a), abs(b)) < EXACT or abs(a - b) > ROUNDING * max(abs(a), abs(b)):
        return False
    return any(x % 10 == 0 or x != int(x) for x in (a, b))


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both can be true of one thing. Numbers in different units are never compared."""
    if a.unit != b.unit or a.value is None or b.value is None:
        return True
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    if a_low <= b_high and b_low <= a_high:
        return True
    return any(rounded(x, y) for x, y in ((a_low, b_high), (b_low, a_high)) if math.isfinite(x) and math.isfinite(y))


def same_value(a: Quantity, b: Quantity) -> bool:
    """Whether the words give one number, bounds aside, as a copy of a text should."""
    if a.value is None or b.value is None or isinstance(a.value, tuple) or isinstance(b.value, tuple):
        return compatible(a, b)
    return rounded(a.value, b.value) if a.comparator == b.comparator else compatible(a, b)
