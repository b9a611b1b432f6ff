"""Where packs lie: those that are bundled, those that an installed package brings, and any folder."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from onrecord.errors import PackError, UnknownNameError
from onrecord.registry import PACKS

BUNDLED = Path(__file__).parent / "data"


def bundled_names() -> list[str]:
    """Names of the packs that come with onrecord, sorted."""
    return sorted(x.name for x in BUNDLED.iterdir() if (x / "pack.yaml").is_file())


@lru_cache
def installed() -> dict[str, Path]:
    """Folders of the packs that installed packages bring by the entry point group ``onrecord.packs``, by name.

    An entry point leads to a package whose folder is the pack, or to a path. Raises PackError for any other.
    """
    found: dict[str, Path] = {}
    for entry in sorted(entry_points(group=PACKS), key=lambda x: x.name):
        try:
            target = entry.load()
        except Exception as error:
            raise PackError(f"entry point {entry.name} = {entry.value}", PACKS, f"cannot be loaded: {error}") from error
        if isinstance(target, ModuleType):
            target = next(iter(getattr(target, "__path__", [])), None)
        if not isinstance(target, str | os.PathLike):
            reason = "leads to neither a package that is a pack nor the path of one"
            raise PackError(f"entry point {entry.name} = {entry.value}", PACKS, reason)
        found.setdefault(entry.name, Path(target))
    return found


def pack_names() -> list[str]:
    """Names of the bundled and the installed packs, sorted."""
    return sorted({*bundled_names(), *installed()})


def folder_of(name: str) -> Path:
    """The folder of the pack `name`: a bundled one, an installed one, else the folder of that path.

    Raises UnknownNameError where there is none. A folder called like a pack is reached by its path ("./trade").
    """
    if name in bundled_names():
        return BUNDLED / name
    if name in installed():
        return installed()[name]
    if name and Path(name).is_dir():
        return Path(name)
    raise UnknownNameError("pack", name, pack_names())
