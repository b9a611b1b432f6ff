"""Text that tries markup or script, wherever text comes from: it is shown as it is and does nothing."""

import json
import re
from types import SimpleNamespace

import pytest
from tests.serve import test_browser
from tests.serve.conftest import pages_of
from tests.serve.test_browser import served, visit

from onrecord.acquire import acquire
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import add, reader_named
from onrecord.store.sqlite import open_writer

browser = test_browser.browser  # the fixture
HIT = "window.hit=1"
SCRIPT = f"<script>{HIT}</script>"
IMAGE = f'"><img src=x onerror="{HIT}">'
DRAWING = f"'><svg onload={HIT}>"
PACK = {
    "pack.yaml": "pack: hostile\nversion: '0.1'\nlicence: CC0-1.0\nextends: security\nabout: '<script>about</script>'\n",
    "arrangements.yaml": "known:\n  quay_pact: {type: bilateral_agreement, family: accord, issue: security_guarantees,"
    f" names: [Quay Pact, {json.dumps('Quay <u>Pact</u>' + DRAWING)}]}}\n",
}
TEXT = f"""Kestria offers Velmark the Quay Pact {SCRIPT}

TARNHOLM, March 12 (Northwire) - Kestria will offer Velmark the Quay Pact and a brigade of 4,000 soldiers once a ceasefire holds, Defence Minister Helen {IMAGE} Strand said on Tuesday.

"We have agreed to the Quay Pact {SCRIPT} and {DRAWING} will send {{{{7*7}}}} soldiers," Defence Minister Helen Strand told reporters in Tarnholm.

The <u>Bold</u> Alliance rejected the Quay Pact, its spokesman Olin {SCRIPT} Brask said. Drosvia demanded on Monday that Kestria scrap the "{IMAGE}" pact.
"""
ROWS = [
    {
        "text": TEXT,
        "title": f"Pact {SCRIPT}",
        "outlet": f"Gazette {IMAGE}",
        "author": DRAWING,
        "url": f"javascript:{HIT}",
    },
    {"text": TEXT.replace("March 12", "March 13"), "outlet": f"Post {SCRIPT}", "url": f"https://post.example/{SCRIPT}"},
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The folder of a record made of such text, with a pack of such names."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in PACK.items():
        (folder / "pack").mkdir(exist_ok=True)
        (folder / "pack" / name).write_text(text, encoding="utf-8")
    (folder / "articles").mkdir()
    lines = "\n".join(json.dumps(x) for x in ROWS)
    (folder / "articles" / "rows.jsonl").write_text(lines, encoding="utf-8")
    (folder / "articles" / f"{SCRIPT.replace('/', '')}.txt").write_text(TEXT.replace("12", "14"), encoding="utf-8")
    pack = load_pack(str(folder / "pack"))
    with open_writer(folder / "made.onrecord") as store:
        list(add(store, acquire([str(folder / "articles")], published=When()), pack, reader_named("rules", pack)))
    # Asked here, before a browser runs: both would have the loop of this thread.
    return SimpleNamespace(
        folder=folder, path=folder / "made.onrecord", pages=addresses(pages_of(folder / "made.onrecord"))
    )


def addresses(get):
    """Every page that the pages of the record lead to, and some that are nowhere."""
    seen, wanted = (
        {},
        ["/", "/search?q=pact", "/state", "/matrix", "/actors", "/review", "/review/subjects", "/nothing/<script>"],
    )
    while wanted:
        path = wanted.pop()
        if path in seen or len(seen) > 80:
            continue
        answer = get(path)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        seen[path] = answer.text
        links = re.findall(r'href="(/[^"#]*)', seen[path])
        wanted += [x.replace("&amp;", "&") for x in links if x.split("?")[0] not in {y.split("?")[0] for y in seen}]
    return seen


def test_no_page_holds_markup_of_a_text(hostile):
    pages = hostile.pages
    assert len(pages) > 12
    assert any("Quay &lt;u&gt;Pact" in x or "Quay Pact" in x for x in pages.values())
    assert sum("&lt;script&gt;" in x for x in pages.values()) > 3
    for path, page in pages.items():
        assert not re.search(r"<(script>|img|u>|svg onload)", page), path
        assert not re.search(r'(href|src|action)="javascript:', page), path
        assert "49 soldiers" not in page


@pytest.mark.browser
def test_nothing_of_a_text_runs_in_a_browser(hostile, browser):
    with served(hostile.path, hostile.folder, "--review") as site:
        for address in sorted(hostile.pages):
            told = SimpleNamespace(asked=[], said=[])
            page = browser.new_context().new_page()
            page.on("console", lambda x, told=told: told.said.append(x.text))
            page.on("request", lambda x, told=told: told.asked.append(x.url))
            page.goto(site + address)
            assert page.evaluate("window.hit") is None, address
            assert all(x.startswith(site) for x in told.asked), address
            # A page that is missing says so in the console; one that the policy stops would too.
            assert not [x for x in told.said if "Content Security Policy" in x], address
            page.context.close()


@pytest.mark.browser
def test_the_policy_stops_a_script_even_where_markup_would_slip_through(hostile, browser):
    with served(hostile.path, hostile.folder) as site:
        page, _ = visit(browser, f"{site}/state")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit=1\">')")
        page.wait_for_timeout(300)
        assert page.evaluate("window.hit") is None
