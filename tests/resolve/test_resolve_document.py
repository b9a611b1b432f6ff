"""Who is meant inside one document, on invented sentences."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.attribution import Attribution
from onrecord.model.document import Dateline, Masthead, Named, Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType, CueClass, Label, MentionForm, SegmentKind
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.read.names import find_mentions
from onrecord.resolve import resolve_document
from onrecord.text.sentences import lines_of

ROOT = Path(__file__).resolve().parents[2]


def cast_of(text, sources=(), on=None, cue_class=CueClass.NEUTRAL, parent=None, **masthead):
    """The cast of `text`; `sources` are the words of each attribution's source, the next after the one before."""
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    published = day(on) if on else When()
    page = Page(segments=segments, masthead=Masthead(published=published, **masthead))
    attributions, at = [], 0
    for n, words in enumerate(sources):
        span = ()
        if words:
            s = text.index(words, at)
            at = s + len(words)
            span = (Span.of(text, s, at),)
        rest = Span.of(text, at, len(text))
        attributions.append(
            Attribution(id=f"a{n}", source=span, content=(rest,), cue_class=cue_class, parent=parent if n else None)
        )
    mentions = find_mentions(text, page, load_pack())
    return resolve_document(text, page, mentions, attributions, load_pack())


def actor_of(cast, surface, which=0):
    return [m.actor for m in cast.mentions if m.span.text == surface][which]


def names_behind(cast, n=0):
    shown = {a.id: a.name for a in cast.actors}
    return [shown[x] for x in cast.source_of(f"a{n}")]


def test_a_known_person_keeps_the_pack_s_id_under_every_spelling():
    cast = cast_of("Volodymyr Zelenskyy spoke. Later Zelensky left, and Zelenskij was tired.")
    assert {m.actor for m in cast.mentions} == {"person:zelensky"}


def test_a_surname_belongs_to_the_full_name_even_before_it():
    cast = cast_of("Brandvold says no\nThe answer of Gretchen Brandvold surprised nobody.")
    assert actor_of(cast, "Brandvold") == actor_of(cast, "Gretchen Brandvold") == "name:gretchen_brandvold"


def test_two_people_of_one_surname_stay_apart():
    cast = cast_of("Anna Berg met Tomas Berg. Mr. Berg left. Ms. Berg stayed.")
    assert actor_of(cast, "Berg", 0) == "name:tomas_berg"
    assert actor_of(cast, "Berg", 1) == "name:anna_berg"


def test_father_and_son_stay_apart():
    cast = cast_of("George W. Bush spoke of George H. W. Bush.")
    assert actor_of(cast, "George W. Bush") != actor_of(cast, "George H. W. Bush")


def test_a_capital_that_acts_is_its_state():
    cast = cast_of("Oslo rejected the offer, and relations with Riga cooled.")
    assert actor_of(cast, "Oslo") == "nor"
    assert actor_of(cast, "Riga") == "lva"
    assert {m.form for m in cast.mentions} == {MentionForm.METONYM}


@pytest.mark.parametrize("text", ["They met in Oslo.", "She travelled to Oslo.", "The Oslo summit failed."])
def test_a_capital_as_a_place_is_not_its_state(text):
    cast = cast_of(text)
    assert actor_of(cast, "Oslo") == "place_oslo"
    assert next(a.type for a in cast.actors if a.id == "place_oslo") is ActorType.PLACE


def test_a_capital_that_stands_for_an_accord_is_not_its_state():
    cast = cast_of("Nobody wants another Oslo, he said of the Oslo Accords.")
    assert actor_of(cast, "Oslo") == "place_oslo"


def test_a_dateline_city_is_not_the_state():
    text = "OSLO (Northpost) - Oslo refused."
    cast = cast_of(text, dateline=Dateline("OSLO", Span.of(text, 0, 16)))
    assert actor_of(cast, "Oslo") == "nor"
    assert [m.actor for m in cast.mentions if m.span.text == "OSLO"] == ["place_oslo"]


