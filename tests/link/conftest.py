"""Articles made by hand, as lineage takes them: lines, outlets, dates, and what of the reading a test needs."""

import pytest

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Masthead, Named, Page, Segment
from onrecord.model.ids import content_id, row_id
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import Act, ActorType, AttributionType, Comparator, Label, MentionForm, SegmentKind
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.text.sentences import lines_of


def at(text, words, nth=0):
    """The span of the nth place of `words` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span.of(text, start, start + len(words))


class Maker:
    """Makes articles; the first line is the headline unless `kinds` says otherwise."""

    at = staticmethod(at)

    def __call__(
        self,
        text,
        *,
        outlet=None,
        on=None,
        agency=None,
        said=(),
        numbers=(),
        names=(),
        media=(),
        kinds=None,
        sources=("a.txt",),
        statements=(),
        times=(),
    ):
        document = content_id(f"{outlet}{text}{sources[0]}".encode())
        spans = lines_of(text)
        kinds = kinds or [SegmentKind.HEADLINE] + [SegmentKind.BODY] * (len(spans) - 1)
        segments = tuple(
            Segment(
                n=n,
                s=s,
                e=e,
                label=Label.KEEP if e > s and k is not SegmentKind.RELATED_LINK else Label.BOILERPLATE,
                kind=k if e > s else SegmentKind.BLANK,
            )
            for n, ((s, e), k) in enumerate(zip(spans, kinds, strict=True), 1)
        )
        actors = {a: Actor(id=a, type=ActorType.PERSON, name=words) for words, a, *_ in names}
        actors |= {a: Actor(id=a, type=ActorType.MEDIA, name=name) for name, a in media}
        attributions = tuple(
            Attribution(
                id=row_id("a", document, n),
                source=(at(text, source),) if source else (),
                content=(at(text, content),),
                source_actors=(actor,) if actor else (),
                type=AttributionType.DIRECT if '"' in content else AttributionType.INDIRECT,
            )
            for n, (source, content, actor) in enumerate(said)
        )
        reading = Reading(
            document=document,
            reader="hand 1",
            page=Page(
                segments=segments,
                masthead=Masthead(
                    headline=Span.of(text, *spans[0]) if kinds[0] is SegmentKind.HEADLINE else None,
                    agency=Named(agency) if agency else None,
                ),
            ),
            actors=tuple(actors.values()),
            mentions=tuple(
                Mention(
                    span=at(text, words),
                    form=form[0] if form else MentionForm.NAME,
                    type=ActorType.PERSON,
                    actor=actor,
                )
                for words, actor, *form in names
            ),
            attributions=attributions,
            quantities=tuple(
                Quantity(span=at(text, words), value=value, unit=unit, comparator=(more or [Comparator.EQ])[0])
                for words, value, unit, *more in numbers
            ),
            statements=tuple(
                Statement(id=row_id("s", document, n), attribution=None, evidence=(at(text, x),), act=Act.CLAIM)
                for n, x in enumerate(statements)
            ),
            times=tuple(When(lo=lo, hi=lo, spans=(at(text, words),)) for words, lo in times),
        )
        captures = tuple(
            Capture(document=document, source=x, outlet=outlet, published=day(on) if on else When()) for x in sources
        )
        return Article(document=Document(id=document, text=text), captures=captures, reading=reading)


@pytest.fixture(scope="session")
def make():
    return Maker()


@pytest.fixture(scope="session")
def pack():
    return load_pack()
