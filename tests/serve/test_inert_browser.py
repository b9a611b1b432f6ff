"""Text that tries markup or script, in a headline, an outlet, a name, a quotation, an address or a pack: in a real
browser it stays text, with the policy of the pages and without it."""

import json
import subprocess
from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from tests.serve import test_browser
from tests.serve.test_browser import RUN, serving

browser = test_browser.browser  # the fixture
PACK = {
    "pack.yaml": 'pack: hostile\nversion: "0.1"\nlicence: CC0-1.0\nextends: security\nabout: Names that try to run.\n',
    "actors.yaml": """states:
  kst: {name: 'Kestria<img src=x onerror=hit(1)>', adjective: [Kestrian], people: [Kestrians]}
  vlm: {name: Velmark, adjective: [Velmarkian], people: [Velmarkians]}
persons:
  strand: {name: 'Helen "><svg onload=hit(2)> Strand', gender: f, tenures: [{office: defence_minister, of: kst}]}
""",
    "arrangements.yaml": """known:
  calvek_accord: {type: bilateral_agreement, family: accord, issue: security_guarantees, anchors: [calvek, vlm],
    names: ["Calvek <script>hit(3)</script>{{7*7}} Accord", "Calvek Accord"]}
""",
}
HEADLINE = "<script>hit(4)</script> Kestria to offer {{7*7}} Velmark the Calvek Accord, minister says"
TEXT = f"""{HEADLINE}

TARNHOLM, March 12 (Northwire) - Kestria will offer Velmark a security pact "<img src=x onerror=hit(5)>" and a brigade of 4,000 soldiers under the Calvek Accord once a ceasefire holds, Defence Minister Helen Strand said on Tuesday.

"We have agreed to the Calvek Accord <svg onload=hit(6)>{{{{7*7}}}}</svg>," Strand told reporters in Tarnholm.

Mara "><script>hit(7)</script> Venn, a spokeswoman, rejected the pact on Tuesday, javascript:hit(8) she said.
"""
ARTICLES = [
    {"text": TEXT, "url": "javascript:hit(9)", "outlet": "<b onclick=hit(10)>Post</b><script>hit(11)</script>"},
    {
        "text": TEXT.replace("4,000", "5,000").replace("agreed to", "refused"),
        "url": "data:text/html,<script>hit(12)</script>",
        "outlet": "\"'><img src=x onerror=hit(13)>{{7*7}}",
    },
    {
        "text": TEXT.replace("4,000", "6,000"),
        "url": "vbscript:hit(14)",
        "outlet": "</title></style><script>hit(15)</script>",
    },
]
ASKED = "<script>hit(16)</script>\"'><img src=x onerror=hit(17)>"
FIRST = ["/", "/search?q=accord", "/review?by=eva", "/review/subjects?by=eva", "/review/agreement?by=eva"]
MOST = 7  # pages of one kind on a walk


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("hostile")
    (made / "pack").mkdir()
    for name, text in PACK.items():
        (made / "pack" / name).write_text(text, encoding="utf-8")
    told = [{**x, "published": f"2024-03-1{n}"} for n, x in enumerate(ARTICLES, 2)]
    (made / "articles.jsonl").write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def site(folder):
    path, pack = folder / "talks.onrecord", str(folder / "pack")
    call = [*RUN, "add", str(path), str(folder / "articles.jsonl"), "--pack", pack]
    subprocess.run(call, check=True, capture_output=True)
    with serving(path, "--review", "--pack", pack) as address:
        yield address


