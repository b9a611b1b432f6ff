"""What a pack may say and still be wrong."""

import pytest

from onrecord.packs.checking import faults_in
from onrecord.packs.loader import load_pack, load_pack_folder, pack_names

IDENTITY = 'pack: quay\nversion: "1"\nlicence: CC0-1.0\nextends: core\n'


@pytest.fixture
def faults(tmp_path):
    def of(table, text):
        (tmp_path / "pack.yaml").write_text(IDENTITY)
        (tmp_path / f"{table}.yaml").write_text(text)
        return faults_in(load_pack_folder(tmp_path))

    return of


@pytest.mark.parametrize("name", [*pack_names(), "security,trade,climate"])
def test_bundled_packs_are_in_order(name):
    assert faults_in(load_pack(name)) == ()


@pytest.mark.parametrize(
    ("table", "text", "fault"),
    [
        ("obligations", "kinds: {haul: {}}", "obligations.kinds.haul: expected words by which it is known, found none"),
        ("obligations", "kinds: {haul: {words: [haul], types: [net]}}", "makes an arrangement 'net'"),
        ("arrangements", "types: [{type: net, families: [mesh], words: [x]}]", "no family 'mesh'"),
        ("arrangements", "known: {net: {type: treaty, names: [Net Pact], family: mesh}}", "no family 'mesh'"),
        ("arrangements", "undertakings: {a: {type: net, name: n, family: mesh, words: [x]}}", "no family 'mesh'"),
        ("rules", "default_status: {net: agreed}", "rules.default_status.net: no family"),
        ("actors", "bodies: {quay: {name: Quay, represents: nowhere}}", "no state or body 'nowhere'"),
        ("actors", "bodies: {quay: {name: Quay, members: {zzz: '2001-01-01'}}}", "no state 'zzz'"),
        ("actors", "bodies: {quay: {name: Quay, members: {fra: 'soon'}}}", "found 'soon'"),
        ("actors", "bodies: {a: {name: A, represents: b}, b: {name: B, represents: a}}", "a circle: a for b for a"),
        ("actors", "persons: {p: {name: P Q, tenures: [{office: mayor, of: nowhere}]}}", "no state or body 'nowhere'"),
        (
            "actors",
            "persons: {p: {name: P Q, tenures: [{office: mayor, of: fra, since: '2001', until: '2009'}, "
            "{office: mayor, of: fra, since: '2005'}]}}",
            "mayor of fra is held twice at one time",
        ),
        (
            "actors",
            "persons: {p: {name: P Q, tenures: [{office: mayor, of: fra, since: '2009', until: '2001'}]}}",
            "ends 2001 before it begins",
        ),
    ],
)
def test_a_fault_is_named_with_its_place(faults, table, text, fault):
    found = faults(table, text)
    assert any(fault in x for x in found), found


def test_one_tenure_after_the_other_is_none(faults):
    text = "persons: {p: {name: P Q, tenures: [{office: mayor, of: fra, since: '2001', until: '2005'}, {office: mayor, of: fra, since: '2005'}]}}"
    assert faults("actors", text) == ()
