import datetime as dt

import pytest

from onrecord.link import find_lineage
from onrecord.model.vocabulary import AlterationKind, Comparator, MentionForm, Relation

FIRST, THEN = dt.date(2031, 5, 1), dt.date(2031, 5, 2)
HEAD = "Talks in Sundhaven end\n"
TAIL = (
    "\nThe foreign ministers met for two days in the old customs house by the harbour of Sundhaven.\n"
    "Drosvia called the outcome a provocation and warned that it would respond in kind.\n"
    "The next round is planned for the autumn in the capital of Lorrant.\n"
)


def changed(make, pack, origin, copy, **of):
    """The alterations between a sentence and its copy, as (kind, words in the copy, words in the origin)."""
    a = make(HEAD + origin + TAIL, outlet="Northwire", on=FIRST, **of.get("a", {}))
    b = make(HEAD + copy + TAIL, outlet="Lantern", on=THEN, **of.get("b", {}))
    links = [x for x in find_lineage([b, a], pack) if x.relation is Relation.ALTERS]
    assert all(x.a.document == b.document.id and x.b.document == a.document.id for x in links)
    return [(x.alteration, x.a.span.text, x.b.span.text) for x in links]


def test_an_altered_number_is_found(make, pack):
    found = changed(
        make,
        pack,
        "Members would hold 40,000 soldiers at high readiness under the plan.",
        "Members would hold 400,000 soldiers at high readiness under the plan.",
        a={"numbers": [("40,000", 40000.0, "persons")]},
        b={"numbers": [("400,000", 400000.0, "persons")]},
    )
    assert found == [(AlterationKind.NUMERIC, "400,000", "40,000")]


@pytest.mark.parametrize(
    ("origin", "copy", "a", "b"),
    [
        (
            "some 41,200 soldiers",
            "some 41,000 soldiers",
            ("41,200", 41200.0, "persons"),
            ("41,000", 41000.0, "persons"),
        ),
        ("a road of 50 miles", "a road of 80 kilometres", ("50 miles", 50.0, "miles"), ("80 kilometres", 80.0, "km")),
        ("ten percent more", "10 per cent more", ("ten percent", 10.0, "percent"), ("10 per cent", 10.0, "percent")),
        (
            "at least 100 vehicles",
            "165 vehicles",
            ("at least 100 vehicles", 100.0, "vehicles", Comparator.GTE),
            ("165 vehicles", 165.0, "vehicles"),
        ),
    ],
)
def test_a_rounding_another_unit_another_style_and_a_bound_are_no_alterations(make, pack, origin, copy, a, b):
    frame = "The ministers said on the last evening that {} would be needed before the winter comes."
    found = changed(make, pack, frame.format(origin), frame.format(copy), a={"numbers": [a]}, b={"numbers": [b]})
    assert AlterationKind.NUMERIC not in [x for x, _, _ in found]


def test_a_firmer_word_is_found(make, pack):
    found = changed(
        make,
        pack,
        "The Alliance offered Velmark a package of security assurances on the last day.",
        "The Alliance offered Velmark a package of security guarantees on the last day.",
    )
    assert found == [(AlterationKind.FIRMNESS, "guarantees", "assurances")]


def test_a_misspelt_name_is_found(make, pack):
    found = changed(
        make,
        pack,
        "The offer was welcomed by President Anton Verhalik at a news conference.",
        "The offer was welcomed by President Anton Verhalyk at a news conference.",
    )
    assert found == [(AlterationKind.NAME, "Verhalyk", "Verhalik")]


def test_an_adjective_or_a_plural_of_a_name_is_no_misspelling(make, pack):
    found = changed(
        make,
        pack,
        "The offer was made to leaders of Velmark at the end of the long second day.",
        "The offer was made to Velmarkian leaders at the end of the long second day.",
    )
    assert found == []


def test_a_name_for_another_person_is_found_where_both_are_known(make, pack):
    frame = "The plan was presented by Helen Strand in the old customs house."
    found = changed(
        make,
        pack,
        frame,
        frame.replace("Helen Strand", "Pavel Grusik"),
        a={"names": [("Helen Strand", "strand")]},
        b={"names": [("Pavel Grusik", "grusik")]},
    )
    assert found == [(AlterationKind.NAME, "Pavel Grusik", "Helen Strand")]


