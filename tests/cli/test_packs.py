"""``onrecord packs`` as a user calls it."""

import json


def test_the_list_names_every_pack(onrecord):
    found = [json.loads(x) for x in onrecord("packs", "list", "--json").out.splitlines()]
    assert [x["pack"] for x in found] == ["climate", "core", "generic", "security", "trade"]
    assert all(x["about"] for x in found)


def test_a_new_pack_is_in_order_and_reads(onrecord, tmp_path):
    assert onrecord("packs", "new", tmp_path / "quay").code == 0
    assert "no fault" in onrecord("packs", "check", tmp_path / "quay").out
    (tmp_path / "a.txt").write_text("The minister said on Monday that the two sides had signed the Quay Accord.")
    assert onrecord("read", tmp_path / "a.txt", "--pack", tmp_path / "quay", "--json").code == 0
    again = onrecord("packs", "new", tmp_path / "quay")
    assert again.code == 2
    assert "empty or not there" in again.err


def test_a_pack_with_an_unknown_kind_of_table_is_refused_by_name(onrecord, tmp_path):
    onrecord("packs", "new", tmp_path / "quay")
    (tmp_path / "quay" / "tides.yaml").write_text("a: 1")
    done = onrecord("packs", "check", tmp_path / "quay")
    assert done.code == 2
    assert "tides: no table of this name" in done.err


def test_faults_are_told_one_a_line(onrecord, tmp_path):
    onrecord("packs", "new", tmp_path / "quay")
    (tmp_path / "quay" / "obligations.yaml").write_text("kinds: {haul: {}, moor: {}}")
    done = onrecord("packs", "check", tmp_path / "quay")
    assert done.code == 2
    assert done.err.count("expected words") == 2


def test_what_is_no_pack_is_answered_with_those_there_are(onrecord):
    assert "there are: climate, core" in onrecord("packs", "check", "sea").err


def test_several_packs_read_together(onrecord, tmp_path):
    text = "BRANNOCK (Northwire) - Canada agreed on Monday to cut tariffs on steel for Mexico. Its minister pledged that Canada would phase out fossil fuels by 2035."
    (tmp_path / "a.txt").write_text(text)
    done = onrecord("read", tmp_path / "a.txt", "--pack", "trade,climate", "--json")
    kinds = {t["value"]["kind"] for t in json.loads(done.out)["terms"] if t["slot"] == "obligation"}
    assert kinds == {"cut_tariff", "phase_out"}, done.out
