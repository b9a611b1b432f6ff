"""How the tables of several packs become one.

A pack that extends another outranks it: mappings meet by key, lists are put end to end, and a single value is the
extending pack's. Packs side by side, of which neither extends the other, are equals: what they say alike stands once,
and where they say different things nobody can tell which is meant, so it is a fault that names both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import PackError
from onrecord.packs.pack import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One pack by itself, without what it extends: its `folder`, `identity` and raw `tables` by name."""

    folder: Path
    identity: Identity
    tables: dict[str, Any]


def united(lineages: Sequence[Sequence[Layer]]) -> dict[str, Any]:
    """The tables of packs, each given as what it extends and then itself. Raises PackError where equals differ."""
    done: list[Layer] = []
    tables: dict[str, Any] = {}
    for lineage in lineages:
        for n, layer in enumerate(lineage):
            if any(layer.folder == x.folder for x in done):
                continue
            extended = frozenset(x.folder for x in lineage[:n])
            for other in done:
                if other.folder not in extended:
                    _refuse_differences(other, layer)
            tables = merged(tables, layer.tables)
            done.append(layer)
    return tables


def merged(base: Any, more: Any) -> Any:
    """`base` with `more` put onto it; a list holds what both have once."""
    if isinstance(base, dict) and isinstance(more, dict):
        return {
            k: merged(base[k], more[k]) if k in base and k in more else more.get(k, base.get(k)) for k in base | more
        }
    if isinstance(base, list) and isinstance(more, list):
        return base + [x for x in more if x not in base]
    return more


def _refuse_differences(one: Layer, other: Layer) -> None:
    for path, a, b in differences(one.tables, other.tables):
        table, *keys = path
        told = f"{one.identity.name} says {a!r} and {other.identity.name} {b!r}; use one of them"
        raise PackError(str(other.folder / f"{table}.yaml"), ".".join(map(str, keys)) or "$", told)


def differences(a: Any, b: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any, Any]]:
    """Path and values of each single value that stands in both and is not the same."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in a:
            if key in b:
                yield from differences(a[key], b[key], (*path, key))
    elif not (isinstance(a, list) and isinstance(b, list)) and a != b:
        yield path, a, b
