"""The review on the pages, as a browser without script sends its forms."""

import asyncio
import html
import re
import shutil
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from onrecord.acquire import acquire
from onrecord.linking import refresh
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import add, reader_named
from onrecord.record.opening import judged_in
from onrecord.record.queue import queue_of
from onrecord.serve import held
from onrecord.serve.desk import Desk
from onrecord.serve.web import make_app
from onrecord.store.sqlite import open_reader, open_writer

ARTICLES = {
    "offer.txt": """Kestria to offer Velmark security pact, minister says

TARNHOLM, March 12 (Northwire) - Kestria will offer Velmark a security pact and a brigade of 4,000 soldiers once a ceasefire holds, Defence Minister Helen Strand said on Tuesday.

"We have agreed to the pact," Strand told reporters in Tarnholm.

Drosvia rejected the pact, its foreign ministry said.
""",
    "brigade.txt": """Kestria may send brigade

TARNHOLM, March 15 (Harbour Post) - Kestria is ready to station a brigade of 4,000 soldiers in Velmark, two officials said on Friday. President Olin Brask said on Thursday that Kestria would send instructors to Velmark.
""",
}
HERE = {"origin": "http://localhost"}


class Site:
    """Pages over one record; every request comes from them unless `headers` say otherwise."""

    def __init__(self, path, *, review=True):
        self.path, pack = str(path), load_pack()
        desk = Desk(path=self.path, pack=pack, remake=lambda store: refresh(store, pack)) if review else None
        self.transport = httpx.ASGITransport(app=make_app(self.path, desk))

    def ask(self, method, path, headers=HERE, **more):
        async def ask():
            async with httpx.AsyncClient(transport=self.transport, base_url="http://localhost") as client:
                return await client.request(method, path, headers=headers, **more)

        return asyncio.run(ask())

    def get(self, path):
        return self.ask("GET", path)

    def send(self, path, **form):
        return self.ask("POST", path, data=form)

    def judged(self):
        with open_reader(self.path) as store:
            return judged_in(store)

    def queue(self, by="eva"):
        return [x.noun.id for x in queue_of(self.judged(), by)]


def build(path, folder):
    pack = load_pack()
    with open_writer(path) as store:
        list(add(store, acquire([str(folder)], published=When()), pack, reader_named("rules", pack)))


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "coverage"
    made.mkdir()
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def path(tmp_path, folder):
    build(tmp_path / "talks.onrecord", folder)
    return tmp_path / "talks.onrecord"


@pytest.fixture
def site(path):
    return Site(path)


@pytest.fixture
def example(record, tmp_path):
    """Pages over a copy of the bundled example, which has arrangements enough."""
    return Site(shutil.copy(record, tmp_path / "example.onrecord"))


def plain(page):
    return html.unescape(re.sub(r"<[^>]+>", "", page.text))


