import datetime as dt

from onrecord.link import find_lineage
from onrecord.model.vocabulary import Relation

MAY = [dt.date(2031, 5, n) for n in range(1, 29)]

REPORT = (
    "Alliance offers Velmark a package of assurances\n"
    "The Boreal Alliance offered Velmark a package of security assurances on Tuesday after two days of talks.\n"
    "Members would arm and train the army of Velmark for ten years and pay for a new training ground.\n"
    "The prime minister of Corvenna said his government opposed the deployment of foreign troops.\n"
    "Drosvia called the package a provocation and warned that it would respond in kind.\n"
)
OWN = "\nOur reporter in Tarnholm adds that shopkeepers there expect the autumn fair to be held as in other years."


def copies(links):
    return [x for x in links if x.relation is Relation.COPY_OF and x.b.document]


def whole(links):
    return [x for x in copies(links) if x.a.span is None]


def test_the_same_text_under_two_mastheads_is_one_copy_of_the_earlier(make, pack):
    first = make(REPORT, outlet="Northwire", on=MAY[0])
    later = make(REPORT, outlet="Lantern", on=MAY[1])
    (link,) = copies(find_lineage([later, first], pack))
    assert (link.a.document, link.b.document) == (later.document.id, first.document.id)
    assert link.a.span is None
    assert link.method == "same text"


def test_case_marks_and_spacing_make_no_other_text(make, pack):
    first = make(REPORT, outlet="Northwire", on=MAY[0])
    later = make(REPORT.replace(", ", " , ").replace("Alliance", "ALLIANCE"), outlet="Lantern", on=MAY[1])
    (link,) = copies(find_lineage([first, later], pack))
    assert link.method == "same text"


def test_one_document_seen_at_two_addresses_is_a_copy_of_itself(make, pack):
    seen = make(REPORT, outlet="Northwire", sources=("a.txt", "b.txt"))
    (link,) = copies(find_lineage([seen], pack))
    assert link.a == link.b
    assert link.a.document == seen.document.id


def test_three_copies_are_traced_to_one_origin(make, pack):
    first = make(REPORT, outlet="Northwire", on=MAY[0])
    others = [make(f"{name} | World\n{REPORT}", outlet=name, on=MAY[n]) for n, name in enumerate(("Post", "Sun"), 1)]
    found = whole(find_lineage([*others, first], pack))
    assert {(x.a.document, x.b.document) for x in found} == {(x.document.id, first.document.id) for x in others}


def test_an_edited_copy_is_found_and_its_passages_stand_at_both_ends(make, pack):
    first = make(REPORT, outlet="Northwire", on=MAY[0])
    edited = REPORT.replace("offered Velmark a package of", "has offered Velmark a broad package of").replace(
        "Drosvia called the package a provocation and warned that it would respond in kind.\n", ""
    )
    later = make(edited + OWN, outlet="Lantern", on=MAY[2])
    links = find_lineage([first, later], pack)
    assert len(whole(links)) == 1
    passages = [x for x in copies(links) if x.a.span]
    assert passages
    for link in passages:
        link.a.span.check(later.document.text, "a")
        link.b.span.check(first.document.text, "b")
    assert not any("shopkeepers" in x.a.span.text for x in passages)


def test_an_article_of_its_own_words_is_no_copy(make, pack):
    first = make(REPORT, outlet="Northwire", on=MAY[0])
    other = make(
        "Corvenna stands alone\n"
        "For the third time this year Prime Minister Luka Barassi told a visiting envoy that no soldier from abroad "
        "would be welcome.\n"
        "Diplomats in Sundhaven were not surprised, and several of them spoke of a bargain over fish.\n",
        outlet="Post",
        on=MAY[1],
    )
    assert not copies(find_lineage([first, other], pack))


def test_two_articles_that_quote_the_same_words_share_a_source_and_copied_nothing(make, pack):
    speech = (
        '"We will stand with the people of Velmark for as long as it takes and we will not be told by anybody '
        'whom we may help," she said.\n'
    )
    first = make(f"Oskeland speaks\nThe secretary general was in a good mood.\n{speech}", outlet="Post", on=MAY[0])
    other = make(f"A long evening in port\nRain fell all day on the square.\n{speech}", outlet="Sun", on=MAY[1])
    links = [x for x in find_lineage([first, other], pack) if x.a.document != x.b.document]
    assert {x.relation for x in links} == {Relation.COMMON_SOURCE}


def test_without_dates_the_one_that_names_the_other_is_the_copy(make, pack):
    first = make(REPORT, outlet="Northwire")
    later = make(f"{REPORT}Northwire contributed to this report from Sundhaven.\n", outlet="Lantern")
    (link,) = whole(find_lineage([first, later], pack))
    assert link.a.document == later.document.id
    assert "do not say" in link.reason


def test_boilerplate_is_not_compared(make, pack):
    from onrecord.model.vocabulary import SegmentKind

    promo = "Sign up for our evening letter and get the news that matters most to the people of this region every day."
    kinds = [SegmentKind.HEADLINE, SegmentKind.BODY, SegmentKind.RELATED_LINK]
    a = make(f"Rain\nIt rained on the coast until the evening.\n{promo}", outlet="Post", kinds=kinds)
    b = make(f"Fish\nPrices of fish rose in the northern ports.\n{promo}", outlet="Sun", kinds=kinds)
    assert find_lineage([a, b], pack) == ()
