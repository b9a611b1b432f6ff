"""A text in the wrong encoding is read as it was meant and shown as it was received."""

import pytest

from onrecord.acquire.base import CallerKnows, text_sighting
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import default_reader, read_document, reader_named
from onrecord.store.evidence import check_spans

TEXT = """Ports agree to share pilots

“Each port will keep its own dredgers,” Harbour Master José Brandão said on Monday. “The cost is €5 million a year.”

The northern port rejected the plan, its council said.
"""


@pytest.fixture(scope="module")
def read():
    pack = load_pack("core")
    reader = reader_named(default_reader(), pack)

    def reading(text):
        document = text_sighting(text.encode(), text, "utf-8", "page.txt", CallerKnows()).document
        found = read_document(document, When(), pack, reader)
        check_spans(found, text)
        return found

    return reading


def test_the_same_is_read_as_from_the_sound_text(read):
    wrong = TEXT.encode("utf-8").decode("cp1252", errors="replace").replace("\ufffd", "\x9d")
    sound, mangled = read(TEXT), read(wrong)
    assert sound.attributions
    assert [(x.type, x.cue_class, x.confidence) for x in mangled.attributions] == [
        (x.type, x.cue_class, x.confidence) for x in sound.attributions
    ]
    assert [(q.value, q.unit) for q in mangled.quantities] == [(q.value, q.unit) for q in sound.quantities]
    assert "mojibake" in {x.kind for x in mangled.page.damage}
    assert "mojibake" not in {x.kind for x in sound.page.damage}
