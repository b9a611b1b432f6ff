import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model.ids import row_id
from onrecord.model.link import End, Link
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.term import Position
from onrecord.model.vocabulary import Act, PositionInText, Relation, Stance
from onrecord.record.origins import Lineage, origins_of

VALUE = Position(actor="kes", stance=Stance.SUPPORT)
TOLD = "Kestria will send a brigade to Velmark after a ceasefire."


def report(make, outlet, text=TOLD, **more):
    made = make.article(text, VALUE, outlet=outlet, source=f"{outlet}.txt", **more)
    return made.reading.statements[0], made


def passage(a, b, relation=Relation.COPY_OF, words=None):
    ends = [
        End(document=x.document.id, span=Span.of(x.document.text, 0, len(words or x.document.text))) for _, x in (a, b)
    ]
    return Link(relation=relation, a=ends[0], b=ends[1], reason="word for word", method="test")


def outside(a, name, relation=Relation.COPY_OF):
    end = End(document=a[1].document.id)
    return Link(relation=relation, a=end, b=End(external=name), reason=f"it says {name}", method="test")


def count(reports, links):
    return origins_of(reports, links).count


def test_without_links_every_article_is_an_origin(make):
    a, b = report(make, "Post"), report(make, "Sun")
    found = origins_of([a, b], [])
    assert (found.count, found.reasons) == (2, ())
    assert found.of(*a) != found.of(*b)


def test_a_copied_passage_makes_one_origin_and_says_why(make):
    a, b = report(make, "Post"), report(make, "Sun")
    found = origins_of([a, b], [passage(a, b)])
    assert (found.count, found.reasons) == (1, ("word for word",))
    assert found.joinings[0].link


def test_a_passage_beside_the_statement_joins_nothing(make):
    a, b = report(make, "Post"), report(make, "Sun")
    assert count([a, b], [passage(a, b, words="Kestria")]) == 2


def test_a_comparison_joins_nothing(make):
    a, b = report(make, "Post"), report(make, "Sun")
    assert count([a, b], [passage(a, b, Relation.AGREES)]) == 2


def test_copies_of_a_copy_are_one_origin_whether_or_not_the_middle_is_asked_for(make):
    a, b, c = (report(make, x) for x in ("Post", "Sun", "Mail"))
    assert count([a, b, c], [passage(b, a), passage(c, b)]) == 1


def test_a_whole_copy_joins_what_stands_in_the_same_words_only(make):
    a = report(make, "Post")
    b = report(make, "Sun", "A brigade of Kestrians is expected by two of our own sources in Tarnholm.")
    whole = Link(
        relation=Relation.COPY_OF,
        a=End(document=b[1].document.id),
        b=End(document=a[1].document.id),
        reason="60% copied",
        method="test",
    )
    assert count([a, b], [whole]) == 2
    c = report(make, "Mail", "Kestria will send a brigade to Velmark after the ceasefire.")
    same = Link(
        relation=Relation.COPY_OF,
        a=End(document=c[1].document.id),
        b=End(document=a[1].document.id),
        reason="60% copied",
        method="test",
    )
    assert count([a, c], [same]) == 1


def test_one_agency_behind_two_articles_is_one_origin(make):
    a, b = report(make, "Post"), report(make, "Sun", "Kestria is sending a brigade, once there is a ceasefire.")
    assert count([a, b], [outside(a, "Northwire"), outside(b, "Northwire")]) == 1
    assert count([a, b], [outside(a, "Northwire"), outside(b, "Southwire")]) == 2


def test_an_agency_and_its_own_article_are_one_origin(make):
    a, b = report(make, "Post"), report(make, "The Northwire", "Kestria is to send a brigade.")
    found = origins_of([a, b], [outside(a, "Northwire")])
    assert found.count == 1
    assert len(found.reasons) == 2


def test_a_credit_leads_to_the_article_it_was_found_in(make):
    a, b = report(make, "Post"), report(make, "Sun", "A brigade of Kestria may go to Velmark, the Post reported.")
    link = Link(
        relation=Relation.PARAPHRASES,
        a=End(document=b[1].document.id, span=Span.of(b[1].document.text, 0, 20), statement=b[0].id),
        b=End(document=a[1].document.id, span=Span.of(TOLD, 0, 7)),
        reason="the Post reported",
        method="test",
    )
    assert count([a, b], [link]) == 1


def test_one_article_that_says_it_in_headline_and_text_is_one_origin(make):
    body, article = report(make, "Post")
    headline = Statement(
        id=row_id("s", "h"),
        attribution=None,
        evidence=(Span.of(TOLD, 0, 26),),
        act=Act.CLAIM,
        position=PositionInText.HEADLINE,
    )
    found = origins_of([(body, article), (headline, article)], [])
    assert found.count == 1
    assert "headline" in found.reasons[0]


def test_two_sources_of_one_article_are_two_origins(make):
    body, article = report(make, "Post", "Mara Venn said Kestria will send a brigade.", speaker="Mara Venn")
    other = Statement(
        id=row_id("s", "o"),
        attribution="a_other",
        evidence=(Span.of(article.document.text, 15, 40),),
        act=Act.CLAIM,
        holders=("anon",),
    )
    assert count([(body, article), (other, article)], []) == 2


def test_lineage_prepared_once_answers_as_the_links_do(make):
    a, b = report(make, "Post"), report(make, "Sun")
    links = [passage(a, b)]
    assert origins_of([a, b], Lineage.of(links)) == origins_of([a, b], links)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    joined=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6),
    order=st.permutations(range(5)),
)
def test_the_count_is_that_of_the_connected_groups_in_any_order(make, joined, order):
    reports = [report(make, f"Outlet {n}") for n in range(5)]
    links = [passage(reports[i], reports[j]) for i, j in joined if i != j]
    groups = {n: {n} for n in range(5)}
    for i, j in joined:
        merged = groups[i] | groups[j]
        for n in merged:
            groups[n] = merged
    expected = len({frozenset(x) for x in groups.values()})
    assert count(reports, links) == count([reports[n] for n in order], list(reversed(links))) == expected


PAGE = "https://post.example/pact"


def version(make, n, text=TOLD, **more):
    made = make.article(text, VALUE, outlet="Post", source=PAGE, on=dt.date(2031, 5, n), **more)
    return made.reading.statements[0], made


def test_versions_of_one_page_are_one_origin(make):
    reports = [version(make, n, f"{TOLD} {'Indeed. ' * n}") for n in (1, 2, 3)]
    found = origins_of(reports, [])
    assert (found.count, found.reasons) == (1, (f"Both stand in versions of {PAGE}.",))
    assert origins_of([*reports, report(make, "Sun")], []).count == 2


def test_two_speakers_of_versions_of_one_page_stay_two(make):
    def told(n, *speakers):
        text = " ".join(f"{x} said that Kestria will send a brigade to Velmark after a ceasefire." for x in speakers)
        one = make.article(text, VALUE, outlet="Post", source=PAGE, on=dt.date(2031, 5, n))
        ends = [text.index(x) for x in speakers] + [len(text)]
        return [
            (
                Statement(
                    id=row_id("s", n, x),
                    attribution=row_id("a", n, x),
                    evidence=(Span.of(text, s, e),),
                    act=Act.CLAIM,
                    holders=(x,),
                ),
                one,
            )
            for x, s, e in zip(speakers, ends, ends[1:], strict=False)
        ]

    assert origins_of([*told(1, "Brask", "Strand"), *told(2, "Brask", "Strand")], []).count == 2
    assert origins_of([*told(1, "Brask"), *told(2, "Brask", "Strand")], []).count == 2
