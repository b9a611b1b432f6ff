"""``export --as dna`` and ``--as polecat``: read back as the programs of the field read them."""

import csv
import io

import pytest

from onrecord.serve.dna import COLUMNS, dna_lines
from onrecord.serve.polecat import COLUMNS as EVENT_COLUMNS
from onrecord.serve.polecat import TYPES, polecat_lines


@pytest.fixture
def export(onrecord, record):
    def run(*options, code=0):
        done = onrecord("export", record, *options)
        assert done.code == code, (done.out, done.err)
        return done

    return run


def test_statements_go_out_as_discourse_network_analyzer_reads_them(export):
    done = export("statements", "--as", "dna")
    rows = list(csv.DictReader(io.StringIO(done.out), delimiter=";"))
    assert list(rows[0]) == list(COLUMNS)
    assert {x["agreement"] for x in rows} <= {"0", "1"}
    assert [int(x["statement ID"]) for x in rows] == list(range(1, len(rows) + 1))
    assert all(x["text"] and (x["person"] or x["organization"]) for x in rows)
    assert all(len(x["time"]) in (0, 19) for x in rows)
    assert "are left out" in done.err


def test_a_document_has_one_number_in_all_its_rows(export):
    rows = list(csv.DictReader(io.StringIO(export("statements", "--as", "dna").out), delimiter=";"))
    assert len({(x["document ID"], x["onrecord document"]) for x in rows}) == len({x["document ID"] for x in rows})


def test_marks_and_newlines_in_a_cell_survive():
    told = ('a "b"; c\nd',) * len(COLUMNS)
    text = "".join(dna_lines([told]))
    assert list(csv.reader(io.StringIO(text), delimiter=";"))[1] == list(told)
    told = ("a\tb\nc",) * len(EVENT_COLUMNS)
    assert "".join(polecat_lines([told])).splitlines()[1] == "\t".join(["a b c"] * len(EVENT_COLUMNS))


def test_statements_go_out_as_events_and_those_without_a_type_are_counted(export):
    done = export("statements", "--as", "polecat")
    rows = list(csv.DictReader(io.StringIO(done.out), delimiter="\t"))
    assert list(rows[0]) == list(EVENT_COLUMNS)
    assert {x["Event Type"] for x in rows} <= set(TYPES.values())
    assert len({x["Event ID"] for x in rows}) == len(rows)
    assert all(x["Actor Name"] and x["Event Text"] for x in rows)
    assert "no type for" in done.err


@pytest.mark.parametrize("asked", [("terms", "--as", "dna"), ("statements", "--as", "polecat", "--no-text")])
def test_what_a_format_cannot_hold_is_refused(export, asked):
    assert "--as" in export(*asked, code=2).err
