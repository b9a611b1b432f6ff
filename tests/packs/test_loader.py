import pytest

from onrecord.errors import PackError, UnknownNameError
from onrecord.packs.loader import load_pack, load_pack_folder, pack_names

IDENTITY = 'pack: harbour\nversion: "1"\nlicence: CC0-1.0\n'


def pack(folder, **tables):
    (folder / "pack.yaml").write_text(tables.pop("identity", IDENTITY))
    for name, text in tables.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


@pytest.mark.parametrize("name", pack_names())
def test_every_bundled_pack_loads(name):
    assert load_pack(name).identity.licence == "CC0-1.0"


def test_a_pack_extends_another(tmp_path):
    made = load_pack_folder(pack(tmp_path, identity=IDENTITY + "extends: core\n"))
    assert made.raw.keys() == load_pack("core").raw.keys()


def test_an_unknown_pack_is_answered_with_those_there_are():
    with pytest.raises(
        UnknownNameError, match="no pack named 'peace'; there are: climate, core, generic, security, trade"
    ):
        load_pack("peace")


def test_a_folder_that_does_not_say_who_it_is_is_no_pack(tmp_path):
    with pytest.raises(PackError, match="a pack needs a file that says who it is"):
        load_pack_folder(tmp_path)


def test_a_table_nobody_reads_is_a_fault(tmp_path):
    with pytest.raises(PackError, match="cuse: no table of this name; there are: actors"):
        load_pack_folder(pack(tmp_path, cuse="{}"))


def test_a_fault_names_file_key_and_reason(tmp_path):
    with pytest.raises(PackError) as caught:
        load_pack_folder(pack(tmp_path, identity="pack: [x]\nversion: '1'\nlicence: CC0-1.0\n"))
    assert caught.value.file.endswith("pack.yaml")
    assert (caught.value.key, caught.value.reason) == ("$.pack", "Expected `str`, got `array`")


def test_a_key_given_twice_is_a_fault(tmp_path):
    with pytest.raises(PackError, match=r"pack\.yaml: line 4: the key 'pack' stands twice"):
        load_pack_folder(pack(tmp_path, identity=IDENTITY + "pack: again\n"))


def test_what_is_not_yaml_is_named_with_its_line(tmp_path):
    with pytest.raises(PackError, match=r"pack\.yaml: line 2"):
        load_pack_folder(pack(tmp_path, identity="pack: x\nversion: ]1\n"))


def test_no_and_on_are_words(tmp_path):
    identity = "pack: no\nversion: on\nlicence: CC0-1.0\n"
    made = load_pack_folder(pack(tmp_path, identity=identity))
    assert (made.identity.name, made.identity.version) == ("no", "on")