def test_the_alliance_is_the_body_of_that_kind_named_last():
    cast = cast_of("NATO met the European Union. Then the alliance agreed.")
    assert actor_of(cast, "the alliance") == "nato"


def test_the_alliance_of_a_page_without_one_is_nobody_known():
    cast = cast_of("Then the alliance agreed.")
    assert all(m.actor != "nato" for m in cast.mentions)


def test_forces_belong_to_their_state():
    cast = cast_of("Norwegian troops left. Later the Norwegian armed forces returned.")
    assert {m.actor for m in cast.mentions} == {"nor_forces"}


def test_members_of_a_body_speak_for_it():
    cast = cast_of("NATO members disagree.")
    (actor,) = [a for a in cast.actors if a.id == "nato_members"]
    assert (actor.type, actor.represents) == (ActorType.COLLECTIVE, "nato")


def test_an_acronym_is_the_name_it_was_introduced_with():
    cast = cast_of("The Rhine Shipping Authority (RSA) met. Later RSA members left. The RSA waits.")
    assert actor_of(cast, "RSA") == actor_of(cast, "Rhine Shipping Authority")


def test_the_ministry_of_an_unnamed_state_is_that_of_the_state_at_hand():
    cast = cast_of("Latvia waits. Its Transport Ministry objects.")
    (ministry,) = [a for a in cast.actors if "Ministry" in a.name]
    assert ministry.represents == "lva"
    assert ministry.id == "name:latvian_transport_ministry"


@pytest.mark.parametrize(
    ("on", "represents"), [(dt.date(2015, 5, 1), "nor"), (dt.date(2020, 5, 1), "nato")], ids=["before", "after"]
)
def test_whom_a_known_person_speaks_for_depends_on_the_day(on, represents, tmp_path):
    # The pack: Jens Stoltenberg led Norway's government until October 2013 and NATO from October 2014.
    on = on if represents == "nato" else dt.date(2012, 5, 1)
    cast = cast_of("Jens Stoltenberg spoke.", on=on)
    assert cast.actors[0].represents == represents


def test_a_title_says_whom_a_person_speaks_for():
    cast = cast_of("Then Latvian Transport Minister Janis Ozolins agreed.")
    assert next(a for a in cast.actors if a.type is ActorType.PERSON).represents == "lva"


def test_a_former_title_says_nothing_of_today():
    cast = cast_of("Then former Latvian Transport Minister Janis Ozolins agreed.")
    assert next(a for a in cast.actors if a.type is ActorType.PERSON).represents is None


def test_the_source_is_the_person_and_not_the_office_before_the_name():
    cast = cast_of(
        "Latvian Transport Ministry spokesman Janis Ozolins said no.",
        ["Latvian Transport Ministry spokesman Janis Ozolins"],
    )
    assert names_behind(cast) == ["Janis Ozolins"]


def test_the_source_is_the_person_and_not_the_office_after_the_name():
    cast = cast_of(
        "Janis Ozolins, the head of the Rail Authority, said no.", ["Janis Ozolins, the head of the Rail Authority"]
    )
    assert names_behind(cast) == ["Janis Ozolins"]


def test_a_description_before_the_name_is_the_person():
    cast = cast_of("Her adviser, Greta Holm, said no.", ["Her adviser, Greta Holm"])
    assert names_behind(cast) == ["Greta Holm"]


def test_a_ministry_is_a_source_of_its_own():
    cast = cast_of("Latvia’s Transport Ministry said no.", ["Latvia’s Transport Ministry"])
    assert names_behind(cast) == ["Latvian Transport Ministry"]


def test_aides_of_a_person_are_not_the_person():
    cast = cast_of("Greta Holm left. Ms. Holm’s aides said no.", ["Ms. Holm’s aides"])
    assert names_behind(cast) == ["aides"]


