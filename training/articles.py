"""Annotated articles to learn from, in the form of PolNeAR: JSON lines of id, text and attributions."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Ranges = tuple[tuple[int, int], ...]
PACKED = b"\x1f\x8b"  # how a file packed by gzip begins
SET_ASIDE = Path(__file__).with_name("set_aside.txt")


@dataclass(frozen=True, slots=True)
class Example:
    """One attribution: offsets into the article's text, each role possibly empty and possibly in several fragments."""

    source: Ranges
    cue: Ranges
    content: Ranges

    def roles(self) -> tuple[Ranges, Ranges, Ranges]:
        """Cue, source and content."""
        return self.cue, self.source, self.content


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its attributions."""

    id: str
    text: str
    examples: tuple[Example, ...]

    def lines(self) -> list[tuple[int, int]]:
        """Offsets of the lines that are not empty."""
        found: list[tuple[int, int]] = []
        at = 0
        for line in self.text.split("\n"):
            if line.strip():
                found.append((at, at + len(line)))
            at += len(line) + 1
        return found


def article_of(line: str) -> Article:
    """The article of one line of JSON. Raises ValueError where it is none."""
    try:
        told = json.loads(line)
        examples = (
            Example(*(tuple((s, e) for s, e in x[role]) for role in ("source", "cue", "content")))
            for x in told["attributions"]
        )
        return Article(told["id"], told["text"], tuple(examples))
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"expected JSON with id, text and attributions, found {line[:40]!r}: {fault!r}") from fault


def articles_of(file: Path) -> list[Article]:
    """All articles of a file, packed or not. Ends the program, naming file and line, where it holds anything else."""
    try:
        raw = file.read_bytes()
        text = (gzip.decompress(raw) if raw.startswith(PACKED) else raw).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as fault:
        raise SystemExit(f"{file}: expected articles as JSON lines in UTF-8, packed or not, found {fault}") from fault
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            try:
                found.append(article_of(line))
            except ValueError as fault:
                raise SystemExit(f"{file}, line {number}: {fault}") from fault
    if not found:
        raise SystemExit(f"{file}: expected articles as JSON lines, found none")
    return found


def set_aside() -> frozenset[str]:
    """Ids of the articles on which choices are made; nothing is trained on them."""
    lines = SET_ASIDE.read_text(encoding="utf-8").splitlines()
    return frozenset(x for x in lines if x and not x.startswith("#"))


def split(articles: Iterable[Article], ids: frozenset[str]) -> tuple[list[Article], list[Article]]:
    """Those to train on and those set aside."""
    found = list(articles)
    return [a for a in found if a.id not in ids], [a for a in found if a.id in ids]


def chosen(ids: Sequence[str], always: Sequence[str], count: int) -> list[str]:
    """`count` of `ids`: all of `always` and then those with the smallest hash, so that anyone chooses the same."""
    rest = sorted((x for x in ids if x not in always), key=lambda x: hashlib.sha256(x.encode()).hexdigest())
    return sorted([*always, *rest[: count - len(always)]])
