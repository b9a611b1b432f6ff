"""A document read up to the terms, from a text, its actors and what is said in it."""

from dataclasses import dataclass

import pytest

from onrecord.model.actor import Actor, Cast, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.document import Masthead, Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType, AttributionKind, Label, MentionForm, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.statements import make_statements
from onrecord.read.subjects import find_subjects
from onrecord.read.terms import find_terms
from onrecord.text.sentences import lines_of


@dataclass(frozen=True)
class Made:
    """What was found in a text."""

    text: str
    subjects: tuple
    statements: tuple
    terms: tuple

    def subject(self, id_):
        """The subject with an id."""
        return next(s for s in self.subjects if s.id == id_)

    def values(self, kind):
        """(subject id, value) of every term whose value is of a kind."""
        return [(t.subject, t.value) for t in self.terms if isinstance(t.value, kind)]


def page_of(text, headline):
    """Every line is kept; the first is the headline if asked for."""
    segments = [
        Segment(
            n=n,
            s=s,
            e=e,
            label=Label.KEEP if e > s else Label.BOILERPLATE,
            kind=(SegmentKind.HEADLINE if headline and n == 1 else SegmentKind.BODY) if e > s else SegmentKind.BLANK,
        )
        for n, (s, e) in enumerate(lines_of(text), 1)
    ]
    return Page(segments=tuple(segments), masthead=Masthead(), language="en")


def span_of(text, words):
    """The first stretch of `text` with these words."""
    s = text.index(words)
    return Span.of(text, s, s + len(words))


def cast_of(text, actors, said):
    """Every place where an actor's names stand is a mention."""
    mentions = []
    for id_, (_, *names) in actors.items():
        for name in names:
            s = text.find(name)
            while s >= 0:
                mentions.append(Mention(span=Span.of(text, s, s + len(name)), form=MentionForm.NAME, actor=id_))
                s = text.find(name, s + 1)
    return Cast(
        actors=tuple(Actor(id=i, type=ActorType(t), name=names[0]) for i, (t, *names) in actors.items()),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        sources=tuple((f"a{n}", (who,)) for n, (who, *_) in enumerate(said) if who),
    )


@pytest.fixture
def made():
    """Reads a text: ``made(text, actors, said)``, actors by id as (type, name, ...), `said` as (who, cue, content)
    and, if it is no assertion, the kind."""

    def read(text, actors=None, said=(), headline=False):
        pack = load_pack()
        page = page_of(text, headline)
        cast = cast_of(text, actors or {}, said)
        attributions = tuple(
            Attribution(
                id=f"a{n}",
                cue=(span_of(text, cue),) if cue else (),
                content=(span_of(text, content),),
                kind=AttributionKind(rest[0] if rest else "assertion"),
            )
            for n, (_, cue, content, *rest) in enumerate(said)
        )
        subjects = find_subjects(text, page, cast, pack)
        statements = make_statements(text, page, attributions, cast, subjects, (), (), pack)
        terms = find_terms(text, page, attributions, cast, subjects, statements, (), pack)
        for x in (*statements, *terms):
            for span in x.evidence:
                span.check(text, x.id)
        return Made(text, subjects, statements, terms)

    return read
