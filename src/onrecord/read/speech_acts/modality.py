"""How certain a holder is, and whether of the clause or of its negation."""

from __future__ import annotations

import re

from onrecord.model.vocabulary import Act, Modality, Polarity
from onrecord.packs.pack import Pack
from onrecord.read.speech_acts.main_clause import main_clause
from onrecord.read.words import pattern

_NEGATIVE_ACTS = frozenset({Act.DENY, Act.REFUSE})
# What is asked, promised or praised is held for certain; the doubt in it belongs to what is spoken of.
_DONE_BY_SAYING = frozenset(
    {Act.DEMAND, Act.REQUEST, Act.PROMISE, Act.REFUSE, Act.PRAISE, Act.CONDEMN, Act.SUPPORT, Act.DENY, Act.THREATEN}
)
_DIRECTIVE = frozenset(
    {
        Act.DEMAND,
        Act.REQUEST,
        Act.PROPOSE,
        Act.ADVISE,
        Act.SUPPORT,
        Act.PRAISE,
        Act.CONDEMN,
        Act.INVITE,
        Act.AGREE,
        Act.ACCUSE,
    }
)
_AHEAD = re.compile(r"\b(?:will|would|could|may|might|can)\b")
_OPENING_NO = re.compile(r"^[\"“'‘\s]*(?:no|neither|none|nobody|never|not|nowhere)\b", re.IGNORECASE)
# "is fond of us and never misses a chance" affirms.
_SECOND_VERB = re.compile(r"\s(?:and|but)\s+(?=(?:never|not|does|do|did|is|are|was|were|has|have|will|would|can)\b)")
_NEGATED_CUE = re.compile(r"(?:\bnot|\bnever|n['’]t)\s+(?:\w+ly\s+|yet\s+|been\s+)?$")
_NEGATED_VERB = re.compile(r"n['’]t\b|\bcannot\b")


def modality_of(clause: str, cue: str, act: Act, pack: Pack) -> Modality:
    """The holder's certainty by the words of the clause and the cue."""
    if act in _DONE_BY_SAYING:
        return Modality.CERTAIN
    words = pack.acts
    if act is Act.EXPRESS_ATTITUDE and pattern(words.fearing).search(f"{cue} {clause}") and _AHEAD.search(clause):
        return Modality.POSSIBLE
    main = main_clause(clause)
    likely = pattern(words.probable).search(main)
    weak = next((m for m in pattern(words.possible).finditer(main) if m.group() != "May"), None)
    if likely and (not weak or likely.start() < weak.start()):
        return Modality.PROBABLE
    if weak:
        return Modality.POSSIBLE
    return Modality.PROBABLE if act is Act.PREDICT and pattern(words.probable).search(cue) else Modality.CERTAIN


def polarity_of(
    clause: str, act: Act, performed: bool, pack: Pack, *, cue: str = "", source: str = "", before: str = ""
) -> Polarity:
    """Negative where the main clause is negated, where the act itself denies or refuses, and where an attitude is one
    against its object ("reluctance") or nobody's ("neither side wants").

    `performed` acts are done in their own cue ("urged them not to sign"): what is asked may be negative, the asking is
    not.
    """
    if act in _NEGATIVE_ACTS:
        return Polarity.NEG
    if performed and act in _DIRECTIVE:
        return Polarity.POS
    if act is Act.EXPRESS_ATTITUDE and pattern(pack.acts.against).search(f"{cue} {clause}"):
        return Polarity.NEG
    if _OPENING_NO.search(source) or (performed and _NEGATED_CUE.search(before)):
        return Polarity.NEG
    main = pattern(pack.acts.no_negation).sub(" ", _SECOND_VERB.split(main_clause(clause))[0])
    plain = [w for w in pack.acts.negation if w not in ("n't", "cannot")]
    negated = _OPENING_NO.search(main) or _NEGATED_VERB.search(main)
    negated = negated or next((m for m in pattern(plain).finditer(main) if main[m.end() : m.end() + 1] != "-"), None)
    return Polarity.NEG if negated else Polarity.POS
