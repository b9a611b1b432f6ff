from itertools import permutations

from onrecord.model.link import End, Link
from onrecord.model.term import Party, Position
from onrecord.model.vocabulary import Act, ActorType, Anonymity, Relation, Role, Stance
from onrecord.record.record import record_of
from onrecord.record.tenor import Tenor
from onrecord.record.who_matrix import NOBODY, PAGE, AskedWho, arrangement_names, who_matrix

HOST = Party(actor=None, role=Role.HOST)


def cell(record, actor="mara_venn", **asked):
    matrix = who_matrix(record, AskedWho(**asked))
    return next(x.cells["pact"] for x in matrix.rows if x.actor == actor)


def test_a_cell_says_what_an_actor_does_and_on_how_many_origins(make, may):
    first = make.article("Mara Venn offered the pact.", HOST, speaker="Mara Venn", act=Act.OFFER, on=may(3))
    second = make.article("The pact is Mara Venn's promise.", HOST, speaker="Mara Venn", act=Act.PROMISE, on=may(4))
    found = cell(record_of([first, second]))
    assert (found.tenor, found.origins, len(found.voices)) == (Tenor.PROMISES, 2, 2)
    assert (found.unnamed, found.changed) == (False, False)
    assert found.telling.day == may(4)


def test_a_copy_is_no_second_origin(make, may):
    made = [
        make.article("Mara Venn offered the pact.", HOST, speaker="Mara Venn", act=Act.OFFER, on=may(n), outlet=str(n))
        for n in (3, 4)
    ]
    ends = [End(document=x.document.id) for x in reversed(made)]
    copied = Link(relation=Relation.COPY_OF, a=ends[0], b=ends[1], reason="the same words", method="test")
    found = cell(record_of(made, [copied]))
    assert (found.origins, len(found.voices)) == (1, 2)
    assert found.why


def test_a_position_that_others_report_stands_under_the_one_who_takes_it_and_under_the_reporter(make, may):
    against = Position(actor="mara_venn", stance=Stance.OPPOSE)
    told = make.article(
        "An aide said Venn was against it.", against, speaker="An aide", anonymity=Anonymity.DESCRIBED, on=may(3)
    )
    record = record_of([told])
    found = cell(record)
    assert (found.tenor, found.unnamed) == (Tenor.REJECTS, True)
    assert cell(record, "an_aide").tenor is Tenor.CLAIMS
    assert [x.actor for x in who_matrix(record, AskedWho(named=True)).rows] == []


def test_the_articles_own_voice_is_a_row_and_comes_last(make, may):
    own = make.article("The pact stands.", HOST, on=may(3))
    said = make.article("Mara Venn liked it.", HOST, speaker="Mara Venn", act=Act.PRAISE, on=may(3))
    assert [x.actor for x in who_matrix(record_of([own, said])).rows] == ["mara_venn", PAGE]
    assert NOBODY not in {x.actor for x in who_matrix(record_of([own])).rows}


def test_a_cell_has_changed_if_it_came_to_something_else_since_the_day(make, may):
    yes = make.article("Mara Venn offered the pact.", HOST, speaker="Mara Venn", act=Act.OFFER, on=may(3))
    again = make.article("Mara Venn promised the pact.", HOST, speaker="Mara Venn", act=Act.PROMISE, on=may(5))
    no = make.article("Mara Venn refused the pact.", HOST, speaker="Mara Venn", act=Act.REFUSE, on=may(7))
    record = record_of([yes, again, no])
    assert cell(record, since=may(2)).changed
    assert cell(record, since=may(6)).changed
    assert cell(record, since=may(6)).tenor is Tenor.MIXED
    assert not cell(record, since=may(7)).changed
    assert not cell(record, since=may(4), as_of=may(6)).changed


def test_the_days_cut_off_what_was_said_and_what_was_known_later(make, may):
    record = record_of([make.article("Mara Venn offered it.", HOST, speaker="Mara Venn", act=Act.OFFER, on=may(5))])
    assert not who_matrix(record, AskedWho(as_of=may(4))).rows
    assert not who_matrix(record, AskedWho(by=may(4))).rows
    assert who_matrix(record, AskedWho(as_of=may(5), by=may(5))).rows


def test_what_has_no_day_is_counted_apart_when_a_day_is_asked_for(make, may):
    record = record_of([make.article("Mara Venn offered it.", HOST, speaker="Mara Venn", act=Act.OFFER)])
    assert who_matrix(record, AskedWho(as_of=may(4))).undated == 1
    assert who_matrix(record, AskedWho(by=may(4))).undated == 1
    assert not who_matrix(record, AskedWho(since=may(4))).rows[0].cells["pact"].changed


def test_rows_and_columns_are_filtered_by_name_type_and_tenor(make, may):
    offer = make.article("Mara Venn offered it.", HOST, speaker="Mara Venn", act=Act.OFFER, on=may(5))
    fleet = make.article(
        "Ola Reed refused it.", HOST, speaker="Ola Reed", act=Act.REFUSE, on=may(5), subject="fishing_fleet"
    )
    record = record_of([offer, fleet])
    assert arrangement_names(record) == {"fishing_fleet": "the pact", "pact": "the pact"}

    def rows(**asked):
        return [x.actor for x in who_matrix(record, AskedWho(**asked)).rows]

    assert rows(actor="venn") == ["mara_venn"]
    assert rows(arrangement="fishing_fleet") == ["ola_reed"]
    assert rows(tenor=Tenor.REJECTS) == ["ola_reed"]
    assert rows(type=ActorType.STATE) == []
    assert rows(type=ActorType.PERSON) == ["mara_venn", "ola_reed"]


def test_what_is_not_folded_away_begins_with_the_most_spoken_of(make, may):
    record = record_of(
        [
            make.article(f"{who} said so.", HOST, speaker=who, on=may(5), subject=on)
            for who, on in (("Ola Reed", "fleet"), ("Mara Venn", "pact"), ("Ola Reed", "pact"))
        ]
    )
    columns, rows = who_matrix(record).first(1, 1)
    assert [x for x, _ in columns] == ["pact"]
    assert [x.actor for x in rows] == ["ola_reed"]


def test_the_matrix_does_not_depend_on_the_order_of_articles(make, may):
    made = [make.article(f"Mara Venn said {n}.", HOST, speaker="Mara Venn", on=may(n)) for n in (3, 4, 5)]
    assert len({repr(who_matrix(record_of(x))) for x in permutations(made)}) == 1
