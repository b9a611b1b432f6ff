import pytest

from onrecord.errors import RecordError
from onrecord.store.query import sql


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT act, count(*) FROM statement GROUP BY act", (("promise", 2),)),
        ("WITH a AS (SELECT max(level) AS n FROM attribution) SELECT n FROM a", ((1,),)),
        ("SELECT count(DISTINCT json_extract(e.value, '$.text')) FROM term, json_each(term.evidence) e", ((2,),)),
        ("SELECT count(*) FROM document_words WHERE document_words MATCH 'promised'", ((1,),)),
        ("SELECT count(*) FROM statement_words WHERE statement_words MATCH 'vowed tessaly'", ((1,),)),
        ("SELECT name FROM pragma_table_info('meta')", (("name",), ("value",))),
        ("SELECT text FROM document WHERE text = 'none'", ()),
    ],
)
def test_a_question_is_answered(record, query, rows):
    assert sql(record, query).rows == rows


def test_columns_come_with_their_names(record):
    columns, rows = sql(record, "SELECT id AS document, encoding FROM document LIMIT 1")
    assert columns == ("document", "encoding")
    assert len(rows) == 1


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM document",
        "UPDATE document SET text = ''",
        "INSERT INTO meta VALUES ('a', 'b')",
        "CREATE TEMP TABLE more (x)",
        "DROP TABLE term",
        "ATTACH 'other.db' AS other",
        "VACUUM INTO 'other.db'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA query_only = OFF",
        "PRAGMA writable_schema = ON",
        "BEGIN",
        "SELECT 1; DELETE FROM document",
        "SELECT load_extension('evil')",
        "INSERT INTO document_words(document_words) VALUES ('rebuild')",
        "WITH a AS (SELECT 1) DELETE FROM document",
        "SELEC 1",
        "-- nothing",
        "",
    ],
)
def test_whatever_does_more_than_read_is_refused_and_changes_nothing(record, query, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    before = record.read_bytes()
    with pytest.raises(RecordError, match="expected one statement that reads"):
        sql(record, query)
    assert record.read_bytes() == before
    assert not (tmp_path / "other.db").exists()


def test_a_question_to_no_record_makes_none(path):
    with pytest.raises(RecordError, match="no such file"):
        sql(path, "SELECT 1")
    assert not path.exists()
