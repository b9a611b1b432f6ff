"""What every answer tells the browser that may be done with it."""

import hashlib
import re
from base64 import b64encode
from importlib.resources import files

import pytest
from tests.serve.test_problems import asker

from onrecord.serve.headers import policy

TEMPLATES = sorted(
    (x for x in files("onrecord.serve.pages").joinpath("templates").iterdir() if x.name.endswith(".html")),
    key=lambda x: x.name,
)
ANSWERS = [
    "/",
    "/state",
    "/state.json",
    "/state.csv",
    "/nowhere",
    "/nowhere.json",
    "/static/review.js",
    "/state?status=x",
]


@pytest.fixture(scope="module")
def ask(record):
    return asker(record)


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_names_what_may_be_run_and_loaded(ask, path):
    told = ask("GET", path).headers
    allowed = dict(x.split(" ", 1) for x in told["content-security-policy"].split("; "))
    assert allowed["default-src"] == "'none'"
    assert allowed["script-src"] == "'self'"
    assert "unsafe" not in told["content-security-policy"]
    assert allowed["frame-ancestors"] == allowed["base-uri"] == "'none'"
    assert allowed["form-action"] == "'self'"
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "same-origin"


def test_what_the_guard_refuses_is_told_no_less(ask):
    refused = ask("POST", "/review", origin="http://evil.example")
    assert refused.status_code == 403
    assert refused.headers["content-security-policy"].startswith("default-src 'none'")
    assert "Nothing was changed" in refused.text


def test_the_style_sheet_of_a_page_is_allowed_by_its_hash_and_no_other():
    page = b"<head><style>\np { color: red }\n</style></head><body><style>p { color: blue }</style></body>"
    own = b64encode(hashlib.sha256(b"\np { color: red }\n").digest()).decode()
    assert f"style-src 'sha256-{own}';" in policy(page)
    assert "style-src 'none';" in policy(b'{"a": 1}')


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda x: x.name)
def test_no_template_has_a_script_a_handler_or_a_style_that_the_policy_forbids(template):
    text = template.read_text(encoding="utf-8")
    assert not re.findall(r"<[^>]*\s(?:style|on[a-z]+)\s*=", text)
    assert not re.findall(r"<script(?! src=\"/static/)", text)
    assert text.count("<style") == (template.name == "base.html")
    assert "|safe" not in text.replace(" ", "")


@pytest.mark.parametrize("path", [x for x in ANSWERS if x.startswith("/s")])
def test_head_is_answered_as_get_without_the_body(ask, path):
    got, head = ask("GET", path), ask("HEAD", path)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert {x: y for x, y in head.headers.items() if x != "date"} == {
        x: y for x, y in got.headers.items() if x != "date"
    }
