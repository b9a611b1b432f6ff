"""A saying that somebody denies is no saying of theirs on the record."""

import pytest

import onrecord

REST = " The talks go on in the town for another week."


def acts(sentence, reader="rules"):
    text = f"Talks resume in Calvek\n\n{sentence}{REST}"
    found = onrecord.read_text(text, published="2024-03-12", reader=reader).reading.statements
    return [(str(x.act), str(x.polarity), x.evidence[0].text) for x in found if x.attribution]


@pytest.mark.parametrize("reader", ["rules", "en"])
@pytest.mark.parametrize(
    "said",
    [
        "denied threatening to leave the pact on Monday",
        "denied that it had refused to meet the envoy of Kestria on Monday",
        "denied attacking the port",
    ],
)
def test_what_is_denied_to_have_been_said_or_done_is_denied_and_nothing_else(said, reader):
    found = acts(f"Tarn {said}.", reader)
    assert [(act, polarity) for act, polarity, _ in found] == [("deny", "neg")]
    assert found[0][2].startswith("denied ")


def test_a_denied_claim_of_another_is_a_denial():
    found = acts("Tarn denied Kestria's claim that it shelled the port on Monday.")
    assert "deny" in [act for act, _, _ in found]
