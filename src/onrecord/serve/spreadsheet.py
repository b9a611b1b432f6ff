"""Tables as CSV, for programs and for spreadsheets, which must not run what a text says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

# A spreadsheet takes a cell that begins so for a formula, and a formula can fetch and send. The wide forms count where
# the spreadsheet is set to Japanese or Chinese.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def defused(cell: str) -> str:
    """`cell` as a spreadsheet shows it and does not run it: behind an apostrophe where it would be a formula. A number
    stays one."""
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def csv_line(cells: Sequence[str]) -> str:
    """A row with its newline, every cell defused."""
    made = io.StringIO()
    # A cell is quoted for the characters that end a line: with "\n" alone a lone "\r" would go out bare.
    csv.writer(made, lineterminator="\r\n").writerow(list(map(defused, cells)))
    return made.getvalue().removesuffix("\r\n") + "\n"


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A whole table, its header first."""
    return "".join(csv_line(x) for x in (columns, *rows))
