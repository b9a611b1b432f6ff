"""Statements: each attribution as a speech act about subjects, and what the page says in its own voice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.ids import row_id
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span, cover
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import Act, ActorType, PositionInText, SegmentKind
from onrecord.model.when import When
from onrecord.packs.pack import Pack
from onrecord.read.base import ActTold
from onrecord.read.naming import Naming
from onrecord.read.speech_acts.acts import PERFORMED, act_in_own_voice, act_of
from onrecord.read.speech_acts.authorvoice import own_clauses
from onrecord.read.speech_acts.circumstances import addressee_of, condition_in, in_scare_quotes, is_ironic, said_at
from onrecord.read.speech_acts.issues import LEAD, LEAD_PARAGRAPHS, Topic, absent_from, issue_of_subject
from onrecord.read.speech_acts.modality import modality_of, polarity_of
from onrecord.read.speech_acts.parts import denial_before, parts_of, silent_in
from onrecord.read.speech_acts.told import behind, told_words
from onrecord.read.words import sentence_at, sentences_on
from onrecord.text.near import near_to

_JOINED = re.compile(r",? and (?:[\w.’'-]+ ){0,5}$")
# What a bill or a treaty seeks and hopes is told of it; it feels nothing and asks nobody.
_AIMS = frozenset({Act.REQUEST, Act.EXPRESS_ATTITUDE, Act.ANNOUNCE})
_BY_RULES = ActTold()
_NONE_TOLD: Mapping[str, ActTold] = {}
# A statement that says too little of itself goes on with the issue of the paragraph before, no further.
REACH = 1


class _Maker:
    """What every statement of one document needs; each method is a step."""

    def __init__(
        self,
        text: str,
        page: Page,
        attributions: Sequence[Attribution],
        cast: Cast,
        subjects: Sequence[Subject],
        times: Sequence[When],
        quantities: Sequence[Quantity],
        pack: Pack,
        acts: Mapping[str, ActTold],
    ) -> None:
        self.text, self.page, self.cast, self.pack, self.acts = text, page, cast, pack, acts
        self.times, self.quantities = times, quantities
        self.sentences = sentences_on(text, page)
        self.topic = Topic(absent_from(text, pack))
        self.issues = {x.id: issue_of_subject(x, pack, self.topic.absent) for x in subjects}
        self.naming = Naming(subjects)
        self.quantities_at = near_to([(q.span.s, q.span.e)] for q in quantities)
        for x in self.sentences:
            leads = x.segment.kind is SegmentKind.HEADLINE or x.paragraph < LEAD_PARAGRAPHS
            named = [self.issues[y.id] for y in self.naming.at([x.span])]
            self.topic.note(x.span.text, named, LEAD if leads else 1, pack)
        self.before: tuple[int, str] = (-1, "")
        self.attributions = {a.id: a for a in attributions}
        self.represents = {a.id: a.represents for a in cast.actors}

    def position(self, span: Span) -> PositionInText:
        segment = self.page.segment_at(span.s)
        if segment is None or not segment.kept:
            return PositionInText.BOILERPLATE
        if segment.kind is SegmentKind.HEADLINE:
            return PositionInText.HEADLINE
        return PositionInText.CAPTION if segment.kind is SegmentKind.CAPTION else PositionInText.BODY

    def statement(
        self,
        evidence: tuple[Span, ...],
        act: Act,
        clause: str,
        cue: str,
        attribution: Attribution | None,
        holders: tuple[str, ...],
        *,
        by_cue: bool = False,
    ) -> Statement:
        s, e = cover(evidence)
        # What an arrangement itself is said to say is said about it ("the treaty says that ...").
        sources = attribution.source if attribution else ()
        about = self.naming.at((*evidence, *sources))
        home = sentence_at(self.sentences, s)
        around = home.span.text if home else ""
        nearby = self.naming.at([home.span]) if home else ()
        paragraph = home.paragraph if home else -1
        ids = tuple(x.id for x in about) or self._last_subject(s)
        told = self.acts.get(attribution.id, _BY_RULES) if attribution else _BY_RULES
        condition = condition_in(self.text, evidence, self.pack)
        # What is only a condition is not what is spoken of ("will send a brigade after a truce").
        spoken = tuple(x for x in about if not condition or not self._only_in(condition, x, evidence))
        issue = self.topic.issue_of(
            clause.replace(condition.text, "") if condition else clause,
            around,
            [self.issues[x.id] for x in spoken],
            [self.issues[x] for x in dict.fromkeys((*(x.id for x in nearby), *ids))],
            self.before[1] if 0 <= paragraph - self.before[0] <= REACH else None,
            self.pack,
        )
        self.before = (paragraph, issue)
        return Statement(
            id=row_id("s", *((x.s, x.e) for x in evidence), act, *holders, attribution.id if attribution else "", *ids),
            attribution=attribution.id if attribution else None,
            evidence=evidence,
            act=act,
            polarity=told.polarity
            or polarity_of(
                clause,
                act,
                by_cue,
                self.pack,
                cue=cue,
                source=" ".join(x.text for x in sources),
                before=self.text[max(0, attribution.cue[0].s - 20) : attribution.cue[0].s]
                if cue and attribution
                else "",
            ),
            modality=told.modality or modality_of(clause, cue, act, self.pack),
            holders=holders,
            addressee=addressee_of(self.text, attribution, act, self.cast),
            on_behalf_of=next(iter(self._represented(holders)), None),
            issue=issue,
            subjects=ids,
            quantities=tuple(q for q in self._quantities_near(s, e) if s <= q.s and q.e <= e),
            condition=condition,
            said_at=said_at(attribution, self.attributions, self.times, self.page.masthead.published),
            irony=self._ironic(evidence[0]) if attribution is None else in_scare_quotes(self.text, attribution.cue),
            position=self.position(evidence[0]),
        )

    def _represented(self, holders: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(r for h in holders if (r := self.represents.get(h)))

    def _last_subject(self, s: int) -> tuple[str, ...]:
        """Inside one paragraph a statement without a name for it is about the subject named last."""
        segment = self.page.segment_at(s)
        before = self.naming.last_before(s, segment.s) if segment else None
        return (before.id,) if before else ()

    def _quantities_near(self, s: int, e: int) -> list[Span]:
        return [self.quantities[n].span for n in self.quantities_at.at([(s, e)])]

    def _only_in(self, condition: Span, subject: Subject, evidence: Sequence[Span]) -> bool:
        """Whether the text names `subject` nowhere but in a condition that the evidence names."""
        inside = [
            m
            for x, m in self.naming.mentions_at([condition])
            if x.id == subject.id and any(m.overlaps(y) for y in evidence)
        ]
        return len(inside) == len(subject.mentions)

    def _ironic(self, span: Span) -> bool:
        return is_ironic(span.text, self.position(span) is PositionInText.HEADLINE, self.pack)

    def from_attribution(self, attribution: Attribution) -> list[Statement]:
        cue = " ".join(x.text for x in attribution.cue)
        holders = self._holders(attribution)
        made = []
        known = self.acts.get(attribution.id, _BY_RULES)
        # A content in which another act begins is cut, and the rules tell the act of each part, unless a reader told it
        # of the whole.
        parts = [attribution.content] if known.whole else parts_of(self.text, attribution, self.cast, self.pack)
        told = known.act if len(parts) == 1 else None
        for part in parts:
            clause = told_words(self.text, part, self.cast, (*holders, *self._represented(holders)))
            act, by_cue = act_of(attribution, clause, behind(self.text, attribution), self.pack)
            if act in _AIMS and self.naming.at(attribution.source):
                act = Act.CLAIM
            act, by_cue = (told, by_cue and act is told) if told else (act, by_cue)
            evidence = self._evidence(attribution, part, act) if by_cue else part
            words = clause if act not in PERFORMED else re.sub(r"^(?:that|to)\s+", "", clause)
            if (denied := denial_before(self.text, attribution, self.pack)) is not None:
                act, by_cue = Act.DENY, True
                evidence = (Span.of(self.text, denied, max(x.e for x in part)),)
            made.append(self.statement(evidence, act, words, cue, attribution, holders, by_cue=by_cue))
        return _without_echoes(made)

    def _holders(self, attribution: Attribution) -> tuple[str, ...]:
        """Who speaks: the source's actors, and a person whom "and" joins to a person with words in between."""
        told = self.cast.source_of(attribution.id) or attribution.source_actors
        if len(told) != 1 or self.cast.types.get(told[0]) is not ActorType.PERSON:
            return told
        joined = [
            m.actor
            for x in attribution.source
            for m in self.cast.mentions_in(x.s, x.e)
            if m.actor
            and self.cast.types.get(m.actor) is ActorType.PERSON
            and _JOINED.search(self.text[x.s : m.span.s])
        ]
        return tuple(dict.fromkeys((*told, *joined)))

    def _evidence(self, attribution: Attribution, part: tuple[Span, ...], act: Act) -> tuple[Span, ...]:
        if act not in PERFORMED or not attribution.cue or attribution.content[0].text[:1] in "\"“'‘":
            return part
        s, e = cover((*attribution.cue, *part))
        if e - s > sum(x.e - x.s for x in (*part, *attribution.cue)) + 40 or "\n" in self.text[s:e]:
            return part
        return (Span.of(self.text, s, e),)

    def of_the_page(self, clause: Span) -> Statement:
        """A statement in the page's own voice."""
        act = act_in_own_voice(clause.text, self.position(clause) is PositionInText.HEADLINE, self.pack)
        return self.statement((clause,), act, clause.text, "", None, ())


