"""Who is at hand at a point of the text: subjects before objects, near sentences before far ones.

What a pronoun or a definite noun takes up is mostly what its own sentence or the one before is about. Names after a
preposition ("with Nusra fighters", "push into Ukraine"), names that own something and names inside a quotation come
second, in that sentence or in the next one back.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from onrecord.model.actor import Mention
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType
from onrecord.packs.offices import Offices
from onrecord.resolve.roll import Roll
from onrecord.text.quotations import quotations_of
from onrecord.text.sentences import sentences_of

PREPOSITION = re.compile(
    r"\b(?:of|in|into|to|for|with|without|by|on|from|against|about|at|over|toward|towards|under|between|among|than|like|as|including|"
    r"behind|outside|near|through|across|via|versus|after|before|since|during)\s(?:(?:the|a|an|his|her|its|their|former|new)\s)?"
    r"(?:(?:President|Prime Minister|Secretary|Senator|Sen\.|Mr\.|Mrs\.|Ms\.|Mr|Mrs|Ms|Dr\.)\s)?$"
)
LOWER = re.compile(r"[a-z][a-z-]+")
OWNING = frozenset({"his", "her", "hers", "him", "himself", "herself"})
# Beyond this many characters nobody is better than a guess.
REACH = 1200
# An office has its holder from anywhere in an article; in a longer dump another article begins.
FAR = 40_000


def at_hand(roll: Roll, offset: int, speakers: Sequence[tuple[int, str]] = (), reach: int = REACH) -> Iterator[str]:
    """Ids of the actors before `offset`, the most likely to be taken up first; `speakers` are earlier sources by
    offset. An id may come more than once."""
    inside_quotation = in_quotation(roll, offset)
    since = max(0, offset - reach + 1)
    mentions = [m for m in roll.before(offset, since) if m.actor]
    if reach == REACH:
        first = bisect_left(roll.persons, since, key=lambda m: m.span.s)
        heard = roll.persons[first : bisect_left(roll.persons, offset, key=lambda m: m.span.s)]
        mentions = sorted((*mentions, *heard), key=lambda m: -m.span.s) if heard else mentions
    told_from = bisect_right(speakers, offset - reach, key=lambda x: x[0])
    said = speakers[told_from : bisect_left(speakers, offset, key=lambda x: x[0])]
    done, unsaid, own = 0, len(said), True  # mentions from `done` on and speakers before `unsaid` are still to come
    while done < len(mentions) or unsaid:
        point = max([m.span.s for m in mentions[done : done + 1]] + [at for at, _ in said[max(0, unsaid - 1) : unsaid]])
        sentence = sentence_at(roll, offset if own else point)
        own = False
        last = bisect_right(mentions, -sentence.s, done, key=lambda m: -m.span.s)
        here = mentions[done:last][::-1]
        first_said = bisect_left(said, sentence.s, 0, unsaid, key=lambda x: x[0])
        front = [m for m in here if _in_front(roll, m, inside_quotation)]
        yield from (who for _, who in reversed(said[first_said:unsaid]))
        yield from (m.actor for m in front if m.actor)
        behind = (m for m in here if m not in front and not _quoted_only(roll, m, inside_quotation))
        yield from (m.actor for m in behind if m.actor and (m.type is ActorType.PERSON or not _modifies(roll, m)))
        done, unsaid = last, first_said


def nearest(
    roll: Roll,
    offset: int,
    fits: Callable[[str], bool],
    speakers: Sequence[tuple[int, str]] = (),
    reach: int = REACH,
) -> str | None:
    """The first actor at hand that `fits`; None if there is none."""
    return next((actor for actor in at_hand(roll, offset, speakers, reach) if fits(actor)), None)


def sentence_at(roll: Roll, offset: int) -> Span:
    """The sentence that holds `offset`."""
    segment = roll.page.segment_at(offset)
    if segment and segment.e > segment.s:
        sentences = sentences_of(roll.text, segment.s, segment.e)
        at = bisect_right(sentences, offset, key=lambda x: x.s) - 1
        if at >= 0 and offset < sentences[at].e:
            return sentences[at]
    return Span.of(roll.text, max(0, min(offset, len(roll.text) - 1)), min(len(roll.text), offset + 1))


def in_quotation(roll: Roll, offset: int) -> bool:
    """Whether the character at `offset` is quoted in its paragraph."""
    segment = roll.page.segment_at(offset)
    if segment is None:
        return False
    quotations = quotations_of(roll.text, segment.s, segment.e)
    # Quotations of a line do not overlap: only the last that begins before the offset can hold it.
    at = bisect_right(quotations, offset, key=lambda x: x.span.s) - 1
    return at >= 0 and offset < quotations[at].span.e


def _in_front(roll: Roll, mention: Mention, inside_quotation: bool) -> bool:
    owns = roll.text[mention.span.e : mention.span.e + 2] in ("'s", "’s") or mention.span.text.casefold() in OWNING
    behind = PREPOSITION.search(roll.text[max(0, mention.span.s - 45) : mention.span.s])
    return (
        not owns
        and not behind
        and not _modifies(roll, mention)
        and (inside_quotation or not in_quotation(roll, mention.span.s))
    )


def _modifies(roll: Roll, mention: Mention) -> bool:
    """Whether a name stands before a noun for somebody: "a Velmark official" is about the official."""
    after = (
        LOWER.match(roll.text, mention.span.e + 1) if roll.text[mention.span.e : mention.span.e + 1] == " " else None
    )
    return after is not None and after.group() in _heads(roll.pack.offices)


@lru_cache(maxsize=8)
def _heads(offices: Offices) -> frozenset[str]:
    """Nouns for somebody, as the pack lists them."""
    return frozenset(w for heads in offices.nominals.values() for w in heads) | frozenset(offices.person_nouns)


def _quoted_only(roll: Roll, mention: Mention, inside_quotation: bool) -> bool:
    return not inside_quotation and in_quotation(roll, mention.span.s)