def test_two_sources_are_two_actors_the_first_named_first():
    cast = cast_of("Norway and its Western backers said no.", ["Norway and its Western backers"])
    assert names_behind(cast) == ["Norway", "Western backers"]


def test_a_pronoun_is_the_last_speaker_of_its_gender():
    text = "Anna Berg met Karl Lund. Ms. Berg said yes. She said more. He said no."
    cast = cast_of(text, ["Ms. Berg", "She", "He"])
    assert [names_behind(cast, n) for n in range(3)] == [["Anna Berg"], ["Anna Berg"], ["Karl Lund"]]


def test_nobody_is_he_in_his_own_quotation():
    text = "Karl Lund met Ola Moe. “Today he said no,” Mr. Lund said."
    segment = Segment(n=1, s=0, e=len(text), label=Label.KEEP, kind=SegmentKind.BODY)
    page = Page(segments=(segment,))
    quote = Span.of(text, text.index("“"), text.index("”") + 1)
    outer = Attribution(
        id="a0", source=(Span.of(text, text.index("Mr. Lund"), text.index(" said.")),), content=(quote,)
    )
    he = text.index("he said")
    inner = Attribution(
        id="a1", source=(Span.of(text, he, he + 2),), content=(Span.of(text, he + 8, he + 10),), parent="a0", level=2
    )
    pack = load_pack()
    cast = resolve_document(text, page, find_mentions(text, page, pack), (outer, inner), pack)
    assert cast.source_of("a1") == ("name:ola_moe",)


def test_it_is_a_body_and_not_a_person():
    cast = cast_of("Norway thanked Anna Berg. It said more.", ["It"])
    assert cast.source_of("a0") == ("nor",)


def test_an_orphan_quotation_is_the_speaker_s_before():
    text = "Anna Berg said no.\n“Never,” and more."
    cast = cast_of(text, ["Anna Berg", ""], cue_class=CueClass.QUOTE_WITHOUT_SOURCE)
    assert names_behind(cast, 1) == ["Anna Berg"]


def test_an_impersonal_attribution_has_no_source():
    cast = cast_of("Anna Berg left. It became known that it rained.", ["It"], cue_class=CueClass.IMPERSONAL)
    assert cast.source_of("a0") == ()


def test_a_source_without_a_name_is_an_actor_of_this_document():
    cast = cast_of("Two diplomats close to the talks said no.", ["Two diplomats close to the talks"])
    (actor,) = cast.source_of("a0")
    assert actor.startswith("anon_")
    assert next(a.type for a in cast.actors if a.id == actor) is ActorType.ANONYMOUS_COLLECTIVE


def test_the_office_at_hand_is_its_holder():
    cast = cast_of("NATO Secretary General Greta Holm spoke. The NATO chief said no.", ["The NATO chief"])
    assert names_behind(cast) == ["Greta Holm"]


def test_an_office_is_the_person_named_later_as_its_holder_in_that_place():
    text = "The mayor of the port of Harstad said no.\nIn Harstad, Mayor Greta Holm waits. In Narvik, Mayor Karl Lund left."
    assert names_behind(cast_of(text, ["The mayor of the port of Harstad"])) == ["Greta Holm"]


def test_an_office_elsewhere_is_somebody_else():
    text = "The mayor of Tromsdal said no.\nIn Harstad, Mayor Greta Holm waits."
    assert names_behind(cast_of(text, ["The mayor of Tromsdal"])) != ["Greta Holm"]


def test_a_city_that_speaks_is_the_body_that_sits_there():
    assert actor_of(cast_of("NATO met in Brussels."), "Brussels") == "place_brussels"
    cast = cast_of("NATO waits. Then Brussels said no.", ["Brussels"])
    assert cast.source_of("a0") == ("nato",)


