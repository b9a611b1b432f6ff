import pytest

from onrecord.model.capture import Capture


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://post.example/a", "https://post.example/a"),
        ("http://post.example/a#comments", "http://post.example/a"),
        ("https://post.example/dump.jsonl line 3", None),
        ("dump.jsonl:3", None),
        ("httpd.txt", None),
        ("-", None),
    ],
)
def test_only_a_page_of_the_web_has_an_address(source, address):
    assert Capture(document="d", source=source).address == address