def test_another_name_of_one_actor_is_no_alteration(make, pack):
    frame = "The plan was presented by Sundhaven in the course of a long second night."
    found = changed(
        make,
        pack,
        frame,
        frame.replace("by Sundhaven in", "by Kestria in"),
        a={"names": [("Sundhaven in", "kes", MentionForm.METONYM)]},
        b={"names": [("Kestria", "kes")]},
    )
    assert found == []


def test_a_lost_hedge_is_found(make, pack):
    found = changed(
        make,
        pack,
        "The members may send instructors to the port of Calvek before the winter.",
        "The members will send instructors to the port of Calvek before the winter.",
    )
    assert [(x, b) for x, _, b in found] == [(AlterationKind.DROPPED_QUALIFIER, "may")]


def test_a_lost_source_is_found(make, pack):
    told = "The support would begin once the fighting along the border of Velmark stops"
    found = changed(
        make,
        pack,
        f"{told}, a draft statement says.",
        f"{told}.",
        a={"said": [("a draft statement", told, None)]},
        b={"said": [("Drosvia", "the outcome a provocation", None)]},
    )
    assert [(x, b) for x, _, b in found] == [(AlterationKind.SOURCE_REMOVED, "a draft statement")]


def test_a_copy_that_was_not_read_has_lost_no_source(make, pack):
    told = "The support would begin once the fighting along the border of Velmark stops"
    said = {"said": [("a draft statement", told, None)]}
    assert changed(make, pack, f"{told}, a draft statement says.", f"{told}.", a=said) == []


def test_a_quotation_with_words_taken_out_of_it_is_found(make, pack):
    found = changed(
        make,
        pack,
        'Strand called it "a first and very modest step towards a lasting peace in the region" on Friday.',
        'Strand called it "a first step towards a lasting peace in the region" on Friday.',
    )
    assert [x for x, _, _ in found] == [AlterationKind.QUOTATION_SHORTENED]


def test_a_quotation_broken_by_its_speaker_is_whole(make, pack):
    found = changed(
        make,
        pack,
        '"We are ready to pay for the training ground and for the road to it," Strand said.',
        '"We are ready to pay for the training ground," Strand said, "and for the road to it."',
    )
    assert found == []


def test_scare_quotes_that_are_lost_are_found(make, pack):
    found = changed(
        make,
        pack,
        'The ministry said the village had been a base for "foreign hirelings" since the spring.',
        "The ministry said the village had been a base for foreign hirelings since the spring.",
    )
    assert found == [(AlterationKind.SCARE_QUOTES_LOST, "foreign hirelings", '"foreign hirelings"')]


def test_another_day_is_found_and_another_style_of_day_is_not(make, pack):
    frame = "The ministers of all members signed the declaration on {} in the old customs house."
    other = {"a": {"times": [("Tuesday", FIRST)]}, "b": {"times": [("Friday", THEN)]}}
    assert [x for x, _, _ in changed(make, pack, frame.format("Tuesday"), frame.format("Friday"), **other)] == [
        AlterationKind.PLACE_AND_DATE
    ]
    same = {"a": {"times": [("Tuesday", FIRST)]}, "b": {"times": [("May 1", FIRST)]}}
    assert changed(make, pack, frame.format("Tuesday"), frame.format("May 1"), **same) == []


def test_other_words_and_commas_are_no_alteration(make, pack):
    found = changed(
        make,
        pack,
        "The ministers, who had met for two days, began a large programme to help the army of Velmark.",
        "The ministers who had met for two days started a big programme to aid the army of Velmark.",
    )
    assert found == []


def test_a_name_spelt_in_two_ways_in_one_article(make, pack):
    text = HEAD + "Anton Verhalik spoke first.\nLater Verhalyc left the room.\n"
    a = make(text, names=[("Verhalik", "verhalik"), ("Verhalyc", "verhalik", MentionForm.MISSPELLING)], outlet="Post")
    (link,) = [x for x in find_lineage([a], pack) if x.relation is Relation.ALTERS]
    assert (link.a.span.text, link.b.span.text, link.alteration) == ("Verhalyc", "Verhalik", AlterationKind.NAME)
