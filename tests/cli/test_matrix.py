"""``onrecord matrix`` as a user calls it."""

import csv
import io
import json

import pytest


@pytest.fixture
def matrix(onrecord, record):
    def run(*args, code=0):
        done = onrecord("matrix", record, *args)
        assert done.code == code, (done.out, done.err)
        return done

    return run


def test_every_form_has_the_same_cells_and_the_table_explains_its_letters(matrix):
    (twin,) = map(json.loads, matrix("--json").out.splitlines())
    cells = [(row["actor"], x["arrangement"], x["tenor"]) for row in twin["rows"] for x in row["cells"]]
    rows = list(csv.DictReader(io.StringIO(matrix("--csv").out)))
    assert [(x["actor"], x["arrangement"], x["tenor"]) for x in rows] == cells
    assert cells
    assert {x["review"] for x in rows} == {"machine-read"}
    table = matrix()
    assert "actor" in table.out
    assert "R rejects" in table.err


def test_sayings_go_out_in_the_columns_of_a_discourse_network_and_the_rest_is_counted(matrix):
    done = matrix("--dna")
    rows = list(csv.DictReader(io.StringIO(done.out), delimiter=";"))
    assert {x["agreement"] for x in rows} <= {"0", "1"}
    assert all(x["concept"] and (x["person"] or x["organization"]) for x in rows)
    (twin,) = map(json.loads, matrix("--json").out.splitlines())
    sayings = sum(len(x["sayings"]) for row in twin["rows"] for x in row["cells"])
    left = int(done.err.split("onrecord: ")[-1].split()[0]) if "neither agree" in done.err else 0
    assert len(rows) + left == sayings


def test_filters_that_leave_nothing_say_which_arrangements_there_are(matrix):
    done = matrix("--arrangement", "no such pact", "--fail-empty", code=1)
    assert "the arrangements on record are: " in done.err


@pytest.mark.parametrize("day", ["0000-01-01", "10000-01-01", "2024-02-30", "soon"])
def test_what_is_no_day_is_refused(matrix, day):
    assert f"found {day!r}" in matrix("--since", day, code=2).err
