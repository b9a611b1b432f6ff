import pytest

from onrecord.acquire.addresses import is_address, is_list, listed, place_in, scheme_of

LIST = "# what to read\nhttps://gazette.example/a\r\n\n  http://wire.example/b?c=d#e  \n"


@pytest.mark.parametrize(
    "text",
    ["https://gazette.example/a", "HTTP://gazette.example", "http://[::1]:8000/a", "https://gazette.example/ä?b=c#d"],
)
def test_an_address_of_the_web_may_be_followed(text):
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "gazette.example/a",
        "https:/gazette.example",
        "https:///a",
        "https://[::1",
        "https://a b",
        "https://a/" + "x" * 3000,
    ],
)
def test_anything_else_may_not(text):
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("file:///a", "file"),
        ("JavaScript:alert(1)", "javascript"),
        ("data:text/html,a", "data"),
        ("C:\\talks.txt", None),
        ("report: draft.txt", None),
        ("9pm:notes.txt", None),
        ("a/b.txt", None),
        ("", None),
    ],
)
def test_a_scheme_is_told_from_the_name_of_a_file(text, scheme):
    assert scheme_of(text) == scheme


def test_a_list_is_a_text_of_nothing_but_addresses():
    assert is_list(LIST)
    assert listed(LIST) == [(2, "https://gazette.example/a"), (4, "http://wire.example/b?c=d#e")]
    assert is_list("https://gazette.example/a\njavascript:alert(1)")
    assert not is_list("They met.\nhttps://gazette.example/a")
    assert not is_list("https://gazette.example/a is the page")
    assert not is_list("file:///a")
    assert not is_list("# nothing\n")


def test_a_line_of_something_on_the_web_is_named_in_words_because_it_is_no_page():
    assert place_in("dump.jsonl", "line", 3) == "dump.jsonl:3"
    assert place_in("https://gazette.example/dump.jsonl", "line", 3) == "https://gazette.example/dump.jsonl line 3"
