"""The one door through which a pack's tables come in, and where every fault of theirs is named.

A pack is a folder of YAML tables: ``pack.yaml`` says who it is and which pack, or packs, it extends; every other file
is a table named in ``TABLES``. A pack is named by a bundled or installed one's name, by its folder, or by several of
either with commas between. How tables meet is told in ``merging``. A fault raises PackError with the file, the key
inside it and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import PackError, UnknownNameError
from onrecord.packs.merging import Layer, united
from onrecord.packs.pack import TABLES, Identity, Pack
from onrecord.packs.places import BUNDLED, folder_of, pack_names
from onrecord.packs.reading import read_yaml

DATA = BUNDLED
DEFAULT_PACK = "security"

__all__ = ["DATA", "DEFAULT_PACK", "load_pack", "load_pack_folder", "pack_names"]


def _convert(raw: Any, kind: type[Any], file: str) -> Any:
    try:
        return msgspec.convert(raw, kind)
    except (msgspec.ValidationError, ValueError, re.error) as error:
        reason, _, path = str(error).partition(" - at `")
        raise PackError(file, path.rstrip("`") or "$", reason) from error


def layer_of(folder: Path) -> Layer:
    """The pack in `folder` by itself, each table converted once to see that it can be. Raises PackError."""
    identity_file = folder / "pack.yaml"
    if not identity_file.is_file():
        raise PackError(str(folder), "pack.yaml", "a pack needs a file that says who it is, and there is none")
    identity = _convert(read_yaml(identity_file), Identity, str(identity_file))
    tables: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        if file.name == "pack.yaml":
            continue
        if file.stem not in TABLES:
            raise PackError(str(file), file.stem, f"no table of this name; there are: {', '.join(sorted(TABLES))}")
        # A table in which everything is commented out is an empty one.
        tables[file.stem] = read_yaml(file) or {}
        _convert(tables[file.stem], TABLES[file.stem], str(file))
    return Layer(folder=folder, identity=identity, tables=tables)


def _lineage(folder: Path, below: Sequence[Path] = ()) -> list[Layer]:
    """The pack in `folder` behind all that it extends, the first of them first."""
    if folder in below:
        round_ = " extends ".join(x.name for x in (*below[below.index(folder) :], folder))
        raise PackError(str(folder / "pack.yaml"), "extends", f"packs extend one another in a circle: {round_}")
    layer = layer_of(folder)
    names = [x.strip() for x in layer.identity.extends.split(",") if x.strip()]
    try:
        extended = [_lineage(folder_of(x), (*below, folder)) for x in names]
    except UnknownNameError as error:
        raise PackError(str(folder / "pack.yaml"), "extends", str(error)) from error
    united(extended)  # of several none outranks another: where they differ, nobody can tell which is meant
    behind = {x.folder: x for lineage in extended for x in lineage}
    return [*behind.values(), layer]


def load_pack_folder(folder: Path) -> Pack:
    """The pack in `folder` merged onto the pack it extends (a bundled or installed one). Raises PackError."""
    return load_folders([folder])


def load_folders(folders: Iterable[Path]) -> Pack:
    """The packs in `folders` as one, in this order. Raises PackError, also where two say different things."""
    lineages = [_lineage(x.resolve()) for x in folders]
    tables = united(lineages)
    where = lineages[-1][-1].folder
    made = {name: _convert(tables.get(name) or {}, kind, f"{where}/{name}.yaml") for name, kind in TABLES.items()}
    return Pack(identity=_identity([x[-1].identity for x in lineages]), raw=tables, **made)


def _identity(packs: Sequence[Identity]) -> Identity:
    if len(packs) == 1:
        return packs[0]
    return Identity(
        name=",".join(x.name for x in packs),
        version=",".join(x.version for x in packs),
        licence=" AND ".join(dict.fromkeys(x.licence for x in packs)),
        about=" ".join(x.about for x in packs if x.about),
    )


@lru_cache
def load_pack(name: str = DEFAULT_PACK) -> Pack:
    """The pack `name`: a bundled or installed one, a folder, or several of them with commas between.

    A folder is read once in a process. Raises UnknownNameError, PackError.
    """
    wanted = [x.strip() for x in name.split(",")]
    return load_folders(dict.fromkeys(folder_of(x) for x in wanted))
