"""The main clause of a stretch of prose, as far as one can tell without a parser."""

from __future__ import annotations

import re

_OPENS_CLAUSE = (
    r"(?:would|will|could|can|cannot|is|are|was|were|has|have|had|may|might|must|"
    r"he|she|it|they|we|I|you|the|a|an|no|[A-Z]\w+)"
)
_SUBORDINATE = re.compile(
    r",\s+(?:which|who|whose|where|because|although|though|as|with|including|even if)\b"
    rf"|\s(?:that|which|who)\s+(?={_OPENS_CLAUSE}\b)"
    r"|\s(?:because|when|until|after|before|unless|without|than|how|whether)\s|\s-\s|\s[–—]\s"
)
# A stop ends a sentence only behind a word that is no title or initial ("Mr.", "U.S.").
_SENTENCE = re.compile(r"(?<=[a-z]{4})[.;?!][”\"'’]*\s+(?=[A-Z“\"])|(?<=[a-z]{2}\d)[.;]\s+")


def main_clause(words: str) -> str:
    """The words up to the first subordinate clause; a clause in front ("If they agree, ...") is passed over."""
    first = next((x for x in _SENTENCE.split(words) if x.strip()), words)
    if re.match(
        r"[\"“'‘\s]*(?:if|unless|when|while|although|even if|given|with|despite|after|before)\b", first, re.IGNORECASE
    ):
        _, comma, rest = first.partition(", ")
        first = rest if comma and len(rest.split()) > 2 else first
    parts = [x for x in _SUBORDINATE.split(first) if x and x.strip()]
    return parts[0] if parts and len(parts[0].split()) > 1 else first
