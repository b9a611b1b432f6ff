from onrecord.clean import clean
from onrecord.model.document import Document
from onrecord.model.markup import Markup
from onrecord.model.when import When

TEXT = """Ports agree to share pilots | The Northern Gazette

The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said.

Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them.
"""


def conflicts(pack, **markup):
    return clean(Document(id="0" * 64, text=TEXT, markup=Markup(**markup)), When(), pack).conflicts


def test_another_outlet_in_the_markup_than_in_the_text_is_shown(pack):
    (found,) = conflicts(pack, outlet="Daily Lantern")
    assert found.of == "outlet"
    assert found.span is not None
    assert found.span.text == "The Northern Gazette"
    assert "Daily Lantern" in found.detail


def test_the_same_outlet_in_other_words_is_no_conflict(pack):
    assert conflicts(pack, outlet="Northern Gazette Online") == ()


def test_another_language_than_the_markup_declares_is_shown(pack):
    (found,) = conflicts(pack, language="de")
    assert (found.of, found.span) == ("language", None)
    assert conflicts(pack, language="en") == ()


def test_a_bare_text_has_no_markup_to_conflict_with(pack):
    assert clean(Document(id="0" * 64, text=TEXT), When(), pack).conflicts == ()
