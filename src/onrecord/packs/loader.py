"""The one door through which a pack's tables come in, and where every fault of theirs is named.

A pack is a folder of YAML tables: ``pack.yaml`` says who it is and which pack it extends; every other file is a table
named in ``TABLES``. Tables of a pack and of what it extends are merged: mappings by key, lists end to end, and a single
value by the extending pack's. A fault raises PackError with the file, the key inside it and the reason.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from onrecord.errors import PackError, UnknownNameError
from onrecord.packs.pack import TABLES, Identity, Pack

DATA = Path(__file__).parent / "data"
DEFAULT_PACK = "security"


# The parser in C takes a fifth of the time; it is missing where PyYAML was built without libyaml.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _UniqueKeyLoader(_SafeLoader):  # type: ignore[misc]
    """YAML as we accept it: a key given twice is a fault, and words are never taken for truth values or dates."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


_UniqueKeyLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
# Without this, a list of words loses "no", "on" and "off" to YAML 1.1's booleans.
_UniqueKeyLoader.yaml_implicit_resolvers = {
    first: [(tag, expression) for tag, expression in pairs if not tag.endswith((":bool", ":timestamp"))]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_UniqueKeyLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _read_yaml(file: Path) -> Any:
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else "the file"
        raise PackError(str(file), line, error.problem or "not YAML") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PackError(str(file), "the file", str(error)) from error


def _convert(raw: Any, kind: type[Any], file: str) -> Any:
    try:
        return msgspec.convert(raw, kind)
    except (msgspec.ValidationError, ValueError, re.error) as error:
        reason, _, path = str(error).partition(" - at `")
        raise PackError(file, path.rstrip("`") or "$", reason) from error


def _merged(base: Any, more: Any) -> Any:
    if isinstance(base, dict) and isinstance(more, dict):
        return {
            k: _merged(base[k], more[k]) if k in base and k in more else more.get(k, base.get(k)) for k in base | more
        }
    if isinstance(base, list) and isinstance(more, list):
        return base + more
    return more


def _tables_of(folder: Path) -> tuple[Identity, dict[str, Any]]:
    identity_file = folder / "pack.yaml"
    if not identity_file.is_file():
        raise PackError(str(folder), "pack.yaml", "a pack needs a file that says who it is, and there is none")
    identity = _convert(_read_yaml(identity_file), Identity, str(identity_file))
    tables: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yaml")):
        if file.name == "pack.yaml":
            continue
        if file.stem not in TABLES:
            raise PackError(str(file), file.stem, f"no table of this name; there are: {', '.join(sorted(TABLES))}")
        tables[file.stem] = _read_yaml(file)
        _convert(tables[file.stem], TABLES[file.stem], str(file))
    return identity, tables


def load_pack_folder(folder: Path) -> Pack:
    """The pack in `folder` merged onto the pack it extends (a bundled one). Raises PackError."""
    identity, tables = _tables_of(folder)
    if identity.extends:
        base = load_pack(identity.extends)
        tables = _merged(base.raw, tables)
    made = {name: _convert(tables.get(name) or {}, kind, f"{folder}/{name}.yaml") for name, kind in TABLES.items()}
    return Pack(identity=identity, raw=tables, **made)


def pack_names() -> list[str]:
    """Names of the bundled packs."""
    return sorted(x.name for x in DATA.iterdir() if (x / "pack.yaml").is_file())


@lru_cache
def load_pack(name: str = DEFAULT_PACK) -> Pack:
    """The bundled pack `name`, merged onto what it extends. Raises UnknownNameError, PackError."""
    if name not in pack_names():
        raise UnknownNameError("pack", name, pack_names())
    return load_pack_folder(DATA / name)
