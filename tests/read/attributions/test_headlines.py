import pytest

from onrecord.packs.loader import load_pack
from onrecord.read.attributions.headlines import headline_of
from onrecord.read.attributions.lexicon import lexicon_of


def found(text):
    lexicon = lexicon_of(load_pack("core").cues)
    return [
        (" ".join(text[s:e] for s, e in f.source), text[slice(*f.content[0])])
        for f in headline_of(text, 0, len(text), lexicon)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik to Sell Two Ferries – Media", ("Media", "Norvik to Sell Two Ferries")),
        ("Harbour Minister: No Ferry Before May", ("Harbour Minister", "No Ferry Before May")),
    ],
)
def test_a_source_stands_at_either_end(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Why the ferry stays: five things to know",
        "The long wait for a ferry – and what it costs the whole valley",
        "Norvik sells two ferries",
        "Breaking: The Ferry Sinks off Norvik",
    ],
)
def test_other_headlines_have_none(text):
    assert found(text) == []
