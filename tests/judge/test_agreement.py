import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.judge import compare
from onrecord.model.term import Position
from onrecord.model.vocabulary import Act, Relation, Stance

FIRST, THEN = dt.date(2031, 5, 1), dt.date(2031, 5, 2)


def stands(make, stances):
    return [
        make(
            f"Headline {n}\nThe prime minister of Corvenna spoke about the bridge for hour {n}.\n",
            said=[(f"spoke about the bridge for hour {n}", Act.CLAIM, None)],
            terms=[(0, "bridge", Position(actor="cor", stance=stance))],
            outlet=f"Outlet {n}",
            on=FIRST,
        )
        for n, stance in enumerate(stances)
    ]


def test_one_value_in_one_slot_by_two_articles_agrees(make, pack):
    a, b = stands(make, [Stance.OPPOSE, Stance.OPPOSE])
    (link,) = compare([a, b], [], pack)
    assert (link.relation, link.slot) == (Relation.AGREES, "position")


def test_two_values_do_not_agree(make, pack):
    assert compare(stands(make, [Stance.OPPOSE, Stance.SUPPORT]), [], pack) == ()


def test_what_one_has_from_the_other_restates(make, pack):
    a, b = stands(make, [Stance.OPPOSE, Stance.OPPOSE])
    (link,) = compare([a, b], [make.alike(a, b)], pack)
    assert link.relation is Relation.RESTATES


def test_what_leads_back_over_a_third_article_restates(make, pack):
    a, b, c = sorted(stands(make, [Stance.OPPOSE] * 3), key=lambda x: x.document.id)
    links = compare([a, b, c], [make.alike(a, b), make.alike(b, c)], pack)
    assert [x.relation for x in links] == [Relation.RESTATES] * 2


def test_versions_of_one_page_restate_also_what_another_has_from_them(make, pack):
    def at(article, address):
        captures = tuple(replace(x, source=address) for x in article.captures)
        return replace(article, captures=captures)

    a, b, c = sorted(stands(make, [Stance.OPPOSE] * 3), key=lambda x: x.document.id)
    page = "https://post.example/bridge"
    links = compare([a, at(b, page), at(c, page)], [make.alike(a, b)], pack)
    assert [x.relation for x in links] == [Relation.RESTATES] * 2
    assert any(f"both are versions of {page}." in x.reason for x in links)


def test_one_claim_in_the_same_words_agrees(make, pack):
    told = "Velmark applied to join the alliance in the autumn of that year"
    a = make(f"One\n{told}.\n", said=[(told, Act.CLAIM, None)], on=FIRST, outlet="Post")
    b = make(f"Two\nIt rained. {told}, in a letter.\n", said=[(f"{told}, in a letter", Act.CLAIM, None)], outlet="Sun")
    assert [x.relation for x in compare([a, b], [], pack)] == [Relation.AGREES]


def test_one_condition_in_other_words_agrees(make, pack):
    a = make(
        "One\nVelmark will join the alliance once the war is over.\n",
        said=[("Velmark will join the alliance once the war is over", Act.CLAIM, None, {"subjects": ("membership",)})],
        outlet="Post",
    )
    b = make(
        "Two\nThere will be no membership until the conflict ends, the envoy said.\n",
        said=[("no membership until the conflict ends", Act.CLAIM, None, {"subjects": ("membership",)})],
        outlet="Sun",
    )
    (link,) = compare([a, b], [], pack)
    assert (link.relation, link.slot) == (Relation.AGREES, "condition")


@settings(max_examples=20, deadline=None)
@given(stances=st.lists(st.sampled_from([Stance.OPPOSE, Stance.SUPPORT]), min_size=1, max_size=4), data=st.data())
def test_the_order_of_articles_is_no_matter(make, pack, stances, data):
    articles = stands(make, stances)
    assert compare(articles, [], pack) == compare(data.draw(st.permutations(articles)), [], pack)