def asked(answer):
    return {k: v[0] for k, v in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def test_who_reviews_is_asked_once_and_kept_in_the_browser(site):
    assert "Who reviews?" in site.get("/review").text
    named = site.get("/review?by=Eva%20M%C3%BCller")
    assert "You review as Eva Müller" in plain(named)
    cookie = named.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.casefold()
    kept = site.ask("GET", "/review", headers={"cookie": cookie.partition(";")[0]})
    assert "You review as Eva Müller" in plain(kept)
    assert "expected a name of up to 100 characters" in plain(site.get("/review?by=" + "x" * 101))


def test_an_item_shows_its_sentence_with_source_cue_and_content_and_why_it_is_asked(site):
    attributed = next(x for x in queue_of(site.judged(), "eva") if x.statement.attribution)
    page = site.get(f"/review?by=eva&at={attributed.noun.id}")
    for role in ("source", "cue", "content", "read"):
        assert re.search(rf'class="run [^"]*\b{role}\b', page.text), role
    assert "Why it is asked: doubt" in plain(page)
    assert re.search(r"Read as act: \w+ · polarity: \w+ · modality: \w+ · holder: ", plain(page))
    assert "0 of" in plain(page)


def test_each_decision_is_kept_and_leads_to_the_next_item(site):
    first, second, third, *_ = site.queue()
    accepted = site.send("/review", by="eva", at=first, decision="accept", why="para 1 <b>")
    assert accepted.status_code == 303
    assert asked(accepted) == {"by": "eva", "at": second}
    site.send("/review", by="eva", at=second, decision="park")
    assert site.queue()[-1] == second
    page = site.get(f"/review?by=eva&at={third}")
    assert "1 of" in plain(page)
    assert "1 parked" in plain(page)
    [verdict] = [x.verdict for x in site.judged().placed if x.target == first]
    assert (verdict.by, verdict.decision, verdict.why) == ("eva", "accept", "para 1 <b>")
    again = site.get(f"/review?by=eva&at={first}")
    assert "You have accepted it" in plain(again)
    assert "para 1 &lt;b&gt;" in again.text


def test_after_a_rejected_statement_its_terms_are_not_asked_for(site):
    found = site.judged()
    queue = queue_of(found, "eva")
    statement = next(x for x in queue if x.cells > 1)
    site.send("/review", by="eva", at=statement.noun.id, decision="reject")
    assert statement.statement.id not in {x.statement.id for x in queue_of(site.judged(), "eva")}
    assert {x.noun.id for x in site.judged().rejected} >= {statement.noun.id}


def test_undo_withdraws_the_last_decision_and_comes_back_to_it(site):
    first = site.queue()[0]
    site.send("/review", by="eva", at=first, decision="reject")
    said = re.search(r'name="said" value="(\w+)"', site.get("/review?by=eva").text)[1]
    assert asked(site.send("/review/undo", by="eva", said=said)) == {"by": "eva", "at": first}
    assert site.queue()[0] == first
    again = site.send("/review/undo", by="eva", said=said)
    assert again.status_code == 422
    assert "withdrawn already" in plain(again)


def test_a_decision_does_not_have_the_whole_record_read_again_and_a_new_article_does(site, folder, monkeypatch):
    opened = []
    monkeypatch.setattr(held, "judged_in", lambda store: opened.append(store) or judged_in(store))
    first, second, *_ = site.queue()
    site.get("/review?by=eva")
    assert len(opened) == 1
    site.send("/review", by="eva", at=first, decision="accept")
    assert f'value="{second}"' in site.get("/review?by=eva").text
    assert "accepted" in plain(site.get("/review?by=eva"))
    assert len(opened) == 1
    (folder / "more.txt").write_text("TARNHOLM (Northwire) - Olin Brask said on Friday that talks go on.\n")
    build(site.path, folder)
    assert "1 of" in plain(site.get("/review?by=eva"))
    assert len(opened) == 2


def test_nobody_undoes_what_another_decided(site):
    first = site.queue()[0]
    site.send("/review", by="eva", at=first, decision="reject")
    [placed] = site.judged().placed
    assert site.send("/review/undo", by="jo", said=placed.verdict.id).status_code == 422
    assert site.judged().placed[0].verdict.withdrawn_at is None


def edit_form(site, at, by="eva"):
    """The fields of the edit form as a browser would send them."""
    page = site.get(f"/review?by={by}&at={at}").text
    form = page[page.index('aria-label="Edit"') :]
    fields = {k: html.unescape(v) for k, v in re.findall(r'name="(was\.\w+)" value="([^"]*)"', form)}
    return fields | {f"f.{k[4:]}": v.replace("\n", "\r\n") for k, v in fields.items()}


def test_an_edit_changes_the_fields_that_were_changed_and_no_other(site):
    statement = next(x for x in queue_of(site.judged(), "eva") if x.noun is x.statement and x.statement.holders)
    at = statement.noun.id
    form = edit_form(site, at)
    done = site.send(
        "/review", by="eva", at=at, decision="edit", **(form | {"f.act": "demand", "f.holder": "Olin Brask"})
    )
    assert done.status_code == 303, plain(done)
    [verdict] = [x.verdict for x in site.judged().placed]
    assert [x for x, _ in verdict.changed] == ["act", "holder"]
    [ruled] = [s for a in site.judged().record.articles for s in a.reading.statements if s.id == at]
    assert (ruled.act, ruled.review) == ("demand", "edited by eva")
    assert site.judged().record.name(ruled.holders[0]) == "Olin Brask"


def test_an_edit_of_nothing_or_of_a_wrong_value_comes_back_as_it_was_sent(site):
    at = next(x for x in queue_of(site.judged(), "eva") if x.noun is x.statement).noun.id
    form = edit_form(site, at)
    same = site.send("/review", by="eva", at=at, decision="edit", **form)
    assert same.status_code == 422
    assert "found none changed" in plain(same)
    wrong = site.send("/review", by="eva", at=at, decision="edit", why="w1", **(form | {"f.holder": "Nobody Known"}))
    assert wrong.status_code == 422
    assert "no actor named 'Nobody Known'" in plain(wrong)
    assert "Nobody Known</textarea>" in wrong.text
    assert 'value="w1"' in wrong.text
    coined = site.send(
        "/review", by="eva", at=at, decision="edit", new="person", **(form | {"f.holder": "Nobody Known"})
    )
    assert coined.status_code == 303
    assert site.send("/review", by="eva", at=at, decision="edit", **(form | {"f.act": "shout"})).status_code == 422


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"by": "eva", "at": "s0000", "decision": "accept"}, "no statement or term named 's0000'"),
        ({"by": "eva", "decision": "maybe"}, "no decision named 'maybe'"),
        ({"by": "eva", "decision": "accept", "why": "x" * 2001}, "a reason of up to 2000 characters"),
        ({"by": " ", "decision": "accept"}, "expected a name"),
        ({"by": "eva", "decision": "edit", "new": "ghost"}, "no type of actor named 'ghost'"),
    ],
)
def test_a_form_that_asks_for_nothing_there_is_says_so_and_changes_nothing(site, form, told):
    answer = site.send("/review", **{"at": site.queue()[0], **form})
    assert answer.status_code == 422
    assert told in plain(answer)
    assert site.judged().placed == ()


