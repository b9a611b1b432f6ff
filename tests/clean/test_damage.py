import pytest

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."


def damage(cleaned, *lines):
    text = "\n\n".join(["Ports agree to share pilots", LEAD, *lines, NEXT])
    found = cleaned(text).damage
    for x in found:
        x.span.check(text, "damage")
    return [(str(x.kind), x.span.text) for x in found]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("The mayor of MÃ¡laga said the ports were ready for the winter.", "mojibake", "MÃ¡laga"),
        ("The pilots said it was “a good day for both ports.", "unbalanced_quotes", "“a"),
        ("The pilots said it was a good day” for both ports.", "unbalanced_quotes", "day”"),
        ('The pilots said it was "a good day for both ports.', "unbalanced_quotes", '"a'),
        ("The council announced a new pier with two cranes and a", "cut_sentence", "and a"),
        (LEAD, "repeated_sentence", LEAD),
        ("Лоцманы не согласны", "foreign_block", "Лоцманы не согласны"),
        ("The cost tripled from 40,000 to 80,000 in a year, the clerk said.", "ratio_mismatch", "80,000"),
        ("The number of pilots rose sevenfold from 40 to more than 700, he said.", "ratio_mismatch", "more than 700"),
        ("The pilots stand with the port . defence of the pier is needed.", "spun_wording", "port . defence"),
    ],
)
def test_damage_is_named_with_the_damaged_words(cleaned, line, kind, words):
    assert (kind, words) in damage(cleaned, line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor of Málaga and Señor Ibáñez said “the ports are ready,” and the pilots agreed.",
        "The cost doubled from 40,000 to about 82,000 in a year, the clerk said.",
        "The ports met in 1950 and doubled their piers from 1950 to 1960, the clerk said.",
        'A pillar of 12" stood in the way of the ship, the pilots said.',
        "“Frozen“ is how the pilots describe the talks of the ports, the clerk said.",
        "The Germans and the German ports met in Germany, the Germany desk said.",
        "The clerk said: “We . . . are ready for the winter and for all that comes.”",
    ],
)
def test_what_is_only_unusual_is_no_damage(cleaned, line):
    assert damage(cleaned, line) == []


def test_a_quotation_over_two_paragraphs_is_whole(cleaned):
    assert damage(cleaned, "“The ports are ready, the clerk said.", "“We will open the pier before the winter.”") == []


def test_one_name_in_two_spellings_is_shown_at_the_rarer(cleaned):
    lines = [
        "Mayor Oskelandy of Calvek met the pilots, and Oskelandy praised them.",
        "Oskelandyy left, the clerk said.",
    ]
    assert damage(cleaned, *lines) == [("name_variants", "Oskelandyy")]


def test_two_people_with_like_names_are_two(cleaned):
    assert damage(cleaned, "Ron Johnson met the pilots before Gary Johnston left the pier, the clerk said.") == []
