"""What reader `spacy` finds with a small pipeline of its own. All sentences are invented."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.acquire.base import CallerKnows, text_sighting
from onrecord.model.vocabulary import Anonymity, AttributionKind, AttributionType, CueClass
from onrecord.packs.loader import load_pack
from onrecord.pipeline import read_document, reader_named, reading_key

PIECES = "said that “ ” . , the talks Lund : according to \n\n was rejected by both towns citing two aides".split(" ")


@pytest.fixture
def reader(told_pipeline):
    return reader_named("spacy", load_pack("core"))


@pytest.fixture
def read(reader, page_of):
    def found(text):
        attributions = reader.read(text, page_of(text))
        for a in attributions:
            for span in (*a.source, *a.cue, *a.content, *filter(None, (a.addressee, a.said_at))):
                span.check(text, a.id)
        return attributions

    return found


def told(attributions):
    """Source, cue and content of each attribution as plain words."""
    return [tuple(" | ".join(x.text for x in part) for part in (a.source, a.cue, a.content)) for a in attributions]


def test_what_somebody_says_that_others_claim_is_a_tree(read, text_of):
    outer, inner = read(text_of("nested"))
    assert told([outer]) == [("The mayor", "said", "two aides claimed that the bridge was closed")]
    assert told([inner]) == [("two aides", "claimed", "the bridge was closed")]
    assert (outer.parent, outer.level, inner.parent, inner.level) == (None, 1, outer.id, 2)
    assert inner.anonymity is not Anonymity.NAMED


def test_the_speaker_of_a_passive_stands_behind_by(read, text_of):
    (found,) = read(text_of("passive"))
    assert told([found]) == [("both towns", "rejected", "The offer")]
    assert found.said_at.text == "on Monday"


def test_according_to_makes_the_rest_of_the_clause_content(read, text_of):
    assert told(read(text_of("credit"))) == [("the harbour board", "According to", "ferries stopped on Sunday")]


def test_a_quotation_finds_its_speaker_behind_the_verb(read, text_of):
    (found,) = read(text_of("inverted"))
    assert told([found]) == [("Vera Lund", "said", "“We will not ever sell the island,”")]
    assert found.type is AttributionType.DIRECT


def test_a_speaker_in_the_middle_of_a_clause_parts_its_content(read, text_of):
    assert told(read(text_of("aside"))) == [("Lund", "said", "The talks | failed in Norvik")]


def test_nobody_says_a_plain_sentence(read, text_of):
    assert read(text_of("nobody")) == ()


def test_whom_a_report_cites_is_one_step_further_from_the_page(read, text_of):
    outer, inner = read(text_of("citing"))
    assert told([outer]) == [("The Norvik Post", "reported", "ferries had stopped")]
    assert told([inner]) == [("two officials", "citing", "ferries had stopped")]
    assert inner.parent == outer.id


def test_what_is_denied_is_no_assertion_of_it(read, text_of):
    (found,) = read(text_of("denied"))
    assert told([found]) == [("The board", "denied", "the dam leaks")]
    assert found.cue_class is CueClass.DENIAL


def test_a_quotation_goes_on_behind_its_speaker_and_an_orphan_has_none(read, text_of):
    (found,) = read(f"{text_of('inverted')} “Never in my time.”")
    assert told([found])[0][2].endswith("| “Never in my time.”")
    (orphan,) = read("“We were never asked about any of it.”")
    assert (orphan.source, orphan.cue_class) == ((), CueClass.QUOTE_WITHOUT_SOURCE)


def test_a_space_that_does_not_break_is_a_space(read, text_of):
    plain, odd = read(text_of("nested")), read(text_of("nested").replace(" ", "\xa0"))
    assert [[x.replace("\xa0", " ") for x in row] for row in told(odd)] == [list(row) for row in told(plain)]


def test_a_headline_with_a_colon_needs_no_tree(reader, titled):
    text = "Lund: We Will Not Sell The Island"
    (found,) = reader.read(text, titled(text))
    assert (found.cue_class, found.kind) == (CueClass.HEADLINE_COLON, AttributionKind.ASSERTION)


def test_the_reading_key_changes_with_the_pipeline(reader):
    pack = load_pack("core")
    found = text_sighting(b"x", "x", "utf-8", "a.txt", CallerKnows())
    assert reader.version == "1 with en_harbour 2.1.0"
    assert "spacy 1 with en_harbour 2.1.0" in reading_key(found.capture.published, pack, reader)


def test_every_span_of_a_whole_reading_is_its_text(reader, text_of):
    text = "\n\n".join(text_of(x) for x in ("nested", "inverted", "citing", "passive"))
    found = text_sighting(text.encode(), text, "utf-8", "a.txt", CallerKnows())
    reading = read_document(found.document, found.capture.published, load_pack("core"), reader)
    assert len(reading.attributions) == 6
    assert reading.dropped == ()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_read_without_a_fault_and_its_spans_are_its_text(read, pieces):
    by_id = {}
    for a in read(" ".join(pieces)):
        by_id[a.id] = a
        assert a.parent is None or a.parent in by_id


@pytest.mark.parametrize(
    "text",
    ["", " ", "said " * 3000, "“" * 500, "🌊 said 🌊. \x00\x07", "LUND SAID THAT THE TALKS FAILED.", "湖 said 湖 湖"],
)
def test_odd_text_is_read(read, text):
    read(text)


def test_the_command_line_reads_with_a_pipeline_named_in_the_environment(trained, variable, text_of, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(f"{text_of('nested')}\n\n{text_of('inverted')}\n", encoding="utf-8")
    program = "from onrecord.cli.main import main; main()"
    call = [sys.executable, "-c", program, "read", str(article), "--reader", "spacy", "--json"]
    environment = os.environ | {variable: str(trained)}
    done = subprocess.run(call, capture_output=True, check=True, timeout=120, env=environment)
    answer = json.loads(done.stdout)
    assert answer["document"]["reader"] == "spacy 1 with en_harbour 2.1.0"
    assert [[x["text"] for x in a["source"]] for a in answer["attributions"]] == [
        ["The mayor"],
        ["two aides"],
        ["Vera Lund"],
    ]
