import json

from lxml.html import document_fromstring

from onrecord.acquire.claims import claims_of, published_told
from onrecord.model.vocabulary import DateRole, DateSource

BODY = "<h1>Ports agree to share pilots</h1><p>The two ports agreed to share their pilots for ten years.</p>"


def claims(head="", body=BODY, address=None):
    return claims_of(
        document_fromstring(f"<html><head><title>x</title>{head}</head><body>{body}</body></html>"), address
    )


def script(value):
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


def written(found, role=DateRole.PUBLISHED):
    return [x.written for x in found if x.role is role]


def test_the_dates_of_the_article_are_claimed_as_they_are_written():
    node = {"@type": "NewsArticle", "datePublished": "2031-03-12T10:00:00+01:00", "dateModified": "2031-03-13"}
    found = claims(script(node))
    assert [(x.source, x.role, x.at, x.written) for x in found] == [
        (DateSource.JSON_LD, DateRole.PUBLISHED, "JSON-LD datePublished", "2031-03-12T10:00:00+01:00"),
        (DateSource.JSON_LD, DateRole.MODIFIED, "JSON-LD dateModified", "2031-03-13"),
    ]
    assert published_told(found).lo.isoformat() == "2031-03-12"


def test_the_article_is_found_in_a_graph_and_in_a_list():
    article = {"@type": ["Report", "Thing"], "datePublished": "2031-03-12"}
    page = {"@type": "WebPage", "datePublished": "2030-01-01"}
    assert written(claims(script({"@graph": [page, article]}))) == ["2031-03-12"]
    assert written(claims(script([page, article]))) == ["2031-03-12"]


def test_articles_in_a_list_of_others_are_not_the_page_s():
    others = {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2030-01-01"}]}
    assert written(claims(script([others, {"@type": "NewsArticle", "datePublished": "2031-03-12"}]))) == ["2031-03-12"]
    assert written(claims(script(others))) == []


def test_of_several_articles_the_one_with_the_page_s_address_counts():
    nodes = [
        {"@type": "NewsArticle", "url": "https://wire.example/old", "datePublished": "2030-01-01"},
        {
            "@type": "NewsArticle",
            "mainEntityOfPage": {"@id": "https://www.wire.example/pilots/"},
            "datePublished": "2031-03-12",
        },
    ]
    assert written(claims(script(nodes), address="https://wire.example/pilots?from=feed")) == ["2031-03-12"]


def test_broken_json_is_searched_for_its_fields_and_breaks_nothing():
    found = claims(script('{"@type": "NewsArticle", "datePublished": "2031-03-12", "name": "a "pier"", }'))
    assert written(found) == ["2031-03-12"]
    assert claims(script("{")) == ()
    assert claims(script("[" * 5000)) == ()


def test_json_of_any_size_and_depth_is_read_in_bounded_time():
    deep = {"@type": "Thing"}
    for _ in range(60):
        deep = {"@type": "Thing", "thing": deep}
    wide = {"@type": "Thing", "things": [[{"n": n}] * 10 for n in range(20_000)]}
    article = {"@type": "NewsArticle", "datePublished": "2031-03-12"}
    assert written(claims(script([article, deep, wide]))) == ["2031-03-12"]


def test_values_that_are_no_strings_are_handed_on_or_left():
    node = {"@type": "Article", "datePublished": 1931000000, "dateModified": {"when": "later"}, "uploadDate": None}
    assert written(claims(script(node))) == ["1931000000"]


def test_meta_elements_are_claimed_by_their_names():
    head = "".join(
        f'<meta {key}="{name}" content="2031-03-12">'
        for key, name in (
            ("property", "article:published_time"),
            ("name", "DC.date.issued"),
            ("name", "parsely-pub-date"),
            ("name", "sailthru.date"),
            ("itemprop", "datePublished"),
            ("property", "og:updated_time"),
            ("http-equiv", "last-modified"),
            ("name", "viewport"),
        )
    )
    found = claims(head)
    assert len(written(found)) == 5
    assert len(written(found, DateRole.MODIFIED)) == 2


def test_a_day_of_creation_is_a_floor_where_a_day_of_publication_stands():
    both = {"@type": "Article", "dateCreated": "2031-03-01", "datePublished": "2031-03-12"}
    assert written(claims(script(both)), DateRole.FLOOR) == ["2031-03-01"]
    assert written(claims(script({"@type": "Article", "dateCreated": "2031-03-01"}))) == ["2031-03-01"]


def test_the_time_beside_the_headline_counts_and_that_of_cards_and_comments_does_not():
    body = (
        '<nav><time datetime="2030-01-01">x</time></nav>'
        "<h1>Ports agree to share pilots</h1>"
        '<div>Updated <time datetime="2031-03-13">x</time></div><time datetime="2031-03-12">12 March</time>'
        f"<p>{'The two ports agreed. ' * 30}</p>"
        '<aside><time datetime="2030-02-02">x</time></aside>'
        '<div class="related-stories"><time datetime="2030-03-03">x</time></div>'
        '<div id="comments"><time itemprop="datePublished" datetime="2031-04-04">x</time></div>'
    )
    found = claims(body=body)
    assert written(found) == ["2031-03-12"]
    assert written(found, DateRole.MODIFIED) == ["2031-03-13"]


def test_the_address_is_given_or_is_the_one_that_the_page_calls_its_own():
    own = '<link rel="canonical" href="https://wire.example/2031/03/12/pilots">'
    assert written(claims(own)) == ["2031/03/12"]
    assert written(claims(own, address="https://wire.example/pilots")) == []


def test_a_page_without_a_date_claims_nothing():
    assert claims() == ()
    assert not published_told(()).known
