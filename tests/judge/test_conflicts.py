import datetime as dt

import pytest

from onrecord.judge import compare
from onrecord.model.term import Position
from onrecord.model.vocabulary import Act, ActorType, Comparator, ConflictKind, Modality, Polarity, Relation, Stance

MAY = [dt.date(2031, 5, n) for n in range(1, 29)]
STATE, PERSON, PLACE, BODY = ActorType.STATE, ActorType.PERSON, ActorType.PLACE, ActorType.ORGANISATION
DROSVIA = ("dro", "Drosvia", STATE, None)
ENVOY = ("grusik", "Pavel Grusik", PERSON, "dro")
MAYOR = ("mayor", "Helen Strand", PERSON, None)
CALVEK = ("calvek", "Calvek", PLACE, None)
LORR = ("lorr", "Lorrport", PLACE, None)


def conflicts(pack, *articles, lineage=()):
    links = [x for x in compare(list(articles), lineage, pack) if x.relation is Relation.CONFLICTS]
    return [(x.kind, x.a.span.text, x.b.span.text) for x in links]


def test_a_headline_firmer_than_its_body_is_a_conflict(make, pack):
    a = make(
        "Alliance guarantees safety of Velmark\n"
        "The Alliance offered Velmark a package of assurances for its safety on Tuesday.\n"
    )
    assert conflicts(pack, a) == [(ConflictKind.FIRMNESS, "guarantees", "assurances")]


@pytest.mark.parametrize(
    "text",
    [
        # The body carries the word.
        "Alliance guarantees safety of Velmark\nThe Alliance will guarantee the safety of Velmark, ministers agreed.\n",
        # The headline is the weaker of the two.
        "Alliance pledges safety of Velmark\nThe Alliance offered Velmark a guarantee of its safety on Tuesday.\n",
        # The word is somebody else's.
        "Alliance “guarantees” safety of Velmark\nThe Alliance offered Velmark assurances for its safety on Tuesday.\n",
        # The body speaks of another bond.
        "Alliance guarantees safety of Velmark\nThe envoy of Kestria vowed to come back in the autumn.\n",
    ],
)
def test_a_headline_that_is_no_firmer_is_no_conflict(make, pack, text):
    assert conflicts(pack, make(text)) == []


def firm(make, quoted, topic="security_guarantees"):
    text = (
        "Talks go on\nThe Alliance considers firmer security guarantees for Velmark, the envoy indicated.\n"
        f'"{quoted}," the envoy said.\n'
    )
    return make(
        text,
        said=[
            ("The Alliance considers firmer security guarantees for Velmark", Act.CLAIM, "envoy", {"issue": topic}),
            (f'"{quoted},"', Act.CLAIM, "envoy", {"issue": "security_guarantees", "direct": True}),
        ],
        actors=[("envoy", "The envoy", PERSON, None)],
    )


def test_a_paraphrase_firmer_than_the_quotation_is_a_conflict(make, pack):
    found = conflicts(pack, firm(make, "We prefer limited security assurances"))
    assert [x for x, _, _ in found] == [ConflictKind.FIRMNESS]


def test_a_quotation_of_another_matter_or_with_the_same_word_is_none(make, pack):
    assert conflicts(pack, firm(make, "We prefer limited security guarantees")) == []
    assert conflicts(pack, firm(make, "We prefer limited security assurances", topic="sanctions")) == []
    assert conflicts(pack, firm(make, "We agreed on a good lunch")) == []


STRIKE = (
    "Night in the valley\nDrosvia shelled a hospital in Calvek, Helen Strand said.\n"
    "Pavel Grusik of Drosvia denied shelling a clinic in Calvek.\n"
)


def strike(make, text=STRIKE, told="Drosvia shelled a hospital in Calvek", act=Act.CLAIM, holder="mayor", **more):
    return make(
        text,
        said=[
            (told, act, holder, more),
            (text[text.index("denied") : text.index(".\n", text.index("denied"))], Act.DENY, "grusik"),
        ],
        actors=[DROSVIA, ENVOY, MAYOR, CALVEK],
    )


def test_a_denial_meets_the_claim_it_denies_by_the_kind_of_thing(make, pack):
    found = conflicts(pack, strike(make))
    assert (ConflictKind.DENIAL, "denied shelling a clinic in Calvek", "Drosvia shelled a hospital in Calvek") in found


