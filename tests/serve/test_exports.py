import csv
import datetime as dt
import hashlib
import io
import json
from dataclasses import replace

import pytest

from onrecord.errors import UnknownNameError
from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Masthead, Page
from onrecord.model.ids import content_id
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article, Reading
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Term
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    Comparator,
    DecisionRule,
    MentionForm,
    Relation,
    Role,
    Stance,
    Status,
    SubjectKind,
)
from onrecord.model.when import day
from onrecord.serve.exports import FORMATS, WHATS, export

NUMBERED = " ".join(f"word{n:02d}" for n in range(40))
TEXT = f'=Harbour pact\nEnvoy Quint promised "some 40 cutters" if asked: {NUMBERED}.'


def span(words):
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


def article(source="a.txt", salt=""):
    document = Document(id=content_id((TEXT + salt).encode()), text=TEXT)
    whole = span(TEXT.split("\n")[1])
    amount = Quantity(span=span("40"), value=40.0, unit="cutters", comparator=Comparator.APPROX, what="cutters")
    values = (
        Obligation(
            obligors=("quint",),
            beneficiaries=("tessaly", "aru"),
            kind="military_aid",
            content=whole,
            status=Status.OFFERED,
            amount=amount,
            firmness_label=span("promised"),
            firmness_level=2,
            condition=span("if asked"),
        ),
        Party(actor="quint", role=Role.PROPOSER),
        Position(actor="quint", stance=Stance.CONDITIONAL, qualifier=span("if asked")),
        Rule(rule=DecisionRule.CONSENSUS, contested=True),
        Condition(span=span("if asked")),
        Step(value=Status.OFFERED),
    )
    said = Statement(id="s1", attribution="a1", evidence=(whole,), act=Act.PROMISE, holders=("quint",))
    reading = Reading(
        document=document.id,
        reader="rules 1",
        page=Page(segments=(), masthead=Masthead(headline=span("=Harbour pact"))),
        actors=(Actor(id="quint", type=ActorType.PERSON, name="Quint"),),
        mentions=(Mention(span=span("Quint"), form=MentionForm.NAME, actor="quint"),),
        attributions=(Attribution(id="a1", content=(whole,), source=(span("Envoy Quint"),), source_actors=("quint",)),),
        statements=(said,),
        subjects=(
            Subject(
                id="pact",
                kind=SubjectKind.ARRANGEMENT,
                type="partnership",
                name="Harbour pact",
                mentions=(span("Harbour pact"),),
                relations=(("part_of", "treaty"),),
            ),
        ),
        terms=tuple(
            Term(id=f"t{n}", statement="s1", subject="pact", value=x, evidence=(whole,)) for n, x in enumerate(values)
        ),
    )
    capture = Capture(document=document.id, source=source, outlet="Post", published=day(dt.date(2031, 5, 1)))
    return Article(document=document, captures=(capture,), reading=reading)


FIRST, SECOND = article(), article("b.txt", "again")
LINK = Link(
    relation=Relation.COPY_OF,
    a=End(document=SECOND.document.id, span=span(TEXT.split("\n")[1]), statement="s1"),
    b=End(document=FIRST.document.id, span=span(TEXT.split("\n")[1]), statement="s1"),
    reason='both have "some 40 cutters" and “word01 word02”, in that order',
    method="test",
)


def rows(what, form="jsonl", *, text=True, articles=(FIRST, SECOND), links=(LINK,)):
    lines = list(export(articles, links, what, form, text=text))
    assert all(x.endswith("\n") for x in lines)
    if form == "jsonl":
        return [json.loads(x) for x in lines]
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", [True, False])
def test_every_row_says_that_it_is_machine_read_and_where_it_stands(what, form, text):
    found = rows(what, form, text=text)
    assert found
    for row in found:
        assert row["review"] == "machine-read"
        assert row["a_document_source" if what == "links" else "document_source"] in ("a.txt", "b.txt")


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_what_comes_in_does_not_show(what, form):
    assert rows(what, form) == rows(what, form, articles=(SECOND, FIRST))


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("text", [True, False])
def test_an_empty_table_has_its_header_in_csv_and_no_line_in_json(what, text):
    full = next(export((FIRST,), (LINK,), what, "csv", text=text))
    assert list(export((), (), what, "csv", text=text)) == [full]
    assert list(export((), (), what, "jsonl", text=text)) == []


