"""Articles made by hand, as comparison takes them: statements with their holders, actors, numbers and times."""

import pytest

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Masthead, Page, Segment
from onrecord.model.ids import content_id, row_id
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.term import Term
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    AttributionType,
    Comparator,
    Label,
    MentionForm,
    Polarity,
    PositionInText,
    Relation,
    SegmentKind,
)
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.text.sentences import lines_of


def at(text, words):
    """The span of `words` in `text`."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


class Maker:
    """Makes articles; the first line is the headline.

    A statement is (words, act, holder or None) and a mapping of what else it has; `actors` maps an id to its name,
    type and whom it represents; every occurrence of a name is a mention.
    """

    at = staticmethod(at)

    def __call__(self, text, *, said=(), actors=(), numbers=(), days=(), terms=(), on=None, outlet="Post"):
        document = content_id(f"{outlet}{text}".encode())
        spans = lines_of(text)
        segments = tuple(
            Segment(n=n, s=s, e=e, label=Label.KEEP, kind=SegmentKind.HEADLINE if n == 1 else SegmentKind.BODY)
            for n, (s, e) in enumerate(spans, 1)
        )
        known = [Actor(id=i, name=name, type=kind, represents=body) for i, name, kind, body in actors]
        mentions = [
            Mention(span=Span.of(text, s, s + len(a.name)), form=MentionForm.NAME, actor=a.id, type=a.type)
            for a in known
            for s in range(len(text))
            if text.startswith(a.name, s)
        ]
        attributions, statements = [], []
        for n, (words, act, holder, *more) in enumerate(said):
            more = dict(more[0]) if more else {}
            direct = more.pop("direct", False)
            made = None
            if holder:
                made = Attribution(
                    id=row_id("a", document, n),
                    content=(at(text, words),),
                    source_actors=(holder,),
                    type=AttributionType.DIRECT if direct else AttributionType.INDIRECT,
                )
                attributions.append(made)
            statements.append(
                Statement(
                    id=row_id("s", document, n),
                    attribution=made.id if made else None,
                    evidence=(at(text, words),),
                    act=act,
                    holders=(holder,) if holder else (),
                    position=PositionInText.HEADLINE if at(text, words).e <= spans[0][1] else PositionInText.BODY,
                    **more,
                )
            )
        reading = Reading(
            document=document,
            reader="hand 1",
            page=Page(segments=segments, masthead=Masthead(headline=Span.of(text, *spans[0]))),
            actors=tuple(known),
            mentions=tuple(sorted(mentions, key=lambda m: m.span)),
            attributions=tuple(attributions),
            statements=tuple(statements),
            quantities=tuple(
                Quantity(
                    span=at(text, words), value=value, unit=unit, what=what, comparator=(more or [Comparator.EQ])[0]
                )
                for words, value, unit, what, *more in numbers
            ),
            times=tuple(day(on_, spans=(at(text, words),)) for words, on_ in days),
            terms=tuple(
                Term(
                    id=row_id("t", document, n),
                    statement=statements[which].id,
                    subject=subject,
                    value=value,
                    evidence=statements[which].evidence,
                )
                for n, (which, subject, value) in enumerate(terms)
            ),
        )
        capture = Capture(document=document, source=f"{outlet}.txt", outlet=outlet, published=day(on) if on else When())
        return Article(document=Document(id=document, text=text), captures=(capture,), reading=reading)

    def alike(self, a, b, relation=Relation.COMMON_SOURCE):
        """A lineage link between the last lines of two articles."""
        ends = [
            End(document=x.document.id, span=Span.of(x.document.text, *lines_of(x.document.text)[-1])) for x in (a, b)
        ]
        return Link(relation=relation, a=ends[0], b=ends[1], reason="told alike", method="test")


@pytest.fixture(scope="session")
def make():
    return Maker()


@pytest.fixture(scope="session")
def pack():
    return load_pack()


@pytest.fixture(scope="session")
def words():
    """Enums by short names, so that the cases read well."""
    return {"claim": Act.CLAIM, "deny": Act.DENY, "pos": Polarity.POS, "neg": Polarity.NEG, "state": ActorType.STATE}
