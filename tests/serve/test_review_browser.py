"""The review as a person meets it: by key, by keyboard alone, without script, narrow and wide."""

import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.serve import test_browser
from tests.serve.test_browser import served, visit

from onrecord.store.sqlite import open_reader

browser = test_browser.browser  # the fixture
PAGES = ["/review", "/review?by=eva", "/review/subjects?by=eva", "/review/agreement?by=kim"]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("record") / "example.onrecord"


@pytest.fixture(scope="module")
def desk(path, examples):
    with served(path, examples, "--review") as address:
        yield address


def shown(page):
    """The id of the item on the page."""
    return page.locator("form[aria-label=Decide] input[name=at]").input_value()


def verdicts(path, by):
    with open_reader(path) as store:
        return {x.target: x for x in store.verdicts() if x.by == by}


def review(browser, desk, by, **context):
    return visit(browser, f"{desk}/review?by={by}", **context)


@pytest.mark.browser
def test_one_key_decides_and_another_takes_it_back(browser, desk, path):
    page, asked = review(browser, desk, "keys")
    given = {}
    for key, decision in (("a", "accept"), ("r", "reject"), ("p", "park")):
        given[shown(page)] = decision
        with page.expect_navigation():
            page.keyboard.press(key)
    assert {x: v.decision for x, v in verdicts(path, "keys").items()} == given
    passed_over = shown(page)
    with page.expect_navigation():
        page.keyboard.press("s")
    assert shown(page) != passed_over
    with page.expect_navigation():
        page.keyboard.press("u")
    assert shown(page) == list(given)[-1]
    assert set(verdicts(path, "keys")) == set(list(given)[:-1])
    assert all(x.startswith(desk) for x in asked)


@pytest.mark.browser
def test_keys_are_letters_while_something_is_typed_and_can_be_switched_off(browser, desk, path):
    page, _ = review(browser, desk, "typist")
    page.locator("form[aria-label=Decide] input[name=why]").focus()
    page.keyboard.type("raus")
    page.keyboard.press("Enter")  # decides nothing either
    assert page.locator("form[aria-label=Decide] input[name=why]").input_value() == "raus"
    page.get_by_label("single keys").uncheck()
    page.locator("h1").click()
    page.keyboard.press("a")
    page.reload()
    assert not page.get_by_label("single keys").is_checked()
    assert not page.locator(".key").first.is_visible()
    page.keyboard.press("r")
    page.keyboard.press("Control+a")
    page.wait_for_timeout(300)
    assert verdicts(path, "typist") == {}


@pytest.mark.browser
def test_e_opens_the_edit_and_what_is_changed_there_is_kept(browser, desk, path):
    page, _ = review(browser, desk, "editor")
    at = shown(page)
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "f.act"
    page.locator("select[name='f.act']").select_option("refuse")
    page.get_by_role("button", name="Keep the edit").click()
    assert page.url.startswith(f"{desk}/review?by=editor&at=")
    assert verdicts(path, "editor")[at].changed == (("act", ("refuse",)),)
    assert "Last: edited act=refuse" in page.locator(".last").inner_text()


@pytest.mark.browser
def test_the_review_works_without_script_and_by_tab_alone(browser, desk, path):
    page, asked = visit(browser, f"{desk}/review", java_script_enabled=False)
    page.get_by_label("Your name").fill("no script")
    page.get_by_role("button", name="Begin").click()
    at = shown(page)
    assert not page.locator("#keys-choice").is_visible()
    page.locator("form[aria-label=Decide] input[name=why]").focus()
    page.keyboard.type("by tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert shown(page) != at
    kept = verdicts(path, "no script")[at]
    assert (kept.decision, kept.why) == ("reject", "by tab")
    page.get_by_role("button", name="Undo").click()
    assert shown(page) == at
    page.goto(f"{desk}/review")  # the name is asked once
    assert "You review as no script" in page.locator("main").inner_text()
    assert all(x.startswith(desk) for x in asked)


@pytest.mark.browser
def test_a_ruling_on_the_page_holds_when_the_record_is_made_anew(browser, desk, path, tmp_path):
    page, _ = review(browser, desk, "lasting")
    at = shown(page)
    with page.expect_navigation():
        page.keyboard.press("r")
    (tmp_path / "more.txt").write_text("TARNHOLM (Northwire) - Olin Brask said on Friday that talks go on.\n")
    run = [sys.executable, "-c", "from onrecord.cli.main import main; main()"]
    subprocess.run([*run, "add", str(path), str(tmp_path)], check=True, capture_output=True)
    page.goto(f"{desk}/review?by=lasting&at={at}")
    assert "You have rejected it" in page.locator("main").inner_text()
    with page.expect_navigation():
        page.keyboard.press("u")


@pytest.mark.browser
def test_two_arrangements_are_merged_and_parted_again(browser, desk):
    page, _ = visit(browser, f"{desk}/review/subjects?by=merger")
    pairs = page.locator("section.pair")
    before = pairs.count()
    first = pairs.first.locator("h2").inner_text()
    pairs.first.get_by_label("Reason").fill("one thing")
    pairs.first.get_by_role("button", name="They are one: merge").click()
    assert first not in page.locator("section.pair h2").all_inner_texts()
    row = page.locator("tr", has_text="one thing")
    assert row.locator("td").first.inner_text() == "same"
    row.get_by_role("button").click()
    assert page.locator("section.pair").count() == before


@pytest.mark.browser
def test_coders_who_contradict_each_other_are_shown_with_both_and_a_third_settles(browser, desk):
    for by, key in (("ann", "a"), ("bob", "r")):
        page, _ = review(browser, desk, by)
        with page.expect_navigation():
            page.keyboard.press(key)
    page, _ = visit(browser, f"{desk}/review/agreement?by=cy&one=ann&other=bob")
    assert "decision: keep (ann), reject (bob)" in page.locator("section.pair").inner_text()
    assert [(v["id"]) for v in Axe().run(page).response["violations"]] == []
    page.get_by_role("button", name=re.compile("As bob")).click()
    assert "Nothing is left to settle" in page.locator("main").inner_text()
    assert "rejected by cy" in page.locator("section.pair").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("path_", PAGES)
def test_no_rule_of_accessibility_is_broken_and_nothing_scrolls_sideways(browser, desk, path_):
    for width in (320, 1400):
        page, asked = visit(browser, desk + path_, viewport={"width": width, "height": 900})
        for details in page.locator("details").all():
            details.evaluate("x => x.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert [(x["id"], [n["html"][:120] for n in x["nodes"][:3]]) for x in found] == []
        assert all(x.startswith(desk) for x in asked)


@pytest.mark.browser
def test_a_form_on_another_site_changes_nothing(browser, desk, path):
    page = browser.new_context().new_page()
    page.route(
        "http://evil.example/", lambda route: route.fulfill(body=FORGED.format(desk=desk), content_type="text/html")
    )
    page.goto("http://evil.example/")
    page.get_by_role("button").click()
    assert "Refused" in page.locator("h1").inner_text()
    assert verdicts(path, "mallory") == {}


FORGED = """<!doctype html><form method="post" action="{desk}/review"><input name="by" value="mallory">
<input name="at" value="s0"><input name="decision" value="reject"><button>win a prize</button></form>"""
