import pytest

from onrecord.errors import PackError
from onrecord.packs import reading
from onrecord.packs.reading import read_yaml


def written(folder, text):
    file = folder / "units.yaml"
    file.write_text(text)
    return file


def test_a_bomb_of_aliases_is_refused(tmp_path):
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 10)}]")
    with pytest.raises(PackError, match=r"units\.yaml: line \d+: a table has at most 1,000,000 values"):
        read_yaml(written(tmp_path, "\n".join(lines)))


def test_an_alias_of_a_few_words_is_read(tmp_path):
    assert read_yaml(written(tmp_path, "a: &a [x, y]\nb: *a\n")) == {"a": ["x", "y"], "b": ["x", "y"]}


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 100_000, "? " * 100_000], ids=["brackets", "dashes", "keys"])
def test_what_is_nested_too_deep_is_refused(tmp_path, deep):
    with pytest.raises(PackError, match="nested at most 20 deep"):
        read_yaml(written(tmp_path, deep))


def test_a_key_that_is_a_list_is_a_fault(tmp_path):
    with pytest.raises(PackError, match="line 1: a key is a word or a number"):
        read_yaml(written(tmp_path, "? [a, b]\n: c\n"))


def test_a_table_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    with pytest.raises(PackError, match="at most 10 bytes, this one has 14"):
        read_yaml(written(tmp_path, "words: {a: b}\n"))
