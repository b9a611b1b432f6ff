"""Attributions whose cue is no verb with a subject: "according to X", "X's pledge to", "it emerged that"."""

from __future__ import annotations

from onrecord.model.vocabulary import CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.contents import clause_end, last_token, phrase_end
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.frames import clause_follows
from onrecord.read.attributions.lexicon import Lexicon, phrase_at
from onrecord.read.attributions.sources import noun_phrase_after, noun_phrase_end, phrase_start
from onrecord.read.attributions.tokens import Kind
from onrecord.read.attributions.verbs import Tokens, possessive, range_of, time_beginning


def credits_of(text: str, tokens: Tokens, lexicon: Lexicon) -> list[Found]:
    """ "According to X, ..." and "..., according to X"."""
    found = []
    limit = last_token(tokens)
    for i in range(limit):
        end = phrase_at(tokens, i, lexicon.credits)
        if not end or end >= limit:
            continue
        stop = _credited_end(tokens, end, limit)
        if stop <= end:
            continue
        at = None
        source_end = stop
        for k in range(end + 1, stop):
            if time_beginning(tokens, k, lexicon) == stop:
                at, source_end = (k, stop), k
                break
        content = _credited_content(text, tokens, i, stop, limit, lexicon)
        if content:
            found.append(
                Found(
                    content=content,
                    source=(range_of(tokens, (end, source_end)),),
                    cue=(range_of(tokens, (i, end)),),
                    frame=Frame.AFTER,
                    said_at=range_of(tokens, at) if at else None,
                    confidence=0.9,
                )
            )
    return found


def _credited_end(tokens: Tokens, i: int, limit: int) -> int:
    stop = noun_phrase_end(tokens, i)
    if stop < limit and tokens[stop].low == ",":
        # "according to Nilsen, the minister.": an apposition only if the sentence ends with it.
        more = noun_phrase_end(tokens, stop + 1)
        if more >= limit and i > 3 and stop + 1 < limit and tokens[stop + 1].low in ("a", "an", "the", "who", "which"):
            return min(more, limit)
    return min(stop, limit)


def _credited_content(text: str, tokens: Tokens, i: int, stop: int, limit: int, lexicon: Lexicon) -> tuple[Range, ...]:
    start = 0
    while start < i and tokens[start].low in ("but", "and", "still", "•", "-", "*", "yet", "so"):
        start += 1
    before = i
    while before > start and (tokens[before - 1].low == "," or tokens[before - 1].kind is Kind.DASH):
        before -= 1
    parts: list[Range] = []
    if before - start >= 3:
        for k in range(before - 1, start, -1):
            if tokens[k].low == ";":
                start = k + 1
                break
        parts.append(range_of(tokens, (start, before)))
    following = stop + 1 if stop < limit and tokens[stop].low == "," else stop
    if not parts and following < limit:
        end = clause_end(tokens, following, lexicon, text, limit)
        if end > following:
            parts.append(range_of(tokens, (following, end)))
    elif parts and following < limit and stop < limit and tokens[stop].low == "," and before - start < 8:
        low = tokens[following].low
        if not low.endswith("ing") and low not in ("a", "an", "the", "which", "who", "while", "and", "but", "as"):
            parts.append(range_of(tokens, (following, limit)))
    return tuple(parts)


def views_of(text: str, tokens: Tokens, lexicon: Lexicon) -> list[Found]:
    """ "In Nilsen's view, ..." and "..., in her opinion"."""
    found = []
    limit = last_token(tokens)
    for i in range(2, limit):
        if tokens[i].low not in lexicon.views or (source := _possessor(tokens, i, lexicon)) is None:
            continue
        start = next((k for k in range(i - 1, -1, -1) if tokens[k].e <= source[0]), None)
        if start is None or tokens[start].low != "in":
            continue
        apart = i + 1 >= limit or tokens[i + 1].low == "," or start == 0
        content = _credited_content(text, tokens, start, i + 1, limit, lexicon) if apart else ()
        if content:
            cue = (range_of(tokens, (i, i + 1)),)
            found.append(Found(content=content, source=(source,), cue=cue, frame=Frame.AFTER, confidence=0.8))
    return found


