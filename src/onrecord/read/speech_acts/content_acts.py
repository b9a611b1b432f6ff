"""Which act words do once somebody plainly says them, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.vocabulary import Act
from onrecord.packs.acts import ActWords
from onrecord.packs.pack import Pack
from onrecord.read.speech_acts.main_clause import main_clause, sentences_in
from onrecord.read.words import pattern

_PART = re.compile(r"<([a-z_]+)>")
# "I think the plan is a mistake" says that it is one.
_HEDGE = re.compile(
    r"^(?:(?:but|and|so|that)\s+|(?:well|look|you know|yes|no|now|of course|frankly|in fact|again),\s+)*"
    r"(?:(?:i|we|he|she|they) (?:\w+ly )?(?:think|thinks|believe|believes|thought|believed|guess|suppose)\s+"
    r"(?:that\s+)?|i(?:['’]ll| will| would| must) say\s+(?:that\s+)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    acts: tuple[tuple[Act, re.Pattern[str], re.Pattern[str]], ...]
    framed: frozenset[Act]
    future: re.Pattern[str]
    would: re.Pattern[str]


@lru_cache(maxsize=8)
def _words(pack: Pack) -> _Words:
    table = pack.acts
    return _Words(
        acts=tuple((act, *_patterns(ps, table)) for act, ps in table.content.items()),
        framed=frozenset(table.framed),
        future=_verbs(table.future),
        would=re.compile(rf"(?:\b|(?=['’]))(?:{'|'.join(table.would)})(?!\w)", re.IGNORECASE),
    )


def _patterns(patterns: Sequence[str], table: ActWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One pattern of those that stand at the beginning and one of the others: to look for the first everywhere takes
    most of the time. The words of `parts` are put in place of their names."""
    told = [_PART.sub(lambda m: pattern(table.parts[m[1]]).pattern, x) for x in patterns]
    begins, others = ("|".join(x for x in told if x.startswith("^") is at) or "(?!)" for at in (True, False))
    return re.compile(begins, re.IGNORECASE), re.compile(others, re.IGNORECASE)


def _verbs(words: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))).replace("'", "['’]")
    return re.compile(rf"(?:(?<![\w])|(?<=\w)(?=['’]))(?!May\b)(?i:{alternatives})(?!\w)")


@lru_cache(maxsize=4_096)  # asked of one content for its kind, its heads and its statement
def act_of_content(content: str, pack: Pack) -> Act:
    """The act that words do when somebody plainly says them: that of the first sentence that does more than claim."""
    acts = [act_of_sentence(x, pack) for x in sentences_in(content)]
    return next((x for x in acts if x is not Act.CLAIM), Act.CLAIM)


@lru_cache(maxsize=4096)  # the halves of a content are asked for beside the whole
def act_of_sentence(sentence: str, pack: Pack) -> Act:
    """The act that one sentence does."""
    words = _words(pack)
    told = _HEDGE.sub("", sentence)
    clause = main_clause(told)
    if sentence.rstrip().endswith("?"):
        return Act.REQUEST if re.match(r"(?:will|can|could|would) you\b", told, re.IGNORECASE) else Act.CLAIM
    for act, begins, p in words.acts:
        found = begins.match(clause) or p.search(clause)
        if found is None and act in words.framed:
            found = begins.match(told) or p.search(told)
        if found is None:
            continue
        foretold = words.future.search(clause)
        if act is Act.EVALUATE and foretold and foretold.start() < found.start():
            return Act.PREDICT
        return act
    return Act.PREDICT if words.future.search(clause) or words.would.search(clause) else Act.CLAIM


def foretells(clause: str, pack: Pack) -> bool:
    """Whether a clause looks ahead by more than a "would"."""
    return bool(_words(pack).future.search(main_clause(clause)))
