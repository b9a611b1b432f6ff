"""How much the text says of who speaks."""

from __future__ import annotations

import re

from onrecord.model.vocabulary import Anonymity, CueClass
from onrecord.packs.anonymity import AnonymityWords

CLAUSE = re.compile(r",?\s+(?:who|which|that|with|from|in|at|on|of|for|close|familiar|briefed|speaking)\b|,")


def anonymity_of(source: str, cue_class: CueClass, words: AnonymityWords) -> Anonymity:
    """The anonymity of the words of a source, before it is resolved who they mean."""
    if cue_class in (CueClass.IMPERSONAL, CueClass.PASSIVE_AGENT_ELIDED) and not source:
        return Anonymity.IMPERSONAL
    if not source:
        return Anonymity.NAMED if cue_class is CueClass.QUOTE_WITHOUT_SOURCE else Anonymity.IMPERSONAL
    low = source.lower().replace("’", "'")
    head_phrase = CLAUSE.split(low, maxsplit=1)[0].strip()
    tokens = re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", head_phrase)
    if not tokens:
        return Anonymity.NAMED
    head = tokens[-1]
    if head in words.plural_vague and (len(tokens) == 1 or tokens[0] in ("some", "many", "several", "media", "news")):
        return Anonymity.PLURAL_VAGUE
    singular = head[:-1] if head.endswith("s") else head
    if {head, singular} & set(words.offices):
        # "Three ministers" act as the body they belong to; "a minister" is somebody who does not give a name.
        alone = tokens[0] in ("a", "an", "one", "another") and not _named(source, head)
        return Anonymity.DESCRIBED if alone else Anonymity.NAMED
    if head in words.vague or singular in words.vague:
        return Anonymity.VAGUE
    if singular in words.people or head in words.people:
        return Anonymity.DESCRIBED if not _named(source, head) else Anonymity.NAMED
    return Anonymity.NAMED


def _named(source: str, head: str) -> bool:
    """Whether a name follows the noun ("analyst Vera Lund") or stands in apposition."""
    rest = source[source.lower().find(head) + len(head) :]
    return bool(re.match(r",?\s+[A-Z][\w.'-]+", rest) or re.search(r",\s+[A-Z][\w.’'-]+(?:\s+[A-Z]|$)", rest))
