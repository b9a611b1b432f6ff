"""Under which of the pack's issues a statement falls: its words first, then its subjects, then what surrounds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from onrecord.model.subject import Subject
from onrecord.packs.pack import Pack
from onrecord.read.words import pattern

OTHER = "other"


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
    """The issue that talk of a subject belongs to, None if the pack does not say."""
    table = pack.arrangements
    if subject.id in table.known and table.known[subject.id].issue:
        return table.known[subject.id].issue
    if subject.id.endswith("_membership"):
        parts = subject.id.removesuffix("_membership").split("_")
        body = parts[-1]
        for state in parts[:-1]:
            if f"{state} {body}" in table.accession.issues:
                return table.accession.issues[f"{state} {body}"]
        if body in table.accession.issues:
            return table.accession.issues[body]
    return table.type_issues.get(subject.type)


def issue_of(clause: str, around: str, subjects: Iterable[Subject], usual: Counter[str], pack: Pack) -> str:
    """The issue of a statement with the words `clause`, in a sentence or paragraph `around`.

    `usual` is what the whole page speaks of; it decides between equals and where nothing else does.
    """
    total = sum(usual.values()) or 1
    score: Counter[str] = Counter()
    for issue, n in issues_in(clause, pack).items():
        score[issue] += 3 * n
    for subject in subjects:
        told = issue_of_subject(subject, pack)
        if told and told != OTHER:
            score[told] += 30
    for issue, n in issues_in(around, pack).items():
        score[issue] += n
    if not score:
        return usual.most_common(1)[0][0] if usual else OTHER
    return max(score, key=lambda i: (score[i] * (1 + 3 * usual[i] / total), i))
