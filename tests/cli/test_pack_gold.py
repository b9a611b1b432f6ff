"""``packs check`` reads a pack's own sentences; a pack with faults reads nothing."""

import pytest

IDENTITY = 'pack: quay\nversion: "1"\nlicence: CC0-1.0\nextends: core\n'
ACCORD = """
- text: |
    Chile and Peru signed a trade agreement on Monday.

    Under the agreement, Chile will cut tariffs on wool from Peru.
  terms:
    - {slot: obligation, obligor: [%s], kind: cut_tariff}
"""


@pytest.fixture
def quay(tmp_path):
    (tmp_path / "pack.yaml").write_text(IDENTITY)
    (tmp_path / "gold").mkdir()
    return tmp_path


@pytest.mark.parametrize("name", ["core", "security", "trade", "climate"])
def test_bundled_packs_find_what_their_gold_asks_for(onrecord, name):
    done = onrecord("packs", "check", name)
    assert (done.code, done.err) == (0, "")
    assert "sentences of its gold right, no fault" in done.out


def test_a_sentence_that_is_read_right_counts(onrecord, quay):
    (quay / "gold" / "wool.yaml").write_text(ACCORD % "chl")
    done = onrecord("packs", "check", str(quay))
    assert done.code == 0
    assert "1 of 1 sentences of its gold right, no fault" in done.out


def test_one_that_is_not_is_told_with_what_was_found(onrecord, quay):
    (quay / "gold" / "wool.yaml").write_text(ACCORD % "per")
    done = onrecord("packs", "check", str(quay))
    assert done.code == 2
    assert "wool.yaml[0]: expected obligation (obligor per, kind cut_tariff), found obligation (obligor chl" in done.err
    assert "0 of 1 sentences of its gold right, 1 fault" in done.err


def test_a_pack_without_gold_says_so(onrecord, quay):
    (quay / "gold").rmdir()
    done = onrecord("packs", "check", str(quay))
    assert done.code == 0
    assert "no gold of its own" in done.out


CIRCLE = "known: {a: {type: treaty, names: [A Pact], part_of: [b]}, b: {type: treaty, names: [B Pact], step_of: [a]}}"


@pytest.mark.parametrize(
    ("table", "text", "fault"),
    [
        ("arrangements", CIRCLE, "relations go round in a circle"),
        ("arrangements", "known: {a: {type: treaty, names: [A Pact], part_of: [c]}}", "no known subject 'c'"),
        ("arrangements", "known: {a: {type: treaty, names: [A Pact], kind: deal}}", "Invalid enum value 'deal'"),
        ("obligations", "kinds: {haul: {words: [haul], types: [net]}}", "makes an arrangement 'net'"),
    ],
)
def test_a_pack_with_a_fault_reads_nothing(onrecord, quay, tmp_path, table, text, fault):
    (quay / f"{table}.yaml").write_text(text)
    page = tmp_path / "page.txt"
    page.write_text("Chile and Peru signed a trade agreement on Monday.")
    for asked in (("packs", "check", str(quay)), ("read", str(page), "--pack", str(quay))):
        done = onrecord(*asked)
        assert (done.code, done.out) == (2, "")
        assert fault in done.err
        assert str(quay) in done.err


def test_a_known_subject_keeps_the_relations_of_its_pack(onrecord, quay, tmp_path):
    known = "known: {a: {type: treaty, names: [Ling Pact], part_of: [b]}, b: {type: treaty, names: [Bank Pact]}}"
    (quay / "arrangements.yaml").write_text(known)
    page = tmp_path / "page.txt"
    page.write_text("Chile and Peru signed the Ling Pact on Monday.")
    done = onrecord("read", str(page), "--pack", str(quay), "--json")
    assert done.code == 0
    assert '"relations":[{"relation":"part_of","subject":"b"}]' in done.out.replace(": ", ":").replace(", ", ",")
