import pytest

import onrecord
from onrecord.errors import RecordError, UnreadableInputError

TEXT = "TARNHOLM (Northwire) - Kestria will not sign the pact, its president said on Tuesday."


def test_a_text_is_read_in_one_call():
    article = onrecord.read_text(TEXT, published="2024-03-12")
    (attribution,) = article.reading.attributions
    assert attribution.cue[0].text == "said"
    assert "will not sign the pact" in attribution.content[0].text
    assert article.document.text[attribution.cue[0].s : attribution.cue[0].e] == "said"


def test_an_empty_text_is_refused():
    with pytest.raises(UnreadableInputError):
        onrecord.read_text(" ")


def test_a_record_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(RecordError):
        onrecord.open_record(str(tmp_path / "none.onrecord"))
    assert not list(tmp_path.iterdir())
