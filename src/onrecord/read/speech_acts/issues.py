"""Under which of the pack's issues a statement falls: its words first, then its subjects, then what surrounds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.subject import Subject
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.accession import applicants_and_body
from onrecord.read.words import pattern

OTHER = "other"
# In letters of telling words: a subject that a clause names weighs as much as a phrase of this length.
NAMED, NEAR, SHARP = 30, 10, 40
# Below this a clause says too little of itself, and goes on with what was spoken of before it.
WEAK = 12


@lru_cache(maxsize=8)
def _issues(pack: Pack) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((issue, pattern(words)) for issue, words in pack.arrangements.issues.items())


def issues_in(words: str, pack: Pack) -> Counter[str]:
    """How many letters of each issue's words stand in `words`: long phrases tell more than short words."""
    found: Counter[str] = Counter()
    for issue, p in _issues(pack):
        hits = {m.group().lower() for m in p.finditer(words)}
        if hits:
            found[issue] = sum(len(h) for h in hits)
    return found


def issue_of_subject(subject: Subject, pack: Pack) -> str | None:
    """The issue that talk of a subject belongs to: as the pack says, else by the words of its names, else by its type.

    None if nothing tells.
    """
    table = pack.arrangements
    if subject.id in table.known and table.known[subject.id].issue:
        return table.known[subject.id].issue
    if membership := applicants_and_body(subject.id, pack):
        states, body = membership
        pairs = [f"{state} {body}" for state in states]
        told = next((table.accession.issues[x] for x in (*pairs, body) if x in table.accession.issues), None)
        if told:
            return told
    words = issues_in(" ; ".join(x.text for x in subject.mentions), pack)
    by_type = table.type_issues.get(subject.type)
    if words and (by_type in (None, OTHER) or max(words.values()) >= WEAK):
        return max(words, key=lambda i: (words[i], i))
    return by_type


def issue_of(
    clause: str,
    around: str,
    named: Iterable[str | None],
    near: Iterable[str | None],
    before: str | None,
    usual: Counter[str],
    pack: Pack,
) -> str:
    """The issue of a statement with the words `clause` in a sentence `around`.

    `named` and `near` are the issues of subjects that the clause and the sentence name, `before` is the issue spoken
    of last in the same paragraph. `usual` is what the whole page speaks of; it decides between equals, and where
    nothing else does.
    """
    sharp = pack.arrangements.sharp
    score: Counter[str] = Counter()
    for issue, n in issues_in(clause, pack).items():
        score[issue] += 3 * n + (SHARP if issue in sharp else 0)
    for issue, n in issues_in(around, pack).items():
        score[issue] += n
    for weight, issues in ((NAMED, named), (NEAR, near)):
        for told in dict.fromkeys(issues):
            if told and told != OTHER:
                score[told] += weight
    if before and (not score or max(score.values()) < WEAK):
        score[before] += WEAK
    if not score:
        return usual.most_common(1)[0][0] if usual else OTHER
    total = sum(usual.values()) or 1
    return max(score, key=lambda i: (score[i] * (1 + 3 * usual[i] / total), i))
