"""Which lines of a page are its article: found by words in order, for the true article is text without marks.

A line is the article's when most of its runs of four words stand in the article, at a place that fits the order of the
page. A shorter line is when it is a whole line of the article, between its neighbours. Lines that are half of it, the
headline, the description of the page (a standfirst) and captions are neither lost nor kept: the true article of the
collection leaves headline and captions out by its rule, and ours keeps them by ours. Nor is a line with nothing to
read: a rule of dashes, a bare address.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import StrEnum

from rapidfuzz import fuzz

from training.lines.pages import SourcePage

WORD = re.compile(r"\w+")
NOTHING = re.compile(r"[\W_]*(?:https?://\S+|www\.\S+)?[\W_]*")
RUN = 4  # words
MOST, LEAST = 0.75, 0.25  # share of a line's runs found in the article: above, the article's; below, not
LIKE_TITLE = 88  # likeness of two titles, 0 to 100


class Truth(StrEnum):
    """What a line of a page is, by alignment; `either` is not scored and not learned."""

    KEEP = "keep"
    BOILERPLATE = "boilerplate"
    EITHER = "either"


def words_of(text: str) -> list[str]:
    """Words, case aside."""
    return WORD.findall(text.casefold())


def truth_of(page: SourcePage) -> tuple[Truth, ...]:
    """The truth about every line of `page`."""
    article = words_of(page.article)
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(article) - RUN + 1):
        runs[tuple(article[i : i + RUN])].append(i)
    words = [words_of(x.text) for x in page.lines]
    places = [_place(w, runs) for w in words]
    chain = _in_order([(i, p[0]) for i, p in enumerate(places) if p and p[1] >= MOST])
    found = [Truth.BOILERPLATE] * len(page.lines)
    for i, place in enumerate(places):
        if i in chain:
            found[i] = Truth.KEEP
        elif place and place[1] >= LEAST:
            found[i] = Truth.EITHER  # half of it, or said twice in the page
    _short_lines(page, words, chain, article, found)
    for i, line in enumerate(page.lines):
        apart = found[i] is not Truth.KEEP and (line.caption or _is_title(line.text, line.title, page))
        if apart or NOTHING.fullmatch(line.text):
            found[i] = Truth.EITHER
    return tuple(found)


def _place(line: list[str], runs: dict[tuple[str, ...], list[int]]) -> tuple[int, float] | None:
    """Where in the article `line` begins, and the share of its runs that stand there; None if it has no run in it."""
    if len(line) < RUN:
        return None
    hits: dict[int, int] = defaultdict(int)
    seen = 0
    for k in range(len(line) - RUN + 1):
        at = runs.get(tuple(line[k : k + RUN]), ())
        seen += bool(at)
        for x in at:
            hits[(x - k) // 8] += 1
    if not hits:
        return None
    best = max(hits, key=lambda x: (hits[x], -x))
    return max(0, best * 8), seen / (len(line) - RUN + 1)


def _in_order(found: list[tuple[int, int]]) -> dict[int, int]:
    """The longest chain of (line, place) whose places rise, as place by line."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, (_, place) in enumerate(found):
        k = bisect_left(tails, place)
        back.append(ends[k - 1] if k else -1)
        if k == len(tails):
            tails.append(place)
            ends.append(n)
        else:
            tails[k], ends[k] = place, n
    chain = {}
    n = ends[-1] if ends else -1
    while n >= 0:
        chain[found[n][0]] = found[n][1]
        n = back[n]
    return chain


def _short_lines(
    page: SourcePage, words: list[list[str]], chain: dict[int, int], article: list[str], found: list[Truth]
) -> None:
    """Lines of few words that are whole lines of the article, inside what was found of it."""
    whole = {tuple(words_of(x)) for x in page.article.splitlines()}
    order = sorted(chain)
    for i, line in enumerate(words):
        if i in chain or not line or len(line) > 12 or not order:
            continue
        k = bisect_left(order, i)
        if 0 < k < len(order):
            between = article[chain[order[k - 1]] : chain[order[k]] + 8]
            if tuple(line) in whole:
                found[i] = Truth.KEEP
            elif len(line) >= 2 and " ".join(line) in " ".join(between):
                found[i] = Truth.EITHER
        elif tuple(line) in whole:
            found[i] = Truth.EITHER


def _is_title(text: str, marked: bool, page: SourcePage) -> bool:
    if marked or (len(text) > 40 and fuzz.ratio(text, page.description) >= LIKE_TITLE):
        return True
    return len(text) > 20 and max(fuzz.ratio(text, page.title), fuzz.partial_ratio(text, page.title)) >= LIKE_TITLE
