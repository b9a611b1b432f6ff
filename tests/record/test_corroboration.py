from onrecord.model.link import End, Link
from onrecord.model.span import Span
from onrecord.model.term import Position
from onrecord.model.vocabulary import Polarity, Relation, Stance
from onrecord.record.corroboration import corroborate
from onrecord.record.record import record_of

VALUE = Position(actor="mara_venn", stance=Stance.SUPPORT)
CLAIM = "Velmark will host a brigade of foreign soldiers"


def test_reports_of_a_claim_are_counted_in_origins(make, may):
    first = make.article(
        "Mara Venn said Velmark would host a brigade of foreign soldiers.", VALUE, speaker="Mara Venn", on=may(3)
    )
    copy = make.article(
        "Mara Venn said Velmark would host a brigade of foreign soldiers.",
        VALUE,
        speaker="Mara Venn",
        on=may(4),
        outlet="Herald",
        source="b.txt",
    )
    other = make.article("Fish prices rose again in the northern ports.", VALUE, source="c.txt")
    ends = [
        End(
            document=a.document.id,
            statement=a.reading.statements[0].id,
            span=Span.of(a.document.text, 0, len(a.document.text)),
        )
        for a in (copy, first)
    ]
    link = Link(relation=Relation.COPY_OF, a=ends[0], b=ends[1], reason="word for word", method="test")
    apart = corroborate(record_of([first, copy, other]), CLAIM)
    joined = corroborate(record_of([first, copy, other], [link]), CLAIM)
    assert (len(apart.supports), apart.origins) == (2, 2)
    assert (len(joined.supports), joined.origins) == (2, 1)
    assert joined.reasons


def test_a_denial_is_a_report_against_it(make):
    made = make.article(
        "Mara Venn said Velmark would host no brigade of foreign soldiers.",
        VALUE,
        speaker="Mara Venn",
        polarity=Polarity.NEG,
    )
    (support,) = corroborate(record_of([made]), CLAIM).supports
    assert support.against


def test_nothing_is_found_for_a_claim_nobody_makes(make):
    found = corroborate(record_of([make.article("Fish prices rose.", VALUE)]), CLAIM)
    assert (found.supports, found.origins) == ((), 0)
