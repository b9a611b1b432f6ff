"""How certain a holder is, and whether of the clause or of its negation."""

from __future__ import annotations

import re

from onrecord.model.vocabulary import Act, Modality, Polarity
from onrecord.packs.pack import Pack
from onrecord.read.words import pattern

_NEGATIVE_ACTS = frozenset({Act.DENY, Act.REFUSE})
# The main clause of a content, as far as one can tell without a parser.
_MAIN = re.compile(
    r",\s+(?:which|who|whose|where|because|although|as)\b|\s+(?:because|that|which|who|when|until|after|before|unless|without)\s+|\s+-\s+|[;.?!]\s"
)
_QUESTION_OF_TAG = re.compile(r"n['’]t\b")


def modality_of(clause: str, cue: str, act: Act, pack: Pack) -> Modality:
    """The holder's certainty by the words of the clause and the cue."""
    main = _main(clause)
    words = pack.acts
    if act not in {Act.DEMAND, Act.REQUEST, Act.PROMISE, Act.REFUSE, Act.PRAISE, Act.CONDEMN, Act.SUPPORT}:
        if pattern(words.probable).search(cue):
            return Modality.PROBABLE
        weak = pattern(words.possible).search(main)
        likely = pattern(words.probable).search(main)
        if likely and (not weak or likely.start() < weak.start()):
            return Modality.PROBABLE
        if weak and not (weak.group().lower() == "if" and act in {Act.EVALUATE, Act.STATE_RULE}):
            return Modality.POSSIBLE
    return Modality.CERTAIN


def polarity_of(clause: str, act: Act, pack: Pack) -> Polarity:
    """Negative where the main clause is negated, or where the act itself denies or refuses."""
    if act in _NEGATIVE_ACTS:
        return Polarity.NEG
    main = pattern(pack.acts.no_negation).sub(" ", _main(clause))
    negated = pattern([w for w in pack.acts.negation if w != "n't"]).search(main) or _QUESTION_OF_TAG.search(main)
    return Polarity.NEG if negated else Polarity.POS


def _main(clause: str) -> str:
    parts = [p for p in _MAIN.split(clause) if p.strip()]
    return parts[0] if parts else clause
