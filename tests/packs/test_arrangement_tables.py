"""The curated tables of arrangements, obligations and slots agree with one another."""

import pytest

from onrecord.packs.loader import load_pack
from onrecord.packs.obligations import ObligationKind


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def test_every_type_that_words_lead_to_has_a_status_to_begin_with(pack):
    table = pack.arrangements
    types = (
        {f.type for f in table.families.values()}
        | {t.type for t in table.types}
        | {k.type for k in table.known.values()}
    )
    types |= {u.type for u in table.undertakings.values()} | set(table.accession.bodies.values())
    unknown = types - set(pack.rules.default_status) - {"other", ""}
    assert not unknown


def test_rules_of_type_name_families_that_exist(pack):
    named = {f for t in pack.arrangements.types for f in t.families} | {
        k.family for k in pack.arrangements.known.values()
    }
    assert named - {""} <= set(pack.arrangements.families)


def test_every_issue_that_a_table_names_is_an_issue(pack):
    table = pack.arrangements
    named = set(table.type_issues.values()) | set(table.sharp) | {k.issue for k in table.known.values()}
    assert named - {"", "other"} <= set(table.issues) | {"eu_enlargement"}


def test_obligations_of_a_kind_belong_to_types_that_exist(pack):
    assert {t for k in pack.obligations.kinds.values() for t in k.types} <= set(pack.rules.default_status)


def test_a_level_lies_between_nought_and_five():
    with pytest.raises(ValueError, match="0 to 5"):
        ObligationKind(level=6)
