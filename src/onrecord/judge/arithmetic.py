"""Whether a multiple and its numbers fit: "sevenfold to 700" from 40 does not, and neither does it from 300."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.judge.claims import Claim
from onrecord.model.link import Link
from onrecord.model.quantity import Quantity
from onrecord.model.vocabulary import ConflictKind, Relation

# "Sevenfold" is said of 6.5 as well as of 7.5.
TOLERANCE = 0.15
TO = re.compile(r"\bto\s+$")
FROM = re.compile(r"\bfrom\s+$")


def ratios(claims: Sequence[Claim]) -> list[Link]:
    """Conflicts between a multiple and the numbers it is said of, inside one sentence."""
    links: dict[tuple[int, int], Link] = {}
    for claim in claims:
        article = claim.article
        inside = [q for q in article.reading.quantities if q.span.inside(claim.sentence)]
        for factor in (q for q in inside if q.unit == "factor" and isinstance(q.value, float | int) and q.value > 1):
            base, target = _behind(claim, inside, FROM), _behind(claim, inside, TO)
            if base is None or target is None or base.unit != target.unit:
                continue
            ratio = _number(target) / _number(base) if _number(base) else 0.0
            said = _number(factor)
            if ratio and abs(ratio - said) > TOLERANCE * said:
                why = f"“{factor.span.text}” from {_number(base):g} to {_number(target):g} would be {ratio:.2g} times."
                links.setdefault(
                    (factor.span.s, target.span.s),
                    Link(
                        relation=Relation.CONFLICTS,
                        kind=ConflictKind.NUMERIC,
                        a=claim.at(factor.span),
                        b=claim.at(target.span),
                        reason=why,
                        method="ratio",
                    ),
                )
    return list(links.values())


def _behind(claim: Claim, inside: Sequence[Quantity], word: re.Pattern[str]) -> Quantity | None:
    text = claim.article.document.text
    found = [q for q in inside if q.unit != "factor" and word.search(text[claim.sentence.s : q.span.s])]
    return found[0] if len(found) == 1 else None


def _number(quantity: Quantity) -> float:
    value = quantity.value
    return float(value[0] if isinstance(value, tuple) else value or 0.0)
