"""Why a source is taken for an actor: one short sentence, which names the rule and the words that it went back to."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.model.actor import Mention
from onrecord.model.span import Span
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, MentionForm
from onrecord.resolve.roll import Roll

Found = tuple[str, str]  # an actor's id, and why it is this one ("" where the words are its own name)
# Rules by which words are somebody's own name and need no reason.
OWN_NAME = frozenset({"full name", "name", "known name"})
POINTING = frozenset({MentionForm.PRONOUN, MentionForm.DEICTIC})
LOOKED_AT = 50  # mentions of an actor, back from a source
SHOWN = 60  # characters of the words in a reason


def named_by(roll: Roll, mention: Mention) -> Found:
    """The actor of a resolved mention, with the reason."""
    actor = mention.actor or ""
    if mention.form is MentionForm.NAME and mention.resolved_by in OWN_NAME:
        return actor, ""
    return actor, reason(roll, mention.span, actor, mention.resolved_by)


def reason(roll: Roll, words: Span, actor: str, rule: str) -> str:
    """That `words` are `actor` by `rule`, and where the text has the actor before (or, if only there, after)."""
    return f"“{_shown(words.text)}”: {rule}{_back(_known_by(roll, words, actor))}"


def unsaid(roll: Roll, offset: int, actor: str, rule: str) -> str:
    """That `actor` speaks by `rule` at `offset`, where no words name a source."""
    own = roll.mentions_of(actor)
    at = bisect_left(own, offset, key=lambda m: m.span.s)
    near = [m.span for m in own[max(0, at - LOOKED_AT) : at] if m.form not in POINTING and m.span.e <= offset]
    return f"no source is named: {rule}{_back(max(near, default=None))}"


def _back(known: Span | None) -> str:
    return f", “{_shown(known.text)}” at {known.s}..{known.e}" if known else ""


def _shown(words: str) -> str:
    line = " ".join(words.translate({ord("“"): "'", ord("”"): "'"}).split())
    return line if len(line) <= SHOWN else line[: SHOWN - 2].rstrip() + " …"


def _known_by(roll: Roll, words: Span, actor: str) -> Span | None:
    """The mention that tells who `actor` is: the nearest before `words` by a name, else the nearest before that points
    to nobody else, else the first after. A surname is told by the full name."""
    own = roll.mentions_of(actor)
    at = bisect_left(own, words.s, key=lambda m: m.span.s)
    near = [m for m in own[max(0, at - LOOKED_AT) : at] if m.form not in POINTING and m.span.e <= words.s]
    named = [m for m in near if m.form in NAMED_FORMS]
    if roll.type_of(actor) is ActorType.PERSON and words.text.strip()[:1].isupper():
        first = [m for m in own[:1] if m.span.e <= words.s]
        named = [m for m in named if " " in m.span.text] or [m for m in first if " " in m.span.text] or named
    if best := named or near:
        return max(m.span for m in best)
    return next((m.span for m in own[at:] if m.form not in POINTING and not m.span.overlaps(words)), None)
