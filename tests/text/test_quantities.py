from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.quantity import Quantity
from onrecord.packs.loader import load_pack
from onrecord.text.quantities import find_quantities

WORDS = load_pack("core").units.words


def found(text: str) -> list[Quantity]:
    return list(find_quantities(text, [(0, len(text))], WORDS))


def shown(text: str) -> list[tuple[object, ...]]:
    return [(q.span.text, q.value, q.unit, q.comparator.value) for q in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port lost more than 40 ferries.", ("more than 40 ferries", 40, "ferries", "gt")),
        ("At least three passengers drowned.", ("At least three passengers", 3, "persons", "gte")),
        ("They will send up to 6,000 soldiers.", ("up to 6,000 soldiers", 6000, "troops", "lte")),
        ("The island asks for $2 billion a month.", ("$2 billion a month", 2e9, "USD/month", "eq")),
        ("It cost €3bn per year.", ("€3bn per year", 3e9, "EUR/year", "eq")),
        ("The bill came to 12 million pounds.", ("12 million pounds", 12e6, "GBP", "eq")),
        ("Tolls rose by nearly 7.5 percent.", ("nearly 7.5 percent", 7.5, "percent", "approx")),
        ("Support stood at 42%.", ("42%", 42, "percent", "eq")),
        ("Exports rose fivefold.", ("fivefold", 5, "factor", "eq")),
        ("The real bill is many times higher.", ("many times higher", None, "factor", "vague")),
        ("It was three times larger.", ("three times larger", 3, "factor", "eq")),
        ("The strike is now in its third week.", ("third week", 3, "week_ordinal", "eq")),
        (
            "Rescuers looked for dozens of lost sailors.",
            ("dozens of lost sailors", (24, 99), "persons", "order_of_magnitude"),
        ),
        ("The 14-nation pact lapsed.", ("14-nation", 14, "countries", "eq")),
        ("A six-storey silo burned.", ("six-storey", 6, "storeys", "eq")),
        ("Water warmed by 1.5 degrees Celsius.", ("1.5 degrees Celsius", 1.5, "degC", "eq")),
        ("Two out of three Danes agreed.", ("Two out of three", 0.6667, "share", "eq")),
        ("Fewer than a third of the crews voted.", ("Fewer than a third", 0.3333, "share", "lt")),
        ("The wall took more than a year.", ("more than a year", 1, "years", "gt")),
        ("The fare may fall only 5 percent or so.", ("only 5 percent or so", 5, "percent", "approx")),
        ("The flood killed at least 18.", ("at least 18", 18, "persons", "gte")),
        ("They met for ninety minutes.", ("ninety minutes", 90, "minutes", "eq")),
        ("The fund owns 20 arms shipments.", ("20 arms shipments", 20, "shipments", "eq")),
    ],
)
def test_a_quantity_has_span_value_unit_and_comparator(text: str, expected: tuple[object, ...]) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Between 10 and 15 ships left.", (10, 15), "ships"),
        ("They want 10 to 15 million euros.", (10e6, 15e6), "EUR"),
        ("Cuts of 20 percent to 25 percent are planned.", (20, 25), "percent"),
        ("It took three or four months.", (3, 4), "months"),
        ("A 90-95 percent turnout was claimed.", (90, 95), "percent"),
    ],
)
def test_a_range_is_one_quantity_with_two_bounds(text: str, value: object, unit: str) -> None:
    assert [(q.value, q.unit) for q in found(text)] == [(value, unit)]


def test_from_one_number_to_another_is_two_quantities_of_one_unit() -> None:
    assert [(q.value, q.unit) for q in found("The guard grew from 4,000 to 30,000 troops.")] == [
        (4000.0, "troops"),
        (30000.0, "troops"),
    ]


def test_a_bare_number_borrows_the_unit_of_the_number_of_things() -> None:
    (quantity,) = found("The ministry will raise the number of tugs on call to more than 900.")
    assert (quantity.value, quantity.unit) == (900.0, "tugs")


@pytest.mark.parametrize(
    "text",
    [
        "The pact was signed on 4 July 2019 in Oslo.",
        "Since 2014 the strait has been closed.",
        "The envoys of the Group of 20 met.",
        "Article 7 was invoked.",
        "He spoke on Radio Four.",
        "They land at 7:30 p.m. in Bonn.",
        "One of the envoys left.",
        "The two ministers shook hands.",
        "Senator Ann Lee (R-Vt.) agreed.",
        "The court voted 5 to 4.",
        "The 1990s were quiet.",
        "Both fly the Su-27 and the F-18.",
        "Call 555-123-4567 now.",
        "See page 12.",
        "The 5th Fleet sailed.",
        "Nobody knows what happened on 9/11 there.",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert shown(text) == []


def test_only_the_given_lines_are_read() -> None:
    text = "Sold for $4 million\nThe quay is 300 metres long."
    assert [q.unit for q in find_quantities(text, [(20, len(text))], WORDS)] == ["metres"]


@given(st.text(alphabet="0123456789,.-$% abmillonthreefive\n", max_size=60))
def test_spans_check_and_never_overlap(text: str) -> None:
    last = 0
    for quantity in find_quantities(text, [(0, len(text))], WORDS):
        quantity.span.check(text, "quantity")
        assert quantity.span.s >= last
        last = quantity.span.e
