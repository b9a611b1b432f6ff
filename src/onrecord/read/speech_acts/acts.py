"""Which act somebody does in saying something: the cue decides, and where it only says "said", the words do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.attribution import Attribution
from onrecord.model.vocabulary import Act, AttributionKind, CueClass
from onrecord.packs.pack import Pack
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.speech_acts.main_clause import main_clause
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


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    cues: tuple[tuple[Act, re.Pattern[str]], ...]
    plain: re.Pattern[str]
    content: tuple[tuple[Act, re.Pattern[str]], ...]
    future: re.Pattern[str]
    would: re.Pattern[str]
    own: re.Pattern[str]
    sheets: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.acts
    own, doing = "|".join(table.own), "|".join(table.doing)
    return _Words(
        cues=tuple((act, pattern(ws)) for act, ws in table.cues.items()),
        plain=pattern(table.plain),
        content=tuple((act, re.compile("|".join(ps), re.IGNORECASE)) for act, ps in table.content.items()),
        future=_verbs(table.future),
        would=_verbs(table.would),
        own=re.compile(
            rf"^[\"“'‘\s]*(?:{own})(?:['’]ll|\s+(?:\w+\s+)?(?:will|would|shall))\s+"
            rf"(?:also |not |never |always |\w+ly )*(?:{doing})\b",
            re.IGNORECASE,
        ),
        sheets=pattern(table.sheets),
    )


def _verbs(words: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))).replace("'", "['’]")
    return re.compile(rf"(?:(?<![\w])|(?<=\w)(?=['’]))(?!May\b)(?i:{alternatives})(?!\w)")


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


def act_of_lemma(cue: str, pack: Pack) -> Act | None:
    """The act that the cue table gives the words of a cue; None if it has none of them or they only say."""
    words = [w.lower() for w in re.findall(r"[\w’'-]+", cue)]
    heads = lexicon_of(pack.cues).heads
    for i, word in enumerate(words):
        fitting = [c for c, _ in heads.get(word, ()) if tuple(words[i + 1 : i + 1 + len(c.tail)]) == c.tail]
        if fitting:
            return max(fitting, key=lambda c: (len(c.tail), c.lemma)).group.act
    return None


def act_of_content(content: str, pack: Pack) -> Act:
    """The act that a clause does when somebody plainly says it."""
    words = _words(pack)
    clause = main_clause(content)
    if words.own.search(clause):
        return Act.PROMISE
    for act, p in words.content:
        if act is Act.EVALUATE and words.future.search(clause):
            return Act.PREDICT
        if p.search(clause) or (act in _WHOLE and p.search(content)):
            return act
    return Act.PREDICT if words.future.search(clause) or words.would.search(clause) else Act.CLAIM


# What may stand behind the main clause and still be what is done: a reason, a rule.
_WHOLE = frozenset({Act.STATE_RULE, Act.JUSTIFY})


def act_in_own_voice(clause: str, headline: bool, pack: Pack) -> Act:
    """The act of a clause in the page's own voice. What a bill "would" do is told, not foretold; a headline may do the
    act that it reports ("Oslo vows to ...")."""
    words = _words(pack)
    act = act_of_content(clause, pack)
    if act is Act.PREDICT and not words.future.search(main_clause(clause)):
        return Act.CLAIM
    if (
        act is Act.CLAIM
        and headline
        and (told := act_of_cue(clause, pack)) in {Act.PROMISE, Act.OFFER, Act.AGREE, Act.INVITE}
    ):
        return told
    return Act.CLAIM if act in {Act.REQUEST, Act.ANNOUNCE, Act.SUPPORT, Act.DEMAND} else act


def act_of(attribution: Attribution, content: str, pack: Pack) -> Act:
    """The act of an attribution with `content` (a clause of its content)."""
    cue = " ".join(x.text for x in attribution.cue)
    told = act_of_cue(cue, pack)
    if told is None and not _words(pack).plain.search(cue):
        told = act_of_lemma(cue, pack)
        told = None if told is Act.CLAIM else told
    if attribution.cue_class is CueClass.DENIAL:
        return Act.DENY
    if told is Act.ANNOUNCE and _words(pack).sheets.search(" ".join(x.text for x in attribution.source)):
        return act_of_content(content, pack)
    if told is not None:
        return told
    if attribution.kind is not AttributionKind.ASSERTION and not _words(pack).plain.search(cue):
        return _FIRST_OF_KIND[attribution.kind]
    return act_of_content(content, pack)
