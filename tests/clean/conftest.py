import pytest

from onrecord.clean import clean
from onrecord.model.document import Document
from onrecord.model.when import When
from onrecord.packs.loader import load_pack


@pytest.fixture(scope="session")
def pack():
    return load_pack("core")


@pytest.fixture(scope="session")
def cleaned(pack):
    """The page of a text, with nothing told unless `published` is given."""

    def make(text, published=None):
        return clean(Document(id="0" * 64, text=text), published or When(), pack)

    return make
