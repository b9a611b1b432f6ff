"""Names that no table knows, by the words beside them; on invented sentences."""

import pytest

from onrecord.model.document import Masthead, Page, Segment
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, Label, SegmentKind
from onrecord.packs.index import is_demonym
from onrecord.packs.loader import load_pack
from onrecord.read.names import find_mentions
from onrecord.text.sentences import lines_of


def named(text):
    """(surface, type) of every named mention."""
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    page = Page(segments=segments, masthead=Masthead())
    return [(m.span.text, m.type) for m in find_mentions(text, page, load_pack()) if m.form in NAMED_FORMS]


def kinds(text, surface):
    return [kind for found, kind in named(text) if found == surface]


STATE, BODY, PLACE, PERSON, MEDIA = (
    ActorType.STATE,
    ActorType.ORGANISATION,
    ActorType.PLACE,
    ActorType.PERSON,
    ActorType.MEDIA,
)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The talks on Quorland's parliament ended.", "Quorland", STATE),
        ("He crossed the border with Quorland.", "Quorland", STATE),
        ("They named a new ambassador to Quorland.", "Quorland", STATE),
        ("She met the foreign minister of Quorland.", "Quorland", STATE),
        ("The Quorlandian Defence Ministry spoke of Quorland.", "Quorland", STATE),
        ("The chief executive of Tremova left.", "Tremova", BODY),
        ("He sold his shares in Tremova.", "Tremova", BODY),
        ("The militia Tremova kept the bridge.", "Tremova", BODY),
        ("They fought Tremova, a small militia, for years.", "Tremova", BODY),
        ("She wrote for the newspaper Tremblad.", "Tremblad", MEDIA),
        ("He lived in the town of Ostvik.", "Ostvik", PLACE),
        ("The ship lay near the port of Ostvik.", "Ostvik", PLACE),
        ("They slept in Ostvik.", "Ostvik", PLACE),
        ("They asked Tormund, 43, about it.", "Tormund", PERSON),
    ],
)
def test_the_words_beside_a_name_tell_its_kind(text, name, kind):
    assert kinds(text, name) == [kind]


def test_one_sign_is_enough_for_every_other_place_where_the_name_stands():
    text = (
        "Quorland wins a pledge\n\n"
        "The union offered Quorland a loan. Troops stayed in Quorland.\n\n"
        "Quorland may object. Quorland's parliament votes on it next."
    )
    assert kinds(text, "Quorland") == [STATE] * 5


def test_a_headline_in_capitals_is_read_in_the_light_of_the_text():
    assert kinds("Union Offers Quorland Help\n\nThe army of Quorland is small.", "Quorland") == [STATE, STATE]


def test_names_in_one_list_with_a_state_are_states():
    found = named("France, Quorland and Tremova will take part in it.")
    assert found == [("France", STATE), ("Quorland", STATE), ("Tremova", STATE)]


def test_what_acts_and_has_an_inside_is_a_state():
    assert set(kinds("Prices in Quorland rose. Last year Quorland rejected a loan.", "Quorland")) == {STATE}


def test_a_town_before_the_name_of_a_state_is_a_place():
    assert kinds("In Ostvik, France, the mayor spoke. Then Ostvik rejected it.", "Ostvik") == [PLACE, PLACE]


def test_a_rare_word_that_opens_a_sentence_and_acts_is_a_name():
    assert kinds("Quorland would regard it as a threat.", "Quorland") == [BODY]


@pytest.mark.parametrize(
    "text",
    [
        "Thirty years passed.",
        "Domestically, France worries.",
        "Electricians voted against it.",
        "Morale files are kept.",
        "We've seen it. We've heard it.",
        "The Anglo-Irish question was open. The Anglo-Irish were asked.",
    ],
)
def test_a_sentence_s_capital_makes_no_name(text):
    assert [x for x in named(text) if x[0] != "France"] == []


@pytest.mark.parametrize(
    ("word", "name"), [("Quorlandish", "Quorland"), ("Tremovian", "Tremovia"), ("Vessalian", "Vessaly")]
)
def test_a_demonym_is_known_by_its_ending(word, name):
    assert is_demonym(word, name)


@pytest.mark.parametrize(("word", "name"), [("Quorland", "Quorland"), ("Tremors", "Tremova"), ("Uman", "Uma")])
def test_another_word_is_no_demonym(word, name):
    assert not is_demonym(word, name)


@pytest.mark.parametrize(
    "text",
    [
        "Quorland may send a ship, but its parliament has to agree.",
        "Quorland rejected it. The plan was weak, Prime Minister Ole Brandvik said.",
    ],
)
def test_a_paragraph_goes_on_about_the_state_that_opens_it(text):
    assert kinds(text, "Quorland") == [STATE]


def test_the_minister_of_another_state_tells_nothing_of_the_name_that_opens_a_paragraph():
    assert kinds("Tremova rejected it. The plan was weak, French Prime Minister Ole Brandvik said.", "Tremova") == [
        BODY
    ]


def test_the_noun_in_front_of_the_next_name_tells_nothing_of_the_one_before():
    assert kinds("The camp in Quorland, the local newspaper Acta Diurna reported.", "Quorland") == [PLACE]
    assert kinds("Quorland, an opposition newspaper, reported it on Monday.", "Quorland") == [MEDIA]