def test_a_denial_of_one_strike_is_no_denial_of_another(make, pack):
    text = STRIKE.replace("a clinic in Calvek", "a school in Calvek")
    assert [x for x in conflicts(pack, strike(make, text)) if x[1].startswith("denied")] == []


def test_a_forecast_is_not_what_is_denied(make, pack):
    found = conflicts(pack, strike(make, act=Act.PREDICT, modality=Modality.PROBABLE))
    assert [x for x in found if x[1].startswith("denied")] == []


def test_who_denies_does_not_contradict_himself(make, pack):
    assert conflicts(pack, strike(make, holder="grusik")) == []


def test_an_act_of_somebody_else_is_not_denied(make, pack):
    text = STRIKE.replace("Drosvia shelled a hospital", "Kestria shelled a hospital")
    found = conflicts(pack, strike(make, text, told="Kestria shelled a hospital in Calvek"))
    assert found == []


def targets(make, victim_place="Calvek"):
    text = (
        f"Night in the valley\nA missile from Drosvia hit an apartment house in {victim_place}, Helen Strand said.\n"
        "Drosvia said its forces hit an ammunition store in Calvek.\n"
    )
    return make(
        text,
        said=[
            (f"A missile from Drosvia hit an apartment house in {victim_place}", Act.CLAIM, "mayor"),
            ("its forces hit an ammunition store in Calvek", Act.CLAIM, "dro"),
        ],
        actors=[DROSVIA, MAYOR, CALVEK, LORR],
    )


def test_two_accounts_of_what_was_hit_in_one_place_are_a_conflict(make, pack):
    assert [x for x, _, _ in conflicts(pack, targets(make))] == [ConflictKind.IDENTITY]


def test_two_strikes_in_two_places_are_none(make, pack):
    assert conflicts(pack, targets(make, "Lorrport")) == []


def vote(make, told="all members supported the plan", other="The idea was rejected by Luka Barassi", second=None):
    text = f"Day in Sundhaven\nMaren Oskeland said {told}. {other}.\n"
    return make(
        text,
        said=[(told, Act.CLAIM, "oskeland"), (other, Act.REFUSE, "barassi", {"polarity": Polarity.NEG})],
        actors=[("oskeland", "Maren Oskeland", PERSON, None), ("barassi", "Luka Barassi", PERSON, None)],
        terms=second or [],
    )


def test_support_by_all_and_rejection_by_one_are_a_conflict(make, pack):
    assert [x for x, _, _ in conflicts(pack, vote(make))] == [ConflictKind.POLARITY]


def test_support_by_some_and_rejection_by_one_are_none(make, pack):
    assert conflicts(pack, vote(make, "most members supported the plan")) == []


def test_rejection_of_another_plan_is_none(make, pack):
    def stand(subject, stance):
        return subject, Position(actor="x", stance=stance)

    other = "Luka Barassi rejected a tax on herring"
    terms = [(0, *stand("membership", Stance.SUPPORT)), (1, *stand("herring_tax", Stance.OPPOSE))]
    assert conflicts(pack, vote(make, other=other, second=terms)) == []


def figures(make, after):
    text = f"Losses\nThe commission counted at least 4,700 drowned sheep. The farmers believe {after}.\n"
    return make(
        text,
        said=[
            ("at least 4,700 drowned sheep", Act.CLAIM, "commission"),
            (after, Act.CLAIM, "farmers"),
        ],
        actors=[("commission", "The commission", BODY, None), ("farmers", "The farmers", BODY, None)],
        numbers=[("at least 4,700 drowned sheep", 4700.0, "sheep", "drowned sheep", Comparator.GTE)],
    )


def test_a_figure_that_somebody_calls_too_low_is_a_conflict(make, pack):
    found = conflicts(pack, figures(make, "the true number of drowned sheep is many times higher"))
    assert found == [(ConflictKind.NUMERIC, "at least 4,700 drowned sheep", "many times higher")]


def test_higher_prices_contest_no_figure_of_something_else(make, pack):
    assert conflicts(pack, figures(make, "rents in town are many times higher")) == []