def test_what_is_no_form_is_refused(site):
    assert site.ask("POST", "/review", json={"by": "eva"}).status_code == 415
    assert site.ask("POST", "/review", data={"by": "x" * 70000}).status_code == 413
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert site.ask("POST", "/review", headers=HERE | kind, content=b"by=\xff").status_code == 400


def test_a_form_of_another_site_changes_nothing(site):
    form = {"by": "eva", "at": site.queue()[0], "decision": "reject"}
    for headers in ({}, {"origin": "https://evil.example"}, HERE | {"sec-fetch-site": "cross-site"}):
        refused = site.ask("POST", "/review", headers=headers, data=form)
        assert refused.status_code == 403
        assert "expected a form of these pages" in plain(refused)
    rebound = {"host": "evil.example", "origin": "http://evil.example"}
    assert site.ask("POST", "/review", headers=rebound, data=form).status_code == 403
    assert site.ask("GET", "/state.json", headers={"host": "evil.example"}).status_code == 403
    assert site.judged().placed == ()
    assert "frame-ancestors 'none'" in site.get("/review").headers["content-security-policy"]


def test_without_leave_to_review_the_pages_show_and_keep_nothing(path):
    site = Site(path, review=False)
    page = site.get("/review?by=eva")
    assert "These pages only show" in plain(page)
    assert 'method="post"' not in page.text
    for address in ("/review", "/review/undo", "/review/subjects", "/review/subjects/undo", "/review/agreement"):
        answer = site.send(address, by="eva", at=site.queue()[0], decision="accept")
        assert answer.status_code == 403
        assert "onrecord serve RECORD --review" in plain(answer)
    assert site.judged().placed == ()


def test_while_another_program_writes_the_form_comes_back_whole(site):
    at = site.queue()[0]
    with open_writer(site.path):
        busy = site.send("/review", by="eva", at=at, decision="accept", why="kept words")
    assert busy.status_code == 409
    assert "another program is writing to this record" in plain(busy)
    assert 'value="kept words"' in busy.text
    assert site.send("/review", by="eva", at=at, decision="accept").status_code == 303


def test_a_decision_holds_when_the_record_is_made_anew_and_one_on_what_is_gone_says_so(site, folder):
    first = site.queue()[0]
    site.send("/review", by="eva", at=first, decision="reject")
    (folder / "more.txt").write_text("TARNHOLM (Northwire) - Olin Brask said on Friday that talks go on.\n")
    build(site.path, folder)
    assert {x.noun.id for x in site.judged().rejected} >= {first}
    [placed] = site.judged().placed
    with open_writer(site.path) as store:
        store.remove(placed.verdict.document, why="test", by="eva", at=placed.verdict.at)
        refresh(store, load_pack())
        assert any(x.kind == "verdict on nothing" and "not in the record" in x.detail for x in store.issues())
    assert site.judged().holds(site.judged().placed[0]) == "lost"
    gone = site.get(f"/review?by=eva&at={first}")
    assert gone.status_code == 404
    assert "Not on record" in gone.text
    page = site.get("/review?by=eva")
    assert "is not in the record" in plain(page)
    undone = site.send("/review/undo", by="eva", said=placed.verdict.id)
    assert (undone.status_code, asked(undone)) == (303, {"by": "eva"})


