from lxml.html import document_fromstring

from onrecord.acquire.claims_jsonld import json_ld_claims


def found(text):
    return [(x.at, x.written) for x in json_ld_claims(document_fromstring(f"<html><body>{text}</body></html>"), None)]


def test_marks_that_hide_json_from_old_browsers_are_no_json():
    for form in ("<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/* page */ {};"):
        node = form.format('{"@type": "Article", "datePublished": "2031-03-12"}')
        assert found(f'<script type="application/ld+json">{node}</script>') == [("JSON-LD datePublished", "2031-03-12")]


def test_other_scripts_are_not_read():
    assert found('<script>var x = {"@type": "Article", "datePublished": "2031-03-12"}</script>') == []


def test_a_comment_on_an_article_is_not_the_article():
    node = '{"@type": "Article", "comment": {"@type": "SocialMediaPosting", "datePublished": "2031-03-12"}}'
    assert found(f'<script type="application/ld+json">{node}</script>') == []