def test_the_newspaper_is_not_the_page_s_own():
    own = Span.of("Northpost", 0, 9)
    text = "The Daily Harbour Herald wrote of it, and Northpost read it. The newspaper said no."
    cast = cast_of(text, ["The newspaper"], outlet=Named("Northpost", (own,)))
    assert names_behind(cast) == ["Daily Harbour Herald"]


def test_every_mention_and_source_names_an_actor_of_the_cast():
    text = "Kyiv and Moscow met. The alliance, diplomats said, waits. Ms. Holm’s aides left for Oslo."
    cast = cast_of(text, ["diplomats"])
    ids = {a.id for a in cast.actors}
    assert {m.actor for m in cast.mentions} <= ids
    assert {x for _, found in cast.sources for x in found} <= ids


WORDS = (
    "NATO Kyiv Oslo Moscow the alliance forces its Greta Holm Ms. Mr. Holm Karl said told he she they it We President Minister "
    "of in for to and , . “ ” ’s officials diplomats sources a report newspaper Norwegian Latvian US-UK U.S. Parliament Ministry "
    "Foreign leaders members government administration who company spokesman @holm_official Zelenskij \n"
).split(" ")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 150), st.integers(1, 40)), max_size=4),
)
def test_whatever_the_words_every_mention_and_source_names_an_actor_of_the_cast(drawn, places):
    text = " ".join(drawn)
    segments = tuple(
        Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY) for n, (s, e) in enumerate(lines_of(text))
    )
    page, pack = Page(segments=segments), load_pack()
    attributions = []
    for n, (s, length) in enumerate(places):
        span = Span.of(text, min(s, len(text) - 1), min(s + length, len(text)) if s < len(text) else len(text))
        attributions.append(
            Attribution(
                id=f"a{n}", source=(span,) if n % 3 else (), content=(Span.of(text, 0, len(text)),), level=1 + n % 2
            )
        )
    cast = resolve_document(text, page, find_mentions(text, page, pack), attributions, pack)
    ids = {a.id for a in cast.actors}
    assert {m.actor for m in cast.mentions} <= ids
    assert {x for _, found in cast.sources for x in found} <= ids
    assert [a for a, _ in cast.sources] == [a.id for a in attributions]
    for m in cast.mentions:
        m.span.check(text, "mention")


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Labour unions, green groups and lawmakers", ["Labour unions", "green groups", "lawmakers"]),
        ("Officials, diplomats, and two aides", ["Officials", "diplomats", "two aides"]),
        ("France, Norway and Quorland", ["France", "Norway", "Quorland"]),
        ("Sen. Ann Brandvik, Rep. Bo Lund and Gov. Ida Moss", ["Ann Brandvik", "Bo Lund", "Ida Moss"]),
        ("The White House, the Rail Board and the governor", ["White House", "Rail Board", "governor"]),
        ("Farmers and truckers", ["Farmers", "truckers"]),
        ("Ann Brandvik and her advisers", ["Ann Brandvik", "advisers"]),
    ],
)
def test_every_member_of_a_list_is_a_source(source, wanted):
    assert names_behind(cast_of(f"{source} said no.", [source])) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Ann Brandvik, a former official and lawyer,", ["Ann Brandvik"]),
        ("Ann Brandvik, an aide to Bo Lund and a member of the Rail Board,", ["Ann Brandvik"]),
        ("Ann Brandvik, daughter of Bo Lund and Ida Moss,", ["Ann Brandvik"]),
        ("Ann Brandvik, who led unions, banks and charities,", ["Ann Brandvik"]),
        ("Ann Brandvik, chairwoman of the Rail Board, and Bo Lund, its lawyer,", ["Ann Brandvik", "Bo Lund"]),
        ("Ann Brandvik, a union leader and Bo Lund", ["Ann Brandvik", "Bo Lund"]),
        ("Its chairman, Ann Brandvik, and the union", ["Ann Brandvik", "union"]),
        ("Two senators, Ann Brandvik and Bo Lund,", ["Ann Brandvik", "Bo Lund"]),
    ],
)
def test_what_describes_a_source_is_no_member_of_a_list(source, wanted):
    assert names_behind(cast_of(f"{source} said no.", [source])) == wanted


