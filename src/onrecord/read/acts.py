"""Which act somebody does in saying something: the cue decides, and where it only says "said", the words do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.attribution import Attribution
from onrecord.model.vocabulary import Act, AttributionKind, CueClass
from onrecord.packs.pack import Pack
from onrecord.read.words import pattern

# Acts that the cue and its object make together: the evidence is then both ("rejected the offer").
PERFORMED = frozenset(
    {
        Act.PROMISE, Act.OFFER, Act.AGREE, Act.DEMAND, Act.REQUEST, Act.PROPOSE, Act.ADVISE, Act.PRAISE, Act.CONDEMN,
        Act.SUPPORT, Act.REFUSE, Act.DENY, Act.INVITE, Act.DECIDE, Act.THREATEN, Act.EXPRESS_ATTITUDE, Act.ACCUSE,
        Act.EVALUATE,
    }
)  # fmt: skip
_FIRST_OF_KIND = {
    AttributionKind.COMMISSIVE: Act.PROMISE,
    AttributionKind.DIRECTIVE: Act.DEMAND,
    AttributionKind.DECLARATIVE: Act.DECIDE,
    AttributionKind.EXPRESSIVE: Act.PRAISE,
    AttributionKind.ATTITUDE: Act.EXPRESS_ATTITUDE,
    AttributionKind.INTENTION: Act.ANNOUNCE,
}
# A clause of a content is judged up to its first subordinate clause: what a relative clause says is not its act.
_SUBORDINATE = re.compile(r",\s+(?:which|who|whose|where|although|though)\b|\s+-\s+")


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    cues: tuple[tuple[Act, re.Pattern[str]], ...]
    lemmas: tuple[tuple[re.Pattern[str], Act], ...]
    plain: re.Pattern[str]
    content: tuple[tuple[Act, re.Pattern[str]], ...]
    future: re.Pattern[str]
    own: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.acts
    alternatives = "|".join(sorted((re.escape(w) for w in table.future), key=lambda w: -len(w))).replace("'", "['’]")
    own = "|".join(table.own)
    return _Words(
        cues=tuple((act, pattern(ws)) for act, ws in table.cues.items()),
        lemmas=(),
        plain=pattern(table.plain),
        content=tuple((act, re.compile("|".join(ps), re.IGNORECASE)) for act, ps in table.content.items()),
        future=re.compile(rf"(?:(?<![\w])|(?<=\w)(?=['’]))(?:{alternatives})(?!\w)", re.IGNORECASE),
        own=re.compile(rf"^[\"“'‘\s]*(?:{own})(?:['’]ll|\s+(?:\w+\s+)?(?:will|would))\b", re.IGNORECASE),
    )


def act_of_cue(cue: str, pack: Pack) -> Act | None:
    """The act that a cue does by itself, None where it only says that something was said."""
    words = _words(pack)
    hits = [(m.start(), -len(m.group()), act) for act, p in words.cues if (m := p.search(cue))]
    if not hits:
        return None
    plain = words.plain.search(cue)
    best = min(hits)
    if plain and (plain.start(), -len(plain.group())) <= best[:2]:
        return None
    return best[2]


def act_of_content(content: str, pack: Pack, speaker_is_subject: bool = False) -> Act:
    """The act that a clause does when somebody plainly says it."""
    words = _words(pack)
    clause = _SUBORDINATE.split(content, maxsplit=1)[0]
    if words.own.search(clause) and speaker_is_subject and words.future.search(clause[:40]):
        return Act.PROMISE
    for act, p in words.content:
        if p.search(clause):
            return act
    return Act.PREDICT if words.future.search(clause) else Act.CLAIM


def act_of(attribution: Attribution, content: str, pack: Pack, speaker_is_subject: bool = False) -> Act:
    """The act of an attribution with `content` (a clause of its content)."""
    cue = " ".join(x.text for x in attribution.cue)
    told = act_of_cue(cue, pack)
    if attribution.cue_class is CueClass.DENIAL:
        return Act.DENY
    if (
        told is Act.ANNOUNCE
        and attribution.kind is AttributionKind.ASSERTION
        and re.search(r"(?i)reveal", cue)
        and not speaker_is_subject
    ):
        return act_of_content(content, pack)
    if told is not None:
        return told
    if attribution.kind is not AttributionKind.ASSERTION and not _words(pack).plain.search(cue):
        return _FIRST_OF_KIND[attribution.kind]
    return act_of_content(content, pack, speaker_is_subject)
