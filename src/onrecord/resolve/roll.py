"""The roll of a document's actors while it is being drawn up."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, insort_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.model.actor import Actor, Mention
from onrecord.model.document import Page
from onrecord.model.ids import MINTED as MINTED
from onrecord.model.ids import UNNAMED as UNNAMED
from onrecord.model.ids import slug
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.index import NameIndex, is_demonym
from onrecord.packs.pack import Pack

DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|these|those|its|his|her|their|our|some|many|most|several|all|both|other)\s+", re.I
)


def without_determiner(words: str) -> str:
    """`words` without a leading article, possessive or quantifier."""
    return DETERMINER.sub("", words)


@dataclass(slots=True)
class Roll:
    """Actors by id, in order of first mention, and the mentions given to them. `day` is when the page was published,
    None if it does not say."""

    text: str
    page: Page
    pack: Pack
    index: NameIndex
    day: dt.date | None = None
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    titles: dict[str, list[str]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    # "He" and "she" anywhere in the text, in its order: they keep a person at hand and are no mentions of the document.
    persons: list[Mention] = field(default_factory=list)
    # What the text calls whom it names, by actor; None until somebody asks.
    descriptions: dict[str, set[tuple[str, ...]]] | None = None
    # Whether the text gives a name a government, for the names that somebody asked for.
    governments: dict[str, bool] = field(default_factory=dict)
    _said: dict[str, bool] = field(default_factory=dict)
    _ordered: list[Mention] = field(default_factory=list)
    _own: dict[str, list[Mention]] = field(default_factory=dict)

    def says(self, pattern: str) -> bool:
        """Whether the text has `pattern` anywhere; looked for once, since every mention of a name asks the same."""
        if pattern not in self._said:
            self._said[pattern] = re.search(pattern, self.text) is not None
        return self._said[pattern]

    def spelled(self, name: str) -> Iterator[tuple[int, int]]:
        """Where the text has `name` with no letter or digit in front."""
        at = self.text.find(name)
        while at >= 0:
            if not self.text[at - 1 : at].isalnum():
                yield at, at + len(name)
            at = self.text.find(name, at + 1)

    def known(self, actor: str) -> str:
        """Enter an actor of the pack and return its id."""
        if actor not in self.actors:
            name, kind = self.index.shown[actor]
            self.actors[actor] = Actor(
                id=actor, type=kind, name=name, represents=self.index.represents.get(actor) or self._speaks_for(actor)
            )
        return actor

    def _speaks_for(self, actor: str) -> str | None:
        person = self.pack.actors.persons.get(actor.removeprefix("person:"))
        if person is None:
            return None
        held = [t for t in person.tenures if t.held_on(self.day)]
        return held[0].of if held else None

    def enter(self, actor: str) -> str:
        """Enter an actor that is the pack's or entered already."""
        return self.known(actor) if actor not in self.actors else actor

    def minted(self, name: str, kind: ActorType, represents: str | None = None) -> str:
        """Enter an actor that no pack knows under an id made from its name."""
        actor = MINTED + slug(name)
        self.actors.setdefault(actor, Actor(id=actor, type=kind, name=name, represents=represents))
        return actor

    def unnamed(self, words: str, kind: ActorType, represents: str | None = None) -> str:
        """Enter an actor that the text only describes; such an id means nobody outside its document."""
        told = without_determiner(words)
        actor = UNNAMED + slug(told)[:60].rstrip("_")
        self.actors.setdefault(actor, Actor(id=actor, type=kind, name=told, represents=represents))
        return actor

    def group(self, actor: str, name: str, kind: ActorType, represents: str | None) -> str:
        """Enter a group known by what it is a part of ("nato_members")."""
        self.actors.setdefault(actor, Actor(id=actor, type=kind, name=name, represents=represents))
        return actor

    def give(self, mention: Mention, actor: str, rule: str, form: MentionForm | None = None) -> Mention:
        """`mention` is of `actor`, by `rule`; returned as it now stands."""
        given = replace(mention, actor=actor, resolved_by=rule, form=form or mention.form)
        self.mentions.append(given)
        insort_right(self._ordered, given, key=lambda m: m.span.s)
        insort_right(self._own.setdefault(actor, []), given, key=lambda m: m.span.s)
        return given

    def take_back(self, mention: Mention) -> None:
        """Undo `give`."""
        self.mentions.remove(mention)
        self._ordered.remove(mention)
        self._own[mention.actor or ""].remove(mention)

    def mentions_of(self, actor: str) -> list[Mention]:
        """The mentions of `actor`, in text order."""
        return self._own.get(actor, [])

    def last_of(self, actors: Iterable[str], offset: int) -> str | None:
        """The one of `actors` mentioned last before `offset`, however far back."""
        last: list[tuple[int, str]] = []
        for actor in actors:
            own = self._own.get(actor, [])
            at = bisect_left(own, offset, key=lambda m: m.span.s) - 1
            while at >= 0 and own[at].span.e > offset:
                at -= 1
            if at >= 0:
                last.append((own[at].span.s, actor))
        return max(last)[1] if last else None

    def starting(self, s: int, e: int) -> list[Mention]:
        """The mentions that begin from `s` on and before `e`, in text order."""
        first = bisect_left(self._ordered, s, key=lambda m: m.span.s)
        return self._ordered[first : bisect_left(self._ordered, e, key=lambda m: m.span.s)]

    def backwards(self, offset: int) -> Iterator[Mention]:
        """The mentions that end before `offset`, the nearest first, one at a time."""
        at = bisect_left(self._ordered, offset, key=lambda m: m.span.s)
        return (self._ordered[i] for i in range(at - 1, -1, -1) if self._ordered[i].span.e <= offset)

    def speaks_for(self, actor: str, body: str) -> None:
        """The text says that `actor` speaks for `body`."""
        self.actors[actor] = replace(self.actors[actor], represents=body)

    def type_of(self, actor: str) -> ActorType:
        """What an entered actor is."""
        return self.actors[actor].type

    def adjective(self, word: str) -> str | None:
        """The state that an adjective is made from: one of the pack, or one that the text names."""
        known = self.index.adjectives.get(word)
        if known or not word[:1].isupper():
            return known
        states = (i for i, x in self.actors.items() if x.type is ActorType.STATE and i.startswith(MINTED))
        return next((i for i in states if is_demonym(word, self.actors[i].name)), None)

    def before(self, offset: int, since: int = 0) -> list[Mention]:
        """The mentions from `since` on that end before `offset`, the nearest first."""
        first = bisect_left(self._ordered, since, key=lambda m: m.span.s) if since > 0 else 0
        last = bisect_left(self._ordered, offset, key=lambda m: m.span.s)
        return sorted((m for m in self._ordered[first:last] if m.span.e <= offset), key=lambda m: -m.span.s)

    def inside(self, span: Span) -> list[Mention]:
        """The mentions inside `span`, in text order."""
        first = bisect_left(self._ordered, span.s, key=lambda m: m.span.s)
        last = bisect_left(self._ordered, span.e, key=lambda m: m.span.s)
        return [m for m in self._ordered[first:last] if m.span.inside(span)]
