"""One line as the search for names sees it, and what can be asked of a word in it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.index import AREA, KnownName, plain
from onrecord.read.mentions.tokens import LineCase, Token
from onrecord.read.mentions.words import NameWords

# Longer runs are title-case prose.
LONGEST_KNOWN = 7
ACTING = frozenset({ActorType.STATE, ActorType.ORGANISATION})


@dataclass(frozen=True, slots=True)
class NameReading:
    """The words up to `end` (a number of a word) are a name of `type`, None if the words do not tell.

    `sure` names stand on their own; others need to be met again in the document. `nothing`: they name no actor and
    are read so that nobody takes them for one. `place_like`: they stand where a place would.
    """

    end: int
    type: ActorType | None = None
    form: MentionForm = MentionForm.NAME
    sure: bool = True
    nothing: bool = False
    place_like: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class NameLine:
    """The `tokens` of a line of `text`."""

    text: str
    tokens: list[Token]
    case: LineCase
    words: NameWords

    def surface(self, i: int, j: int) -> str:
        """Words `i` to `j` as the index of names keeps them."""
        return plain(self.text[self.tokens[i].s : self.tokens[j - 1].e])

    def joined(self, i: int) -> bool:
        """Whether there is a word `i` and only a space parts it from the one before."""
        return i < len(self.tokens) and self.tokens[i].joined

    def kinds(self, i: int) -> set[ActorType]:
        """What the known names with the one word `i` are."""
        return {k.type for k in self.words.index.exact.get(self.tokens[i].word, ())}

    def known(self, i: int) -> NameReading | None:
        """The longest known name that begins at word `i`."""
        if not self.words.index.may_open(self.text[self.tokens[i].s : self.tokens[i].s + 8]):
            return None
        for j in range(min(len(self.tokens), i + LONGEST_KNOWN), i, -1):
            if any(t.party for t in self.tokens[i:j]):
                continue
            surface = self.surface(i, j)
            known = self.words.index.exact.get(surface)
            if not known and len(surface) > 3 and surface.isupper():
                known = self.words.index.folded.get(surface.casefold())
            if known and self._may_be(known[0], i, j, surface):
                if known[0].actor.startswith(AREA):
                    return NameReading(j, nothing=True)
                end = self._programme(j) if known[0].type is ActorType.MEDIA else j
                return NameReading(end, known[0].type, known[0].form)
        return None

    def title(self, i: int) -> int | None:
        """The end of the title that begins at word `i`."""
        for j in range(min(len(self.tokens), i + self.words.longest_title), i, -1):
            if all(t.joined for t in self.tokens[i + 1 : j]) and self.surface(i, j) in self.words.titles:
                return j
        return None

    def adjective(self, i: int) -> bool:
        """Whether words `i` and the next make a demonym ("South Korean")."""
        if not self.joined(i + 1):
            return False
        surface = self.surface(i, i + 2)
        return surface in self.words.index.adjectives and surface not in self.words.index.exact

    def stops(self, i: int) -> bool:
        """Whether no person's name goes on with word `i`."""
        word, words = self.tokens[i].word, self.words
        if word in words.organisations or word in words.events or word in words.places or word in words.no_names:
            return True
        if word in words.index.adjectives or word in words.index.people or self.kinds(i) & ACTING:
            return True
        return self.title(i) is not None and not self._surname_like(i)

    def _may_be(self, known: KnownName, i: int, j: int, surface: str) -> bool:
        """Whether a known name that is also a word means the name here."""
        if self.case is LineCase.UPPER and len(surface) <= 3 and known.form is MentionForm.ACRONYM:
            # "US" and "IS" cannot be told from the words in a line of capitals.
            return surface.casefold() not in self.words.ordinary | self.words.function
        if j - i > 1 or known.form is MentionForm.ACRONYM:
            return True
        token = self.tokens[i]
        before = self.tokens[i - 1].word.casefold() if i else ""
        after = self.tokens[j] if self.joined(j) else None
        if token.word in self.words.with_article:
            follows = after is not None and after.capital and after.word not in self.words.no_names
            return before in ("the", "this") and not follows
        if token.word.casefold() in self.words.ordinary and (token.starts or self.case is LineCase.TITLE):
            return before == "the"
        # "Chad Brown": a state's name that is a first name, before a last name.
        before_surname = after is not None and after.capital and after.word not in self.words.index.exact
        place = known.type in (ActorType.STATE, ActorType.PLACE)
        return not (before_surname and place and token.word in self.words.index.gender and not self.stops(j))

    def _programme(self, j: int) -> int:
        """The end of an outlet's name with the channel that follows it ("Channel 4 News", "Radio Two")."""
        while self.joined(j) and self.tokens[j].word in self.words.media:
            j += 1
            if self.joined(j) and (
                self.tokens[j].word.isdigit()
                or (self.tokens[j].capital and self.tokens[j].word.casefold() in self.words.function)
            ):
                j += 1
        return j

    def _surname_like(self, i: int) -> bool:
        """Whether a title at word `i` is a surname ("Stephen King"): after a first name, with no name after it."""
        if i == 0 or not self.tokens[i].joined:
            return False
        before, after = self.tokens[i - 1], self.tokens[i + 1] if self.joined(i + 1) else None
        if after is not None and after.word in self.words.name_ends and before.capital:
            return True
        named = self.words.first_name(before.word) or before.word in self.words.index.surnames
        return named and "." not in self.tokens[i].word and (after is None or not after.capital)
