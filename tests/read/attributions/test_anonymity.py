import pytest

from onrecord.model.vocabulary import Anonymity, CueClass
from onrecord.packs.loader import load_pack
from onrecord.read.attributions.anonymity import anonymity_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Vera Lund", Anonymity.NAMED),
        ("the harbour ministry", Anonymity.NAMED),
        ("Norvik", Anonymity.NAMED),
        ("analyst Vera Lund", Anonymity.NAMED),
        ("her senior adviser, Olaf Berg", Anonymity.NAMED),
        ("the ministers of both towns", Anonymity.NAMED),
        ("a minister", Anonymity.DESCRIBED),
        ("a senior official", Anonymity.DESCRIBED),
        ("two diplomats from the valley", Anonymity.DESCRIBED),
        ("harbour analysts", Anonymity.DESCRIBED),
        ("sources", Anonymity.VAGUE),
        ("the report", Anonymity.VAGUE),
        ("reports", Anonymity.PLURAL_VAGUE),
        ("some", Anonymity.PLURAL_VAGUE),
        ("", Anonymity.IMPERSONAL),
    ],
)
def test_how_much_the_words_say_of_who_speaks(source, expected):
    assert anonymity_of(source, CueClass.NEUTRAL, load_pack("core").anonymity) is expected


def test_an_orphan_quotation_hides_nobody():
    assert anonymity_of("", CueClass.QUOTE_WITHOUT_SOURCE, load_pack("core").anonymity) is Anonymity.NAMED
