"""The members of a source that lists several: "unions, green groups and two senators" are three.

A comma parts two members only where an "and" or "or" follows later; what describes the member before it (an apposition,
a relative clause, an age) stays with that member.
"""

from __future__ import annotations

import re

from onrecord.model.actor import Mention
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import NAMED_FORMS, ActorType
from onrecord.resolve.offices import is_title
from onrecord.resolve.roll import Roll

# What follows belongs to the description of the source and is not its head.
TAIL = re.compile(
    r"(?:,|;|\s[–—-]+\s|\s\(|\s(?:who|which|that|whose|of|in|at|from|on|for|with|within|inside|near|close to|familiar|"
    r"involved|briefed|including|such as|speaking|quoted|cited|seen|obtained|published|released|based|led by|headed by|"
    r"to|about|as|among|across)\b)"
)
JOINED = re.compile(r"\s+(?:and|or|as well as|along with)\s+")
BREAK = re.compile(r",?\s+(?:and|or|as well as|along with)\s+|,\s+")
# A piece behind a comma that begins like this goes on about the one before.
ABOUT = re.compile(
    r"(?:who|which|that|whose|whom|of|in|at|from|on|for|with|within|including|such|especially|particularly|most|both|"
    r"speaking|citing|once|now|then|now|formerly|\d+|[a-z]+(?:ing|ed))\b",
)
RELATIVE = re.compile(r"(?:who|which|that|whose)\b")
ARTICLE = re.compile(r"(?:the|a|an|its|his|her|their|one)\s", re.I)
PLURAL = re.compile(r"(?:s|people|men|women|media|public|elite|leadership)$")
CAPITALS = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,3}")


def parts_of(roll: Roll, span: Span) -> list[Span]:
    """The members of the source `span`, in text order; one if it lists no more."""
    listed = _listed(roll, span)
    return listed or _joined(roll, span)


def _listed(roll: Roll, span: Span) -> list[Span]:
    """The members that commas and a last "and" part; nothing if there is no such list."""
    inside = roll.inside(span)
    breaks = [
        m
        for m in BREAK.finditer(roll.text, span.s, span.e)
        if not any(x.span.s < m.end() and m.start() < x.span.e for x in inside)
    ]
    last = next((i for i in reversed(range(len(breaks))) if breaks[i].group().strip() != ","), None)
    if last is None or not any("," in m.group() for m in breaks[: last + 1]):
        return []
    pieces: list[Span] = []
    start, described, relative = span.s, False, False
    for i, m in enumerate(breaks):
        after = breaks[i + 1].start() if i + 1 < len(breaks) else span.e
        piece = Span.of(roll.text, m.end(), after) if after > m.end() else None
        if piece is None or (i > last and m.group().strip() == ","):
            break
        # "Ann Kerr, daughter of Bo Kerr and Ida Moss": without a comma "and" goes on with the description.
        within = described and "," not in m.group() and not _names_another(roll, m.start(), piece)
        comma = m.group().strip() == ","
        within = within or (relative and comma)
        if within or not _new(roll, Span.of(roll.text, start, m.start()), piece, comma):
            described, relative = True, relative or RELATIVE.match(piece.text) is not None
            continue
        described = relative = False
        if before := stripped(roll.text, start, m.start(), " ,"):
            pieces.append(before)
        start = m.end()
    if rest := stripped(roll.text, start, span.e, " ,"):
        pieces.append(rest)
    return pieces