def opened(browser, **context):
    """A page, what ran on it, and what its console said."""
    page = browser.new_context(**context).new_page()
    hits, told = [], []
    page.expose_function("hit", lambda n: hits.append(n))
    page.on("dialog", lambda dialog: (hits.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: told.append(message.text))
    return page, hits, told


def walk(page, site):
    """Pages of every kind that is reached by links from the first ones, with the text they show."""
    waiting, seen, kinds = [site + x for x in FIRST], set(), Counter()
    while waiting:
        address = waiting.pop(0)
        path = urlsplit(address).path
        kind = path.split("/")[1]
        if address in seen or path.endswith((".json", ".csv")) or kinds[kind] == MOST:
            continue
        seen.add(address)
        kinds[kind] += 1
        page.goto(address)
        yield address, page.evaluate("document.documentElement.textContent")
        hrefs = page.evaluate("[...document.querySelectorAll('a')].map(x => x.getAttribute('href'))")
        waiting += [urldefrag(urljoin(address, x)).url for x in hrefs]


@pytest.mark.browser
@pytest.mark.parametrize("bypass", [False, True], ids=["with the policy", "without it"])
def test_nothing_runs_on_any_page_and_every_text_is_shown_as_it_is(browser, site, bypass):
    page, hits, told = opened(browser, bypass_csp=bypass)
    shown, walked = "", []
    for address, text in walk(page, site):
        shown += text
        walked.append(address)
        made = page.evaluate(
            "document.querySelectorAll('script:not([src^=\"/static/\"]), img, iframe, b[onclick]').length"
        )
        assert made == 0, address
        on = "[...document.querySelectorAll('*')].filter(x => [...x.attributes].some(a => a.name.startsWith('on'))).length"
        assert page.evaluate(on) == 0, address
        places = page.evaluate(
            "[...document.querySelectorAll('[href], [src], [action]')].map(x => x.href || x.src || x.action)"
        )
        assert all(isinstance(x, dict) or x.startswith(f"{site}/") for x in places), address
        page.wait_for_timeout(20)
        assert hits == [], address
    assert not [x for x in told if "Content Security Policy" in x]
    kinds = ("/documents/", "/actors/", "/arrangements/", "/matrix?who=", "/search?", "/state", "/review?by=eva&at=")
    assert [kind for kind in kinds if not any(x.startswith(site + kind) for x in walked)] == []
    for text in (
        HEADLINE,
        "Kestria<img src=x onerror=hit(1)>",
        'Helen "><svg onload=hit(2)> Strand',
        "Calvek <script>hit(3)</script>{{7*7}} Accord",
        "<svg onload=hit(6)>{{7*7}}</svg>",
        'Mara "><script>hit(7)</script> Venn',
        "javascript:hit(9)",
        "data:text/html,<script>hit(12)</script>",
        *(x["outlet"] for x in ARTICLES),
    ):
        assert text in shown, text


@pytest.mark.browser
def test_what_is_asked_for_stays_text(browser, site):
    page, hits, _ = opened(browser, bypass_csp=True)
    for path in (
        "/search?q=",
        "/search?actor=",
        "/state?actor=",
        "/actors?q=",
        "/matrix?arrangement=",
        "/actors/",
        "/",
    ):
        page.goto(site + path + page.evaluate("x => encodeURIComponent(x)", ASKED))
        page.wait_for_timeout(20)
        assert hits == []
        assert page.locator("img, main script").count() == 0
        assert "hit(16)" in page.content()


@pytest.mark.browser
@pytest.mark.parametrize(("bypass", "ran"), [(False, []), (True, [1, 2])], ids=["with the policy", "without it"])
def test_a_script_that_was_brought_in_all_the_same_is_stopped_by_the_policy_alone(browser, site, bypass, ran):
    page, hits, told = opened(browser, bypass_csp=bypass)
    injected = "<script>hit(1)</script><img src=/nothing onerror=hit(2)><style>h1 { display: none }</style>"

    def bring_in(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main>", f"<main>{injected}"))

    page.route(f"{site}/state", bring_in)
    page.goto(f"{site}/state")
    page.wait_for_timeout(300)
    assert sorted(hits) == ran
    assert page.locator("h1").first.is_visible() is not bypass
    assert page.evaluate("getComputedStyle(document.querySelector('nav.site')).display") == "flex"
    assert bool([x for x in told if "Content Security Policy" in x]) is not bypass


@pytest.mark.browser
def test_a_page_of_its_own_file_runs_nothing_either(browser, folder):
    for command in ("read", "clean"):
        done = subprocess.run(
            [*RUN, command, "--html", str(folder / "articles.jsonl")], check=True, capture_output=True
        )
        (folder / "page.html").write_bytes(done.stdout)
        page, hits, _ = opened(browser)
        page.goto((folder / "page.html").as_uri())
        page.wait_for_timeout(100)
        assert hits == []
        assert page.locator("script, img, [onclick]").count() == 0
        assert HEADLINE in page.evaluate("document.body.textContent")
