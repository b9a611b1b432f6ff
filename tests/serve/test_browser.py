"""The matrix as a person meets it: in a real browser, with and without script, narrow and wide."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]

SPEAKER = "/actors/name:anton_verhalik"
PAGES = [
    "/",
    "/search?q=brigade",
    "/search?q=brigade&act=praise",
    "/state",
    "/matrix",
    "/matrix?all=1",
    "/arrangements/package_of_security_assurances",
    "/arrangements/none",
    "/actors",
    SPEAKER,
    f"{SPEAKER}?told=of",
    "/actors/nobody",
    "/nowhere",
    "/state?status=soon&as_of=2024-05-01",
    "/actors?q=none",
    "/review",
    "/review?by=eva",
]


RUN = [sys.executable, "-c", "from onrecord.cli.main import main; main()"]


def served(path, examples, *options):
    """The pages of the bundled example, whose record is made at `path`."""
    subprocess.run([*RUN, "add", str(path), str(examples / "articles")], check=True, capture_output=True)
    return serving(path, *options)


@contextmanager
def serving(path, *options):
    """The pages of the record at `path`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([*RUN, "serve", str(path), "--port", str(port), *options], stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="module")
def site(tmp_path_factory, examples):
    with served(tmp_path_factory.mktemp("record") / "example.onrecord", examples) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        reason = "needs a Chromium on this machine (Debian: apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


def visit(browser, address, **context):
    page = browser.new_context(**context).new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    return page, asked


@pytest.mark.browser
def test_a_cell_opens_its_sentence_without_script(browser, site):
    page, asked = visit(browser, f"{site}/state", java_script_enabled=False)
    cell = page.locator("td details").first
    assert not cell.locator("mark").first.is_visible()
    cell.locator("summary").click()
    assert cell.locator("mark").first.is_visible()
    assert cell.locator("blockquote").first.inner_text()
    assert all(x.startswith(site) for x in asked)


@pytest.mark.browser
def test_a_cell_opens_by_keyboard(browser, site):
    page, _ = visit(browser, f"{site}/state")
    cell = page.locator("td details").first
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    assert cell.locator("mark").first.is_visible()


@pytest.mark.browser
def test_the_sentence_leads_to_its_article(browser, site):
    page, _ = visit(browser, f"{site}/state")
    cell = page.locator("td details").first
    cell.locator("summary").click()
    words = cell.locator("mark").first.inner_text()
    cell.locator("a").first.click()
    # Numbers of notes stand between the words.
    page.evaluate("document.querySelectorAll('main .number').forEach(x => x.remove())")
    assert words[:20] in page.locator("main").inner_text()


@pytest.mark.browser
def test_an_as_of_day_stands_in_the_address(browser, site):
    page, _ = visit(browser, f"{site}/state")
    page.locator("input[name=as_of]").fill("2024-03-12")
    page.get_by_role("button", name="Show").click()
    assert "as_of=2024-03-12" in page.url
    assert page.locator("input[name=as_of]").input_value() == "2024-03-12"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1400])