def _new(roll: Roll, before: Span, piece: Span, comma: bool) -> bool:
    """Whether `piece` is one more member, and not more about the one in `before`."""
    if ABOUT.match(piece.text):
        return False
    head = TAIL.split(piece.text, maxsplit=1)[0].strip()
    named = [m for m in roll.inside(piece) if m.form in NAMED_FORMS and m.span.s < piece.s + len(head)]
    whole = any(ARTICLE.sub("", head) == m.span.text for m in named)
    person = _ends_in_person(roll, before)
    if named and any(_is_person(roll, m) for m in named):
        # "Its chairman, Ann Kerr": who the one before is. "Two senators, Ann Kerr and Bo Lund" are told apart later.
        plain = not any(m.form in NAMED_FORMS for m in roll.inside(before))
        return not (comma and plain and "," not in before.text)
    if whole:
        return True
    if comma and re.search(r"\s(?:that|who|which)\s", piece.text):
        return False
    if person and comma:
        return PLURAL.search(head) is not None and not ARTICLE.match(piece.text)
    if re.match(r"an?\s", piece.text) and comma:
        return PLURAL.search(TAIL.split(before.text, maxsplit=1)[0].strip()) is not None or "," in before.text
    return PLURAL.search(head) is not None or ARTICLE.match(piece.text) is not None


def _names_another(roll: Roll, end: int, piece: Span) -> bool:
    """Whether `piece` begins with a person, and the description before it has no preposition to govern that name."""
    description = roll.text[max(0, end - 80) : end].rsplit(",", 1)[-1]
    first = next((m for m in roll.inside(piece) if m.form in NAMED_FORMS), None)
    if first is None or not _is_person(roll, first) or re.search(r"\s(?:of|to|for|with|by|from)\s", description):
        return False
    return is_title(roll, roll.text[piece.s : first.span.s]) or first.span.s == piece.s


def _ends_in_person(roll: Roll, piece: Span) -> bool:
    named = [m for m in roll.inside(piece) if m.form in NAMED_FORMS]
    return bool(named) and _is_person(roll, named[-1])


def _is_person(roll: Roll, mention: Mention) -> bool:
    return roll.type_of(mention.actor or "") is ActorType.PERSON


def _joined(roll: Roll, span: Span) -> list[Span]:
    """The members that "and" parts, each cut before what describes it."""
    inside = roll.inside(span)
    pieces: list[Span] = []
    position = span.s
    for m in JOINED.finditer(roll.text, span.s, span.e):
        if any(x.span.s < m.end() and m.start() < x.span.e for x in inside):
            continue
        # "and" joins two sources if both sides name somebody; else it joins two words of one.
        left = [x for x in inside if x.span.s >= position and x.span.e <= m.start() and _ends_part(roll, x, m.start())]
        right = [x for x in inside if x.span.s >= m.end()]
        cut = TAIL.search(roll.text, position, m.start())
        both = bool(left) and bool(right)
        if not both and position == span.s:
            both = _all_capitals(roll, span.s, m.start()) and _all_capitals(roll, m.end(), span.e)
        both = both or (bool(left) and _others(roll, m.end(), span.e))
        both = both or (_plural(roll, position, m.start()) and _plural(roll, m.end(), span.e))
        if both and not (cut and cut.group().strip() not in (",", "")):
            if piece := stripped(roll.text, position, m.start(), " ,"):
                pieces.append(piece)
            position = m.end()
    if rest := stripped(roll.text, position, span.e):
        pieces.append(rest)
    return pieces


def _others(roll: Roll, s: int, e: int) -> bool:
    """Whether the words begin with a group that has an article or owner of its own ("his rivals")."""
    head = TAIL.split(roll.text[s:e], maxsplit=1)[0].strip()
    return ARTICLE.match(head) is not None and PLURAL.search(head) is not None


def _plural(roll: Roll, s: int, e: int) -> bool:
    """Whether the words before any description are one noun in the plural ("farmers", "critics of the deal")."""
    head = TAIL.split(roll.text[s:e], maxsplit=1)[0].strip()
    return re.fullmatch(r"[A-Za-z][a-z-]{3,}s", head) is not None


def _all_capitals(roll: Roll, s: int, e: int) -> bool:
    return CAPITALS.fullmatch(roll.text[s:e]) is not None


def _ends_part(roll: Roll, mention: Mention, end: int) -> bool:
    return not roll.text[mention.span.e : end].strip(" ,)")
