import datetime as dt

from onrecord.link import find_lineage
from onrecord.model.vocabulary import AlterationKind, Relation, SegmentKind

FIRST, THEN = dt.date(2031, 5, 1), dt.date(2031, 5, 2)
FILLER = (
    "Fish prices rose again in the northern ports, where the herring is late this year.\n"
    "The autumn fair of Tarnholm will be held in a tent, its organisers decided.\n"
    "A bridge over the Lorr is closed until somebody finds the money to mend it.\n"
    "Rain fell on most days of the month and the harvest is expected to be poor.\n"
)


def test_two_sentences_told_alike_in_the_same_order_share_a_source(make, pack):
    a = make(
        "Headline one\nIn September, Verhalik disclosed that Velmark had applied to join the Alliance.\n"
        "Drosvian spokesman Pavel Grusik said Tarnholm's drift towards the Alliance was among the reasons for the "
        "closure of the Calvek crossing.\n" + FILLER,
        outlet="Post",
        on=FIRST,
    )
    b = make(
        "Something else\nIn September last year, Verhalik announced Velmark would apply for membership of the "
        "Alliance.\nPavel Grusik, a spokesman for Drosvia, recalled that Tarnholm's turn towards the Alliance was one "
        "of the causes for which the Calvek crossing was closed.\n",
        outlet="Sun",
        on=FIRST,
    )
    found = [x for x in find_lineage([a, b], pack) if x.a.document != x.b.document]
    assert [x.relation for x in found] == [Relation.COMMON_SOURCE] * 2


def test_titles_and_names_alone_tell_nothing(make, pack):
    a = make(
        "One\nSecretary General Maren Oskeland of the Boreal Alliance was late for the opening of a bridge.\n" + FILLER,
        outlet="Post",
    )
    b = make(
        "Two\nThe choir sang for Secretary General Maren Oskeland of the Boreal Alliance until nightfall.\n",
        outlet="Sun",
    )
    assert [x for x in find_lineage([a, b], pack) if x.a.document != x.b.document] == []


def test_a_bullet_and_its_sentence_are_linked(make, pack):
    kinds = [SegmentKind.HEADLINE, SegmentKind.SUMMARY_BULLET] + [SegmentKind.BODY] * 5
    a = make(
        "Evening news\nEnvoy calls closed crossing an open wound\n"
        + FILLER
        + "The envoy of Velmark called the closed crossing at Calvek an open wound in a letter to the ministers.\n",
        kinds=kinds,
    )
    (link,) = [x for x in find_lineage([a], pack) if x.relation is Relation.PARAPHRASES]
    assert link.b.span.text == "Envoy calls closed crossing an open wound"
    assert link.a.span.text.startswith("The envoy of Velmark")


def test_a_sentence_printed_twice_repeats(make, pack):
    told = "The ministers of all seven members signed the charter of the river commission in Sundhaven{}"
    a = make("Charter\n" + told.format(".\n") + FILLER + told.format(" on Tuesday.\n"))
    assert [x.relation for x in find_lineage([a], pack)] == [Relation.REPEATS]


def test_a_quotation_shortened_in_the_lead_is_an_alteration_and_stands_in_full_below(make, pack):
    a = make(
        "Evening news\nThe ministers called the closed crossing the “most bitter burden” on the valley since the flood.\n"
        + FILLER
        + "The crossing is the “most lasting and bitter burden on the people of the valley,” the ministers wrote.\n"
    )
    (link,) = [x for x in find_lineage([a], pack) if x.relation is Relation.ALTERS]
    assert link.alteration is AlterationKind.QUOTATION_SHORTENED
    assert link.a.span.text == "“most bitter burden”"
