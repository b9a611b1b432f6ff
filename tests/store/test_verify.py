import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.store.sqlite import open_reader, open_writer
from onrecord.store.verify import rebuilt


def spoil(record, *statements):
    with closing(sqlite3.connect(record)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def faults(record):
    with open_reader(record) as store:
        return [str(x) for x in store.verify()]


def test_a_sound_record_has_no_fault(record):
    assert faults(record) == []
    with open_writer(record) as store:
        assert store.verify() == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE document SET text = replace(text, 'promised', 'Promised')", r"expected a text with SHA-256 \w+"),
        ("UPDATE mention SET text = 'Envoy Marla Quint'", "expected 'Envoy Marla Quint', found 'Envoy Marlo Quint'"),
        ("UPDATE mention SET s = s + 1, e = e + 1", "'nvoy Marlo Quint ' at 1 to 18"),
        ("UPDATE mention SET e = s", "expected rows that make an article, found not a span"),
        ("UPDATE attribution SET content = replace(content, 'promised', 'premised')", r"attributions\[0\]\.content"),
        ("UPDATE statement SET evidence = replace(evidence, 'promised', 'premised')", r"statements\[0\]\.evidence"),
        ("UPDATE term SET evidence = replace(evidence, 'promised', 'premised')", r"terms\[0\]\.evidence"),
        ("UPDATE term SET value = replace(value, '\"40\"', '\"41\"')", r"terms\[0\]\.value\.amount\.span"),
        ("UPDATE reading SET quantities = replace(quantities, '\"40\"', '\"41\"')", r"quantities\[0\]\.span"),
        ("UPDATE term SET value = '{}'", "expected rows that make an article, found Object missing"),
        ("UPDATE term SET slot = 'promise'", "expected rows that make an article, found 'promise' is not a valid Slot"),
        ("UPDATE segment SET e = 900", "line 1: expected offsets inside the text, found 0 to 900"),
        (
            "UPDATE mention SET actor = 'nobody'",
            "mention at 0: expected an id among the actors of its document, found nob",
        ),
        ("UPDATE attribution SET parent = 'a0'", "attribution a.*: expected an id among the attributions"),
        ("UPDATE attribution SET via = 'nobody'", "expected an id among the actors of its document, found nobody"),
        ("UPDATE statement SET attribution = 'a0'", "statement s.*: expected an id among the attributions"),
        ("UPDATE statement SET holders = '[\"x\"]'", "statement s.*: expected an id among the actors"),
        ("UPDATE statement SET subjects = '[\"x\"]'", "statement s.*: expected an id among the subjects"),
        ("UPDATE term SET statement = 's0'", "term t.*: expected an id among the statements"),
        ("UPDATE term SET subject = 'x'", "term t.*: expected an id among the subjects"),
        ("UPDATE term SET value = replace(value, 'marlo', 'x')", "term t.*: expected an id among the actors"),
        ("UPDATE link SET a_span = replace(a_span, 'vowed', 'voted')", r"link l\w+\.a: expected 'voted"),
        ("UPDATE link SET b_statement = 's0'", r"link l\w+\.b: expected an id among the statements"),
        ("UPDATE link SET reason = '', relation = 'repeats'", r"link l\w+: expected the id that its fields give"),
        ("UPDATE capture SET source = 'other.txt'", "capture c.*: expected the id that its fields give"),
        ("DELETE FROM capture", "expected at least one capture, found none"),
        ("DELETE FROM reading", "expected rows that make an article, found .*no reading"),
        ("DELETE FROM document WHERE key = 1", "expected rows that rest on a row of document, found one that does not"),
        ("INSERT INTO document_words(rowid, text) VALUES (1, 'stray')", "document_words: .* 1 words too many, in 1 pl"),
        ("INSERT INTO statement_words(statement_words) VALUES ('delete-all')", "statement_words: .* words missing"),
    ],
)
def test_every_fault_is_found_and_told(record, change, told):
    spoil(record, change)
    with pytest.raises(AssertionError, match=told):
        assert not faults(record), "\n".join(faults(record))


def test_a_text_changed_together_with_its_hash_does_not_match_its_bytes(record):
    with open_reader(record) as store:
        text = store.article("a.txt").document.text.replace("40", "49")
    spoil(
        record,
        f"UPDATE document SET text = '{text}', text_sha256 = '{content_id(text.encode())}' WHERE text LIKE '%promised%'",
    )
    assert any("expected a text whose bytes have its id as SHA-256" in x for x in faults(record))


def test_bytes_are_rebuilt_where_the_text_gives_them_back():
    latin = Document(id=content_id("café".encode("latin-1")), text="café", encoding="latin-1")
    assert rebuilt(latin) == latin.id
    marked = Document(id=content_id("\ufeffcafé".encode()), text="\ufeffcafé", encoding="utf-8")
    assert rebuilt(marked) == marked.id
    assert rebuilt(replace(latin, media_type="text/html")) is None
    assert rebuilt(Document(id=content_id("café".encode("utf-16-be")), text="café", encoding="utf-16")) is None
    assert rebuilt(replace(latin, encoding="no such thing")) is None


def test_verifying_changes_no_byte(record):
    before = record.read_bytes()
    assert faults(record) == []
    assert record.read_bytes() == before