def nouns_of(text: str, tokens: Tokens, lexicon: Lexicon) -> list[Found]:
    """ "Oslo's pledge to send troops", "his warning that": the possessor is the source."""
    found = []
    limit = last_token(tokens)
    for i in range(1, limit):
        if not tokens[i].word:
            continue
        for hit in lexicon.hits(tokens, i):
            if not hit.cue.noun or hit.end >= limit:
                continue
            source, behind = _giver(tokens, i, hit.end, lexicon)
            if behind + 1 < limit and tokens[behind].low in ("is", "was") and tokens[behind + 1].low in ("that", "to"):
                behind += 1  # "his hope is that"
            at = time_beginning(tokens, behind, lexicon)
            if source is None or at >= limit:
                continue
            made = _complement(text, tokens, at, hit.cue.frames, lexicon, limit)
            if made is None:
                continue
            start, end, frame = made
            found.append(
                Found(
                    content=(range_of(tokens, (start, end)),),
                    source=(source,),
                    cue=(range_of(tokens, (hit.start, hit.end)),),
                    said_at=range_of(tokens, (behind, at)) if at > behind else None,
                    entry=hit.cue,
                    frame=frame,
                    kind=hit.cue.group.attribution_kind,
                    cue_class=hit.cue.group.cue_class,
                    confidence=0.6,
                )
            )
            break
    return found


def _complement(
    text: str, tokens: Tokens, i: int, frames: frozenset[Frame], lexicon: Lexicon, limit: int
) -> tuple[int, int, Frame] | None:
    """Where the content of a noun begins and ends behind it, and in which frame."""
    low = tokens[i].low
    if low == "that" and Frame.THAT in frames:
        start, end, frame = i + 1, clause_end(tokens, i + 1, lexicon, text, limit), Frame.THAT
    elif low == "to" and Frame.TO in frames:
        start, end, frame = i, phrase_end(tokens, i, lexicon, text, limit, Frame.TO), Frame.TO
    elif low in ("of", "for", "on", "about", "against") and Frame.OBJECT in frames:
        start, end, frame = i, phrase_end(tokens, i, lexicon, text, limit), Frame.OBJECT
    else:
        return None
    return (start, end, frame) if end > start else None


def _giver(tokens: Tokens, i: int, end: int, lexicon: Lexicon) -> tuple[Range | None, int]:
    """Whose the noun at `i` is, by a possessive before it or "from" and "by" behind it; where its content begins."""
    if end < len(tokens) and tokens[end].low in ("from", "by"):
        part = noun_phrase_after(tokens, end + 1, lexicon, apposition=False)
        if part and part[1] < len(tokens):
            return range_of(tokens, part), part[1]
    return _possessor(tokens, i, lexicon), end


def _possessor(tokens: Tokens, i: int, lexicon: Lexicon) -> Range | None:
    """The possessive in front of a noun at `i`, with at most two adjectives between."""
    for k in range(i - 1, max(-1, i - 4), -1):
        low = tokens[k].low
        if low in ("his", "her", "their", "its", "my", "our", "your", "whose"):
            return range_of(tokens, (k, k + 1))
        if possessive(tokens, k) and k > 0:
            start = phrase_start(tokens, k - 1, lexicon)
            behind = [q + 1 for q in range(start, k) if tokens[q].low in lexicon.prepositions and tokens[q].low != "of"]
            start = max(behind, default=start)
            return range_of(tokens, (start, k)) if start < k else None
        if not tokens[k].word or low in lexicon.prepositions or low in lexicon.determiners:
            return None
    return None


def impersonal_of(text: str, tokens: Tokens, lexicon: Lexicon) -> list[Found]:
    """ "It became known that ...": reported, and nobody is said to report it."""
    found = []
    limit = last_token(tokens)
    for i in range(limit):
        end = phrase_at(tokens, i, lexicon.impersonal)
        if not end or end >= limit:
            continue
        again = (
            k for k in range(end, limit) if tokens[k].kind is Kind.DASH and phrase_at(tokens, k + 1, lexicon.impersonal)
        )
        stop = clause_end(tokens, end, lexicon, text, next(again, limit))
        cue_end = end - 1 if tokens[end - 1].low == "that" else end
        if stop > end and clause_follows(tokens, end, limit, lexicon):
            found.append(
                Found(
                    content=(range_of(tokens, (end, stop)),),
                    cue=(range_of(tokens, (i + 1, cue_end)),),
                    frame=Frame.THAT,
                    cue_class=CueClass.IMPERSONAL,
                    confidence=0.8,
                )
            )
    return found
