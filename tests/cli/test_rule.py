"""``onrecord rule``, ``review``, ``verdicts``, ``agreement`` and ``subjects`` as a user calls them."""

import json

import pytest


@pytest.fixture
def terms(onrecord, record):
    lines = onrecord("export", record, "terms", "--as", "jsonl").out.splitlines()
    return [json.loads(x) for x in lines]


def reviews(onrecord, record):
    lines = onrecord("export", record, "terms", "--as", "jsonl").out.splitlines()
    return {x["id"]: x["review"] for x in map(json.loads, lines)}


def test_a_verdict_shows_in_every_rebuild_until_it_is_withdrawn(onrecord, record, folder, terms):
    position = next(x for x in terms if x["slot"] == "position")
    done = onrecord("rule", record, f"t:{position['id'][1:9]}", "stance=abstain", "--by", "eva", "--why", "<b>no</b>")
    assert done.code == 0, done.err
    (folder / "more.txt").write_text("TARNHOLM (Northwire) - Olin Brask said on Friday that talks go on.\n")
    assert onrecord("add", record, folder).code == 0
    assert reviews(onrecord, record)[position["id"]] == "edited by eva"
    said = json.loads(onrecord("verdicts", record, "--json").out)
    assert (said["standing"], said["why"], said["changed"]) == ("holds", "<b>no</b>", {"stance": ["abstain"]})
    assert onrecord("withdraw", record, said["id"]).code == 0
    assert set(reviews(onrecord, record).values()) == {"machine-read"}
    assert json.loads(onrecord("verdicts", record, "--json").out)["standing"] == "withdrawn"


def test_coders_who_contradict_each_other_change_nothing_until_a_third_settles_it(onrecord, record, terms):
    one = terms[0]["id"]
    assert onrecord("rule", record, one, "--accept", "--by", "eva").code == 0
    assert "contested: accepted by eva, rejected by jo" in onrecord("rule", record, one, "--reject", "--by", "jo").err
    assert reviews(onrecord, record)[one] == "contested: accepted by eva, rejected by jo"
    assert "settled by a third" in onrecord("rule", record, one, "--reject", "--settle", "--by", "jo").err
    assert onrecord("rule", record, one, "--reject", "--settle", "--by", "kim").code == 0
    assert one not in reviews(onrecord, record)
    found = json.loads(onrecord("agreement", record, "eva", "jo", "--json").out)
    assert found["disagreements"][0]["said"] == ["keep", "reject"]


def test_an_unknown_field_value_or_id_says_which_there_are(onrecord, record, terms):
    position = next(x for x in terms if x["slot"] == "position")["id"]
    assert "there are: actor, stance, subject" in onrecord("rule", record, position, "holder=x").err
    assert "there are: abstain, ambivalent" in onrecord("rule", record, position, "stance=maybe").err
    assert "no statement or term named 't:zz'" in onrecord("rule", record, "t:zz", "--accept").err
    assert onrecord("rule", record, position).code == 2


def test_a_sitting_keeps_each_decision_and_the_next_goes_on(onrecord, record):
    first = onrecord("review", record, "--by", "eva", stdin="aruasq")
    assert first.code == 0, first.err
    assert "eva: 2 accepted, 1 skipped" in first.err
    left = int(first.err.split(";")[-1].split()[0])
    again = onrecord("review", record, "--by", "eva", stdin="q")
    assert f"; {left + 1} left" in again.err  # what was skipped comes again
    assert onrecord("review", record, "--by", "eva").code == 2


def test_what_is_parked_comes_last_and_settles_nothing(onrecord, record, terms):
    first = onrecord("review", record, "--by", "eva", stdin="pq")
    assert "eva: 1 parked" in first.err
    said = json.loads(onrecord("verdicts", record, "--json").out)
    assert (said["standing"], said["decision"]) == ("parked", "park")
    again = onrecord("review", record, "--by", "eva", stdin="q").out
    assert said["target"][:9] not in again.splitlines()[0]
    one = terms[0]["id"]
    assert onrecord("rule", record, one, "--park", "--by", "eva").code == 0
    assert set(reviews(onrecord, record).values()) == {"machine-read"}
    refused = onrecord("rule", record, one, "--park", "--settle", "--by", "kim")
    assert refused.code == 2
    assert "found one put off" in refused.err


def test_subjects_are_merged_named_and_parted_again(onrecord, record):
    found = [json.loads(x)["id"] for x in onrecord("subjects", "list", record, "--json").out.splitlines()]
    one, other, *_ = found
    told = ("--by", "eva", "--why", "looked")
    assert onrecord("subjects", "merge", record, one, other, *told).code == 0
    left = [json.loads(x)["id"] for x in onrecord("subjects", "list", record, "--json").out.splitlines()]
    assert len(left) == len(found) - 1
    assert onrecord("subjects", "name", record, one if one in left else other, "the big one", *told).code == 0
    shown = json.loads(onrecord("subjects", "show", record, "the big one", "--json").out)
    assert len(shown["united"]) >= 2
    done = onrecord("subjects", "split", record, "the big one", shown["united"][0]["id"], *told)
    assert done.code == 0, done.err
    parted = [json.loads(x)["id"] for x in onrecord("subjects", "list", record, "--json").out.splitlines()]
    assert len(parted) >= len(found)