@pytest.mark.parametrize("path", PAGES)
def test_the_page_itself_never_scrolls_sideways(browser, site, width, path):
    page, _ = visit(browser, site + path, viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_an_article_is_shown_folded_cleaned_and_raw_without_script(browser, site):
    with urllib.request.urlopen(f"{site}/state.json") as answer:
        state = json.load(answer)
    document = state["arrangements"][0]["cells"][0]["groups"][0]["evidence"][0]["document"]
    page, asked = visit(browser, f"{site}/documents/{document}", java_script_enabled=False)
    furniture, raw = page.locator(".line.boilerplate").first, page.locator("pre.raw")
    assert furniture.is_visible()
    assert not raw.is_visible()
    page.get_by_label("cleaned").check()
    assert not furniture.is_visible()
    page.get_by_label("raw, as received").check()
    assert raw.is_visible()
    assert not page.locator(".line.headline").is_visible()
    assert all(x.startswith(site) for x in asked)


@pytest.mark.browser
def test_only_who_said_what_is_shown_and_a_citation_is_copied(browser, site):
    with urllib.request.urlopen(f"{site}/state.json") as answer:
        state = json.load(answer)
    document = state["arrangements"][0]["cells"][0]["groups"][0]["evidence"][0]["document"]
    page, asked = visit(browser, f"{site}/documents/{document}?view=chains", permissions=["clipboard-write"])
    assert page.locator(".line.told").first.is_visible()
    assert not any(x.is_visible() for x in page.locator(".line:not(.told)").all())
    page.get_by_text("Cite this article").click()
    button = page.get_by_role("button", name="copy").first
    button.click()
    page.get_by_role("button", name=re.compile("copied|selected")).wait_for()
    assert all(x.startswith(site) for x in asked)


@pytest.mark.browser
def test_a_row_of_an_actor_opens_its_sentence_in_the_article(browser, site):
    page, asked = visit(browser, site + SPEAKER, java_script_enabled=False, viewport={"width": 1000, "height": 700})
    row = page.locator(".said a").last
    words = row.inner_text()
    row.click()
    target = page.locator(f"[id='{page.url.partition('#')[2]}']")
    line = page.locator(".line", has=target)
    heard = re.sub(r"\d", "", line.inner_text())  # numbers of notes stand between the words
    assert re.sub(r"\d", "", words).split(" … ")[0].strip('",')[:20] in heard
    assert 0 <= line.bounding_box()["y"] < 700
    assert all(x.startswith(site) for x in asked)


@pytest.mark.browser
def test_what_an_actor_said_is_filtered_by_act_in_the_address(browser, site):
    page, _ = visit(browser, site + SPEAKER, java_script_enabled=False)
    page.locator("select[name=act]").select_option("demand")
    page.get_by_role("button", name="Show").click()
    assert "act=demand" in page.url
    assert set(page.locator(".sayings tbody tr td:nth-child(2)").all_inner_texts()) == {"demand"}


@pytest.mark.browser
def test_every_control_and_region_of_an_actor_has_a_name_and_headings_go_down_by_one(browser, site):
    page, _ = visit(browser, site + SPEAKER)
    unnamed = "[...document.querySelectorAll('select, input')].filter(x => !x.labels.length).length"
    assert page.evaluate(unnamed) == 0
    assert page.evaluate("[...document.querySelectorAll('[role=region]')].every(x => x.ariaLabel && x.tabIndex === 0)")
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(x => +x.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert page.get_by_role("img", name="Statements over time by act").is_visible()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(x => x.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.browser
def test_rows_keep_their_roles_on_a_narrow_screen(browser, site):
    page, _ = visit(browser, site + SPEAKER, viewport={"width": 320, "height": 900})
    table = page.get_by_role("region", name="Statements, by date").get_by_role("table")
    assert table.get_by_role("columnheader", name="act").count() == 1
    assert table.get_by_role("row").count() == page.locator(".sayings tbody tr").count() + 1


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_no_rule_of_accessibility_is_broken(browser, site, path):
    page, asked = visit(browser, site + path)
    found = Axe().run(page).response["violations"]
    assert [(x["id"], [n["html"][:120] for n in x["nodes"][:3]]) for x in found] == []
    assert all(x.startswith(site) for x in asked)


@pytest.mark.browser
def test_words_are_found_and_lead_to_their_sentence(browser, site):
    page, asked = visit(browser, site, java_script_enabled=False)
    page.locator("input[name=q]").fill("brigade")
    page.get_by_role("button", name="Search").click()
    assert "q=brigade" in page.url
    assert page.locator("mark").first.inner_text().casefold() == "brigade"
    page.locator(".hit blockquote a").first.click()
    assert "/documents/" in page.url
    assert all(x.startswith(site) for x in asked)
