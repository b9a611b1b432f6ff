"""FollowTheMoney entities in and out."""

import json
from collections import Counter

import pytest

from onrecord.errors import UnreadableInputError
from onrecord.model.actor import Bond
from onrecord.model.entity import TYPES, Entity
from onrecord.model.term import Step
from onrecord.model.vocabulary import ActorType, Status
from onrecord.record.ftm import LONGEST, SCHEMATA, entities_in, exported
from onrecord.record.record import record_of

GRETA = {"id": "Q1", "schema": "Person", "properties": {"name": ["Greta Holm"], "position": ["Envoy"]}}


@pytest.fixture
def ftm():
    """The library's model; skips the test where it is not installed."""
    try:
        # It warns of its own use of pydantic, and of what it does not need.
        from followthemoney import model
    except ImportError as error:
        pytest.skip(f"needs the library followthemoney, which needs PyICU and is no dependency ({error})")
    return model


def read(text):
    skipped = Counter()
    return list(entities_in(text, "list.json", skipped)), skipped


def test_entities_come_one_a_line_or_in_one_list():
    greta = Entity(id="Q1", schema="Person", properties=(("name", ("Greta Holm",)), ("position", ("Envoy",))))
    assert read(json.dumps(GRETA) + "\n\n")[0] == [greta]
    assert read("\ufeff" + json.dumps([GRETA], indent=1))[0] == [greta]
    assert greta.actor == "person:ftm_Q1"
    assert greta.type is ActorType.PERSON


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('{"id": "Q2", ', "broken JSON"),
        ("[1]x", "broken JSON"),
        ('"Q2"', "JSON that is no object"),
        ('{"schema": "Person", "properties": {"name": ["A"]}}', "found none"),
        ('{"id": 2, "schema": "Person", "properties": {"name": ["A"]}}', "found 2"),
        ('{"id": "Q2", "properties": {"name": ["A"]}}', "expected a schema, found none"),
        ('{"id": "Q2", "schema": "Person"}', "expected properties"),
        ('{"id": "Q2", "schema": "Person", "properties": {"name": "A"}}', 'name as a list of texts, found "A"'),
        ('{"id": "Q2", "schema": "Person", "properties": {"name": [" "]}}', "expected a name"),
        ('{"id": "Q2", "schema": "Person", "properties": {"weakAlias": ["A"]}}', "expected a name"),
        (json.dumps({**GRETA, "properties": {"name": ["a" * 10_000]}}), f"at most {LONGEST} characters, found 10000"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(line, found):
    lines = [json.dumps(GRETA), line, json.dumps({**GRETA, "id": "Q3"})]
    if line.startswith("["):
        lines = lines[1:2]
    items, _ = read("\n".join(lines))
    (error,) = [x for x in items if isinstance(x, UnreadableInputError)]
    assert found in str(error)
    if len(lines) == 3:
        assert error.source == "list.json, line 2"
        assert [x.id for x in items if isinstance(x, Entity)] == ["Q1", "Q3"]


def test_a_file_of_nothing_is_an_error():
    (error,) = read("\n")[0]
    assert error.found == "none"


def test_what_names_nobody_who_acts_is_counted():
    flat = {"id": "x", "schema": "Ownership", "properties": {"owner": ["Q1"]}}
    more = {**GRETA, "properties": {**GRETA["properties"], "birthDate": ["1970"]}}
    found, skipped = read(f"{json.dumps(flat)}\n{json.dumps(more)}")
    assert [x.id for x in found] == ["Q1"]
    assert sum(skipped.values()) == 2
    assert any("Ownership" in x for x in skipped)
    assert any("birthDate" in x for x in skipped)


@pytest.fixture
def record(make):
    article = make.article("Greta Holm said it stands.", Step(value=Status.AGREED), speaker="Greta Holm", on=None)
    return record_of([article], actor_ids={(article.document.id, "greta_holm"): "person:ftm_Q1"})


def test_an_imported_entity_keeps_its_id_and_gains_the_names_that_were_met(record):
    brought = Entity(id="Q1", schema="Person", properties=(("name", ("Margareta Holm",)), ("position", ("Envoy",))))
    (found,) = exported(record, [], [brought])
    assert found == {
        "id": "Q1",
        "schema": "Person",
        "properties": {"name": ["Greta Holm"], "alias": ["Margareta Holm"], "position": ["Envoy"]},
    }


def test_what_was_exported_can_be_imported(record):
    (found,) = exported(record, [Bond(a="x", b="y", reason="z")], [])
    (again,), skipped = read(json.dumps(found))
    assert (again.name, again.schema, sum(skipped.values())) == ("Greta Holm", "Person", 0)


def test_the_library_accepts_what_is_exported(record, ftm):
    brought = Entity(
        id="Q1",
        schema="Person",
        properties=(
            ("alias", ("Margareta Holm",)),
            ("country", ("no",)),
            ("name", ("Greta Holm",)),
            ("position", ("Envoy",)),
            ("previousName", ("Greta Lund",)),
            ("title", ("Dr",)),
            ("weakAlias", ("Holm",)),
            ("wikidataId", ("Q1",)),
        ),
    )
    (found,) = exported(record, [], [brought])
    proxy = ftm.get_proxy(found)
    assert proxy.id == "Q1"
    assert {x: sorted(v) for x, v in proxy.to_dict()["properties"].items()} == {
        x: sorted(v) for x, v in found["properties"].items()
    }


def test_every_schema_of_the_tables_is_one_of_the_library(ftm):
    assert {x for x in TYPES if ftm.get(x) is None} == {"Country"}
    for schema in {*SCHEMATA.values(), *TYPES} - {"Country"}:
        assert not ftm.get(schema).abstract
        for name in ("name", "alias", "previousName", "weakAlias", "country", "wikidataId"):
            assert ftm.get(schema).get(name) is not None, (schema, name)
