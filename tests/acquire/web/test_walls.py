import time

import pytest

from onrecord.acquire.web.walls import is_consent_form, sent_on, shown, wall_at

PAGE = "https://post.example/news/a"
FORM = (
    "<h1>Before you continue</h1><p>We use cookies and data.</p><button>Reject all</button><button>Accept all</button>"
)
PARAGRAPH = "<p>" + "Kestria offered on Wednesday to send forty instructors to Velmark before winter. " * 4 + "</p>"


@pytest.mark.parametrize(
    ("markup", "onward"),
    [
        ('<meta http-equiv="refresh" content="0;url=/b">', "https://post.example/b"),
        ("<META HTTP-EQUIV=refresh CONTENT='3; URL=\"https://sun.example/b\"'>", "https://sun.example/b"),
        ('<meta content="1, /b" http-equiv="Refresh"/>', "https://post.example/b"),
        ('<meta http-equiv="refresh" content="300">', None),
        ('<meta http-equiv="refresh" content="300; url=/b">', None),
        ('<meta http-equiv="refresh" content="0; url=/news/a">', None),
        ('<noscript><meta http-equiv="refresh" content="0;url=/plain"></noscript>', None),
        ('<!-- <meta http-equiv="refresh" content="0;url=/old"> -->', None),
        ('<meta name="refresh" content="0;url=/b">', None),
        ('<meta http-equiv="refresh" content="0;url=http://[::1">', None),
    ],
)
def test_a_page_that_sends_its_readers_on_at_once_is_told_from_one_that_does_not(markup, onward):
    assert sent_on(markup.encode(), PAGE) == onward


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://consent.post.example/", "a consent wall"),
        ("https://post.example/Consent?next=x", "a consent wall"),
        ("https://post.example/signin", "a login"),
        ("https://post.example/subscribe/", "a subscription"),
        ("https://post.example/news/nobody-gives-consent-to-login-law", None),
        ("https://loginville.example/news", None),
    ],
)
def test_a_wall_is_known_by_whole_words_of_its_address(walls, address, kind):
    assert wall_at(address, walls) == kind


def test_a_form_of_consent_is_one_only_if_there_is_nothing_to_read_besides(walls):
    assert is_consent_form(FORM.encode(), walls)
    assert not is_consent_form((FORM + PARAGRAPH * 2).encode(), walls)
    assert not is_consent_form(b"<p>We use cookies.</p>", walls)
    assert not is_consent_form(b"", walls)


def test_a_brief_of_short_paragraphs_is_something_to_read(walls):
    brief = (
        "<h1>Kestria sends instructors</h1>"
        "<p>Kestria will send forty instructors to Velmark before winter, its defence minister said on Wednesday.</p>"
        "<p>The offer follows two days of talks in the port of Sarn, which ended without a statement.</p>"
        "<p>Velmark has not answered, and its ministry declined to comment when it was asked on Thursday.</p>"
    )
    assert not is_consent_form((FORM + brief).encode(), walls)


def test_the_menu_and_the_short_sentences_beside_a_form_are_nothing_to_read(walls):
    menu = "".join(f"<li>{x}</li>" for x in ("World news and politics from everywhere today", "Sport", "Weather") * 9)
    asides = "<p>You can change your mind at any time.</p>" * 4 + "<p>Your choice is kept for one year.</p>" * 4
    assert is_consent_form((FORM + menu + asides).encode(), walls)


def test_a_form_in_another_language_is_one_too(walls):
    form = "<p>Wir und unsere Partner verarbeiten personenbezogene Daten.</p><button>Alle akzeptieren</button>"
    assert is_consent_form(form.encode(), walls)


def test_what_readers_do_not_see_is_left_out():
    assert "b" not in shown(b"a<script>b</script>c")
    assert shown(b"a<!-- b -->c") == "ac"
    assert shown(b"a<style>b") == "a"


def test_a_page_made_to_cost_time_costs_little(walls):
    started = time.perf_counter()
    for piece in (b"<script", b"<meta ", b"<!--", b"<p <", b"<meta http-equiv=refresh "):
        data = piece * (2_000_000 // len(piece))
        sent_on(data, PAGE)
        is_consent_form(data + FORM.encode(), walls)
    assert time.perf_counter() - started < 5
