"""``onrecord changes`` and the sections of ``onrecord state NAME``."""

import csv
import io
import json

import pytest


def test_every_form_tells_the_same_changes(onrecord, folder, tmp_path):
    record = tmp_path / "dated.onrecord"
    assert onrecord("add", record, folder, "--published", "2024-03-15").code == 0
    done = onrecord("changes", record, "--since", "2000-01-01", "--json")
    found = [json.loads(x) for x in done.out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(onrecord("changes", record, "--since", "2000-01-01", "--csv").out)))
    assert [(x["day"], x["kind"]) for x in found] == [(x["day"], x["what"]) for x in rows]
    assert found
    assert min(x["day"] for x in found) >= "2000-01-01"
    assert {x["review"] for x in found} == {"machine-read"}
    digest = onrecord("changes", record, "--since", "2000-01-01", "--md").out
    assert digest.startswith("# What changed")
    assert digest.count("\n- **") == len(found)


def test_nothing_new_is_an_answer(onrecord, record):
    assert onrecord("changes", record, "--since", "2030-01-01", "--fail-empty").code == 1
    assert "Nothing that readers" in onrecord("changes", record, "--since", "2030-01-01", "--md").out


@pytest.mark.parametrize("day", ["0000-01-01", "10000-01-01", "2024-02-30", "soon"])
@pytest.mark.parametrize("option", ["--since", "--until"])
def test_what_is_no_day_is_refused(onrecord, record, option, day):
    done = onrecord("changes", record, "--since", "2024-01-01", option, day)
    assert done.code == 2
    assert f"found {day!r}" in done.err


def test_an_end_before_the_beginning_is_refused(onrecord, record):
    done = onrecord("changes", record, "--since", "2024-03-13", "--until", "2024-03-12")
    assert done.code == 2
    assert "on or after 2024-03-13" in done.err


def test_one_arrangement_is_shown_with_its_history_and_what_stands_in_the_way(onrecord, record):
    told = onrecord("state", record, "Kestria's deployment")
    for section in ("history", "what stands in the way", "positions over time"):
        assert section in told.out
    (state,) = map(json.loads, onrecord("state", record, "--json").out.splitlines())
    for arrangement in state["arrangements"]:
        assert {"history", "in_the_way", "positions", "contradictions"} <= set(arrangement)
    assert any(x["in_the_way"] for x in state["arrangements"])


@pytest.mark.parametrize("option", ["--as-of", "--known-by"])
@pytest.mark.parametrize("day", ["0000-01-01", "10000-01-01"])
def test_days_outside_the_calendar_are_refused(onrecord, record, option, day):
    done = onrecord("state", record, option, day)
    assert done.code == 2
    assert f"found {day!r}" in done.err