def pair(make, first, second, *, numbers=((), ()), days=((), ()), on=(MAY[0], MAY[0])):
    made = []
    for n, told in enumerate((first, second)):
        made.append(
            make(
                f"Headline {n}\n{told}\n",
                said=[(told, Act.CLAIM, None)],
                numbers=numbers[n],
                days=days[n],
                on=on[n],
                outlet=f"Outlet {n}",
            )
        )
    return made


def test_two_numbers_of_one_thing_in_accounts_told_alike_are_a_conflict(make, pack):
    a, b = pair(
        make,
        "The members hold 30,000 soldiers ready at the border of Velmark.",
        "At the border of Velmark, 50,000 soldiers are held ready by the members.",
        numbers=([("30,000 soldiers", 3e4, "persons", "soldiers")], [("50,000 soldiers", 5e4, "persons", "soldiers")]),
    )
    found = conflicts(pack, a, b, lineage=[make.alike(a, b)])
    assert [x for x, _, _ in found] == [ConflictKind.NUMERIC]
    assert conflicts(pack, a, b) == []
    # In a copy the difference is an alteration, which lineage reports.
    assert conflicts(pack, a, b, lineage=[make.alike(a, b, Relation.COPY_OF)]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("some 31,200 soldiers", 31200.0, "persons", "soldiers"), ("31,000 soldiers", 31000.0, "persons", "soldiers")),
        (
            ("at least 100 soldiers", 100.0, "persons", "soldiers", Comparator.GTE),
            ("165 soldiers", 165.0, "persons", "soldiers"),
        ),
        (("30 members", 30.0, "members", "members"), ("31 vehicles", 31.0, "vehicles", "vehicles")),
        (("500 soldiers", 500.0, "persons", "soldiers"), ("20 sailors", 20.0, "persons", "sailors")),
    ],
)
def test_a_rounding_a_bound_another_unit_and_another_thing_are_none(make, pack, first, second):
    a, b = pair(
        make,
        f"The alliance keeps {first[0]} ready at the border of Velmark.",
        f"The alliance keeps {second[0]} ready at the border of Velmark.",
        numbers=([first], [second]),
    )
    assert conflicts(pack, a, b, lineage=[make.alike(a, b)]) == []


def test_members_before_and_after_an_accession_are_none(make, pack):
    a, b = pair(
        make,
        "The 30 members of the alliance met at the border of Velmark.",
        "The 31 members of the alliance met at the border of Velmark.",
        numbers=([("30 members", 30.0, "members", "members")], [("31 members", 31.0, "members", "members")]),
        on=(MAY[0], MAY[20]),
    )
    assert conflicts(pack, a, b, lineage=[make.alike(a, b)]) == []


def test_done_and_to_come_are_a_conflict_of_aspect(make, pack):
    a, b = pair(
        make,
        "Velmark has applied to join the alliance in haste.",
        "Velmark would apply to join the alliance in haste.",
    )
    assert [x for x, _, _ in conflicts(pack, a, b, lineage=[make.alike(a, b)])] == [ConflictKind.ASPECT]
    late, early = pair(
        make,
        "Velmark has applied to join the alliance in haste.",
        "Velmark would apply to join the alliance in haste.",
        on=(MAY[25], MAY[0]),
    )
    assert conflicts(pack, late, early, lineage=[make.alike(late, early)]) == []


def test_two_days_of_one_event_are_a_conflict(make, pack):
    told = "The ministers signed the charter of the river commission on {}."
    a, b = pair(
        make,
        told.format("Monday"),
        told.format("Friday"),
        days=([("Monday", MAY[4])], [("Friday", MAY[8])]),
    )
    assert [x for x, _, _ in conflicts(pack, a, b, lineage=[make.alike(a, b)])] == [ConflictKind.DATE]


@pytest.mark.parametrize(("base", "clash"), [("40", True), ("100", False)])
def test_a_multiple_that_does_not_fit_its_numbers_is_a_conflict(make, pack, base, clash):
    told = f"The force will grow sevenfold from {base} to 700 boats by the autumn"
    a = make(
        f"Boats\n{told}.\n",
        said=[(told, Act.ANNOUNCE, None)],
        numbers=[
            ("sevenfold", 7.0, "factor", ""),
            (base, float(base), "boats", "boats"),
            ("700 boats", 700.0, "boats", "boats"),
        ],
    )
    assert bool(conflicts(pack, a)) is clash
