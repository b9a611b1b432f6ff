"""``onrecord search`` as a user calls it."""

import json

import pytest


def results(onrecord, record, *args):
    done = onrecord("search", record, *args, "--json")
    assert done.code == 0, done.err
    return [json.loads(x) for x in done.out.splitlines()]


def test_words_and_filters_narrow(onrecord, record):
    every = results(onrecord, record)
    some = results(onrecord, record, "brigade")
    assert 0 < len(some) < len(every)
    assert all(any(m["text"].casefold() == "brigade" for m in x["marks"]) for x in some)
    act = some[0]["act"]
    assert {x["act"] for x in results(onrecord, record, "brigade", "--act", act)} == {act}


def test_what_emptied_the_result_is_said(onrecord, record):
    done = onrecord("search", record, "brigade", "--act", "praise", "--fail-empty")
    assert done.code == 1
    assert "without --act there are" in done.err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--actor", "Nobody Atall", "nobody on record"),
        ("--arrangement", "no such", "there are:"),
        ("--from", "soon", "soon"),
    ],
)
def test_a_filter_of_what_there_is_not_is_refused(onrecord, record, option, value, said):
    done = onrecord("search", record, "brigade", option, value)
    assert done.code == 2
    assert said in done.err
