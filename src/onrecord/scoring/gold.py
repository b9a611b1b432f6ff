"""A gold folder: what careful readers hold of some documents, and where those documents' texts lie."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import UnreadableInputError
from onrecord.scoring.values import Json, obj


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """The gold `documents` by id, ``cross.json`` and ``debatable.json`` (empty where there is none).

    `names` are file names and `hashes` ids, of these documents and of those ``cross.json`` adds. A name is that of the
    file, with ``#1``, ``#2`` behind it for the documents of a file that holds several, in its order (an archive, a
    feed, JSON lines); a hash is the SHA-256 of the bytes, or of the text of an item or a line.
    """

    documents: dict[str, Json]
    cross: Json
    debatable: Json

    @property
    def names(self) -> dict[str, str]:
        """File name of each document, by id."""
        return {k: v["seed"] for k, v in (self.documents | obj(self.cross.get("documents"))).items()}

    @property
    def hashes(self) -> dict[str, str]:
        """Id of each document, by its hash."""
        return {v["sha256"]: k for k, v in (self.documents | obj(self.cross.get("documents"))).items()}


def load_gold(folder: Path) -> Gold:
    """The gold in `folder`. Raises UnreadableInputError when there is none or a file is not JSON."""
    documents: dict[str, Json] = {}
    extra: dict[str, Json] = {}
    for file in sorted(folder.glob("*.json")):
        value = _read(file)
        if file.name in ("cross.json", "debatable.json"):
            extra[file.stem] = obj(value)
        elif isinstance(value, dict) and "doc_id" in value:
            documents[value["doc_id"]] = value
    if not documents:
        raise UnreadableInputError(str(folder), expected="a folder of gold files", found="no gold file")
    return Gold(documents=documents, cross=extra.get("cross", {}), debatable=extra.get("debatable", {}))


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnreadableInputError(str(file), expected="JSON", found=str(error)) from error


def file_of(name: str) -> str:
    """The file that holds the document of this name."""
    return name.partition("#")[0]


def gold_texts(gold_dir: Path) -> Path:
    """The folder of the gold's documents: its own ``texts``, or a folder beside it, the first that holds one of them.

    Raises UnreadableInputError when none does.
    """
    names = load_gold(gold_dir).names.values()
    beside = sorted(x for x in gold_dir.resolve().parent.iterdir() if x.is_dir())
    for folder in (gold_dir / "texts", *beside):
        if any((folder / file_of(name)).is_file() for name in names):
            return folder
    raise UnreadableInputError(
        str(gold_dir), expected="its documents in a folder in or beside it", found="none of them"
    )


def text_of(gold_dir: Path, texts: Path | None, name: str) -> str | None:
    """The text that the gold's offsets count in; None if `texts` is None.

    Of all but a plain text that is what was drawn from the file, kept as ``texts/NAME.txt`` in the gold folder.
    Raises UnreadableInputError when there is no such file.
    """
    drawn = gold_dir / "texts" / f"{name}.txt"
    if texts is None:
        return None
    file = drawn if drawn.is_file() else texts / name
    try:
        # As received: universal newlines would move every offset after a carriage return.
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInputError(str(file), expected="the text of a gold document", found=str(error)) from error
