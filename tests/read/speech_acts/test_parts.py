import pytest

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.vocabulary import AttributionKind
from onrecord.packs.loader import load_pack
from onrecord.read.speech_acts.parts import parts_of, silent_in

CAST = Cast(actors=(), mentions=(), sources=())


def attribution(text, *pieces, id_="a", kind="assertion", parent=None):
    spans = tuple(Span.of(text, text.index(x), text.index(x) + len(x)) for x in pieces)
    return Attribution(id=id_, content=spans, kind=AttributionKind(kind), parent=parent)


@pytest.mark.parametrize(
    ("text", "pieces", "parts"),
    [
        ('"We will send two tugs," Berg said. "The delay is a disgrace."', 2, 2),
        ('"We will send two tugs," Berg said, "and a pilot."', 2, 1),
        ('"The ferry left at noon," Berg said. "The delay is a disgrace."', 2, 1),
    ],
)
def test_a_broken_quotation_falls_apart_where_two_sentences_do_two_acts(text, pieces, parts):
    quoted = [f'"{x}"' for x in text.split('"')[1::2]]
    assert len(quoted) == pieces
    assert len(parts_of(text, attribution(text, *quoted), CAST, load_pack())) == parts


def test_a_content_of_one_act_stays_whole():
    text = "the ferry left at noon and the harbour was closed by the guild"
    assert parts_of(text, attribution(text, text), CAST, load_pack()) == [(Span.of(text, 0, len(text)),)]


def test_a_saying_that_only_hands_on_a_saying_is_silent():
    text = "Berg said that Oslo had warned that the ferry would not sail"
    outer = attribution(text, "Oslo had warned that the ferry would not sail", id_="outer")
    inner = attribution(text, "had warned that the ferry would not sail", id_="inner", parent="outer")
    assert silent_in([outer, inner], CAST) == {"outer"}
    plan = attribution(text, "the ferry would not sail", id_="plan", kind="intention", parent="outer")
    assert silent_in([outer, plan], CAST) == {"plan"}
