"""Names of persons, by first name, title or shape."""

from __future__ import annotations

from onrecord.model.vocabulary import ActorType
from onrecord.read.mentions.line import NameLine, NameReading
from onrecord.read.mentions.tokens import LineCase

LONGEST = 5  # words; a longer run of capitals is no person's name


def person_at(line: NameLine, i: int, titled: bool) -> NameReading | None:
    """The person's name that begins at word `i`; `titled`: a title stands before it.

    Known first names and titles make a name sure. Two capitals of no known kind are a name that the document has to
    bear out. Accepted gap: in a headline in capitals only a known first name begins a name.
    """
    token, words = line.tokens[i], line.words
    if line.case is LineCase.UPPER or token.word in words.no_names or token.word.casefold() in words.function:
        return None
    initial = token.initial and len(token.word) <= 5 and token.word != "I" and token.word not in words.index.exact
    given = words.first_name(token.word) or initial
    if not given and (line.stops(i) or ActorType.PLACE in line.kinds(i)):
        return None
    j, marked = _end(line, i)
    if j - i == 1:
        return NameReading(j, ActorType.PERSON) if titled and _alone(line, i, given) else None
    if line.case is LineCase.TITLE:
        return _in_headline(line, i, j, given or titled)
    ordinary = [t.word.casefold() in words.ordinary for t in line.tokens[i:j]]
    strong = given or titled or marked
    if given and ordinary[0] and token.starts and j - i == 2:
        strong = not ordinary[1]  # "Will Russia", "Mark Harding"
    if not given and not titled and token.starts and ordinary[0]:
        return None
    if not strong and (any(ordinary) or not _shaped(line, i, j)):
        return None
    if j - i > 2 and not given and words.first_name(line.tokens[i + 1].word):
        return None  # what stands before a first name is no part of the name
    return NameReading(j, ActorType.PERSON, sure=strong)


def _end(line: NameLine, i: int) -> tuple[int, bool]:
    """The end of the run that can be one person's name, and whether an initial or a particle marks it as such."""
    tokens, j, marked = line.tokens, i + 1, False
    while line.joined(j) and j - i < LONGEST and not tokens[j - 1].possessive:
        word = tokens[j].word
        shouted = len(word) > 2 and word.isupper() and not tokens[i].word.isupper()
        if word.casefold() in line.words.function or (shouted and word not in line.words.name_ends):
            break
        if (word in line.words.particles and _goes_on(line, j + 1)) or _with_particle(line, word):
            marked = True
        elif not (tokens[j].initial or word in line.words.name_ends or (tokens[j].capital and not line.stops(j))):
            break
        marked = marked or (len(word) == 2 and word.endswith("."))
        j += 1
    while j > i + 1 and tokens[j - 1].initial:
        j -= 1
    return j, marked


def _with_particle(line: NameLine, word: str) -> bool:
    """Whether a particle is written to the name ("al-Rashidi")."""
    particle, _, name = word.partition("-")
    return particle in line.words.particles and name[:1].isupper()


def _goes_on(line: NameLine, i: int) -> bool:
    if not line.joined(i) or line.tokens[i - 1].possessive:
        return False
    return line.tokens[i].capital or line.tokens[i].word in line.words.particles


def _alone(line: NameLine, i: int, given: bool) -> bool:
    """Whether one word after a title is a name; "(President Ann) Kerr" has only half of it."""
    token = line.tokens[i]
    bracketed = given and line.text[token.e : token.e + 1] == ")"
    return not token.initial and not line.stops(i) and not bracketed


def _in_headline(line: NameLine, i: int, j: int, strong: bool) -> NameReading | None:
    """First name, initials and one last name: the next capital may be the verb."""
    if not strong:
        return None
    inner = line.words.particles
    last = next((k for k in range(i + 1, j) if not (line.tokens[k].initial or line.tokens[k].word in inner)), j - 1)
    sure = line.tokens[last].word.casefold() not in line.words.ordinary
    return NameReading(last + 1, ActorType.PERSON, sure=sure)


def _shaped(line: NameLine, i: int, j: int) -> bool:
    """Whether capitals of no known kind look like a person: no article before them, and not all in capitals."""
    article = i > 0 and line.tokens[i - 1].word.casefold() == "the"
    return not article and not all(t.word.isupper() for t in line.tokens[i:j])