@pytest.mark.parametrize(
    ("text", "surface", "who"),
    [
        ("The Turkish president said no.", "The Turkish president", "person:erdogan"),
        ("The NATO chief said no.", "The NATO chief", "person:stoltenberg"),
        ("The U.S. secretary of state said no.", "The U.S. secretary of state", "person:blinken"),
        ("The U.S. vice president said no.", "The U.S. vice president", "person:harris"),
        ("Russia's foreign minister said no.", "foreign minister", "person:lavrov"),
        ("The EU's foreign policy chief said no.", "foreign policy chief", "person:borrell"),
        ("The former Turkish president said no.", "The former Turkish president", "anon_former_turkish_president"),
        ("A Turkish president would say no.", "A Turkish president", "anon_turkish_president"),
    ],
)
def test_an_office_on_the_day_of_the_page_is_whoever_held_it(text, surface, who):
    assert actor_of(cast_of(text, on=dt.date(2022, 6, 1)), surface) == who


def test_an_office_has_another_holder_on_another_day():
    assert actor_of(cast_of("The NATO chief said no.", on=dt.date(2025, 3, 1)), "The NATO chief") == "person:rutte"


def test_a_page_without_a_date_does_not_tell_who_held_an_office():
    assert actor_of(cast_of("The NATO chief said no."), "The NATO chief") == "anon_nato_chief"


def test_two_names_of_one_outlet_are_one_actor():
    cast = cast_of("Sputnik reported it. Later Sputnik International took it back.")
    assert actor_of(cast, "Sputnik") == actor_of(cast, "Sputnik International") == "media_sputnik"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Velmark’s parliament met. Velmark said no.", ActorType.STATE),
        ("The president of Velmark agreed. Velmark said no.", ActorType.STATE),
        ("President Ana Ruiz of Velmark agreed. Velmark said no.", ActorType.STATE),
        ("Chairman Ana Ruiz of Velmark agreed. Velmark said no.", ActorType.ORGANISATION),
        ("The president of \nVelmark agreed. Velmark said no.", ActorType.ORGANISATION),
    ],
)
def test_only_a_state_has_a_government_of_its_own(text, kind):
    cast = cast_of(text, sources=("Velmark",))
    assert {a.type for a in cast.actors if a.name == "Velmark"} == {kind}


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Ann Kerr said no.\nWe propose a new port.", []),
        ("Ann Kerr said no. We propose a new port.", ["Ann Kerr"]),
        ("Ann Kerr said no.\n“We propose a new port.”", ["Ann Kerr"]),
        ("Ann Kerr said no.\nKERR: We propose a new port.", ["Ann Kerr"]),
    ],
)
def test_we_outside_quotations_is_who_writes_the_page_unless_somebody_speaks_in_the_paragraph(text, behind):
    assert names_behind(cast_of(text, sources=("Ann Kerr", "We")), 1) == behind


def test_we_of_the_page_is_its_outlet():
    outlet = Named(name="Tolva Institute", spans=())
    cast = cast_of("Ann Kerr said no.\nWe propose a new port.", sources=("Ann Kerr", "We"), outlet=outlet)
    assert cast.source_of("a1") == ("media_tolva_institute",)


def test_actors_stand_in_the_order_of_the_text_on_every_run():
    text = "Louisiana said no. Ambassador Ann Kerr of France and minister Ole Berg of Syria and envoy Tom Lund of Chile met."
    program = (
        "from tests.resolve.test_resolve_document import cast_of\n"
        f"print([a.id for a in cast_of({text!r}, sources=('Ann Kerr', 'Ole Berg', 'Tom Lund')).actors])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(told) == 1
