import types

import pytest

from onrecord.errors import PackError, UnknownNameError
from onrecord.packs import places
from onrecord.packs.loader import load_pack, load_pack_folder


def made(folder, name, extends="core", **tables):
    folder = folder / name
    folder.mkdir()
    (folder / "pack.yaml").write_text(f"pack: {name}\nversion: '1'\nlicence: CC0-1.0\nextends: {extends}\n")
    for table, text in tables.items():
        (folder / f"{table}.yaml").write_text(text)
    return folder


def installed(monkeypatch, **targets):
    entries = [types.SimpleNamespace(name=n, value=n, load=lambda t=t: t) for n, t in targets.items()]
    monkeypatch.setattr(places, "entry_points", lambda group: entries if group == "onrecord.packs" else [])
    places.installed.cache_clear()


@pytest.fixture(autouse=True)
def _forget():
    yield
    places.installed.cache_clear()


def test_a_pack_may_be_named_by_its_folder(tmp_path):
    assert load_pack(str(made(tmp_path, "harbour"))).identity.name == "harbour"


def test_packs_with_commas_between_are_one(tmp_path):
    herring = made(tmp_path, "herring", units="words: {crates: crates, tonnes: tonnes}")
    cod = made(tmp_path, "cod", units="words: {barrels: barrels, tonnes: tonnes}")
    both = load_pack(f"{herring}, {cod}")
    assert both.version == "herring,cod 1,1"
    assert {"crates", "barrels", "tonnes"} <= both.units.words.keys()


def test_what_two_packs_extend_is_taken_once(tmp_path):
    both = load_pack(f"security,{made(tmp_path, 'harbour')}")
    assert both.raw == load_pack("security").raw


def test_packs_side_by_side_that_differ_are_refused_with_both_values(tmp_path):
    herring = made(tmp_path, "herring", obligations="kinds: {catch_limit: {level: 2}}")
    cod = made(tmp_path, "cod", obligations="kinds: {catch_limit: {level: 3}}")
    with pytest.raises(PackError, match=r"obligations\.yaml: kinds\.catch_limit\.level: herring says 2 and cod 3"):
        load_pack(f"{herring},{cod}")


def test_a_pack_outranks_what_it_extends(tmp_path):
    folder = made(tmp_path, "harbour", obligations="kinds: {consultation: {level: 3}}")
    assert load_pack_folder(folder).obligations.kinds["consultation"].level == 3


def test_a_table_in_which_all_is_commented_out_is_empty(tmp_path):
    assert load_pack_folder(made(tmp_path, "harbour", units="# words:\n")).raw == load_pack("core").raw


def test_an_installed_package_brings_a_pack(tmp_path, monkeypatch):
    installed(monkeypatch, harbour=made(tmp_path, "harbour"))
    assert load_pack_folder(made(tmp_path, "quay", extends="harbour")).identity.extends == "harbour"
    assert "harbour" in places.pack_names()


def test_a_package_of_python_is_a_pack_by_its_folder(tmp_path, monkeypatch):
    package = types.ModuleType("harbour")
    package.__path__ = [str(made(tmp_path, "harbour"))]
    installed(monkeypatch, harbour=package)
    assert load_pack_folder(places.folder_of("harbour")).identity.name == "harbour"


def test_an_entry_point_that_leads_to_no_folder_is_named(monkeypatch):
    installed(monkeypatch, harbour=7)
    with pytest.raises(PackError, match=r"entry point harbour = harbour: .* leads to neither"):
        places.folder_of("harbour")


def test_packs_that_extend_one_another_in_a_circle_are_refused(tmp_path, monkeypatch):
    quay = made(tmp_path, "quay", extends="harbour")
    installed(monkeypatch, quay=quay, harbour=made(tmp_path, "harbour", extends="quay"))
    with pytest.raises(
        PackError, match="extends: packs extend one another in a circle: quay extends harbour extends quay"
    ):
        load_pack_folder(quay)


def test_a_pack_that_extends_none_there_is_names_those_there_are(tmp_path):
    with pytest.raises(PackError, match="extends: no pack named 'sea'; there are: climate, core"):
        load_pack_folder(made(tmp_path, "harbour", extends="sea"))


def test_a_path_that_is_no_folder_is_no_pack(tmp_path):
    with pytest.raises(UnknownNameError, match="no pack named"):
        load_pack(str(tmp_path / "nowhere"))


def test_a_pack_may_extend_several(tmp_path):
    one = made(tmp_path, "herring", units="words: {crates: crates}")
    other = made(tmp_path, "cod", units="words: {barrels: barrels}")
    fish = load_pack_folder(made(tmp_path, "fish", extends=f"{one}, {other}"))
    assert {"crates", "barrels"} <= fish.units.words.keys()
    assert fish.identity.name == "fish"


def test_several_that_say_different_things_cannot_be_extended_at_once(tmp_path):
    one = made(tmp_path, "herring", units="words: {crates: crates}")
    other = made(tmp_path, "cod", units="words: {crates: boxes}")
    with pytest.raises(PackError, match="herring says 'crates' and cod 'boxes'"):
        load_pack_folder(made(tmp_path, "fish", extends=f"{one}, {other}"))


def test_the_generic_pack_knows_what_is_owed_in_every_field():
    kinds = load_pack("generic").obligations.kinds
    for name in ("security", "trade", "climate"):
        assert load_pack(name).obligations.kinds.keys() <= kinds.keys()
