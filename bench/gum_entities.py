"""Coreference groups of UD English GUM (column 10, ``Entity=``), with the words they stand in and their syntax."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """A word of a document at `s`..`e` of its text; `head` is the index of the word that governs it, None of none."""

    form: str
    lemma: str
    tag: str
    feats: str
    role: str
    head: int | None
    s: int
    e: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (indices) are of coreference group `group`, with `head` first of its `main` words."""

    group: str
    kind: str
    first: int
    last: int
    main: tuple[int, ...]

    @property
    def head(self) -> int:
        """The first of the main words."""
        return self.main[0]


@dataclass(slots=True)
class GumText:
    """One document: sentences joined by spaces, a paragraph a line."""

    name: str
    text: str = ""
    words: list[Word] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def children(self) -> dict[int, list[int]]:
        """Indices of the words that each word governs."""
        found: dict[int, list[int]] = defaultdict(list)
        for i, word in enumerate(self.words):
            if word.head is not None:
                found[word.head].append(i)
        return found


_Open = tuple[str, str, str, int]


def gum_texts(file: Path) -> Iterator[GumText]:
    """The documents of a GUM file in CoNLL-U, gzipped."""
    document: GumText | None = None
    opened: list[_Open] = []
    rows: list[list[str]] = []
    sentence, parted, count = "", False, 0
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            told = line.rstrip("\n")
            if told.startswith("# newdoc id"):
                if document:
                    yield document
                document, opened, count = GumText(told.split("= ")[1]), [], 0
            elif told.startswith("# newpar"):
                parted = True
            elif told.startswith("# text = "):
                sentence = told.removeprefix("# text = ")
            elif told and told[0].isdigit():
                rows.append(told.split("\t"))
            elif not told and rows and document:
                document.text += "" if not document.text else "\n" if parted else " "
                _add(document, sentence, rows, opened, count)
                rows, parted, count = [], False, count + 1
    if document:
        yield document


def _add(document: GumText, sentence: str, rows: list[list[str]], opened: list[_Open], count: int) -> None:
    position = len(document.text)
    document.text += sentence
    base = len(document.words) - 1
    for row in rows:
        if not row[0].isdigit():
            continue
        at = document.text.find(row[1], position)
        at = position if at < 0 else at
        position = at + len(row[1])
        head = None if row[6] in ("0", "_") else base + int(row[6])
        document.words.append(Word(row[1], row[2], row[3], row[5], row[7], head, at, position, count))
        _entities(document, row[9], opened)


def _entities(document: GumText, misc: str, opened: list[_Open]) -> None:
    told = re.search(r"Entity=([^|]*)", misc)
    for piece in re.findall(r"\([^()]+|[^()]*\)", told.group(1) if told else ""):
        if piece.startswith("("):
            # group-type-infstat-salience-centering-minspan-link-identity; a mention in parts adds [1/2] to its group
            parts = piece[1:].split("-")
            least = parts[5] if len(parts) > 5 else "1"
            opened.append((parts[0], parts[1] if len(parts) > 1 else "", least, len(document.words) - 1))
            continue
        closing = [k for k, x in enumerate(opened) if piece == ")" or x[0] == piece[:-1]]
        if closing:
            group, kind, least, first = opened.pop(closing[-1])
            last = len(document.words) - 1
            main = [first + int(x) - 1 for x in least.split(",") if x.isdigit() and first + int(x) - 1 <= last]
            document.mentions.append(Mention(group.partition("[")[0], kind, first, last, tuple(main or [last])))
