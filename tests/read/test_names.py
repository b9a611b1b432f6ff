"""Mentions, on invented sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.document import Dateline, Masthead, Named, Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, Label, MentionForm, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.read.names import find_mentions
from onrecord.text.sentences import lines_of


def page_of(text, **masthead):
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    return Page(segments=segments, masthead=Masthead(**masthead))


def mentions(text, **masthead):
    return find_mentions(text, page_of(text, **masthead), load_pack())


def named(text, **masthead):
    return [m.span.text for m in mentions(text, **masthead) if m.form in NAMED_FORMS]


def nominal(text):
    return [m.span.text for m in mentions(text) if m.form is MentionForm.NOMINAL]


def kind(text, surface):
    return next(m.type for m in mentions(text) if m.span.text == surface)


def test_a_title_is_no_part_of_the_name():
    assert named("On Monday Rear Admiral Joan Whitfield met Sen. Tobias Crane (R-Tenn.) there.") == [
        "Joan Whitfield",
        "Tobias Crane",
    ]


def test_a_title_alone_names_nobody():
    assert named("The Prime Minister and the Speaker left.") == []


@pytest.mark.parametrize(
    "name", ["Pieter van der Molen", "Omar al-Rashidi", "Ellen J. Pratt", "Martin Lowell King Jr.", "Hans-Dieter Kranz"]
)
def test_particles_initials_and_ends_belong_to_a_name(name):
    assert named(f"Yesterday {name} agreed.") == [name]


def test_a_surname_alone_is_found_once_the_full_name_stands_anywhere():
    assert named("Brandvold says no\nThe answer of Gretchen Brandvold surprised nobody.") == [
        "Brandvold",
        "Gretchen Brandvold",
    ]


def test_a_word_with_the_capital_of_its_sentence_is_no_name():
    assert named("Pressure grows. However, talks go on. Negotiators wait.") == []


def test_weekdays_months_and_demonym_adjectives_are_no_names():
    assert named("On Tuesday in August a Norwegian trawler passed.") == []


def test_the_long_name_of_a_body_is_one_mention():
    assert named("The Ministry of Foreign Affairs and the Institute for the Study of Rivers agreed.") == [
        "Ministry of Foreign Affairs",
        "Institute for the Study of Rivers",
    ]


def test_a_state_and_its_ministry_are_one_mention():
    assert named("Norway’s Fisheries Ministry objected.") == ["Norway’s Fisheries Ministry"]


def test_a_ministry_does_not_swallow_the_person_who_speaks_for_it():
    assert named("Latvian Transport Ministry spokesman Janis Ozols declined.") == [
        "Latvian Transport Ministry",
        "Janis Ozols",
    ]


def test_wars_acts_and_accords_are_no_actors():
    assert named("Since World War II the Harbour Safety Act and the Lisbon Protocol stand.") == []


def test_a_body_between_two_parties_is_not_run_together_with_the_weekday():
    assert named("It told the Committee on Fisheries on Friday.") == ["Committee on Fisheries"]


def test_a_headline_in_capitals_gives_only_names_that_are_known():
    text = "Senators Doubt New Plan As Norway Waits\nSo they said."
    assert named(text) == ["Norway"]


def test_a_sentence_full_of_names_is_no_headline():
    assert named("Anna Berg met Karl Lund and Ola Moe.") == ["Anna Berg", "Karl Lund", "Ola Moe"]


def test_a_line_in_capitals_still_names_its_state():
    assert named("NORWAY REJECTS PLAN") == ["NORWAY"]


def test_an_acronym_counts_when_it_was_introduced():
    text = "The Rhine Shipping Authority (RSA) met. Later RSA members left."
    assert "RSA" in named(text)


def test_the_acronym_of_an_act_is_no_body():
    assert named("The Coastal Waters Act, or CWA, expires. The CWA helps.") == []


def test_a_misspelt_name_is_found_by_the_right_one():
    text = "Director Tomas Lindqvistson spoke. Then Lindkvistson left."
    found = {m.span.text: m.form for m in mentions(text)}
    assert found["Lindkvistson"] in (MentionForm.VARIANT_SPELLING, MentionForm.MISSPELLING)


def test_another_romanisation_of_a_known_name_is_a_variant():
    found = {m.span.text: m.form for m in mentions("In Oslo, Zelenskij spoke of Norway.")}
    assert found["Zelenskij"] is MentionForm.VARIANT_SPELLING


def test_two_states_in_one_hyphened_word_are_two():
    assert named("The US-UK talks go on.") == ["US", "UK"]


def test_what_a_state_leads_is_not_the_state():
    assert named("The Norway-led mission waits.") == []


def test_the_people_with_their_article_are_no_name():
    found = [(m.span.text, m.form) for m in mentions("Then the Norwegians left.")]
    assert found == [("Norwegians", MentionForm.DEMONYM_PLURAL)]


def test_an_administration_takes_the_name_before_it():
    assert named("Officials of the Obama administration agreed.") == ["Obama administration"]


def test_leaders_of_a_body_are_one_nominal_mention():
    text = "Then NATO leaders met."
    assert nominal(text) == ["NATO leaders"]
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "phrase", "type_"),
    [
        ("It hurt the alliance badly.", "the alliance", ActorType.ORGANISATION),
        ("So senior Western diplomats said.", "senior Western diplomats", ActorType.ANONYMOUS_COLLECTIVE),
        ("So a person close to the talks said.", "a person close to the talks", ActorType.ANONYMOUS_PERSON),
        ("It calls the report false.", "the report", ActorType.DOCUMENT),
        ("Then the newspaper wrote it.", "the newspaper", ActorType.MEDIA),
        ("Now eastern members object.", "eastern members", ActorType.COLLECTIVE),
    ],
)
def test_common_nouns_for_actors_are_nominal_mentions(text, phrase, type_):
    found = {m.span.text: m for m in mentions(text)}
    assert found[phrase].form is MentionForm.NOMINAL
    assert found[phrase].type is type_


def test_a_title_before_a_name_is_no_nominal_mention():
    assert nominal("They saw foreign minister Greta Holm.") == []


def test_an_amount_of_soldiers_is_no_actor():
    assert nominal("They sent 4,000 soldiers.") == []


def test_a_known_outlet_of_the_page_is_found_in_its_text():
    span = Span.of("Northpost", 0, 9)
    assert named("As Northpost wrote, it rained.", outlet=Named("Northpost", (span,))) == ["Northpost"]


def test_a_dateline_does_not_hide_the_first_name():
    text = "OSLO (Reuters) - Norway refused."
    assert "Norway" in named(text, dateline=Dateline("OSLO", Span.of(text, 0, 14)))


def test_a_broken_encoding_leaves_a_name_whole():
    assert named("Minister FranÃ§oise Petit spoke.") == ["FranÃ§oise Petit"]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abc ABC.,'’\"\n-()[]@USNATO123É\u00a0"), max_size=200))
def test_every_mention_stands_in_the_text_and_none_in_another(text):
    found = mentions(text)
    for m in found:
        m.span.check(text, "mention")
    for a, b in pairwise(found):
        assert a.span.e <= b.span.s
