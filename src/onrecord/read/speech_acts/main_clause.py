"""Sentences and main clauses of a stretch of prose, as far as one can tell without a parser."""

from __future__ import annotations

import re

_OPENS_CLAUSE = (
    r"(?:would|will|could|can|cannot|is|are|was|were|has|have|had|may|might|must|"
    r"he|she|it|they|we|I|you|the|a|an|no|[A-Z]\w+)"
)
_SUBORDINATE = re.compile(
    r",\s+(?:which|who|whose|where|because|although|though|as|with|including|even if)\b"
    rf"|\s(?:that|which|who)\s+(?={_OPENS_CLAUSE}\b)"
    r"|\s(?:because|when|if|until|after|before|unless|without|how|whether)\s|\s-\s|\s[–—]\s"
)
# "..., and the vote could fail": a clause of its own behind a comma.
_COORDINATE = re.compile(
    r",\s+(?:and|but|so|yet)\s+(?=(?:even\s+)?(?:he|she|it|they|we|I|you|there|this|that|those|these|the|an?|any|no|"
    r"its|his|her|their|our|[A-Z][\w’'-]+)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said)\b)"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|cannot|"
    r"\w+n['’]t|\w{2,}ed|\w+['’](?:s|re|ll|ve|d|m)|said|says|think|thinks|hope|hopes|know|knows|means|shows)\b",
    re.IGNORECASE,
)
# A stop ends a sentence only behind a word that is no title or initial ("Mr.", "U.S.").
_SENTENCE = re.compile(r"(?<=[a-z]{3})[.;?!]+[”\"’']*\s+(?=[A-Z“\"'‘])|(?<=[a-z]{2}\d)[.;]\s+|(?<=[.!?][”\"’])\s+")
_MARKS = re.compile(r"^[\s\"“”'‘’,]+|[\s\"“”,]+$")
# "Five years after the war began, ...": what stands in front of the subject.
_FRONTED = re.compile(
    r"[\"“'‘\s]*(?:(?:if|when|while|although|even if|given|with|despite)\b|"
    r"(?:[\w’'-]+\s+){0,3}?(?:after|before|since)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s+(?:that|which|who|whose|where)\b")
_LONG_SUBJECT = 12  # words of a noun phrase with a relative clause inside, still without its verb


def sentences_in(words: str) -> list[str]:
    """The sentences of `words`, without the quotation marks around them; a trailing "!" or "?" is kept."""
    found = [_MARKS.sub("", x) for x in _SENTENCE.split(words)]
    return [x for x in found if x] or [words]


def main_clause(words: str) -> str:
    """The words up to the first subordinate clause; a clause in front ("If they agree, ...") is passed over."""
    first = next((x for x in _SENTENCE.split(words) if x.strip()), words)
    if _FRONTED.match(first):
        _, comma, rest = first.partition(", ")
        first = rest if comma and len(rest.split()) > 2 else first
    if (m := _COORDINATE.search(first)) and _FINITE.search(first[: m.start()]):
        first = first[: m.start()]
    return _without_subordinates(first)


def _without_subordinates(words: str) -> str:
    """The words up to a subordinate clause that stands behind the verb; one that stands inside the subject is kept
    (a restrictive one) or left out (one between commas)."""
    start = 0
    while m := _SUBORDINATE.search(words, start):
        left = words[: m.start()]
        relative, comma = _RELATIVE.match(m.group()), m.group().startswith(",")
        verbless = relative and not _FINITE.search(left) and len(left.split()) <= _LONG_SUBJECT
        if len(left.split()) > 1 and not verbless:
            return left
        if not comma:
            start = m.end()
            continue
        _, closing, rest = words[m.end() :].partition(", ")
        if not closing:
            return left
        words, start = f"{left} {rest}", len(left)
    return words
