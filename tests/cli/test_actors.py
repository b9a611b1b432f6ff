"""``onrecord actors`` as a user calls it."""

import json
import sys
from typing import NamedTuple

import pytest

from onrecord.cli.main import main

STRAND, BRASK = "name:helen_strand", "name:olin_brask"
PEOPLE = [
    {"id": "Q1", "schema": "Person", "properties": {"name": ["Helen Strand"], "alias": ["Helena Strandberg"]}},
    {"id": "Q2", "schema": "Organization", "properties": {"name": ["NATO"], "weakAlias": ["the club"]}},
]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def onrecord(monkeypatch, capsys):
    """The command in this process: a test here calls it half a dozen times."""

    def run(*args):
        monkeypatch.setattr(sys, "argv", ["onrecord", *map(str, args)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Ran(ended.value.code, *capsys.readouterr())

    return run


@pytest.fixture
def actors(onrecord, record):
    """Runs one of the commands on the record."""

    def run(verb, *args, code=0):
        told = ["--why", "looked", "--by", "ed"] if verb in ("merge", "split", "rule", "name") else []
        done = onrecord("actors", verb, record, *args, *told)
        assert done.code == code, (done.out, done.err)
        return done

    return run


def listed(actors):
    return {x["id"]: x for x in map(json.loads, actors("list", "--json").out.splitlines())}


def shown(actors, wanted):
    return json.loads(actors("show", wanted, "--json").out)


def ruling_in(err):
    return next(x.split()[1] for x in err.splitlines() if x.split()[1][0] in "rn" and x.split()[2].startswith("("))


def test_the_list_is_of_all_who_act_whoever_says_most_first(actors):
    found = list(listed(actors).values())
    assert {STRAND, BRASK, "name:kestria"} <= {x["id"] for x in found}
    assert [x["statements"] for x in found] == sorted((x["statements"] for x in found), reverse=True)
    assert "place" not in {x["type"] for x in found}
    assert actors("list", "--csv").out.startswith("review,statements,mentions,documents,type,id,name\n")


def test_merged_actors_are_one_in_every_rebuild_and_two_again_when_the_ruling_is_withdrawn(
    actors, onrecord, record, folder
):
    ruling = ruling_in(actors("merge", "strand", "brask").err)
    assert BRASK not in listed(actors)
    found = shown(actors, "Strand")
    assert {STRAND, BRASK} <= {x["id"] for x in found["united"]}
    assert found["bonds"][0]["reason"].startswith("ruled the same by ed")
    (folder / "more.txt").write_text("TARNHOLM (Northwire) - Olin Brask said on Friday that talks go on.\n")
    assert onrecord("add", record, folder).code == 0
    assert BRASK not in listed(actors)
    actors("withdraw", ruling)
    assert BRASK in listed(actors)
    (kept,) = shown(actors, "Strand")["rulings"]
    assert kept["standing"] == "withdrawn"
    assert kept["why"] == "looked"


def test_a_ruling_on_somebody_who_is_gone_is_kept_and_reported(actors, onrecord, record, folder):
    actors("merge", STRAND, BRASK)
    gone = onrecord("remove", record, str(folder / "instructors.txt"), "--why", "withdrawn")
    assert gone.code == 0
    assert "ruling on nobody: r" in gone.err
    assert f"nobody in the record is {BRASK}" in gone.err
    (kept,) = shown(actors, STRAND)["rulings"]
    assert kept["missing"] == [BRASK]
    back = onrecord("add", record, folder, "--readd")
    assert "ruling on nobody" not in back.err
    assert BRASK not in listed(actors)


def test_rulings_that_cannot_all_be_true_are_reported_and_none_of_the_chain_is_applied(
    actors, onrecord, record, folder
):
    actors("merge", STRAND, BRASK)
    actors("merge", BRASK, "name:kestria")
    done = actors("rule", STRAND, "name:kestria", "different")
    assert done.err.count("rulings collide: ") == 1
    assert {STRAND, BRASK, "name:kestria"} <= set(listed(actors))
    (folder / "more.txt").write_text("TARNHOLM (Northwire) - Olin Brask said on Friday that talks go on.\n")
    assert "rulings collide: " in onrecord("add", record, folder).err


def test_of_two_people_who_disagree_the_later_stands_and_both_are_named(actors, onrecord, record):
    actors("merge", STRAND, BRASK)
    done = onrecord("actors", "rule", record, STRAND, BRASK, "different", "--why", "two people", "--by", "al")
    assert "rulings disagree: " in done.err
    assert "ed" in done.err
    assert BRASK in listed(actors)


def test_a_split_takes_an_id_out(actors):
    actors("merge", STRAND, BRASK)
    actors("split", "strand", BRASK)
    assert BRASK in listed(actors)
    refused = actors("split", STRAND, "name:nobody", code=2)
    assert "expected an id that name:helen_strand unites (name:helen_strand), found 'name:nobody'" in refused.err
    assert "all of them" in actors("split", STRAND, STRAND, code=2).err


def test_namesakes_in_two_documents_are_split_by_the_document(actors):
    actor = next(x for x in listed(actors).values() if x["id"] == "name:kestria")
    assert actor["documents"] == 2
    actors("split", "name:kestria", "name:kestria@", code=2)
    documents = {x["id"] for x in shown(actors, "name:kestria")["united"]}
    assert documents == {"name:kestria"}


def test_a_name_to_show_is_shown_and_the_old_names_still_find(actors, onrecord, record):
    ruling = ruling_in(actors("name", "strand", "Minister Strand").err)
    assert listed(actors)[STRAND]["name"] == "Minister Strand"
    assert onrecord("who", record, "Helen Strand", "--json").out
    assert shown(actors, "Minister Strand")["id"] == STRAND
    actors("withdraw", ruling)
    assert listed(actors)[STRAND]["name"] == "Helen Strand"


def test_nobody_and_several_of_a_name_are_told(actors):
    assert "no actor named 'zzz'; there are: " in actors("show", "zzz", code=2).err
    assert "expected one actor named 'name:', found several: " in actors("show", "name:", code=2).err
    assert "twice" in actors("merge", STRAND, STRAND, code=2).err
    assert "no standing ruling" in actors("withdraw", "r0", code=2).err


def test_imported_actors_are_those_of_the_documents_before_and_after_they_are_read_again(
    actors, onrecord, record, folder, tmp_path
):
    file = tmp_path / "people.jsonl"
    file.write_text("\n".join([json.dumps(PEOPLE[0]), '{"id": "Q9",', json.dumps(PEOPLE[1])]), encoding="utf-8")
    done = actors("import", file, code=2)
    assert f"{file}, line 2: expected a FollowTheMoney entity" in done.err
    assert "“NATO” of Q2 is also a name of the pack's nato: taken for it" in done.err
    assert "2 actors imported, 1 not imported" in done.err
    assert listed(actors)["person:ftm_Q1"]["name"] == "Helen Strand"
    ruling = ruling_in(actors("merge", STRAND, BRASK).err)
    again = onrecord("add", record, folder)
    assert "2 added" in again.err
    assert "0 added, 2 known already" in onrecord("add", record, folder).err
    assert BRASK not in listed(actors)
    assert not [x for x in shown(actors, "person:ftm_Q1")["rulings"] if x["missing"]]
    actors("withdraw", ruling)
    lines = [json.loads(x) for x in actors("export").out.splitlines()]
    (strand,) = [x for x in lines if x["id"] == "Q1"]
    assert strand["properties"]["alias"] == ["Helena Strandberg"]
    actors("withdraw", "Q1")
    assert "Q1" not in {json.loads(x)["id"] for x in actors("export").out.splitlines()}


def test_a_file_that_is_not_there_is_named(actors, tmp_path):
    done = actors("import", tmp_path / "none.json", code=2)
    assert "none.json: expected a file of UTF-8 text" in done.err


def test_a_verb_needs_a_record(onrecord, tmp_path):
    done = onrecord("actors", "merge", tmp_path / "none.onrecord", "a", "b", "--why", "x")
    assert done.code == 2
    assert not (tmp_path / "none.onrecord").exists()
    done = onrecord("actors", "import", tmp_path / "none.onrecord", tmp_path / "x.json")
    assert not (tmp_path / "none.onrecord").exists() or done.code == 2
