"""Pages of a record that is too large to be read as a whole: asked of the store, and the same where they can be."""

import pytest
from tests.serve.conftest import pages_of

from onrecord.serve import arrangement_pages, held

PACT = "/arrangements/package_of_security_assurances"


@pytest.fixture
def large(record, monkeypatch):
    ask = pages_of(record)

    def get(path):
        with monkeypatch.context() as patch:
            patch.setattr(held, "HELD", 0)
            patch.setattr(held, "open_record", lambda _path: pytest.fail("the whole record was read"))
            return ask(path)

    return get


@pytest.mark.parametrize(
    "query", ["q=brigade", "q=brigade&act=promise", "q=none", "voice=named", "q=guarantee&since=2024-05-01"]
)
def test_a_search_finds_the_same(get, large, query):
    whole, by_index = get(f"/search.json?{query}").json(), large(f"/search.json?{query}").json()
    assert by_index["total"] == whole["total"]
    assert by_index["facets"] == whole["facets"]
    # Fewer are looked at for copies of one another.
    assert by_index["results"][:20] == whole["results"][:20]
    assert by_index["emptied_by"] == whole["emptied_by"]


def test_facets_are_named_on_the_page(get, large):
    for query in ("q=brigade", "q=brigade&actor=kestria"):
        named = [x for x in get(f"/search?{query}").text.splitlines() if "actor=" in x]
        assert [x for x in large(f"/search?{query}").text.splitlines() if "actor=" in x] == named


def test_an_article_and_a_missing_one(get, large):
    document = get("/state.json").json()["arrangements"][0]["cells"][0]["groups"][0]["evidence"][0]["document"]
    for address in (f"/documents/{document}", f"/documents/{document}.json"):
        assert large(address).text == get(address).text
    assert large("/documents/ffff").status_code == 404


def test_an_arrangement_is_told_from_its_best_reports_and_says_of_how_many(get, large, monkeypatch):
    whole = get(f"{PACT}.json").json()
    told = large(f"{PACT}.json").json()
    assert [c["key"] for c in told["cells"]] == [c["key"] for c in whole["cells"]]
    counts = [[(g["rank"], g["origins"]) for g in c["groups"]] for c in whole["cells"]]
    assert [[(g["rank"], g["origins"]) for g in c["groups"]] for c in told["cells"]] == counts
    assert told["status"] == whole["status"]
    page = large(PACT).text
    assert "the best of each value are read here" in page
    assert "the best of each value" not in get(PACT).text
    monkeypatch.setattr(arrangement_pages, "DEPTH", arrangement_pages.Depth(reports=1, groups=1, cells=1))
    assert large(PACT).status_code == 200
    assert large("/arrangements/nothing").status_code == 404


def test_the_first_page_says_where_changes_are_told(large):
    page = large("/").text
    assert "onrecord changes" in page
    assert 'name="q"' in page
