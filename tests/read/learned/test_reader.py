"""What the learned reader owes whatever the weights: valid spans, the same answer always, bounded work."""

import time
import tracemalloc

import numpy as np
import pytest
from bench.attribution import page_of
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pipeline import admitted
from onrecord.read.learned.proposals import Answer

ARTICLE = (
    "Norvik Will Not Sign, Mayor Says\n"
    "NORVIK — Mayor Vera Lund said on Tuesday that the town would not sign the ferry treaty.\n"
    "“We were never asked,” she told reporters. “Nobody came to us.”\n"
    "The ministry denied that the talks had failed, according to two officials.\n"
    "Harbour workers, who have warned of a strike, rejected the offer."
)


def read(reader, text):
    found = reader.read(text, page_of(text))
    kept, dropped = admitted(found, text)
    assert not dropped
    return kept


def test_who_said_what_is_found(reader):
    said = {
        a.cue[0].text: (" ".join(x.text for x in a.source), a.content[0].text) for a in read(reader, ARTICLE) if a.cue
    }
    assert said["said"][0] == "Mayor Vera Lund"
    assert said["said"][1].startswith("the town would not sign")
    assert said["told"][0] == "she"


def test_a_quotation_that_goes_on_behind_its_speaker_is_one_content(reader):
    (told,) = (a for a in read(reader, ARTICLE) if a.cue and a.cue[0].text == "told")
    assert [x.text for x in told.content] == ["“We were never asked,”", "“Nobody came to us.”"]


def test_every_run_gives_the_same(reader):
    assert read(reader, ARTICLE) == read(reader, ARTICLE)


def test_what_stands_around_an_article_changes_nothing_in_it(reader):
    alone = [(a.content, a.confidence) for a in read(reader, ARTICLE)]
    read(reader, "Another text: “No,” said Tove Berg.")
    assert [(a.content, a.confidence) for a in read(reader, ARTICLE)] == alone


def test_what_is_for_review_lies_below_the_threshold_and_in_no_tree(reader):
    doubtful = [a for a in reader.read(ARTICLE, page_of(ARTICLE)) if a.confidence < reader.threshold]
    assert all(a.parent is None and a.confidence >= reader.manifest.calibration.review for a in doubtful)


def test_a_denial_is_never_an_assertion_of_what_is_denied(reader):
    text = "The minister denied that troops had been sent. Lund rejected the claim. The board ruled out a loan."
    found = {a.cue[0].text: a for a in read(reader, text) if a.cue}
    assert {"denied", "rejected"} <= set(found)
    assert all(a.cue_class == "denial" or a.kind == "commissive" for a in found.values())


@pytest.mark.parametrize(
    "text",
    [
        "“" * 1000 + "We agree,” said Lund." + "”" * 1000,
        "".join("“Lund said " for _ in range(500)),
        "Lund said\x00\x07 that \x1b[31mit\x7f was over.",
        "“Wir 🤝 sind 🇳🇴 bereit,” said Лунд. 倫德 said that 合約 is near. قال لوند that it ended.",
        ARTICLE.upper(),
        "said " * 400,
        "\u200b\u200d\ufeff",
        "A" * 5000,
        "’" * 300,
    ],
    ids=["marks", "opened", "control", "scripts", "capitals", "cues", "invisible", "one word", "apostrophes"],
)
def test_odd_texts_give_valid_spans(reader, text):
    read(reader, text)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_valid_spans(reader, text):
    read(reader, text)


def test_an_endless_line_takes_time_in_proportion(reader):
    sentence = "Mayor Vera Lund said that the town would not sign the treaty, and “we were never asked,” she added. "

    def seconds(times):
        start = time.process_time()
        read(reader, sentence * times)
        return time.process_time() - start

    short, long = seconds(40), seconds(320)
    assert long < 8 * short * 2


def test_memory_does_not_grow_with_what_the_network_sees(reader):
    line = "Mayor Vera Lund said that the town would not sign the treaty.\n"
    page = page_of(line * 1500)
    tracemalloc.start()
    reader.read(line * 1500, page)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 120e6


def test_whoever_wants_to_know_is_told_how_far_it_is(reader, monkeypatch):
    told = []
    monkeypatch.setattr(reader, "watch", lambda done, total: told.append((done, total)))
    text = "Lund said no.\n" * 7000
    page = page_of(text)
    monkeypatch.setattr(
        type(reader), "_answer", lambda self, pieces: Answer([], np.zeros((len(pieces), 3)), np.zeros((len(pieces), 1)))
    )
    reader.judged(text, page, [])
    assert len(told) > 1
    assert [d for d, _ in told] == sorted(d for d, _ in told)
    assert told[-1][0] >= len(text) - 2