def _without_echoes(made: list[Statement]) -> list[Statement]:
    return list({s.id: s for s in made}.values())


def make_statements(
    text: str,
    page: Page,
    attributions: Sequence[Attribution],
    cast: Cast,
    subjects: Sequence[Subject],
    times: Sequence[When],
    quantities: Sequence[Quantity],
    pack: Pack,
    acts: Mapping[str, ActTold] = _NONE_TOLD,
) -> tuple[Statement, ...]:
    """One or more statements for each attribution that says something of its own, and the page's own clauses.

    `acts` are those that the reader tells, by attribution; for the rest the rules do.
    """
    maker = _Maker(text, page, attributions, cast, subjects, times, quantities, pack, acts)
    made: list[Statement] = []
    silent = silent_in(attributions, cast)
    told: list[tuple[int, Attribution | Span]] = [
        (a.content[0].s, a)
        for a in attributions
        if a.id not in silent and maker.position(a.content[0]) is not PositionInText.BOILERPLATE
    ]
    own: list[tuple[int, Attribution | Span]] = [
        (c.s, c) for c in own_clauses(text, maker.sentences, attributions, maker.naming, cast, pack)
    ]
    # In text order, since a statement may go on with what the one before it spoke of.
    for _, source in sorted([*told, *own], key=lambda x: x[0]):
        made += maker.from_attribution(source) if isinstance(source, Attribution) else [maker.of_the_page(source)]
    return tuple(sorted({s.id: s for s in made}.values(), key=lambda s: (s.evidence, s.id)))
