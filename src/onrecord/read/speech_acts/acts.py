"""Which act somebody does in saying something: the cue decides, and where it only says "said", the words do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.attribution import Attribution
from onrecord.model.vocabulary import FORCE_OF_ACT, Act, AttributionKind, CueClass
from onrecord.packs.pack import Pack
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.speech_acts.content_acts import act_of_content, foretells
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
_IN_A_HEADLINE = frozenset({Act.PROMISE, Act.OFFER, Act.AGREE, Act.INVITE})
# The first words in lower case behind a name: "Oslo vows to ...", not "Oslo wins a guarantee".
_VERB_OF_A_NAME = re.compile(r"(?:[A-Z“\"'‘][\w’'.-]*\s+|and\s+|,\s+){1,6}[“\"'‘]?([a-z]+)")
# Words behind a light verb among which its noun may stand ("offered her firmest promise yet").
REACH = 5
_INDICATIVE = re.compile(r"\b(?:is|are|was|were|has|have|had|did|does|would|will|may|might|could)\b")
_CLAUSE = re.compile(r"\s*(?:that|to)\b")
_TO = re.compile(r"^\W*to\b", re.IGNORECASE)
_DOING = re.compile(r"\W*(?!nothing|anything|something|everything)(?:an?|whether|how|\w+ing)\b")
_WE = re.compile(r"\W*(?:we|let us|let['’]s)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:should|ought to)\b", re.IGNORECASE)
_NOT_WANTED = re.compile(r"\b(?:neither|nobody|no one|none)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    cues: tuple[tuple[Act, re.Pattern[str]], ...]
    plain: re.Pattern[str]
    light: re.Pattern[str]
    wanting: re.Pattern[str]
    suggesting: re.Pattern[str]
    deliberating: re.Pattern[str]
    sheets: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.acts
    return _Words(
        cues=tuple((act, pattern(ws)) for act, ws in table.cues.items()),
        plain=pattern(table.plain),
        light=pattern(table.light),
        wanting=pattern(table.wanting),
        suggesting=pattern(table.suggesting),
        deliberating=pattern(table.deliberating),
        sheets=pattern(table.sheets),
    )


@lru_cache(maxsize=4_096)  # kind, heads and statements ask the same of one attribution
def act_of_cue(cue: str, pack: Pack, behind: str = "") -> Act | None:
    """The act that a cue does by itself, None where it only says that something was said.

    `behind` are the words that follow: they may end a longer cue ("agreed" + "with"), or name the act of a light verb.
    """
    words = _words(pack)
    if (noun := _noun_behind(cue, behind, words)) is not None:
        return noun
    whole = f"{cue} {behind}" if behind else cue
    hits = [
        (m.start(), -len(m.group()), act)
        for act, p in words.cues
        if (m := p.search(whole)) and m.start() < max(len(cue), 1)
    ]
    if not hits:
        return None
    plain = words.plain.search(cue)
    best = min(hits)
    if plain and (plain.start(), -len(plain.group())) <= best[:2]:
        return None
    return best[2]


def _noun_behind(cue: str, behind: str, words: _Words) -> Act | None:
    """The act of a noun behind a light verb. A verb that does an act of its own gives it away only where the noun has a
    clause ("offered her promise that ..."): who offers assurances offers."""
    if not words.light.fullmatch(cue.strip()):
        return None
    phrase = re.split(r"[,.;:\"”“]|\b(?:that|to|of)\b", behind)[0]
    noun = " ".join(phrase.split()[:REACH])
    found = [(m.start(), act) for act, p in words.cues if (m := p.search(noun))]
    opens_clause = _CLAUSE.match(behind[len(phrase) :])
    own = any(p.search(cue) for _, p in words.cues)
    return min(found)[1] if found and (opens_clause or not own) else None


def act_of_lemma(cue: str, pack: Pack) -> Act | None:
    """The act that the cue table gives the words of a cue; None if it has none of them or they only say."""
    words = [w.lower() for w in re.findall(r"[\w’'-]+", cue)]
    heads = lexicon_of(pack.cues).heads
    for i, word in enumerate(words):
        fitting = [c for c, _ in heads.get(word, ()) if tuple(words[i + 1 : i + 1 + len(c.tail)]) == c.tail]
        if fitting:
            return max(fitting, key=lambda c: (len(c.tail), c.lemma)).group.act
    return None


def act_in_own_voice(clause: str, headline: bool, pack: Pack) -> Act:
    """The act of a clause in the page's own voice. What a bill "would" do is told, not foretold; a headline may do the
    act that it reports ("Oslo vows to ...")."""
    act = act_of_content(clause, pack)
    if act is Act.PREDICT and not foretells(clause, pack):
        return Act.CLAIM
    if act is Act.CLAIM and headline:
        verb = _VERB_OF_A_NAME.match(clause)
        done = act_of_cue(verb[1], pack) if verb else None
        return done if done is not None and done in _IN_A_HEADLINE else act
    if act is Act.DEMAND:
        # What a page holds that others "should" do is its judgement; what they "must" do it mostly reports.
        return act if _WE.match(clause) else Act.EVALUATE if _SHOULD.search(clause) else Act.CLAIM
    if act in {Act.WARN, Act.PRAISE, Act.CONDEMN}:
        return Act.EVALUATE
    return act if act in pack.acts.told else Act.CLAIM


def act_of(attribution: Attribution, content: str, behind: str, pack: Pack) -> tuple[Act, bool]:
    """The act of an attribution with `content` (a clause of its content), and whether the cue does it rather than the
    words. `behind` are the words after the cue."""
    words = _words(pack)
    cue = " ".join(x.text for x in attribution.cue)
    told = act_of_cue(cue, pack, behind)
    if told is None and not words.plain.search(cue):
        told = act_of_lemma(cue, pack)
        told = None if told is Act.CLAIM else told
    if attribution.cue_class is CueClass.DENIAL:
        # Who does not want to refuses, and who plays a thing down judges it.
        refusing = told is Act.DEMAND and words.wanting.search(cue)
        return Act.REFUSE if refusing else Act.EVALUATE if told is Act.EVALUATE else Act.DENY, True
    told = _narrowed(told, cue, " ".join(x.text for x in attribution.source), content, words)
    if told is not None:
        return told, True
    said = act_of_content(content, pack)
    if attribution.kind is AttributionKind.ASSERTION or words.plain.search(cue):
        return said, False
    same = _FIRST_OF_KIND[attribution.kind]
    return (said if FORCE_OF_ACT[said] is FORCE_OF_ACT[same] else same), True


def _narrowed(told: Act | None, cue: str, source: str, content: str, words: _Words) -> Act | None:
    """The act of a cue in the light of who says what with it; None where the content has to tell."""
    if told is Act.ANNOUNCE and words.sheets.search(source):
        return None
    if told is Act.DEMAND and words.wanting.search(cue) and (_TO.search(content) or _NOT_WANTED.search(source)):
        return Act.EXPRESS_ATTITUDE
    if told is Act.PROPOSE and words.suggesting.search(cue) and _INDICATIVE.search(content[:60]):
        return None
    if told is Act.EVALUATE and words.deliberating.search(cue) and _DOING.match(content):
        return Act.CLAIM
    return told
