"""Who is taken up by what the text calls them, by twos and by "he" and "she", on invented sentences."""

import pytest

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.names import find_mentions
from onrecord.resolve import resolve_document
from onrecord.text.sentences import lines_of


def said_by(text, words, content=None):
    """The actors behind the last `words` of `text`, each name as the cast has it."""
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    page, s = Page(segments=segments), text.rindex(words)
    told = Attribution(id="a", source=(Span.of(text, s, s + len(words)),), content=(Span.of(text, 0, 1),))
    cast = resolve_document(text, page, find_mentions(text, page, load_pack()), [told], load_pack())
    names = {x.id: x.name for x in cast.actors}
    return [names[x] for x in cast.source_of("a")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gretchen Brandvold, a shipping lawyer, met Bo Lund. The lawyer said it was late.", "The lawyer"),
        ("Gretchen Brandvold, 54, a widow from the port, met Bo Lund. The widow said it was late.", "The widow"),
        ("The shipping lawyer Gretchen Brandvold met Bo Lund. The lawyer said it was late.", "The lawyer"),
        ("Gretchen Brandvold is a biologist. She met Bo Lund. The biologist said it was late.", "The biologist"),
        ("Admiral Gretchen Brandvold met Bo Lund. The admiral said it was late.", "The admiral"),
    ],
)
def test_a_person_is_taken_up_by_what_the_text_calls_her(text, words):
    assert said_by(text, words) == ["Gretchen Brandvold"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the order, Gretchen Brandvold set a day. The order said it was late.", "The order"),
        ("After the proposal, Gretchen Brandvold went home. The proposal said it was late.", "The proposal"),
        ("Gretchen Brandvold, a shipping lawyer, went home. A lawyer said it was late.", "A lawyer"),
        ("Gretchen Brandvold, a shipping lawyer, went home. The tax lawyer said it was late.", "The tax lawyer"),
    ],
)
def test_a_thing_or_somebody_new_is_not_a_person_named_before(text, words):
    assert "Gretchen Brandvold" not in said_by(text, words)


def test_a_company_is_taken_up_by_what_the_text_calls_it():
    text = "Northgate, a shipping company, sold ten boats. The company said they were old."
    assert said_by(text, "The company") == ["Northgate"]


def test_a_company_that_is_told_apart_at_once_is_another_one():
    text = "Northgate, a shipping company, sold ten boats. The company that built them said they were old."
    assert said_by(text, "The company that built them") != ["Northgate"]


def test_both_leaders_are_the_two_named_last():
    text = "Ann Kerr spoke first. Bo Lund met Ida Moss in the port. Both leaders said it was late."
    assert said_by(text, "Both leaders") == ["Bo Lund", "Ida Moss"]


def test_the_two_countries_are_the_two_named_last():
    text = "Norway wrote to Sweden. A day went by. The two countries said it was late."
    assert said_by(text, "The two countries") == ["Norway", "Sweden"]


def test_of_three_nobody_knows_which_are_both():
    text = "Bo Lund met Ida Moss and Ann Kerr. Both leaders said it was late."
    assert not {"Bo Lund", "Ida Moss", "Ann Kerr"} & set(said_by(text, "Both leaders"))


def test_who_is_a_person_and_no_place_that_stands_nearer():
    text = "They heard Gretchen Brandvold of Oslo, who said it was late."
    assert said_by(text, "who") == ["Gretchen Brandvold"]


def test_she_stays_the_person_whom_she_was_in_the_sentence_before():
    text = "Gretchen Brandvold met Ida Moss. She had come with Ann Kerr. She said it was late."
    assert said_by(text, "She") == ["Gretchen Brandvold"]


def test_a_mother_is_not_he():
    text = "Bo Lund came home. His mother was ill. He said it was late."
    assert said_by(text, "He") == ["Bo Lund"]


def test_an_adjective_of_a_state_is_not_what_it_means():
    text = "The Rail Board met on Monday. A Norway official came too. It said the line was late."
    assert said_by(text, "It") != ["Norway"]


@pytest.mark.parametrize(
    ("words", "head"), [("One woman adopted as a child", "One woman"), ("Voters waiting", "Voters")]
)
def test_a_participle_behind_the_noun_describes_it(words, head):
    (found,) = said_by(f"On Monday it rained. {words} said it was late.", words)
    assert found.casefold() in head.casefold()


def test_nearly_all_of_the_mayors_are_the_mayors():
    assert said_by("Nearly all of the mayors said it was late.", "Nearly all of the mayors")
