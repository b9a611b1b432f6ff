"""Ratios that fail inside a document: "doubled from 40 to 60".

Only figures that one sentence sets side by side are compared, so that no base is borrowed from another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DamageKind, Label
from onrecord.text.sentences import sentences_of

FACTORS = {
    "doubled": 2, "doubling": 2, "double": 2, "twofold": 2, "tripled": 3, "tripling": 3, "triple": 3, "threefold": 3,
    "quadrupled": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "ninefold": 9, "tenfold": 10, "halved": 0.5, "halving": 0.5, "halve": 0.5,
}  # fmt: skip
SCALE = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
FIGURE = (
    r"(?:(?:about|around|some|roughly|nearly|almost|more than|over|at least|up to|under|below)\s+)?"
    r"[$€£]?(?P<{0}>\d+(?:,\d\d\d)*(?:\.\d+)?)(?:\s(?P<{0}_scale>thousand|million|billion|trillion))?"
)
FACTOR = re.compile(r"\b(?P<word>{})\b|\b(?P<times>\d+(?:\.\d+)?)[- ]fold\b".format("|".join(FACTORS)), re.IGNORECASE)
FROM_TO = re.compile(
    rf"\bfrom {FIGURE.format('base')}[^.;]{{0,40}}?\bto (?P<result_span>{FIGURE.format('result')})", re.IGNORECASE
)
TO_FROM = re.compile(
    rf"\bto (?P<result_span>{FIGURE.format('result')})[^.;]{{0,40}}?\bfrom {FIGURE.format('base')}", re.IGNORECASE
)
# Rounded figures and "more than" leave room; a slip of a digit or a wrong base does not fit into it.
TOLERANCE = 0.25


def ratio_mismatches(text: str, segments: Sequence[Segment]) -> Iterator[Damage]:
    """Every sentence in a kept line whose factor does not lead from its base to its result."""
    for segment in segments:
        if segment.label is not Label.KEEP:
            continue
        for sentence in sentences_of(text, segment.s, segment.e):
            if "from" not in sentence.text.casefold():
                continue  # both forms of a move name what it starts from
            factors = list(FACTOR.finditer(text, sentence.s, sentence.e))
            moves = [m for p in (FROM_TO, TO_FROM) for m in p.finditer(text, sentence.s, sentence.e)]
            if len(factors) != 1 or len(moves) != 1:
                continue
            factor = float(factors[0]["times"] or FACTORS[(factors[0]["word"] or "").casefold()])
            base, result = _value(moves[0], "base"), _value(moves[0], "result")
            if base and not (_is_year(base) and _is_year(result)) and abs(result / base - factor) > TOLERANCE * factor:
                span = Span.of(text, *moves[0].span("result_span"))
                detail = f"{factors[0].group()} from {base:,.10g} is {base * factor:,.10g}, not {result:,.10g}"
                yield Damage(kind=DamageKind.RATIO_MISMATCH, span=span, detail=detail)


def _is_year(value: float) -> bool:
    return 1900 <= value <= 2100


def _value(m: re.Match[str], name: str) -> float:
    scale = (m[f"{name}_scale"] or "").casefold()
    if name == "base" and not scale:
        # "from 2 to 6 billion": the scale is said once.
        scale = (m["result_scale"] or "").casefold() if float(m["base"].replace(",", "")) < 1000 else ""
    return float(m[name].replace(",", "")) * SCALE[scale]
