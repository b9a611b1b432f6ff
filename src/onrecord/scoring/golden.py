"""Whether a reading has what a pack's golden sentence asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.packs.golden import Expected, Golden
from onrecord.scoring.values import Json


def misses(golden: Golden, terms: Sequence[Json], types: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with `terms` (as the contract has them), a sentence each; empty if all is as it should be.

    `types` leads from the id of a subject to its type.
    """
    given = [_flat(x, types) for x in terms]
    missed = (f"expected {_words(x)}, found {_alike(x, given)}" for x in golden.terms if not _in(x, given))
    wrong = (f"found {_words(x)}, which must not be" for x in golden.never if _in(x, given))
    return (*missed, *wrong)


def _flat(term: Json, types: Mapping[str, str]) -> dict[str, object]:
    """A term under the keys of ``Expected``."""
    value = dict(term["value"])
    label = value.get("firmness_label")
    value |= {k: frozenset(value[k]) for k in ("obligor", "beneficiary") if k in value}
    return value | {
        "slot": term["slot"],
        "subject": term["subject"],
        "type": types.get(term["subject"]),
        "firmness_label": label["text"] if label else None,
    }


def _in(wanted: Expected, given: Sequence[dict[str, object]]) -> bool:
    told = wanted.told()
    return any(all(key in x and x[key] == value for key, value in told.items()) for x in given)


def _alike(wanted: Expected, given: Sequence[dict[str, object]]) -> str:
    """What stands in the slot instead, under the keys that were asked for."""
    told = wanted.told()
    there = [{k: x.get(k) for k in told} for x in given if x["slot"] == wanted.slot]
    return "; ".join(dict.fromkeys(map(_shown, there))) or f"no {wanted.slot.replace('_', ' ')}"


def _words(wanted: Expected) -> str:
    return _shown(wanted.told())


def _shown(told: Mapping[str, object]) -> str:
    rest = (f"{k} {_text(v)}" for k, v in told.items() if k != "slot")
    return " ".join((str(told["slot"]), "(" + ", ".join(rest) + ")"))


def _text(value: object) -> str:
    if isinstance(value, frozenset):
        return "+".join(sorted(value)) or "nobody"
    return "null" if value is None else str(value)
