from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.ids import content_id, row_id, slug


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x1f")), max_size=4))
def test_the_same_parts_give_the_same_id(parts):
    assert row_id("s", *parts) == row_id("s", *parts)


def test_parts_do_not_run_together():
    assert row_id("s", "ab", "c") != row_id("s", "a", "bc")


def test_the_prefix_tells_tables_apart():
    assert row_id("s", "x")[1:] != row_id("t", "x")[1:]


def test_a_document_is_known_by_its_bytes():
    assert content_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_slug_has_no_accents_and_no_spaces():
    assert slug("Łucja Örn-Vale") == "łucja_orn_vale"
    assert slug("…") == "x"
