import pytest

import onrecord
from onrecord.packs.index import index_of
from onrecord.packs.loader import load_pack
from onrecord.resolve.unnamed import typed

PACK = load_pack()


def told(words, *, many=False, body=None):
    return str(typed(words, many, body, index_of(PACK), PACK.anonymity))


@pytest.mark.parametrize(
    ("words", "many", "said"),
    [
        ("Three senior Norwegian officials close to the talks", True, "3, close, nor"),
        ("A Western diplomat briefed on the matter", False, "1, briefed, Western"),
        ("Two people familiar with the discussions", True, "2, familiar"),
        ("At least four officials who took part in the meeting", True, "4 or more, took part"),
        ("Several diplomats", True, "2 or more"),
        ("sources", True, "2 or more"),
        ("both envoys", True, "2"),
        ("an official with direct knowledge of the talks", False, "1, direct knowledge"),
        ("the official", False, "1"),
    ],
)
def test_a_source_without_a_name_is_told_by_number_nearness_and_side(words, many, said):
    assert told(words, many=many) == said


def test_the_body_that_is_spoken_for_is_the_side():
    assert told("NATO officials", many=True, body="nato") == "2 or more, nato"


def test_only_sources_without_a_name_are_typed():
    text = "Ports agree\n\nTwo people familiar with the talks said the plan was dead. Ada Quist said it was not."
    article = onrecord.read_text(text, reader="rules", published="2024-03-12")
    assert {x.name: str(x.unnamed) for x in article.reading.actors if x.unnamed} == {"Two people": "2, familiar"}
    assert [x.unnamed for x in article.reading.actors if x.name == "Ada Quist"] == [None]
