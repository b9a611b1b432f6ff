import hashlib
import json
import shutil

import pytest

from onrecord.errors import WeightsError
from onrecord.read.learned.weights import HEADS, MANIFEST, ROLES, TAGS, TOKENIZER, weights_in


@pytest.fixture
def copy(folder, tmp_path):
    for name in (HEADS, MANIFEST, ROLES, TAGS, TOKENIZER):
        shutil.copyfile(folder / name, tmp_path / name)
    return tmp_path


def manifest(folder, **changed):
    told = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(json.dumps(told | changed))


@pytest.mark.parametrize("name", [HEADS, MANIFEST, ROLES, TAGS, TOKENIZER])
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(WeightsError, match=f"{name}: expected .*no such file"):
        weights_in(copy)


@pytest.mark.parametrize("name", [HEADS, ROLES, TAGS, TOKENIZER])
def test_an_altered_file_is_named_with_both_hashes(copy, name):
    with (copy / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(WeightsError, match=f"{name}: expected SHA-256 .*, found"):
        weights_in(copy)


def test_weights_for_other_code_are_refused(copy):
    manifest(copy, form=1)
    with pytest.raises(WeightsError, match=r"expected weights of form 2.*found form 1"):
        weights_in(copy)


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"form": 2}', b'{"form": 2, "oddity": 2}', b"\xff\x00"])
def test_a_manifest_that_is_none_is_named(copy, raw):
    (copy / MANIFEST).write_bytes(raw)
    with pytest.raises(WeightsError, match=f"{MANIFEST}: expected"):
        weights_in(copy)


def test_the_weights_stay_under_forty_megabytes(folder):
    assert sum(x.stat().st_size for x in folder.iterdir() if x.is_file()) < 40e6


def test_weights_without_heads_leave_acts_and_kinds_to_the_rules(copy):
    hashes = json.loads((copy / MANIFEST).read_text())["sha256"]
    manifest(copy, sha256={k: v for k, v in hashes.items() if k != HEADS})
    assert weights_in(copy).heads is None


def test_heads_that_are_none_are_named(copy):
    (copy / HEADS).write_bytes(b'{"act": 1}')
    hashes = json.loads((copy / MANIFEST).read_text())["sha256"]
    manifest(copy, sha256=hashes | {HEADS: hashlib.sha256(b'{"act": 1}').hexdigest()})
    with pytest.raises(WeightsError, match=f"{HEADS}: expected the heads"):
        weights_in(copy)
