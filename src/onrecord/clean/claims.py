"""What a line says of itself, wherever it stands: a date, a call to subscribe, a credit, a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.clean.forms import Line, script
from onrecord.clean.outlets import known, names_of
from onrecord.clean.table import Table, kind_by, table_of
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack
from onrecord.text.stamps import is_date_line

# Words.
LONGEST_CREDIT = 14
LONGEST_LINK = 30


def claims_of(lines: Sequence[Line], pack: Pack) -> list[SegmentKind | None]:
    """The kind that each line betrays by its words alone; None where it could be anything, `blank` if it has none."""
    table = table_of(pack)
    latin = script("\n".join(x.bare for x in lines)) == "latin"
    found = [SegmentKind.BLANK if x.blank else _claim(x, table, pack, latin) for x in lines]
    above: SegmentKind | None = None
    for i, line in enumerate(lines):
        if found[i] is None and above is SegmentKind.PAYWALL and _goes_on(line):
            found[i] = SegmentKind.PAYWALL
        if found[i] is not SegmentKind.BLANK:
            above = found[i]
    return found


def _claim(line: Line, table: Table, pack: Pack, latin: bool) -> SegmentKind | None:
    if is_date_line(line.bare):
        return SegmentKind.DATE
    if line.fused:
        return SegmentKind.TAGS
    if latin and line.words < 8 and not line.ends and script(line.bare) not in ("", "latin"):
        return SegmentKind.UI
    if line.words <= 12 and table.rubrics.match(line.bare):
        return SegmentKind.RELATED_RUBRIC
    if kind := kind_by(table.lines, line.bare):
        return kind
    opening = kind_by(table.openings, line.bare)
    if opening is SegmentKind.PHOTO_CREDIT:
        return SegmentKind.CAPTION if line.words > LONGEST_CREDIT and line.ends else opening
    if opening is not None and line.words <= LONGEST_LINK and line.sentences <= 2:
        return opening
    return SegmentKind.PHOTO_CREDIT if _is_credit(line, pack) else None


def _is_credit(line: Line, pack: Pack) -> bool:
    """ "Jane Roe/Agency", "Agency via House Images.", the name of a picture house alone."""
    if line.words > 9:
        return False
    parts = [x.strip(" .()[]") for x in re.split(r"/| via |\|", line.bare)]
    if len(parts) == 1:
        return parts[0].casefold() in names_of(pack).pictures
    houses = [x for p in parts if (x := known(p, pack))]
    return any(x.agency or x.pictures for x in houses) and all(0 < len(x) < 45 for x in parts)


def _goes_on(line: Line) -> bool:
    """The second half of a call to action that was cut in two: short, small first letter, just below."""
    return line.words <= 4 and not line.prose and line.bare[:1].islower()
