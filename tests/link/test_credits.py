import datetime as dt

from onrecord.link import find_lineage
from onrecord.model.vocabulary import Relation, SegmentKind

FIRST, THEN = dt.date(2031, 5, 1), dt.date(2031, 5, 2)


def outside(links):
    return sorted((x.relation, x.b.external) for x in links if x.b.external)


def test_an_agency_of_the_masthead_is_the_origin_of_the_whole(make, pack):
    text = "Ships leave port\nThe last of the grain ships left the port of Calvek at noon.\n"
    links = find_lineage([make(text, outlet="Lantern", agency="Reuters")], pack)
    assert outside(links) == [(Relation.COPY_OF, "Reuters")]
    assert next(x for x in links if x.b.external).a.span is None


def test_an_agency_is_read_from_the_bracket_of_a_dateline_whatever_its_name(make, pack):
    text = "Ships leave port\nCALVEK, May 1 (Northwire) - The last of the grain ships left the port at noon.\n"
    assert outside(find_lineage([make(text, outlet="Lantern")], pack)) == [(Relation.COPY_OF, "Northwire")]


def test_an_agency_prints_its_own_report(make, pack):
    text = "Ships leave port\nCALVEK, May 1 (Northwire) - The last of the grain ships left the port at noon.\n"
    assert outside(find_lineage([make(text, outlet="Northwire")], pack)) == []


def test_a_member_and_his_party_are_no_dateline(make, pack):
    text = "Senator speaks\nSen. Tom Quill (D-Ohio) — the only one who spoke — asked for more time to read it.\n"
    assert outside(find_lineage([make(text, outlet="Lantern")], pack)) == []


def test_told_to_a_medium_is_a_credit_to_it(make, pack):
    text = "Talks go on\nThe envoy told the Calvek Herald that the talks would go on until the autumn.\n"
    assert outside(find_lineage([make(text, outlet="Lantern")], pack)) == [(Relation.PARAPHRASES, "Calvek Herald")]


def test_the_paper_is_the_medium_named_last(make, pack):
    text = (
        "Talks go on\nAccording to Bloomberg, the talks would go on until the autumn.\n"
        'The paper cited an envoy who called them "slow but friendly" and asked not to be named.\n'
    )
    assert outside(find_lineage([make(text, outlet="Lantern")], pack)) == [
        (Relation.PARAPHRASES, "Bloomberg"),
        (Relation.QUOTES_FROM, "Bloomberg"),
    ]


def test_a_medium_that_is_only_spoken_of_is_no_credit(make, pack):
    text = "Paper sold\nThe Calvek Herald was sold to a fishing company for an unknown price on Monday.\n"
    assert outside(find_lineage([make(text, outlet="Lantern")], pack)) == []


def test_a_credit_leads_to_the_article_in_the_record(make, pack):
    origin = make(
        "Brigade for Velmark\nKestria is ready to station a brigade in Velmark after a ceasefire, officials said.\n",
        outlet="Calvek Herald",
        on=FIRST,
    )
    relay = make(
        "Report on brigade\nKestria wants to send a brigade to Velmark once there is a ceasefire, "
        "the Calvek Herald reported on Friday.\n",
        outlet="Lantern",
        on=THEN,
    )
    found = [x for x in find_lineage([relay, origin], pack) if x.method == "credit"]
    assert [(x.a.document, x.b.document) for x in found] == [(relay.document.id, origin.document.id)]
    assert found[0].in_corpus


def test_a_credit_for_something_else_leads_outside(make, pack):
    origin = make(
        "Fish are dear\nPrices of herring rose again in the northern ports.\n", outlet="Calvek Herald", on=FIRST
    )
    relay = make(
        "Report on brigade\nKestria wants to send a brigade to Velmark, the Calvek Herald reported on Friday.\n",
        outlet="Lantern",
        on=THEN,
    )
    assert outside(find_lineage([relay, origin], pack)) == [(Relation.PARAPHRASES, "Calvek Herald")]


def test_a_line_that_says_where_a_text_was_published_makes_it_a_copy(make, pack):
    text = (
        "Ships leave port\nThe last of the grain ships left the port of Calvek.\n"
        "Originally published by the Calvek Herald\n"
    )
    kinds = [SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.RELATED_LINK]
    assert (Relation.COPY_OF, "Calvek Herald") in outside(find_lineage([make(text, kinds=kinds)], pack))
