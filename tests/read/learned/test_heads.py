"""Heads judge what the rules leave open, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.vocabulary import Act, AttributionKind
from onrecord.packs.loader import load_pack
from onrecord.read.learned.heads import Facts, Head, Heads, Heard, Judge, judged
from onrecord.read.learned.pieces import pieces_of

TEXT = "Lund said the fee was a gift. The port denied that the ferry had sunk."
WIDTH = 4


def span(words):
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


def attribution(cue, content):
    return Attribution(id="a1", cue=(span(cue),), content=(span(content),))


SAID = attribution("said", "the ferry had sunk")
DENIED = attribution("denied", "the ferry had sunk")


def head(first, second, *, facts=(), ruled=((), ())):
    """A head that says `second` where the first number heard is positive."""
    heard = ((0.0,) * 2 * WIDTH, (1.0,) + (0.0,) * (2 * WIDTH - 1))
    return Head(classes=(first, second), facts=facts, bias=(0.0, 0.0), heard=heard, ruled=ruled)


HEADS = Heads(act=head("claim", "praise"), kind=head("assertion", "expressive"))


def heard(value):
    return np.full(2 * WIDTH, value, dtype=np.float32)


def test_what_the_rules_take_for_a_claim_is_for_the_heads():
    facts = Facts.of(SAID, TEXT, load_pack())
    assert facts.open
    assert Judge(HEADS).act(heard(1), facts) is Act.PRAISE
    assert Judge(HEADS).kind(heard(1), facts) is AttributionKind.EXPRESSIVE
    assert Judge(HEADS).act(heard(-1), facts) is Act.CLAIM


def test_what_a_cue_does_stays_with_the_rules():
    facts = Facts.of(DENIED, TEXT, load_pack())
    assert not facts.open
    assert Judge(HEADS).act(heard(1), facts) is None
    assert Judge(HEADS).kind(heard(1), facts) is None


def test_what_the_rules_say_counts_for_the_heads():
    weighed = head("claim", "praise", facts=("kind assertion",), ruled=((5.0,), (0.0,)))
    told = Judge(Heads(act=weighed, kind=HEADS.kind)).act(heard(1), Facts.of(SAID, TEXT, load_pack()))
    assert told is Act.CLAIM


def test_facts_that_no_label_had_count_nothing():
    facts = replace(Facts.of(SAID, TEXT, load_pack()), told=("kind unheard of",))
    assert Judge(HEADS).act(heard(1), facts) is Act.PRAISE


@pytest.fixture
def pieces(weights):
    return pieces_of(TEXT, [(0, len(TEXT))], weights.tokenizer)


def test_a_proposal_is_found_again_by_its_cue_and_most_of_its_content(pieces):
    known = Heard()
    middle = np.arange(len(pieces) * WIDTH, dtype=np.float32).reshape(-1, WIDTH)
    for x in (attribution("said", "the fee was a gift"), DENIED):
        known.note(pieces, middle, *(tuple((y.s, y.e) for y in spans) for spans in (x.cue, x.content)))
    assert known.of(SAID).shape == (2 * WIDTH,)
    assert known.of(SAID)[0] < known.of(DENIED)[0]
    assert known.of(attribution("sunk", "the ferry had sunk")) is None


def test_an_attribution_without_a_cue_is_left_to_the_rules(pieces):
    known = Heard()
    known.note(pieces, np.ones((len(pieces), WIDTH), dtype=np.float32), (), ((0, 4),))
    silent = replace(SAID, cue=())
    assert list(judged([silent], known, Judge(HEADS), TEXT, load_pack())) == [(silent, None)]


def test_kind_and_act_are_told_together(pieces):
    known = Heard()
    known.note(pieces, np.ones((len(pieces), WIDTH), dtype=np.float32), ((5, 9),), ((10, 28),))
    ((made, told),) = judged([attribution("said", "the fee was a gift")], known, Judge(HEADS), TEXT, load_pack())
    assert (made.kind, told.act) == (AttributionKind.EXPRESSIVE, Act.PRAISE)
