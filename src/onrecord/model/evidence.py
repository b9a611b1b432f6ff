"""Why a page is dated as it is: every candidate, what it says, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.span import Span
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One candidate for the day a page was published.

    `written` is how it stands there and `at` where, in words; `span` is its place in the text, None where it stands in
    the markup, the address, a feed or was told by the caller. `when` is the closed interval of days it names, unknown
    where it names none; its `precision` is the granularity. `zone` is the offset it is written with ("+02:00", "Z"),
    None without one. `why` is a reason that a reader can check.
    """

    source: DateSource
    role: DateRole
    at: str
    written: str
    when: When = field(default_factory=When)
    zone: str | None = None
    span: Span | None = None
    verdict: DateVerdict
    why: str
