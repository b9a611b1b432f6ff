import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.dna import COLUMNS, dna_lines
from onrecord.serve.polecat import COLUMNS as EVENT_COLUMNS
from onrecord.serve.polecat import polecat_lines
from onrecord.serve.spreadsheet import csv_text, defused

FORMULAS = ["=1+1", "+1+1", "-1+1|cmd", "@sum(a1)", "\t=1", "\r=1", "\n=1", "＝1", "=HYPERLINK(1)"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_that_would_be_run_is_shown_as_text(cell):
    assert defused(cell) == f"'{cell}"
    assert list(csv.reader(io.StringIO(csv_text([cell], [[cell]]), newline=""))) == [[f"'{cell}"]] * 2


@pytest.mark.parametrize("cell", ["-5", "+3.5", "-0.25", "3", "", "pact", "a=b", "'=1"])
def test_a_number_and_a_plain_text_stay_as_they_are(cell):
    assert defused(cell) == cell


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_what_is_read_back_is_what_was_told_and_no_formula(cells):
    [row] = csv.reader(io.StringIO(csv_text(cells, []), newline=""))
    for cell, told in zip(row, cells, strict=True):
        assert cell in (told, f"'{told}")
        assert not cell.startswith(("=", "@", "\t", "\r", "\n"))
        if cell.startswith(("+", "-")):
            float(cell)


def test_the_formats_of_the_field_run_nothing_either():
    assert '"\'=1+1"' in "".join(dna_lines([("=1+1",) * len(COLUMNS)]))
    assert "".join(polecat_lines([("=1+1",) * len(EVENT_COLUMNS)])).splitlines()[1].split("\t")[0] == "'=1+1"