def spans_in(value):
    if isinstance(value, dict):
        yield from [value] if "s" in value else [x for v in value.values() for x in spans_in(v)]
    elif isinstance(value, list):
        yield from (x for v in value for x in spans_in(v))


@pytest.mark.parametrize("what", WHATS)
def test_spans_are_exact_with_text_and_checkable_without(what):
    for row in rows(what):
        for found in spans_in(row):
            assert found["text"] == TEXT[found["s"] : found["e"]]
    for row in rows(what, text=False):
        for found in spans_in(row):
            assert "text" not in found
            assert found["sha256"] == hashlib.sha256(TEXT[found["s"] : found["e"]].encode()).hexdigest()


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", FORMATS)
def test_without_text_no_row_shows_more_than_twenty_five_words_of_the_article(what, form):
    for row in rows(what, form, text=False):
        told = json.dumps(row, ensure_ascii=False)
        assert sum(f"word{n:02d}" in told for n in range(40)) <= 25
        assert "word30" not in told
        assert "text" not in row
        assert '"some 40 cutters"' not in str(row.get("reason"))


def test_without_text_some_evidence_is_shown():
    (row, _) = rows("statements", text=False)
    assert row["evidence"][0]["words"].split()[:4] == ["Envoy", "Quint", "promised", '"some']
    assert len(row["evidence"][0]["words"].split()) == 26
    assert row["evidence"][0]["words"].endswith("…")


def test_without_text_a_reason_keeps_its_sentence_and_loses_what_it_quotes():
    (row,) = rows("links", text=False)
    assert row["reason"] == "both have […] and […], in that order"
    (row,) = rows("links")
    assert row["reason"] == LINK.reason


def test_cells_that_a_spreadsheet_would_run_are_made_plain():
    (row, _) = rows("documents", "csv")
    assert row["headline"] == "'=Harbour pact"
    assert row["text"] == f"'{TEXT}"
    for sign in "=+-@\t\r":
        odd = replace(FIRST, captures=(replace(FIRST.captures[0], source=f"{sign}cmd"),))
        assert rows("documents", "csv", articles=(odd,))[0]["document_source"] == f"'{sign}cmd"


def test_in_csv_words_stand_beside_their_offsets():
    (row, _) = rows("attributions", "csv")
    (whole,) = FIRST.reading.attributions[0].content
    assert (row["content"], row["content_spans"]) == (whole.text, f"{whole.s}-{whole.e}")
    assert (row["cue"], row["cue_spans"]) == ("", "")
    (row, _) = rows("attributions", "csv", text=False)
    assert row["content_spans"] == f"{whole.s}-{whole.e}"
    assert row["content_sha256"] == hashlib.sha256(whole.text.encode()).hexdigest()
    assert "source" not in row
    assert row["source_spans"] == "14-25"


def test_each_kind_of_term_fills_its_own_columns():
    found = [x for x in rows("terms", "csv") if x["document"] == FIRST.document.id]
    by_slot = {x["slot"]: x for x in found}
    obligation = by_slot["obligation"]
    assert obligation["obligors"] == "quint"
    assert obligation["beneficiaries"] == "tessaly | aru"
    assert (obligation["amount_value"], obligation["amount_unit"]) == ("40", "cutters")
    assert (obligation["firmness_label"], obligation["firmness_level"]) == ("promised", "2")
    assert (obligation["condition"], obligation["status"]) == ("if asked", "offered")
    assert (by_slot["party"]["actor_name"], by_slot["party"]["role"]) == ("Quint", "proposer")
    assert (by_slot["position"]["stance"], by_slot["position"]["qualifier"]) == ("conditional", "if asked")
    assert (by_slot["decision_rule"]["rule"], by_slot["decision_rule"]["contested"]) == ("consensus", "true")
    assert by_slot["condition"]["condition"] == "if asked"
    assert (by_slot["status"]["status"], by_slot["status"]["current"]) == ("offered", "true")


def test_an_unknown_table_or_format_lists_those_there_are():
    with pytest.raises(UnknownNameError, match="no table named 'verbs'; there are: actors, attributions"):
        export((), (), "verbs", "csv")
    with pytest.raises(UnknownNameError, match="no format named 'xls'; there are: csv, jsonl"):
        export((), (), "terms", "xls")
