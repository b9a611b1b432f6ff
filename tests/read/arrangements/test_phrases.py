import pytest

from onrecord.packs.loader import load_pack
from onrecord.read.arrangements.phrases import phrase_of


@pytest.mark.parametrize(
    ("text", "head", "span", "whole"),
    [
        (
            "They signed a new fishing treaty with Chile, and left.",
            "treaty",
            "a new fishing treaty",
            "a new fishing treaty with Chile",
        ),
        ("He saw the chairman's draft bill today.", "bill", "the chairman's draft bill", "the chairman's draft bill"),
        (
            "a Chile-Peru trade and transport partnership was set up",
            "partnership",
            "a Chile-Peru trade and transport partnership",
            None,
        ),
        ("of the pact", "pact", "the pact", "the pact"),
        ("a package to rebuild the port that burned", "package", "a package", "a package to rebuild the port"),
    ],
)
def test_a_phrase_runs_from_its_determiner_to_its_tail(text, head, span, whole):
    s = text.index(head)
    stops = frozenset(load_pack().arrangements.stops)
    phrase = phrase_of(text, s, s + len(head), stops, 0, len(text))
    assert (phrase.span.text, phrase.whole.text) == (span, whole or span)
