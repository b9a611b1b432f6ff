from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.mojibake import broken_in, mended


def broken(text: str) -> str:
    """UTF-8 shown by a Western code page, the five bytes without a letter bare."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in b"\x81\x8d\x8f\x90\x9d" else chr(b) for b in text.encode("utf-8")
    )


def test_quotation_marks_and_accents_are_mended_and_know_where_they_stood() -> None:
    text = f"He said: {broken('“Café”')} and left"
    made = mended(text)
    assert made is not None
    assert made.text == "He said: “Café” and left"
    at = made.text.index("“")
    span = made.back(at, at + 6)
    assert span is not None
    assert span.text == broken("“Café”")


def test_letters_of_living_languages_are_left_alone() -> None:
    for text in ("Château, Âge, não, São Paulo", "ð and Ñ", "â la carte", "Ã"):
        assert mended(text) is None
        assert list(broken_in(text, 0, len(text))) == []


def test_what_is_lost_is_told_and_not_mended() -> None:
    text = "The \ufffd\ufffd minister"
    assert mended(text) is None
    assert list(broken_in(text, 0, len(text))) == [(4, 6, "")]


@given(st.text(alphabet="abc “”’éüńżšžčř€—… .\n", max_size=40))
def test_breaking_and_mending_gives_the_text_again(text: str) -> None:
    made = mended(broken(text))
    assert (made.text if made else broken(text)) == text


@given(st.text(alphabet="abc “”é€.\n", min_size=1, max_size=40), st.data())
def test_offsets_lead_back_to_the_broken_letters(text: str, data: st.DataObject) -> None:
    made = mended(broken(text))
    if made is None:
        return
    s = data.draw(st.integers(0, len(text) - 1))
    e = data.draw(st.integers(s + 1, len(text)))
    assert made.original[slice(*made.offsets(s, e))] == broken(text[s:e])
    assert made.forth(*made.offsets(s, e)) == (s, e)
