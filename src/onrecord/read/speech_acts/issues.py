"""Under which of the pack's issues a statement falls: its words first, then its subjects, then what surrounds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.model.subject import Subject
from onrecord.packs.pack import Pack
from onrecord.packs.wording import openings_in
from onrecord.read.arrangements.accession import applicants_and_body
from onrecord.read.words import Listed, pattern

OTHER = "other"
# In letters of telling words: a subject that a clause names weighs as much as a phrase of this length.
NAMED, NEAR, SHARP = 30, 10, 40
# Below this a clause says too little of itself, and goes on with what was spoken of before it.
WEAK = 12
# How much the issue that a whole page speaks of counts for more than one it hardly mentions.
USUAL = 1
# Share of a page's sentences that an issue must lead to be what the page speaks of.
COMMON = 0.2
# The lead says what a page is about.
LEAD, LEAD_PARAGRAPHS = 3, 3


@lru_cache(maxsize=8)
def _issues(pack: Pack) -> tuple[tuple[str, Listed], ...]:
    return tuple((x, Listed.of(words)) for x, words in pack.arrangements.issues.items())


@lru_cache(maxsize=8)
def _settings(pack: Pack) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((issue, pattern(words)) for issue, words in pack.acts.settings.items())


def issues_in(words: str, pack: Pack, absent: frozenset[str] = frozenset()) -> Counter[str]:
    """How many letters of each issue's words stand in `words`: long phrases tell more than short words.

    Issues that are `absent` from the page are left out.
    """
    return Counter({issue: letters for issue, letters in _letters(words, pack) if issue not in absent})


@lru_cache(maxsize=4096)  # what surrounds one clause surrounds the next as well
def _letters(words: str, pack: Pack) -> tuple[tuple[str, int], ...]:
    begin = openings_in(words)
    told = ((issue, listed.pattern) for issue, listed in _issues(pack) if listed.may_be_in(begin))
    each = ((issue, {m.group().lower() for m in p.finditer(words)}) for issue, p in told)
    return tuple((issue, sum(len(h) for h in hits)) for issue, hits in each if hits)


def absent_from(text: str, pack: Pack) -> frozenset[str]:
    """The issues of which a text cannot speak, since it never names whom they are about."""
    return frozenset(issue for issue, p in _settings(pack) if not p.search(text))


def issue_of_subject(subject: Subject, pack: Pack, absent: frozenset[str] = frozenset()) -> str | None:
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
    words = issues_in(" ; ".join(x.text for x in subject.mentions), pack, absent)
    by_type = table.type_issues.get(subject.type)
    if words and (by_type in (None, OTHER) or max(words.values()) >= WEAK):
        return max(words, key=lambda i: (words[i], i))
    return by_type


@dataclass(slots=True)
class Topic:
    """What a page speaks of: how often each issue leads a sentence, the weight of its `sentences`, and the
    issues of which it cannot speak."""

    absent: frozenset[str] = frozenset()
    usual: Counter[str] = field(default_factory=Counter)
    sentences: int = 0

    def note(self, words: str, named: Iterable[str | None], weight: int, pack: Pack) -> None:
        """Count a sentence with these words that names subjects of these issues."""
        self.sentences += weight
        score = self._score(words, "", named, (), pack)
        if score:
            self.usual[max(score, key=lambda i: (score[i], i))] += weight

    def _score(
        self, clause: str, around: str, named: Iterable[str | None], near: Iterable[str | None], pack: Pack
    ) -> Counter[str]:
        score: Counter[str] = Counter()
        for issue, n in issues_in(clause, pack, self.absent).items():
            score[issue] += 3 * n + (SHARP if issue in pack.arrangements.sharp else 0)
        for issue, n in issues_in(around, pack, self.absent).items():
            score[issue] += n
        for weight, issues in ((NAMED, named), (NEAR, near)):
            for told in dict.fromkeys(issues):
                if told and told != OTHER and told not in self.absent:
                    score[told] += weight
        return score

    def issue_of(
        self,
        clause: str,
        around: str,
        named: Iterable[str | None],
        near: Iterable[str | None],
        before: str | None,
        pack: Pack,
    ) -> str:
        """The issue of a statement with the words `clause` in a sentence `around`.

        `named` and `near` are the issues of subjects that the clause and the sentence name, `before` is the issue
        spoken of last in the same paragraph. What the whole page speaks of decides between equals, and where nothing
        else does.
        """
        score = self._score(clause, around, named, near, pack)
        if before and (not score or max(score.values()) < WEAK):
            score[before] += WEAK
        if not score:
            most = max(self.usual, key=lambda i: (self.usual[i], i), default=OTHER)
            return most if self.usual[most] >= COMMON * self.sentences else OTHER
        total = sum(self.usual.values()) or 1
        return max(score, key=lambda i: (score[i] * (1 + USUAL * self.usual[i] / total), i))
