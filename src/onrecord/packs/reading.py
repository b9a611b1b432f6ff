"""YAML as packs may use it: plain, shallow, and never larger than what stands in the file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import PackError

# The largest table that is bundled is a tenth of a megabyte.
MAX_BYTES = 8_000_000
MAX_VALUES = 1_000_000  # single words and numbers in a table
MAX_DEPTH = 20  # of nesting; the parser calls itself for each level, and one in C falls over unannounced

# The parser in C takes a fifth of the time; it is missing where PyYAML was built without libyaml.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A name behind & or * at the beginning of a value. Ten aliases of ten aliases are few words and many values.
_MAY_ALIAS = re.compile(r"(?:^|[\s\[{,:-])[&*][\w-]", re.MULTILINE)
_BRACKET = re.compile(r"[\[{\]}]")
_INDENT = re.compile(r"^[ ?-]+", re.MULTILINE)


class _UniqueKeyLoader(_SafeLoader):  # type: ignore[misc]
    """YAML as we accept it: a key given twice is a fault, and words are never taken for truth values or dates."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str | int | float):
            raise yaml.constructor.ConstructorError(None, None, "a key is a word or a number", key_node.start_mark)
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


def read_yaml(file: Path) -> Any:
    """What stands in `file`; None if nothing does. Raises PackError with the line, for anchors and aliases too."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise PackError(str(file), "the file", f"a table has at most {MAX_BYTES:,} bytes, this one has {size:,}")
        text = file.read_text(encoding="utf-8")
        _check(text, str(file))
        return yaml.load(text, Loader=_UniqueKeyLoader)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else "the file"
        raise PackError(str(file), line, error.problem or "not YAML") from error
    except (yaml.YAMLError, UnicodeDecodeError, OSError, ValueError) as error:
        raise PackError(str(file), "the file", str(error)) from error


def _check(text: str, file: str) -> None:
    """Refuse what multiplies or sinks; the events of the parser are read only where a glance finds a reason to."""
    if not _MAY_ALIAS.search(text) and _nested(text) <= MAX_DEPTH:
        return
    sizes: dict[str, int] = {}  # of what an anchor names, its aliases written out
    open_: list[tuple[str | None, int]] = []  # anchors of the collections that are open, and the values before each
    values = 0
    for event in yaml.parse(text, Loader=_SafeLoader):
        line = f"line {event.start_mark.line + 1}" if event.start_mark else "the file"
        if isinstance(event, yaml.AliasEvent):
            values += sizes.get(str(event.anchor), 1)
        elif isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor, values))
        elif isinstance(event, yaml.ScalarEvent):
            values += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_.pop()
            sizes |= {anchor: values - before} if anchor else {}
        if len(open_) > MAX_DEPTH:
            raise PackError(file, line, f"a table is nested at most {MAX_DEPTH} deep")
        if values > MAX_VALUES:
            raise PackError(file, line, f"a table has at most {MAX_VALUES:,} values, its aliases written out")


def _nested(text: str) -> int:
    """How deep `text` may be nested at most: by its brackets, those in words counted too, and by its indents."""
    depth = deepest = 0
    for m in _BRACKET.finditer(text):
        depth += 1 if m.group() in "[{" else -1
        deepest = max(deepest, depth)
    return deepest + max((len(m.group()) for m in _INDENT.finditer(text)), default=0) // 2
