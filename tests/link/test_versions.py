import datetime as dt
from dataclasses import replace

import pytest

from onrecord.link import find_lineage
from onrecord.model.vocabulary import Relation

PAGE = "https://post.example/cutters"
NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
FIRST = (
    "Alliance offers Velmark a package of assurances\n"
    "The Boreal Alliance offered Velmark a package of security assurances on Tuesday after two days of talks.\n"
    "Members would arm and train the army of Velmark for ten years and pay for a new training ground.\n"
    "The prime minister of Corvenna said his government opposed the deployment of foreign troops.\n"
)
SECOND = FIRST.replace("ten years", "twelve years") + "Drosvia called the package a provocation.\n"
THIRD = SECOND + "Its envoy left Tarnholm in the evening.\n"


@pytest.fixture
def version(make):
    def made(text, after=None, **options):
        article = make(text, **{"outlet": "Post", "sources": (PAGE,), **options})
        seen = None if after is None else NOON + dt.timedelta(hours=after)
        captures = tuple(replace(x, retrieved_at=seen) for x in article.captures)
        return replace(article, captures=captures)

    return made


def ends(links, relation=Relation.SUPERSEDES):
    return [(x.a.document, x.b.document) for x in links if x.relation is relation]


def ids(*articles):
    return tuple(x.document.id for x in articles)


def test_each_version_supersedes_the_one_before_and_says_when_both_were_seen(version, pack):
    first, second, third = version(FIRST, 0), version(SECOND, 5), version(THIRD, 30)
    found = find_lineage([third, first, second], pack)
    assert sorted(ends(found)) == sorted([ids(second, first), ids(third, second)])
    link = next(x for x in found if x.a.document == second.document.id and x.b.document != second.document.id)
    assert link.reason == (
        f"Both were seen at {PAGE}: this one on 2031-05-04 at 17:00:00 UTC, the other on 2031-05-04 at 12:00:00 UTC."
    )


def test_a_version_is_no_copy_and_no_rewriting_of_another(version, pack):
    found = find_lineage([version(FIRST, 0), version(SECOND, 5), version(THIRD, 30)], pack)
    assert {x.relation for x in found if x.a.document != x.b.document} == {Relation.SUPERSEDES}


def test_the_same_words_in_other_bytes_are_a_version_and_no_copy(version, pack):
    found = find_lineage([version(FIRST, 0), version(FIRST + "\n", 5)], pack)
    assert [x.relation for x in found if x.a.document != x.b.document] == [Relation.SUPERSEDES]


def test_a_copy_by_another_outlet_stays_a_copy(version, make, pack):
    first, second = version(FIRST, 0), version(SECOND, 5)
    copy = make(FIRST + "Our reporter adds nothing.\n", outlet="Sun", sources=("https://sun.example/a",))
    found = find_lineage([first, second, copy], pack)
    copies = {frozenset(x) for x in ends(found, Relation.COPY_OF)}
    assert copies
    assert all(copy.document.id in x for x in copies)


def test_published_dates_order_what_nobody_saw_come(version, pack):
    later, first = version(SECOND, on=dt.date(2031, 5, 6)), version(FIRST, on=dt.date(2031, 5, 4))
    (link,) = [x for x in find_lineage([later, first], pack) if x.relation is Relation.SUPERSEDES]
    assert (link.a.document, link.b.document) == ids(later, first)
    assert "this one is of 2031-05-06, the other of 2031-05-04" in link.reason


def test_where_nothing_tells_the_order_the_reason_says_so(version, pack):
    (link,) = [x for x in find_lineage([version(FIRST), version(SECOND)], pack) if x.relation is Relation.SUPERSEDES]
    assert "nothing says which of them came later" in link.reason


def test_the_order_of_articles_is_no_matter(version, pack):
    made = [version(FIRST, 0), version(SECOND, 5), version(THIRD, 30)]
    assert find_lineage(made, pack) == find_lineage(made[::-1], pack)


def test_files_of_one_name_and_one_document_seen_twice_are_no_versions(version, pack):
    files = [version(FIRST, 0, sources=("a.txt",)), version(SECOND, 5, sources=("a.txt",))]
    assert ends(find_lineage(files, pack)) == []
    once = version(FIRST, 0)
    again = replace(once, captures=(*once.captures, replace(once.captures[0], retrieved_at=NOON + dt.timedelta(1))))
    assert find_lineage([again], pack) == find_lineage([once], pack)
