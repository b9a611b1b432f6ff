"""Readers, found by name through entry points, so that another package can bring one."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Any

from onrecord.errors import UnknownNameError

READERS = "onrecord.readers"
PACKS = "onrecord.packs"  # an entry leads to a folder, see packs/places.py


def names(group: str) -> list[str]:
    """Names registered in an entry point group, sorted."""
    return sorted({x.name for x in entry_points(group=group)})


def load(group: str, name: str) -> Any:
    """The object registered as `name` in `group`. Raises UnknownNameError with the names there are."""
    for entry in entry_points(group=group, name=name):
        return entry.load()
    raise UnknownNameError(group.rpartition(".")[2].rstrip("s"), name, names(group))
