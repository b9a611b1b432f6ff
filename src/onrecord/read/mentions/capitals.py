"""Names by their capitals: persons, organisations, places and what only looks like them.

One pass over the words of a line. At each word the longest reading wins: a known name, the name of an organisation by
its head word, a person by first name, title or shape, then any other run of capitals. Titles, weekdays, wars and acts
are read so that they are not taken for names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.read.mentions.bodies import body_at
from onrecord.read.mentions.line import NameLine, NameReading
from onrecord.read.mentions.persons import person_at
from onrecord.read.mentions.tokens import LineCase

ACRONYM = re.compile(r"[A-Z][A-Z&]+(?:-\d+)?|[A-Z][A-Z-]*[A-Z]\d?|[A-Z]{2,}s?|(?:[A-Z]\.){2,}|[A-Z]\d{1,2}")
LONGEST_RUN = 4  # words of capitals that no rule knows


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that may be a name. `sure` names stand on their own; the others need to be met again in the document.
    `type` None: not told by the words; `passed`: the name of something that is no actor."""

    s: int
    e: int
    type: ActorType | None
    form: MentionForm = MentionForm.NAME
    sure: bool = True
    place_like: bool = False
    passed: bool = False


def names_of(line: NameLine) -> list[Found]:
    """The names of a line, left to right, none inside another."""
    found: list[Found] = []
    i, titled = 0, False
    while i < len(line.tokens):
        reading = None if line.tokens[i].party else _at(line, i, titled)
        if reading is None:
            titled = False
            i += 1
            continue
        titled = reading.nothing and reading.type is ActorType.PERSON
        if not titled:
            s, e = line.tokens[i].s, line.tokens[reading.end - 1].e
            found.append(Found(s, e, reading.type, reading.form, reading.sure, reading.place_like, reading.nothing))
        i = reading.end
    return found


def _at(line: NameLine, i: int, titled: bool) -> NameReading | None:
    """The longest reading at word `i`; a title is read as nothing, of type person."""
    known = line.known(i)
    if not line.tokens[i].capital:
        return known
    if line.adjective(i):
        return NameReading(i + 2, nothing=True)
    body, title = body_at(line, i), line.title(i)
    if title and not any(x and x.end > title for x in (known, body)):
        return NameReading(title, ActorType.PERSON, nothing=True)
    readings = [x for x in (known, body, person_at(line, i, titled)) if x]
    if readings:
        return max(readings, key=lambda x: x.end)
    return _run(line, i)


def _run(line: NameLine, i: int) -> NameReading | None:
    """Capitals of no known kind."""
    token, words = line.tokens[i], line.words
    word = token.word
    if _no_name(line, i):
        return None
    acronym = ACRONYM.fullmatch(word) is not None
    form = MentionForm.ACRONYM if acronym else MentionForm.NAME
    if acronym or line.case is not LineCase.SENTENCE:
        sentence = line.case is LineCase.SENTENCE
        return NameReading(i + 1, ActorType.ORGANISATION if sentence else None, form, sure=False)
    if token.starts and word.casefold() in words.ordinary:
        return None
    end = i + 1
    while end - i < LONGEST_RUN and line.joined(end) and line.tokens[end].capital:
        if line.tokens[end - 1].possessive or line.stops(end) or line.known(end):
            break
        end += 1
    media = line.tokens[end - 1].word in words.media and end - i > 1
    place_like = i > 0 and token.joined and line.tokens[i - 1].word.casefold() in words.locatives
    return NameReading(end, ActorType.MEDIA if media else None, sure=media, place_like=place_like)


def _no_name(line: NameLine, i: int) -> bool:
    token, words = line.tokens[i], line.words
    word = token.word
    if word in words.no_names or word in words.index.adjectives or word.casefold() in words.function:
        return True
    if word in words.index.people or word in words.peoples or word in words.title_modifiers:
        return True
    short = re.fullmatch(r"(\w+)['’](?:ve|re|ll|d|m|s|t)", word)
    if len(word) < 2 or token.initial or any(c.isdigit() for c in word) or re.match(r"I['’]", word):
        return True
    if word in words.name_ends or (short and short.group(1).casefold() in words.function):
        return True
    parts = re.split(r"[-‑]", word)
    if len(parts) > 1 and any(p in words.index.adjectives or p in words.index.people for p in (parts[0], parts[-1])):
        return True  # "Anglo-Irish", "Mexican-Americans"
    # "US-led" describes; "US-UK" names two, which is told apart later.
    led = parts[-1][:1].islower() and len(parts[-1]) > 3
    return len(parts) > 1 and (led or all(p in words.index.exact for p in parts))
