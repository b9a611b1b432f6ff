"""What the search for terms needs of one document, and the questions that every slot asks of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.ids import row_id
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import SLOT_OF, Term, Value
from onrecord.model.vocabulary import Act, ActorType, SubjectKind
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.accession import applicants_and_body
from onrecord.read.arrangements.minting import nations_in
from onrecord.read.naming import Naming
from onrecord.read.words import Sentence, names_pattern, sentence_at, sentences_on
from onrecord.text.near import Near, near_to

# Titles of those who say what their state or body thinks, not what they think themselves.
_BY_OFFICE = re.compile(
    r"\b(?:spokes\w+|foreign minister|deputy minister|ambassador|envoy|press secretary|ministry)\b",
    re.IGNORECASE,
)
_UNDER = re.compile(r"[\"“'‘]*(?:(?:But|And|Yet)\s+)?(?:Under|Within|As part of|According to)\s+(?:the terms of\s+)?")
# "Under the pact, Chile ...", "Under the pact the two states ...".
_OPENED = re.compile(r",|\s+(?:the\s|both\s|each\s|[A-Z])")
# "The pact obliges both states to ...", "It commits the members to ...": what follows is a term of it.
BINDS = re.compile(
    r"\s+(?:(?:would|will|also|thus|only)\s+)*(?:gives?|gave|commit(?:s|ted)?|oblig(?:es?|ed)|provid(?:es?|ed)\s+for"
    r"|requir(?:es?|ed)|binds?|bound|guarantee[sd]?|calls?\s+for|called\s+for|foresees?|envisages?|allows?|allowed)\b"
)
_PRONOUN = re.compile(r"[\"“'‘]*It(?=\s)")
IN_WHICH = re.compile(r",?\s+(?:in|under|by|through) which\b")
BESIDE = 8  # mentions to either side of a place among which the nearest is; a few may lie inside one another
# Who can owe, decide and take a stand.
AGENTS = frozenset(
    {
        ActorType.STATE,
        ActorType.ORGANISATION,
        ActorType.PERSON,
        ActorType.OFFICE,
        ActorType.COLLECTIVE,
        ActorType.ANONYMOUS_COLLECTIVE,
    }
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One document as read so far."""

    text: str
    page: Page
    cast: Cast
    attributions: tuple[Attribution, ...]
    subjects: tuple[Subject, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    pack: Pack
    found: list[Term] = field(default_factory=list)
    answers: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def once(self, question: tuple[str, ...], ask: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        """The answer to a question about the whole text, which each of many statements may ask."""
        if question not in self.answers:
            self.answers[question] = ask()
        return self.answers[question]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the kept lines."""
        return sentences_on(self.text, self.page)

    def sentence_of(self, span: Span) -> Sentence | None:
        """The sentence that `span` lies in; None if it lies in none."""
        home = sentence_at(self.sentences, span.s)
        return home if home is not None and span.inside(home.span) else None

    @cached_property
    def _statements_at(self) -> Near:
        return near_to([(x.s, x.e) for x in s.evidence] for s in self.statements)

    def statements_near(self, span: Span) -> list[Statement]:
        """In their order all statements whose evidence may touch `span`, and some that do not."""
        return [self.statements[n] for n in self._statements_at.at([(span.s, span.e)])]

    @cached_property
    def types(self) -> dict[str, ActorType]:
        """Actor types by id."""
        return self.cast.types

    @cached_property
    def naming(self) -> Naming:
        """Where arrangements are named."""
        return Naming(tuple(self.arrangements.values()))

    @cached_property
    def _naming_of_all(self) -> Naming:
        return Naming(self.subjects)

    @cached_property
    def _kept(self) -> tuple[int, ...]:
        return tuple(x.s for x in self.page.kept())

    @cached_property
    def _attributions(self) -> dict[str, Attribution]:
        return {a.id: a for a in self.attributions}

    def attribution_of(self, statement: Statement) -> Attribution | None:
        """The attribution that a statement is made of; None for one in the page's own voice."""
        return self._attributions.get(statement.attribution or "")

    @cached_property
    def _states(self) -> dict[str, str]:
        return {a.name: a.id for a in self.cast.actors if a.type is ActorType.STATE}

    @cached_property
    def _state_names(self) -> re.Pattern[str]:
        return names_pattern(tuple(x for x in self._states if x.isalpha()))

    @cached_property
    def principals(self) -> dict[str, str]:
        """Whom a person or office speaks for, by its id."""
        return {a.id: a.represents for a in self.cast.actors if a.represents}

    @cached_property
    def arrangements(self) -> dict[str, Subject]:
        """Subjects that are arrangements, by id."""
        return {s.id: s for s in self.subjects if s.kind is SubjectKind.ARRANGEMENT}

    def agents(self, s: int, e: int) -> list[tuple[int, int, str]]:
        """Offsets and ids of those in ``text[s:e]`` who can act, adjectives of states included, in text order."""
        found = [
            (m.span.s, m.span.e, m.actor)
            for m in self.cast.mentions_in(s, e)
            if m.actor and self.types.get(m.actor) in AGENTS
        ]
        # A state's name is its own wherever it stands, also inside a longer mention or a headline's capitals.
        for m in self._state_names.finditer(self.text, s, e):
            if not any(x < m.end() and m.start() < y for x, y, _ in found):
                found.append((m.start(), m.end(), self._states[m.group()]))
        return sorted(found)

    def nations(self, s: int, e: int, *, capitals: bool = True) -> frozenset[str]:
        """Ids of the states named in ``text[s:e]``; also by their `capitals`, which may be mere places."""
        return nations_in(self.text, s, e, self.pack, capitals=capitals)

    def home_of(self, statement: Statement, span: Span, types: Sequence[str] = ()) -> Subject | None:
        """The arrangement that words at `span` of a statement are about; of one of `types`, where some are given.

        First the text in which it stands ("the treaty in which ..."), then what the statement names, nearest first;
        then what was named before; then, by type alone, any.
        """
        if (text := self.stands_in(span)) is not None:
            return text
        own = [self.arrangements[x] for x in statement.subjects if x in self.arrangements]
        fitting = [x for x in own if not types or x.type in types]
        # What is said to be done "in", "under" or "by" an arrangement is a term of it.
        around = {x.id for x, m in self.naming.mentions_at([span]) if span.inside(m)}
        about = [x for x in own if x.id in around]
        if nearest := fitting or about:
            return min(nearest, key=lambda x: (_distance(x, span), x.id))
        if types and own and self.named_before(span.s, paragraphs=2) in own:
            return self.named_before(span.s, paragraphs=2)
        if fitting := [x for x in self.arrangements.values() if x.type in types]:
            return min(fitting, key=lambda x: (types.index(x.type), _distance(x, span), x.id))
        if types and own:
            return min(own, key=lambda x: (_distance(x, span), x.id)) if self.close(own, span) else None
        return self.named_before(span.s) if not types else None

    def close(self, subjects: Sequence[Subject], span: Span) -> bool:
        """Whether one of `subjects` is named in the sentence of `span`."""
        home = self.sentence_of(span)
        own = {x.id for x in subjects}
        return home is not None and any(
            x.id in own and m.inside(home.span) for x, m in self.naming.mentions_at([home.span])
        )

    def own_names(self, subject: Subject) -> list[Span]:
        """Mentions of an arrangement that are no part of another's longer name ("the renewal of the Act")."""
        return [
            m
            for m in subject.mentions
            if not any(m.inside(y) and m != y and x.id != subject.id for x, y in self.naming.mentions_at([m]))
        ]

    def stands_in(self, span: Span) -> Subject | None:
        """The arrangement of which a relative clause around `span` tells what was agreed in it; None if none does."""
        home = self.sentence_of(span)
        if home is None:
            return None
        named = self.naming.mentions_at([home.span])
        for x, y in named:
            opened = y.inside(home.span) and y.e <= span.s and _OPENED.match(self.text, y.e)
            if opened and _UNDER.fullmatch(self.text[home.span.s : y.s]):
                return x
        if (binding := self.binding_in(home, span.s)) is not None:
            return binding[0]
        for m in reversed(list(IN_WHICH.finditer(self.text, home.span.s, span.s))):
            for x, y in named:
                if 0 <= m.start() - y.e <= 1 or y.s <= m.start() < y.e:
                    return x
        return None

    def binding_in(self, sentence: Sentence, offset: int) -> tuple[Subject, int] | None:
        """The arrangement that a sentence says binds or gives, before `offset`, and where its verb ends."""
        for x, y in self.naming.mentions_at([sentence.span]):
            m = BINDS.match(self.text, y.e) if y.inside(sentence.span) else None
            if m and m.end() <= offset:
                return x, m.end()
        it = _PRONOUN.match(self.text, sentence.span.s)
        m = BINDS.match(self.text, it.end()) if it else None
        if m and m.end() <= offset and (before := self.named_before(sentence.span.s, paragraphs=1)):
            return before, m.end()
        return None

    def statement_at(self, span: Span) -> Statement | None:
        """The statement whose evidence holds `span`, the shortest of several."""
        over = [x for x in self.statements_near(span) if any(span.overlaps(y) for y in x.evidence)]
        return min(over, key=lambda x: (sum(y.e - y.s for y in x.evidence), x.id)) if over else None

    def statement_in(self, sentence: Sentence) -> Statement | None:
        """The first statement whose evidence touches a sentence."""
        near = self.statements_near(sentence.span)
        return next((x for x in near if any(y.overlaps(sentence.span) for y in x.evidence)), None)

    def named_before(self, offset: int, paragraphs: int = 4) -> Subject | None:
        """The arrangement named last before `offset` in the last `paragraphs`, its own included; None if none is."""
        last = bisect_right(self._kept, offset)
        floor = self._kept[max(0, last - paragraphs)] if last else offset
        return self.naming.last_before(offset, floor)

    def inside_a_name(self, agent: tuple[int, int, str]) -> bool:
        """Whether an agent's words are part of an arrangement's name ("the Iran deal"), and no agent then."""
        s, e, _ = agent
        words = Span.of(self.text, s, e)
        return any(words.inside(m) and m != words for _, m in self._naming_of_all.mentions_at([words]))

    def body_members(self, body: str) -> frozenset[str]:
        """Ids of the states that a body is known to have as members."""
        known = self.pack.actors.bodies.get(body)
        return frozenset(known.members) if known else frozenset()

    def speaks_as(self, holder: str, statement: Statement, subject: Subject) -> str:
        """Whose stand a holder's words are: their own, or their principal's where they speak for it by office.

        A document speaks for the body in its name. Whoever tells that their state applies for a membership tells
        the state's stand.
        """
        membership = applicants_and_body(subject.id, self.pack)
        if membership and self.types.get(holder) is ActorType.PERSON:
            applicants = membership[0]
            first = self.agents(statement.evidence[0].s, statement.evidence[0].s + 30)
            if (
                first
                and first[0][2] in applicants
                and statement.act in {Act.ANNOUNCE, Act.EXPRESS_ATTITUDE, Act.REQUEST}
            ):
                return first[0][2]
        return self.principal_of(holder, statement)

    def stands_for(self, actor: str) -> str:
        """The state or body behind one who is named by no more than a role, and behind its government."""
        stands_in = actor.startswith("anon") or actor.endswith("_government")
        return self.principals.get(actor, actor) if stands_in else actor

    def bound_by(self, actor: str) -> str:
        """Who is bound by a person's word, or by what a state's forces would do: the state or body behind them, else
        they themselves."""
        stands_in = self.types.get(actor) is ActorType.PERSON or actor.endswith("_forces")
        return self.principals.get(actor, actor) if stands_in else actor

    def behind(self, actor: str) -> str:
        """The state behind its government, else the actor."""
        state = self.principals.get(actor, actor)
        return state if self.types.get(state) is ActorType.STATE else actor

    def said_in(self, statement: Statement, clause: Span) -> Span:
        """The part of a clause that is said, without the cue and those whom it is said to."""
        told = self.attribution_of(statement)
        s = next((c.s for c in (told.content if told else ()) if clause.s < c.s < clause.e), clause.s)
        return Span.of(self.text, s, clause.e)

    def principal_of(self, holder: str, statement: Statement) -> str:
        """The body behind a document, or behind a spokesman or minister in whose words the page gives its stand."""
        if self.types.get(holder) is ActorType.DOCUMENT:
            name = next((a.name for a in self.cast.actors if a.id == holder), "")
            bodies = [a.id for a in self.cast.actors if a.type is ActorType.ORGANISATION and a.name and a.name in name]
            return self.principals.get(holder) or next(iter(bodies), holder)
        told = self.attribution_of(statement)
        source = told.source if told else ()
        title = " ".join(x.text for x in source)
        states = self.nations(source[0].s, source[-1].e) if source else frozenset()
        if _BY_OFFICE.search(title):
            return self.principals.get(holder) or (next(iter(states)) if len(states) == 1 else holder)
        return holder

    def term(self, statement: Statement, subject: str, value: Value, evidence: Iterable[Span]) -> Term:
        """A term with its id."""
        spans = tuple(evidence)
        told = row_id("t", statement.id, subject, SLOT_OF[type(value)], value)
        return Term(
            id=told, statement=statement.id, subject=subject, value=value, evidence=spans, valid=statement.said_at
        )


def _distance(subject: Subject, span: Span) -> tuple[int, int]:
    at = bisect_left(subject.mentions, span.s, key=lambda m: m.s)
    near = subject.mentions[max(0, at - BESIDE) : at + BESIDE]
    before = [span.s - m.e for m in near if m.e <= span.s]
    # Of names that lie inside one another ("the renewal of the Sanctions Act") the longer one is meant.
    inside = [m.s - m.e for m in near if m.overlaps(span)]
    after = [m.s - span.e + 200 for m in near if m.s >= span.e]
    return min([*inside, *before, *after], default=10**6), subject.mentions[0].s if subject.mentions else 0
