"""Quotations across the sentences of a paragraph: speech that goes on behind its speaker, and speech without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.vocabulary import AttributionKind, CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.contents import ENDERS, last_token
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.regions import Region
from onrecord.read.attributions.tokens import Kind, Token

POINTING = frozenset({"this"})
TITLE = 32  # characters; what stands shorter in the middle of a sentence is no speech if nobody is seen to speak


def speech_of(by_region: Sequence[tuple[Region, list[Found]]]) -> list[Found]:
    """All that was found, with continued quotations joined to the speech before them and orphans added."""
    found: list[Found] = []
    last: int | None = None  # the attribution whose quotation may go on
    before: Region | None = None
    for region, more in by_region:
        if region.within:
            found.extend(more)
            continue
        tokens = region.tokens
        if not more and (quoted := _only_quotation(tokens)):
            before = region
            if last is not None:
                found[last] = replace(found[last], content=(*found[last].content, (quoted.s, quoted.e)))
            else:
                found.append(_orphan(quoted))
                last = len(found) - 1
            continue
        more = [_pointing(f, region, before) for f in more] if before else more
        before = region
        found.extend(more)
        last = _speaking(found, len(found) - len(more), tokens)
        taken = [c for f in more for c in f.content]
        for token in tokens:
            if (
                token.kind is Kind.QUOTE
                and not _covered((token.s, token.e), taken)
                and not more
                and (token is tokens[0] or _long(token))
            ):
                found.append(_orphan(token))
    return _unmarked(found)


def _unmarked(found: list[Found]) -> list[Found]:
    """Without orphans whose opening mark was stray, so that their speaker stands inside them."""
    stray = {
        f.within
        for f in found
        if f.within and f.frame is Frame.AFTER and f.source and f.content[0][0] == f.within[0] and len(f.content) == 1
    }
    orphans = {
        f.content: w
        for f in found
        if f.cue_class is CueClass.QUOTE_WITHOUT_SOURCE
        for w in stray
        if len(f.content) == 1 and f.content[0][0] < w[0] and f.content[0][1] == w[1]
    }
    if not orphans:
        return found
    plain = set(orphans.values())
    kept = [f for f in found if f.content not in orphans or f.cue_class is not CueClass.QUOTE_WITHOUT_SOURCE]
    return [replace(f, within=None) if f.within in plain else f for f in kept]


def _pointing(f: Found, region: Region, before: Region) -> Found:
    """With the sentence before for its content, where all it says is that "this" was said."""
    pronoun = next((t for t in region.tokens if f.content == ((t.s, t.e),)), None)
    if pronoun is None or pronoun.low not in POINTING or f.kind is not AttributionKind.ASSERTION:
        return f
    end = last_token(before.tokens)
    return replace(f, content=((before.tokens[0].s, before.tokens[end - 1].e),), confidence=0.8) if end else f


def _only_quotation(tokens: Sequence[Token]) -> Token | None:
    """The quotation that is all there is of a sentence."""
    real = [t for t in tokens if t.low not in ENDERS and t.low not in ("•", "*", "-")]
    return real[0] if len(real) == 1 and real[0].kind is Kind.QUOTE else None


def _long(quotation: Token) -> bool:
    """Whether it is longer than the title of a song or a show, as far as its length in print tells."""
    return quotation.e - quotation.s > TITLE


def _covered(part: Range, ranges: Sequence[Range]) -> bool:
    return any(s < part[1] and part[0] < e for s, e in ranges)


def _speaking(found: Sequence[Found], since: int, tokens: Sequence[Token]) -> int | None:
    """The attribution of this sentence whose quotation a following one continues: the last that quotes."""
    quotes = [(t.s, t.e) for t in tokens if t.kind in (Kind.QUOTE, Kind.MARK)]
    for k in range(len(found) - 1, since - 1, -1):
        f = found[k]
        if any(c[0] <= q[0] and q[1] <= c[1] for q in quotes for c in f.content) and f.frame in (
            Frame.AFTER,
            Frame.QUOTE,
            Frame.THAT,
            Frame.CLAUSE,
        ):
            return k
    return None


def _orphan(token: Token) -> Found:
    return Found(content=((token.s, token.e),), cue_class=CueClass.QUOTE_WITHOUT_SOURCE, confidence=0.5)
