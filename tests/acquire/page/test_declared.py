import json

import pytest

from onrecord.acquire.page.declared import declared_by, without_site
from onrecord.acquire.page.tree import tree_of


def declared(head, html="<html>"):
    return declared_by(tree_of(f"{html}<head>{head}</head><body><p>x</p></body></html>", "x.html"))


def test_titles_come_without_the_name_of_the_site():
    found = declared(
        """<title>Ports open talks | The Gazette</title><meta property="og:site_name" content="The Gazette">
        <meta property="og:title" content="Ports open talks on pilots - the gazette">"""
    )
    assert found.titles == ("Ports open talks on pilots", "Ports open talks")
    assert found.outlet == "The Gazette"


def test_linked_data_names_outlet_and_headline():
    data = {
        "@graph": [
            {"@type": ["NewsArticle"], "headline": "Ports  talk", "publisher": [{"name": "Harbour Wire"}]},
            {"@type": "WebPage", "headline": "A page"},
        ]
    }
    found = declared(f'<script type="application/ld+json">{json.dumps(data)}</script><title>T</title>')
    assert (found.titles, found.outlet) == (("Ports talk", "T"), "Harbour Wire")


@pytest.mark.parametrize("broken", ['{"@type": ', "[" * 5000, '{"publisher": {"name": 7}}', "null", ""])
def test_broken_linked_data_says_nothing(broken):
    assert declared(f'<script type="application/ld+json">{broken}</script>').outlet is None


def test_the_outlet_may_stand_behind_the_headline_in_the_title():
    head = '<title>Ports open talks - The Gazette</title><meta property="og:title" content="Ports open talks">'
    assert declared(head).outlet == "The Gazette"
    assert declared(head.replace("- The", "- World - The")).outlet is None


@pytest.mark.parametrize(
    ("html", "head", "language"),
    [
        ('<html lang="en-GB">', "", "en"),
        ("<html>", '<meta property="og:locale" content="pt_BR">', "pt"),
        ("<html>", '<meta http-equiv="Content-Language" content="uk">', "uk"),
        ('<html lang="english">', "", None),
        ("<html>", "", None),
    ],
)
def test_the_language_is_two_letters(html, head, language):
    assert declared(head, html).language == language


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://gazette.example/a">', "https://gazette.example/a"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="http://gazette.example/a">',
            "http://gazette.example/a",
        ),
        ('<link rel="canonical" href="javascript:a()">', None),
        ('<link rel="canonical" href="file:///etc/hosts">', None),
        ("", None),
    ],
)
def test_only_an_address_of_the_web_is_the_pages_own(head, address):
    assert declared(head).address == address


def test_a_title_that_is_the_site_stays():
    assert without_site("The Gazette", "The Gazette") == "The Gazette"
    assert without_site("Talks at The Gazette", "The Gazette") == "Talks at The Gazette"
