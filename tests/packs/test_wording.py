from onrecord.packs.bonds import bonds_in, firmness_of
from onrecord.packs.loader import load_pack
from onrecord.packs.wording import any_of


def test_a_star_stands_for_any_ending_and_a_word_for_itself():
    words = any_of(("attack*", "hit", "up to"))
    assert words.findall("Attackers hit; hits; white; up  to nine attacks") == ["Attackers", "hit", "up  to", "attacks"]


def test_no_words_match_nothing():
    assert not any_of(()).search("anything at all")


def test_bonds_are_named_with_their_words_in_text_order():
    text = "They pledged aid but gave no guarantee, only assurances."
    found = bonds_in(text, 0, len(text), load_pack())
    assert [(x, w.text) for x, w in found] == [
        ("pledge", "pledged"),
        ("guarantee", "guarantee"),
        ("assurance", "assurances"),
    ]


def test_labels_have_an_order_of_sound():
    pack = load_pack()
    assert firmness_of("guarantee", pack) > firmness_of("assurance", pack) > firmness_of("pledge", pack) > 0
    assert firmness_of("no label", pack) == 0


def test_every_label_that_is_ordered_is_in_the_firmness_table():
    pack = load_pack()
    assert set(pack.wording.firmer) <= set(pack.firmness.labels)
