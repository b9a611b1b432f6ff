"""Lines that no rule of words claims and that are furniture all the same: by the judge, or because an outlet repeats
them. What they are called goes by their form."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from onrecord.clean.forms import Line
from onrecord.clean.heads import LABELS
from onrecord.clean.judge import ABOVE, furniture, weights
from onrecord.clean.labelling import LONGEST_HEADLINE, Labelling
from onrecord.clean.outlets import looks_like_outlet
from onrecord.clean.surroundings import WORD
from onrecord.model.vocabulary import SegmentKind

CALL = re.compile(r"\b(?:you|your|us|our|subscri\w+|newsletters?|sign up|donate|follow|join|app)\b", re.IGNORECASE)
RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b|\bcookies?\b|\bprivacy\b|\bterms\b|\breserved\b", re.IGNORECASE)
STAMP = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bago\b", re.IGNORECASE)
LONGEST_LABEL = 3  # words
SHORTEST_CAPTION = 8  # words
NEAR_THE_HEADLINE = 40  # lines above the article among which the headline is looked for
FEW = 6  # lines above the first paragraph that a text without menus may have
HALF = 0.5
ITEM = re.compile(r"(\d{1,2})[.):]\s*\D")
LEAST_ITEMS, WITHIN = 3, 4  # of a list; lines from one item to the next


def repeated(page: Labelling, known: Collection[str]) -> None:
    """Claim the lines that other documents of the outlet have too."""
    for i in page.open() if known else ():
        if page.lines[i].bare.casefold() in known:
            page.kinds[i] = kind_by_form(page.lines[i])


def taken_by_the_judge(page: Labelling) -> None:
    """Claim the lines that the judge calls furniture, and settle on the headline of a page with much above it."""
    places = [i for i, x in enumerate(page.lines) if not x.blank]
    if not places:
        return
    states, chances = furniture([page.lines[i] for i in places], [page.kinds[i] for i in places], weights())
    start = next((k for k, i in enumerate(places) if page.lines[i].prose and chances[k] > HALF), None)
    if page.lead is not None:
        start = places.index(page.lead)
        above = [k for k in range(max(0, start - FEW), start) if page.lines[places[k]].words > LONGEST_LABEL]
        for k in (*above, *(k for k, x in enumerate(states) if k >= start and x == ABOVE)):
            states[k] = None
    if start is not None and start <= FEW:
        states[:start] = [None] * start  # headline, writer, date: the rules know what stands above a bare article
    for k in _enumerated([page.lines[i] for i in places], states):
        states[k] = None
    title = None if start is None else _headline(page, places[:start], chances, states)
    comments = False
    for k, i in enumerate(places):
        comments = comments or (page.kinds[i] is SegmentKind.COMMENTS_UI and k > (start or 0))
        state = states[k]
        if page.kinds[i] is not None or state is None or i == title or _is_caption(page, i):
            continue
        if (
            title is not None
            and start is not None
            and title < i < places[start]
            and page.lines[i].words > LONGEST_LABEL
        ):
            continue  # it may be the standfirst
        page.kinds[i] = SegmentKind.COMMENTS_UI if comments and state != ABOVE else kind_by_form(page.lines[i])
    if title is not None and page.headline is None:
        page.headline = title


def _is_caption(page: Labelling, i: int) -> bool:
    line = page.lines[i]
    return line.words >= SHORTEST_CAPTION and bool(page.table.captions.search(line.bare))


def _enumerated(lines: Sequence[Line], states: Sequence[int | None]) -> list[int]:
    """The items of lists that count from one and begin directly below a line that stays: they belong to the article,
    while a list of links to other stories has its rubric above it."""
    found: list[int] = []
    items: list[int] = []
    for k, line in enumerate(lines):
        n = int(m.group(1)) if (m := ITEM.match(line.bare)) else 0
        if n == 1 and k and states[k - 1] is None and lines[k - 1].words > LONGEST_LABEL:
            items = [k]
        elif items and n == len(items) + 1 and k - items[-1] <= WITHIN:
            items.append(k)
        elif items and k - items[-1] > WITHIN:
            found += items if len(items) >= LEAST_ITEMS else []
            items = []
    return found + (items if len(items) >= LEAST_ITEMS else [])


def _headline(page: Labelling, above: list[int], chances: list[float], states: list[int | None]) -> int | None:
    """The line above the article that says most in its words; None where the judge takes nothing from above it."""
    if page.headline is not None or not any(x == ABOVE for x in states[: len(above)]):
        return page.headline
    ours = [k >= len(above) if page.lead is not None else x > HALF for k, x in enumerate(chances)]
    known = {w.casefold() for own, x in zip(ours, _words_of(page), strict=False) if own for w in x}
    above = [i for i in above if not _is_caption(page, i)]
    best: tuple[int, int] | None = None
    for i in above[-NEAR_THE_HEADLINE:]:
        line = page.lines[i]
        title = 3 <= line.words <= LONGEST_HEADLINE and line.sentences <= 2
        if page.kinds[i] is not None or not title or looks_like_outlet(line.bare, page.pack):
            continue
        words = {w.casefold() for w in WORD.findall(line.bare) if len(w) >= 4}
        found = len(words & known)
        if found >= 2 and found >= HALF * len(words):
            best = max(best or (0, 0), (found, i))
    near = [i for i in above[-6:] if page.kinds[i] is None and 4 <= page.lines[i].words <= LONGEST_HEADLINE]
    if best or not near:
        return best[1] if best else None
    # Between the menus and a dateline the headline comes first; elsewhere nothing tells but nearness.
    return near[0] if page.lead is not None else near[-1]


def _words_of(page: Labelling) -> list[list[str]]:
    return [
        [w for w in WORD.findall(x.bare[:1500]) if len(w) >= 4] if x.prose else [] for x in page.lines if not x.blank
    ]


def kind_by_form(line: Line) -> SegmentKind:
    """What a line is most likely that is known to be furniture and no more."""
    if line.words <= 20 and RIGHTS.search(line.bare):
        return SegmentKind.UI
    if CALL.search(line.bare) and line.words > LONGEST_LABEL:
        return SegmentKind.PROMO
    if LABELS.match(line.bare) and not line.ends:
        return SegmentKind.TAGS
    if line.words <= 6 and STAMP.search(line.bare):
        return SegmentKind.DATE
    return SegmentKind.UI if line.words <= LONGEST_LABEL else SegmentKind.RELATED_LINK
