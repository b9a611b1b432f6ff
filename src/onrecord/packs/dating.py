"""Words around printed dates: what says that a page was put out then, and what that it was changed; months by name."""

from __future__ import annotations

import msgspec


class DateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`published` and `changed` are patterns, without regard to case. `months` are names in other languages than
    English, in small letters, with their number; they count only in a full date, its day first."""

    published: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    months: dict[str, int] = {}

    def __post_init__(self) -> None:
        if wrong := sorted(k for k, n in self.months.items() if not 1 <= n <= 12 or k != k.casefold()):
            raise ValueError(f"a month is in small letters and has a number from 1 to 12: {', '.join(wrong)}")
