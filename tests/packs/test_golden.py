"""A pack's own gold, as it is told and as it is held against a reading."""

import pytest

from onrecord.errors import PackError
from onrecord.packs.golden import Expected, Golden, golden_of
from onrecord.packs.loader import load_pack
from onrecord.scoring.golden import misses

IDENTITY = 'pack: quay\nversion: "1"\nlicence: CC0-1.0\nextends: core\n'
OWED = {
    "id": "t1",
    "statement": "s1",
    "subject": "ling_accord",
    "slot": "obligation",
    "value": {
        "obligor": ["kesh", "arland"],
        "beneficiary": [],
        "kind": "limit_catch",
        "firmness_label": {"s": 4, "e": 11, "text": "pledged"},
        "firmness_level": 3,
    },
}
TYPES = {"ling_accord": "quota"}


def golden(**told):
    return Golden(text="", terms=(Expected(slot="obligation", **told),))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"kind": "limit_catch", "firmness_level": 3},
        {"obligor": frozenset({"arland", "kesh"}), "beneficiary": frozenset()},
        {"firmness_label": "pledged", "type": "quota", "subject": "ling_accord"},
    ],
)
def test_what_is_told_of_a_term_is_enough(told):
    assert misses(golden(**told), [OWED], TYPES) == ()


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "cut_tariff"},
        {"firmness_level": None},
        {"firmness_label": None},
        {"obligor": frozenset({"arland"})},
        {"type": "treaty"},
    ],
)
def test_what_differs_is_missed_and_what_stands_there_is_said(told):
    (missed,) = misses(golden(**told), [OWED], TYPES)
    assert missed.startswith("expected obligation (")
    assert ", found obligation (" in missed


def test_of_an_empty_slot_that_is_said():
    (missed,) = misses(golden(kind="x"), [], TYPES)
    assert missed == "expected obligation (kind x), found no obligation"


def test_what_must_never_be_found_is_named():
    never = Golden(text="", never=(Expected(slot="obligation", kind="limit_catch"),))
    assert misses(never, [OWED], TYPES) == ("found obligation (kind limit_catch), which must not be",)
    assert misses(never, [], TYPES) == ()


@pytest.fixture
def pack(tmp_path):
    def of(text):
        (tmp_path / "pack.yaml").write_text(IDENTITY)
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "sentences.yaml").write_text(text)
        return str(tmp_path)

    return of


def test_each_sentence_stands_behind_its_place(pack):
    name = pack("- text: A.\n- {text: B., terms: [{slot: party, actor: fra, role: host}]}\n")
    assert [(x.rpartition("/")[2], y.text) for x, y in golden_of(name)] == [
        ("sentences.yaml[0]", "A."),
        ("sentences.yaml[1]", "B."),
    ]


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ("- {text: A., terms: [{slot: owed}]}", "$[0].terms[0].slot", "Invalid enum value 'owed'"),
        ("- {text: A., terms: [{slot: party, who: fra}]}", "$[0].terms[0]", "unknown field `who`"),
        ("- {terms: []}", "$[0]", "missing required field `text`"),
        ("text: A.", "$", "Expected `array`"),
    ],
)
def test_gold_that_is_none_names_its_file_and_place(pack, text, where, reason):
    with pytest.raises(PackError) as error:
        list(golden_of(pack(text)))
    assert "sentences.yaml" in str(error.value)
    assert where in str(error.value)
    assert reason in str(error.value)


@pytest.mark.parametrize("name", ["core", "security", "trade", "climate"])
def test_every_kind_of_a_bundled_pack_has_a_sentence_of_its_own(name):
    own = load_pack(name).obligations.kinds.keys() - (load_pack("core").obligations.kinds if name != "core" else {})
    told = {y.kind for _, x in golden_of(name) for y in (*x.terms, *x.never)}
    assert own <= told
