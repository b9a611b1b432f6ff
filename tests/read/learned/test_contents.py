"""Where a content begins and ends."""

import pytest
from bench.attribution import page_of

from onrecord.read.learned.contents import to_the_mark
from onrecord.read.learned.spans import Spans


def spans(text, content, cue, source=""):
    def at(words):
        return (text.index(words), text.index(words) + len(words))

    return Spans(
        source=(at(source),) if source else (),
        cue=(at(cue),),
        content=tuple(at(x) for x in content),
        cue_chance=1.0,
        source_chance=1.0,
        content_chance=1.0,
    )


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (
            "Lund said: “We wait. The ice is thin. Nobody sails before the thaw.”",
            ["“We wait."],
            ["“We wait. The ice is thin. Nobody sails before the thaw.”"],
        ),
        (
            "Lund said: “We wait. The ice is thin. Nobody sails.”",
            ["“We wait.", "The ice is thin."],
            ["“We wait. The ice is thin. Nobody sails.”"],
        ),
        # The speaker stands in what looks like a quotation: two marks of two quotations.
        ('"We wait," Lund said. "The ice is thin."', ['"We wait,"'], ['"We wait,"']),
        ("Lund said the “thin ice” would hold.", ["the “thin ice” would hold"], ["the “thin ice” would hold"]),
        ("Lund said that they wait. “Ice,” read a sign.", ["they wait"], ["they wait"]),
        ("“We wait,\nLund said that they would.", ["“We wait,"], ["“We wait,"]),
        # A mark that was lost may have stood anywhere.
        ("Lund said: “We wait. The ice is thin. Reporting by Holt", ["“We wait."], ["“We wait."]),
        (
            "Lund said: “We wait. The ice is thin,” and that nobody sails.",
            ["“We wait.", "The ice is thin,” and that nobody sails"],
            ["“We wait. The ice is thin,” and that nobody sails"],
        ),
    ],
)
def test_a_quotation_is_taken_to_its_closing_mark(text, content, expected):
    cue = "Lund said"
    assert [text[s:e] for s, e in to_the_mark(text, spans(text, content, cue)).content] == expected


def test_a_long_quotation_is_one_content(reader):
    told = " ".join(f"The {x} ferry waits for the ice to break." for x in ("first", "second", "third", "last") * 6)
    text = f"Mayor Vera Lund said on Tuesday: “{told}”"
    (found,) = (a for a in reader.read(text, page_of(text)) if a.parent is None and a.confidence >= reader.threshold)
    assert found.content[-1].text.endswith("break.”")


def test_what_is_told_inside_a_quotation_is_on_the_word_of_who_is_quoted(reader):
    text = "Mayor Vera Lund said: “The owner told me that the ferry was sold, and I believed him.”"
    found = [a for a in reader.read(text, page_of(text)) if a.confidence >= reader.threshold]
    outer = next(a for a in found if a.parent is None)
    assert outer.source[0].text == "Mayor Vera Lund"
    assert all(a.parent for a in found if a.cue and a.cue[0].text == "told")
    orphan = "“The owner told me that the ferry was sold.”"
    assert not [a for a in reader.read(orphan, page_of(orphan)) if a.cue and a.cue[0].text == "told" and not a.parent]
