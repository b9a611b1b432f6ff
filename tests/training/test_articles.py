import gzip
import json

import pytest
from training.articles import articles_of

LINE = json.dumps(
    {
        "id": "one",
        "text": "Lund said no.",
        "attributions": [{"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 12]]}],
    }
)


@pytest.mark.parametrize("packed", [False, True])
def test_articles_are_read_packed_or_not_whatever_the_name(tmp_path, packed):
    file = tmp_path / "articles.txt"
    file.write_bytes(gzip.compress(LINE.encode()) if packed else LINE.encode())
    (article,) = articles_of(file)
    assert article.examples[0].cue == ((5, 9),)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "expected articles as JSON lines, found none"),
        (bytes(range(256)), "expected articles as JSON lines in UTF-8"),
        (gzip.compress(LINE.encode() * 50)[:-20], "expected articles as JSON lines in UTF-8, packed or not"),
        (f"{LINE}\n{{}}".encode(), "line 2: expected JSON with id, text and attributions"),
        (b'{"id": "x", "text": "y", "attributions": 3}', "line 1: expected JSON"),
        (b"no JSON", "line 1: expected JSON"),
    ],
    ids=["empty", "binary", "truncated", "another thing", "no list", "no JSON"],
)
def test_what_holds_no_articles_is_named(tmp_path, raw, said):
    file = tmp_path / "articles.jsonl"
    file.write_bytes(raw)
    with pytest.raises(SystemExit, match=said) as ended:
        articles_of(file)
    assert str(file) in str(ended.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SystemExit, match="No such file"):
        articles_of(tmp_path / "none.jsonl")
