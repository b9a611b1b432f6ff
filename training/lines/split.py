"""Which pages are learned from and which test: by site, with a fixed hash, so that no site stands on two sides."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from training.lines.pages import SourcePage, page_of

SECOND = frozenset("co com org net gov ac edu or ne go".split())


FOLDS = 4


class Side(StrEnum):
    """What a page is for."""

    LEARN = "learn"
    TEST = "test"


def site_of(url: str) -> str:
    """The registrable domain of an address, by a rule that is enough for news ("paper.co.uk", "paper.com")."""
    parts = (urlsplit(url).hostname or "").split(".")
    keep = 3 if len(parts) > 2 and parts[-2] in SECOND and len(parts[-1]) == 2 else 2
    return ".".join(parts[-keep:])


def side_of(url: str) -> Side:
    """The side of a page: of ten sites about seven to learn from and to choose on, three to test."""
    return Side.TEST if _digit(url, 0) % 10 >= 7 else Side.LEARN


def fold_of(url: str) -> int:
    """The part of the pages to learn from in which a page is judged by the others."""
    return _digit(url, 1) % FOLDS


def _digit(url: str, place: int) -> int:
    return hashlib.sha256(site_of(url).encode()).digest()[place]


def pages_of(file: Path) -> Iterator[tuple[Side, SourcePage]]:
    """Every page of ``pages.jsonl.gz`` with its side, in the order of the file."""
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for line in rows:
            row = json.loads(line)
            yield side_of(row["url"]), page_of(row)
