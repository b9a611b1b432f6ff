"""Names with a head word: organisations, places, and things that are no actor (wars, acts, accords)."""

from __future__ import annotations

from enum import StrEnum

from onrecord.model.vocabulary import ActorType
from onrecord.read.mentions.line import NameLine, NameReading
from onrecord.read.mentions.tokens import LineCase

JOINING = frozenset({"of", "for", "on", "against"})
LONGEST, LONGEST_IN_HEADLINE = 10, 4  # words


class Head(StrEnum):
    """What a head word makes of a name."""

    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"


def head_at(line: NameLine, i: int) -> Head | None:
    """What word `i` would make of the name that it ends."""
    word = line.tokens[i].word
    if word in line.words.organisations:
        return Head.ORGANISATION
    if word in line.words.events:
        return Head.EVENT
    return Head.PLACE if word in line.words.places else None


def body_at(line: NameLine, i: int) -> NameReading | None:
    """The name with a head word that begins at word `i`."""
    token, words = line.tokens[i], line.words
    if line.case is LineCase.UPPER or token.word in words.title_modifiers:
        return None
    if token.word.casefold() in words.function and (token.starts or line.case is LineCase.TITLE):
        return None
    owner = token.possessive and ActorType.STATE in line.kinds(i)
    end = _run_end(line, i, owner)
    k = next((n for n in range(end - 1, i - 1, -1) if head_at(line, n)), None)
    if k is None:
        return None
    head, j = head_at(line, k), _extended(line, k)
    if k == i and j == k + 1:
        lettered = line.joined(j) and line.tokens[j].initial
        return NameReading(j + 1, nothing=True) if head is Head.EVENT and lettered else None
    if line.case is LineCase.TITLE and j - i > LONGEST_IN_HEADLINE:
        return None
    if _sentence_capital(line, i, k, j, owner) or _two_names(line, i, j) or (owner and head is not Head.ORGANISATION):
        return None
    match head:
        case Head.EVENT:
            # "Plan B", "Article 5"
            more = line.joined(j) and len(line.tokens[j].word) <= 2 and not line.tokens[j].word.islower()
            return NameReading(j + more, nothing=True)
        case Head.PLACE:
            return NameReading(j, ActorType.PLACE, sure=False)
        case _:
            return NameReading(j, ActorType.ORGANISATION)


def _run_end(line: NameLine, i: int, owner: bool) -> int:
    """The end of the run of capitals from word `i`; only a state's possessive goes on ("Freedonia's Interior
    Ministry"), and a title ends it unless it begins a body's name ("Justice Department")."""
    tokens, end = line.tokens, i + 1
    while end < len(tokens) and end - i < LONGEST and tokens[end].capital and not tokens[end].party:
        ampersand = line.text[tokens[end - 1].e : tokens[end].s] == " & "
        owned = end > i + 1 and tokens[end - 1].possessive and not tokens[end - 1].word.endswith("s")
        if owned or not (tokens[end].joined or ampersand or (end == i + 1 and owner)):
            break
        if line.case is LineCase.TITLE and tokens[end].word.casefold() in line.words.function:
            break
        title = line.title(end)
        if title and not (line.joined(title) and tokens[title].word in line.words.organisations):
            break
        end += 1
    return end


def _sentence_capital(line: NameLine, i: int, k: int, j: int, owner: bool) -> bool:
    """Whether the first of two words has only the sentence's capital ("Local Police", not "Rhodium Group")."""
    word = line.tokens[i].word
    ordinary = word.casefold() in line.words.ordinary and word not in line.words.index.exact
    return line.tokens[i].starts and not owner and k == i + 1 and j == k + 1 and ordinary


def _two_names(line: NameLine, i: int, j: int) -> bool:
    """Whether a person or a party only stands before a known body ("the Harper White House", "the Liberal Senate")."""
    exact = line.words.index.exact
    if j - i < 2 or line.surface(i + 1, j) not in exact or line.surface(i, j) in exact:
        return False
    word = line.tokens[i].word
    party = word in line.words.no_names or word.split("-")[0] in line.words.no_names
    return party or ActorType.PERSON in line.kinds(i)


def _extended(line: NameLine, k: int) -> int:
    """The end of the name whose head is word `k`, with what "of", "for" or "on" adds to it."""
    tokens, j = line.tokens, k + 1
    if not line.joined(j) or tokens[j].word not in JOINING:
        return j
    n = j + 2 if line.joined(j + 1) and tokens[j + 1].word == "the" else j + 1
    if not line.joined(n) or not tokens[n].capital or line.title(n):
        return j
    if tokens[n].word in line.words.no_names and tokens[j].word in ("on", "for"):
        return j  # "the Committee on Tuesday"
    start = n
    while line.joined(n) and n - k < LONGEST and not (n > start and tokens[n - 1].possessive):
        person = n > start and line.words.first_name(tokens[n].word)
        linked = tokens[n].word in ("and", "of", "for") and _one_more(line, n + 1)
        if not linked and (person or not tokens[n].capital):
            break
        n += 1
    return n


def _one_more(line: NameLine, i: int) -> bool:
    """Whether word `i` after "and" is one more word of the name, and not another name."""
    if not line.joined(i) or not line.tokens[i].capital:
        return False
    return not (line.words.first_name(line.tokens[i].word) or line.known(i) or line.title(i))
