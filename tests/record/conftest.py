"""Articles made by hand, as the views take them."""

import datetime as dt

import pytest

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page
from onrecord.model.ids import content_id, row_id
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Term
from onrecord.model.vocabulary import Act, ActorType, Anonymity, MentionForm, SubjectKind
from onrecord.model.when import When, day


class Maker:
    """Builds articles in which one speaker says one sentence that holds one term."""

    def article(
        self,
        text,
        value,
        *,
        speaker=None,
        outlet="Post",
        on=None,
        valid=None,
        subject="pact",
        anonymity=None,
        source="a.txt",
        represents=None,
        **statement,
    ):
        document = content_id(f"{outlet}{source}{text}".encode())
        whole = Span.of(text, 0, len(text))
        attributions, actors, mentions = (), [], ()
        if speaker:
            at = text.index(speaker)
            who = Span.of(text, at, at + len(speaker))
            actor = speaker.casefold().replace(" ", "_")
            actors.append(Actor(id=actor, type=ActorType.PERSON, name=speaker, represents=represents))
            mentions = (Mention(span=who, form=MentionForm.NAME, actor=actor),)
            attributions = (
                Attribution(
                    id=row_id("a", document),
                    content=(whole,),
                    source=(who,),
                    source_actors=(actor,),
                    anonymity=anonymity or Anonymity.NAMED,
                ),
            )
        made = Statement(
            id=row_id("s", document),
            attribution=attributions[0].id if attributions else None,
            evidence=(whole,),
            act=statement.pop("act", Act.CLAIM),
            holders=attributions[0].source_actors if attributions else (),
            subjects=(subject,),
            **statement,
        )
        term = Term(
            id=row_id("t", document),
            statement=made.id,
            subject=subject,
            value=value,
            evidence=(whole,),
            valid=valid or When(),
        )
        named = Subject(
            id=subject, kind=SubjectKind.ARRANGEMENT, type="partnership", name="the pact", mentions=(whole,)
        )
        reading = Reading(
            document=document,
            reader="hand 1",
            page=Page(segments=()),
            actors=tuple(actors),
            mentions=mentions,
            attributions=attributions,
            statements=(made,),
            subjects=(named,),
            terms=(term,),
        )
        capture = Capture(document=document, source=source, outlet=outlet, published=day(on) if on else When())
        return Article(document=Document(id=document, text=text), captures=(capture,), reading=reading)


@pytest.fixture
def make():
    return Maker()


@pytest.fixture
def may():
    return lambda n: dt.date(2031, 5, n)
