import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.actor import Cast
from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import Label, SegmentKind, SubjectKind
from onrecord.packs.loader import load_pack
from onrecord.read.subjects import find_subjects
from onrecord.text.sentences import lines_of

NATO = {"nato": ("organisation", "NATO", "the alliance"), "geo": ("state", "Georgia"), "mda": ("state", "Moldova")}


def arrangements(made):
    return {s.id for s in made.subjects if s.kind is SubjectKind.ARRANGEMENT}


def words(made, id_):
    return [m.text for m in made.subject(id_).mentions]


def test_a_membership_is_named_by_its_applicant_and_its_body(made):
    found = made("Georgia's bid to join NATO was welcomed. Its membership of the alliance is far off.", NATO)
    assert "geo_nato_membership" in arrangements(found)
    assert found.subject("geo_nato_membership").type == "alliance_membership"
    assert len(words(found, "geo_nato_membership")) == 2


def test_two_who_are_invited_together_are_one_accession(made):
    found = made(
        "NATO invited Georgia and Moldova to join the alliance.\nMoldova is to join the alliance in May.", NATO
    )
    assert arrangements(found) == {"geo_mda_nato_membership"}


def test_a_known_agreement_is_found_under_the_words_that_point_to_it(made):
    found = made("The climate deal is in danger.\nEnvoys defended the Paris Agreement. The accord needs money.")
    assert arrangements(found) == {"paris_agreement"}
    assert words(found, "paris_agreement") == ["The climate deal", "the Paris Agreement", "The accord"]


def test_an_agreement_with_somebody_else_stays_apart(made):
    actors = {"nor": ("state", "Norway"), "eu": ("organisation", "the European Union")}
    found = made(
        "TTIP is stalled. A trade deal with Norway was a surprise. A trade agreement with Norway is near.", actors
    )
    assert arrangements(found) >= {"ttip"}
    assert any("norway" in x for x in arrangements(found))


def test_bare_words_point_to_the_last_that_fits(made):
    actors = {"chl": ("state", "Chile"), "per": ("state", "Peru"), "chl_congress": ("organisation", "Congress")}
    text = "A fishing agreement between Chile and Peru is near.\nCritics fear the accord. The deal may fail."
    found = made(text, actors)
    (id_,) = arrangements(found)
    assert words(found, id_)[1:] == ["the accord", "The deal"]


def test_a_coined_name_is_minted_where_something_is_made(made):
    found = made("Allies want to build a 'ring of steel' around the port.\nThe 'ring of steel' is what they form now.")
    assert any("ring" in x for x in arrangements(found))


def test_a_quoted_judgement_is_no_coined_name(made):
    assert not arrangements(made('The minister called it "a great and historic step". He saw "real progress" in it.'))


def test_a_committee_that_acts_is_no_arrangement(made):
    actors = {"c": ("organisation", "the Foreign Affairs Committee")}
    assert not arrangements(made("the Foreign Affairs Committee met. A committee was told of it twice.", actors))


def test_talk_of_deals_in_general_names_none(made):
    assert not arrangements(made("Voters dislike trade agreements. Any deal can fail, and most deals do."))


def test_what_is_proposed_instead_of_another_says_so(made):
    text = "The alliance plans a NATO-Ukraine Council instead of the Membership Action Plan it had promised.\n"
    found = made(text, {"nato": ("organisation", "The alliance")})
    assert found.subject("nato_ukraine_council").relations == (("instead_of", "membership_action_plan"),)


def test_a_promise_without_a_noun_makes_an_arrangement(made):
    actors = {"pol": ("state", "Poland"), "lva": ("state", "Latvia")}
    text = "Poland vowed to send tanks and artillery to Latvia.\nLater Poland pledged to give Latvia more artillery."
    (id_,) = arrangements(made(text, actors))
    assert made(text, actors).subject(id_).type == "support_package"


def test_a_truce_has_many_names(made):
    actors = {"kenya": ("state", "Kenya")}
    found = made("Kenya presses for a truce. A durable cease-fire would help. The ceasefire is not near.", actors)
    assert len(arrangements(found)) == 1


def test_a_verb_is_no_plan(made):
    actors = {"nato": ("organisation", "the alliance")}
    found = made("On Monday the alliance plans to meet. He pledges to come. The alliance plans to meet again.", actors)
    assert not arrangements(found)


@pytest.mark.parametrize("text", ["", "\n\n", "“", "The deal", "NATO NATO NATO", "a 'b c d' of the of the"])
def test_scraps_do_no_harm(made, text):
    made(text)


@given(st.text(alphabet="aA .,'“”\n-Ndeal NATO treaty plans to join", max_size=160))
def test_spans_are_exact_whatever_the_text(text):
    segments = tuple(
        Segment(n=n, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text), 1)
    )
    for subject in find_subjects(text, Page(segments=segments), Cast(), load_pack()):
        for mention in subject.mentions:
            mention.check(text, subject.id)


def test_an_alliance_that_no_table_knows_can_be_joined(made):
    actors = {"name:tundra_alliance": ("organisation", "Tundra Alliance"), "name:ostria": ("state", "Ostria")}
    found = made("Ostria's accession to the Tundra Alliance is near.\nOstria will join the Tundra Alliance.", actors)
    assert arrangements(found) == {"name:ostria_name:tundra_alliance_membership"}


def test_a_phrase_that_holds_a_known_name_is_another_name_of_it(made):
    found = made("The Trans-Pacific Partnership deal with eleven countries is old.\nThe TPP is old.")
    assert arrangements(found) == {"tpp"}


def test_an_act_without_a_capital_is_no_statute(made):
    actors = {"nor": ("state", "Norway")}
    assert not arrangements(made("The act of Norway was brave. The act of a Norwegian nuclear crew was brave.", actors))


def test_who_is_named_at_the_end_of_one_sentence_is_given_nothing_in_the_next(made):
    cast = {"per": ("state", "Peru"), "chl": ("state", "Chile")}
    for between in ("\n", ". "):
        found = made(f"Peru offers Chile{between}Ceasefire agreement was signed on Tuesday.", cast)
        assert not arrangements(found)
