"""Names by their capitals: persons, organisations, places and what only looks like them.

One pass over the words of a line. At each word the longest reading wins: a known name, the name of an organisation by
its head word, a person by first name, title or shape, then any other run of capitals. Titles, weekdays, wars and acts
are read so that they are not taken for names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.index import KnownName, plain
from onrecord.read.name_tokens import LineCase, Token
from onrecord.read.name_words import NameWords

ACRONYM = re.compile(r"[A-Z][A-Z&]+(?:-\d+)?|[A-Z][A-Z-]*[A-Z]\d?|[A-Z]{2,}s?|(?:[A-Z]\.){2,}|[A-Z]\d{1,2}")
JOINING = frozenset({"of", "for", "on", "against"})
# Longer names than this are title-case prose.
LONGEST_PERSON, LONGEST_KNOWN, LONGEST_BODY = 5, 7, 10


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


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words up to `end` are a name of `type`; or no name at all if `nothing`."""

    end: int
    type: ActorType | None = None
    form: MentionForm = MentionForm.NAME
    sure: bool = True
    nothing: bool = False
    place_like: bool = False


class CapitalReader:
    """Reads the capitals of one line."""

    def __init__(self, text: str, tokens: list[Token], case: LineCase, words: NameWords) -> None:
        self.text, self.tokens, self.case, self.words = text, tokens, case, words

    def read(self) -> list[Found]:
        """The names of the line, left to right, none inside another."""
        found: list[Found] = []
        i, titled = 0, False
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.party:
                i, titled = i + 1, False
                continue
            reading = self._at(i, titled)
            if reading is None:
                titled = False
                i += 1
                continue
            if not reading.nothing or reading.type is None:
                found.append(
                    Found(
                        self.tokens[i].s,
                        self.tokens[reading.end - 1].e,
                        reading.type,
                        reading.form,
                        reading.sure,
                        reading.place_like,
                        reading.nothing,
                    )
                )
            titled = reading.nothing and reading.type is ActorType.PERSON
            i = reading.end
        return found

    # -- one place in the line

    def _at(self, i: int, titled: bool) -> _Reading | None:
        known = self._known(i)
        if not self.tokens[i].capital:
            return known
        title = self._title(i)
        body = self._body(i)
        person = None if self.case is LineCase.UPPER else self._person(i, titled)
        if title and not any(x and x.end > title for x in (known, body)):
            return _Reading(title, ActorType.PERSON, nothing=True)
        longest = max((x.end for x in (known, body, person) if x), default=0)
        for reading in (known, body, person):
            if reading and reading.end == longest:
                return reading
        return self._run(i)

    def _surface(self, i: int, j: int) -> str:
        return plain(self.text[self.tokens[i].s : self.tokens[j - 1].e])

    def _last_joined(self, i: int, limit: int) -> int:
        """The end of the words from `i` on that only spaces part."""
        j = i + 1
        while j < len(self.tokens) and j - i < limit and self.tokens[j].joined and not self.tokens[j].party:
            j += 1
        return j

    def _known(self, i: int) -> _Reading | None:
        end = min(len(self.tokens), i + LONGEST_KNOWN)
        for j in range(end, i, -1):
            if any(t.party for t in self.tokens[i:j]):
                continue
            surface = self._surface(i, j)
            known = self.words.index.exact.get(surface)
            if not known and len(surface) > 4 and surface.isupper():
                known = self.words.index.folded.get(surface.casefold())
            if known and self._may_be(known[0], i, j, surface):
                return _Reading(j, known[0].type, known[0].form)
        return None

    def _may_be(self, known: KnownName, i: int, j: int, surface: str) -> bool:
        """Whether a known name that is also a word means the name here."""
        if self.case is LineCase.UPPER and len(surface) <= 3 and known.form is MentionForm.ACRONYM:
            return surface in ("UN", "EU", "U.S.", "UK", "NATO")
        if j - i > 1 or known.form is MentionForm.ACRONYM:
            return True
        token = self.tokens[i]
        before = self.tokens[i - 1].word.casefold() if i else ""
        after = self.tokens[j] if j < len(self.tokens) and self.tokens[j].joined else None
        if token.word in ("House", "West", "Gulf", "Lords", "Commons", "Fed", "East"):
            return before == "the" and not (after and after.capital and after.word not in self.words.no_names)
        if token.word.casefold() in self.words.ordinary and (token.starts or self.case is LineCase.TITLE):
            return before == "the"
        # "Chad Brown", "Jordan Smith": a state's name that is a first name before a last name.
        return not (
            after is not None
            and after.capital
            and token.word in self.words.index.gender
            and known.type in (ActorType.STATE, ActorType.PLACE)
            and after.word not in self.words.index.exact
            and not self._stops(j)
        )

    def _title(self, i: int) -> int | None:
        """The end of the title that begins at `i`."""
        for j in range(min(len(self.tokens), i + self.words.longest_title), i, -1):
            if all(t.joined for t in self.tokens[i + 1 : j]) and self._surface(i, j) in self.words.titles:
                return j
        return None

    def _stops(self, i: int) -> bool:
        """Whether no person's name goes on with the word at `i`."""
        word = self.tokens[i].word
        return (
            word in self.words.organisations
            or word in self.words.events
            or word in self.words.places
            or word in self.words.no_names
            or word in self.words.index.adjectives
            or word in self.words.index.people
            or any(k.type in (ActorType.STATE, ActorType.ORGANISATION) for k in self.words.index.exact.get(word, ()))
            or (self._title(i) is not None and not self._surname_like(i))
        )

    def _surname_like(self, i: int) -> bool:
        """Whether a title at `i` is a surname ("Stephen King"): one word, after a first name, with no name after it."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) and self.tokens[i + 1].joined else None
        return (
            i > 0
            and self.tokens[i].joined
            and (self.words.first_name(self.tokens[i - 1].word) or self.tokens[i - 1].word in self.words.index.surnames)
            and "." not in self.tokens[i].word
            and (after is None or not after.capital or after.word in self.words.name_ends)
        )

    # -- persons

    def _person(self, i: int, titled: bool) -> _Reading | None:
        token, words = self.tokens[i], self.words
        if token.word in words.no_names or token.word.casefold() in words.function:
            return None
        given = words.first_name(token.word) or (token.initial and len(token.word) <= 5 and token.word != "I")
        if not given and (
            self._stops(i) or any(k.type is ActorType.PLACE for k in words.index.exact.get(token.word, ()))
        ):
            return None
        j, strong = i + 1, given or titled
        while j < len(self.tokens) and j - i < LONGEST_PERSON and self.tokens[j].joined:
            word = self.tokens[j].word
            if self.tokens[j - 1].possessive:
                break
            if word in words.particles and j + 1 < len(self.tokens) and self._goes_on(j + 1):
                strong = True
                j += 1
            elif self.tokens[j].initial or word in words.name_ends or (self.tokens[j].capital and not self._stops(j)):
                strong = strong or len(word) == 2 and word.endswith(".")
                j += 1
            else:
                break
        while j > i + 1 and self.tokens[j - 1].initial:
            j -= 1
        if j - i == 1:
            bracketed = given and self.text[token.e : token.e + 1] == ")"
            if titled and not token.initial and not self._stops(i) and not bracketed:
                return _Reading(j, ActorType.PERSON)
            return None
        if not given and token.starts and token.word.casefold() in words.ordinary and not titled:
            return None
        if self.case is LineCase.TITLE and not (given or titled):
            return None
        if given and token.word.casefold() in words.ordinary and token.starts and j - i == 2:
            strong = self.tokens[j - 1].word.casefold() not in words.ordinary
        if not strong and any(t.word.casefold() in words.ordinary for t in self.tokens[i:j]):
            return None
        if self.case is LineCase.TITLE:
            j = min(j, i + 2)
            strong = self.tokens[j - 1].word.casefold() not in words.ordinary
        if not strong and i and self.tokens[i - 1].word.casefold() == "the":
            return None
        return _Reading(j, ActorType.PERSON, sure=strong)

    def _goes_on(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            token.joined and (token.capital or token.word in self.words.particles) and not self.tokens[i - 1].possessive
        )

    # -- organisations, places, events

    def _body(self, i: int) -> _Reading | None:
        """A run of capitals with a head word: an organisation, a place, or something that is no actor."""
        words = self.words
        if self.tokens[i].word.casefold() in words.function and self.tokens[i].starts:
            return None
        if self.case is LineCase.UPPER or self.tokens[i].word in words.title_modifiers:
            return None
        end = i + 1
        owner = self.tokens[i].possessive and self._owner(i)
        while (
            end < len(self.tokens)
            and end - i < LONGEST_BODY
            and self.tokens[end].capital
            and not self.tokens[end].party
        ):
            linked = self.tokens[end].joined or (end == i + 1 and owner) or self._ampersand(end)
            if not linked or (end > i + 1 and self.tokens[end - 1].possessive and not self._plural_owner(end - 1)):
                break
            title = self._title(end)
            if title and not self._head_after(title):
                break
            end += 1
        heads = [k for k in range(i, end) if self._kind(k) is not None]
        if not heads:
            return None
        k = heads[-1]
        kind = self._kind(k)
        j = self._extended(k)
        if k == i and j == k + 1:
            return None
        if self.case is LineCase.TITLE and j - i > 4:
            return None
        if k > i and self.tokens[i].starts and not owner and j == k + 1 and k == i + 1 and self._plain_start(i):
            return None
        if i + 1 < j and self._two_names(i, j):
            return None
        if kind == "event":
            if (
                j < len(self.tokens)
                and self.tokens[j].joined
                and len(self.tokens[j].word) <= 2
                and not self.tokens[j].word.islower()
            ):
                j += 1  # "Plan B", "Article 5"
            return _Reading(j, nothing=True)
        if kind == "place":
            return _Reading(j, ActorType.PLACE, sure=False)
        return _Reading(j, ActorType.ORGANISATION)

    def _two_names(self, i: int, j: int) -> bool:
        """Whether a person and a known body stand side by side ("the Harper White House")."""
        first = self.words.index.exact.get(self.tokens[i].word, ())
        return any(k.type is ActorType.PERSON for k in first) and self._surface(i + 1, j) in self.words.index.exact

    def _plain_start(self, i: int) -> bool:
        """Whether the capital at `i` is only that of the sentence ("Federal Agency" may be; "Rhodium Group" is not)."""
        word = self.tokens[i].word
        return word.casefold() in self.words.ordinary and word not in self.words.index.exact

    def _owner(self, i: int) -> bool:
        return any(k.type is ActorType.STATE for k in self.words.index.exact.get(self.tokens[i].word, ()))

    def _plural_owner(self, i: int) -> bool:
        return self.tokens[i].word.endswith("s")

    def _ampersand(self, i: int) -> bool:
        return self.text[self.tokens[i - 1].e : self.tokens[i].s] == " & "

    def _head_after(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].joined and self.tokens[i].word in self.words.organisations

    def _kind(self, i: int) -> str | None:
        word = self.tokens[i].word
        if word in self.words.organisations:
            return "organisation"
        if word in self.words.events:
            return "event"
        return "place" if word in self.words.places else None

    def _extended(self, k: int) -> int:
        """The end of the name whose head is at `k`, with what "of", "for" or "on" adds to it."""
        j = k + 1
        if j + 1 >= len(self.tokens) or not self.tokens[j].joined or self.tokens[j].word not in JOINING:
            return j
        n = j + 1
        if self.tokens[n].word == "the" and self.tokens[n].joined and n + 1 < len(self.tokens):
            n += 1
        if not (self.tokens[n].capital and self.tokens[n].joined) or self._title(n):
            return j
        if self.tokens[n].word in self.words.no_names and self.tokens[j].word in ("on", "for"):
            return j
        start = n
        while n < len(self.tokens) and n - k < LONGEST_BODY and self.tokens[n].joined:
            more = n + 1 < len(self.tokens) and self.tokens[n + 1].capital and self.tokens[n + 1].joined
            if self.tokens[n].capital and not (n > start and self.words.first_name(self.tokens[n].word)):
                n += 1
            elif self.tokens[n].word in ("and", "of", "for") and more and not self._new_name(n + 1):
                n += 1
            else:
                break
            if self.tokens[n - 1].possessive:
                break
        return n

    def _new_name(self, i: int) -> bool:
        """Whether another name begins at `i`, so that "and" before it joins two names and not two words of one."""
        return self.words.first_name(self.tokens[i].word) or self._known(i) is not None or self._title(i) is not None

    # -- anything else in capitals

    def _run(self, i: int) -> _Reading | None:
        token, words = self.tokens[i], self.words
        word = token.word
        if word in words.no_names or word in words.index.adjectives or word.casefold() in words.function:
            return None
        if word in words.index.people or word in words.peoples or re.match(r"I['’]", word):
            return None
        if any(c.isdigit() for c in word) or token.initial or len(word) < 2 or word in words.title_modifiers:
            return None
        tail = re.split(r"[-‑]", word)[-1]
        if tail[:1].islower() and len(tail) > 3:
            return None
        end = i + 1
        acronym = ACRONYM.fullmatch(word) is not None
        if self.case is not LineCase.SENTENCE:
            return _Reading(end, None, MentionForm.ACRONYM if acronym else MentionForm.NAME, sure=False)
        if acronym:
            return _Reading(end, ActorType.ORGANISATION, MentionForm.ACRONYM, sure=False)
        if token.starts and word.casefold() in words.ordinary:
            return None
        while (
            end < len(self.tokens)
            and self.tokens[end].capital
            and self.tokens[end].joined
            and not self.tokens[end - 1].possessive
            and not self._stops(end)
            and not self._known(end)
            and end - i < 4
        ):
            end += 1
        media = self.tokens[end - 1].word in words.media and end - i > 1
        place_like = i > 0 and self.tokens[i - 1].word.casefold() in words.locatives and token.joined
        return _Reading(end, ActorType.MEDIA if media else None, sure=media, place_like=place_like)