def test_two_coders_who_contradict_each_other_are_shown_and_a_third_settles_it(site):
    first, second, *_ = site.queue()
    for by, decision in (("eva", "accept"), ("jo", "reject")):
        site.send("/review", by=by, at=first, decision=decision, why=f"{by} says")
        site.send("/review", by=by, at=second, decision="accept")
    assert first not in {x.noun.id for x in site.judged().rejected}  # neither wins
    page = site.get("/review/agreement?by=kim")
    assert "Where they differ (1 to settle)" in plain(page)
    assert "decision: keep (eva), reject (jo)" in plain(page)
    assert "jo says" in plain(page)
    assert "You are one of the two" in plain(site.get("/review/agreement?by=jo"))
    said = re.findall(r'name="said" value="(\w+)"', page.text)[1]
    form = {"one": "eva", "other": "jo", "target": first, "said": said}
    assert site.send("/review/agreement", by="jo", **form).status_code == 422
    assert site.send("/review/agreement", by="kim", why="para 2", **form).status_code == 303
    assert first in {x.noun.id for x in site.judged().rejected}
    assert "Settled: rejected by kim: “para 2”" in plain(site.get("/review/agreement?by=kim&one=eva&other=jo"))


def test_coders_with_nothing_in_common_are_not_compared(site):
    assert "No two coders have decided on the same things" in plain(site.get("/review/agreement?by=kim"))
    site.send("/review", by="eva", at=site.queue()[0], decision="accept")
    answer = site.get("/review/agreement?by=kim&one=eva&other=nobody")
    assert "no coder with a verdict that stands named 'nobody'" in plain(answer)


def pair_form(page):
    return {k: re.search(rf'name="{k}" value="([^"]*)"', page.text)[1] for k in ("a", "b")}


def names(site):
    return {x for x in site.judged().record.subject_ids.values()}


def test_arrangements_are_merged_and_the_ruling_is_taken_back(example, examples):
    page = example.get("/review/subjects?by=eva")
    pair = pair_form(page)
    before = names(example)
    done = example.send("/review/subjects", by="eva", judgement="same", why="one brigade", **pair)
    assert done.status_code == 303, plain(done)
    assert len(names(example)) == len(before) - 1
    build(example.path, examples / "articles")
    assert len(names(example)) == len(before) - 1
    page = example.get("/review/subjects?by=eva")
    assert "one brigade" in plain(page)
    again = example.send("/review/subjects", by="eva", judgement="same", **pair)
    assert again.status_code == 422
    said = re.search(r'name="said" value="(\w+)"', page.text)[1]
    assert example.send("/review/subjects/undo", by="jo", said=said).status_code == 422
    assert example.send("/review/subjects/undo", by="eva", said=said).status_code == 303
    assert names(example) == before


def test_arrangements_kept_apart_are_not_asked_for_again(example):
    pair = pair_form(example.get("/review/subjects?by=eva"))
    example.send("/review/subjects", by="eva", judgement="different", **pair)
    page = example.get("/review/subjects?by=eva").text
    assert f'name="a" value="{pair["a"]}"><input type="hidden" name="b" value="{pair["b"]}"' not in page
    assert example.send("/review/subjects", by="eva", judgement="perhaps", **pair).status_code == 422
    assert example.send("/review/subjects", by="eva", judgement="same", a="none_such", b=pair["b"]).status_code == 422


def test_two_people_who_rule_otherwise_on_one_pair_are_shown_to_disagree(example):
    pair = pair_form(example.get("/review/subjects?by=eva"))
    example.send("/review/subjects", by="eva", judgement="different", **pair)
    done = example.send("/review/subjects", by="jo", judgement="same", **pair)
    assert done.status_code == 303, plain(done)
    page = plain(example.get("/review/subjects?by=kim"))
    assert "replaced: rulings disagree, the later one of jo says same" in page
    with open_reader(example.path) as store:
        assert any(x.kind == "rulings disagree" for x in store.issues())
