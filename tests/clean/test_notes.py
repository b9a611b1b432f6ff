import pytest

LEAD = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."
NEXT = "Each port will keep its own dredgers, and the cost of the pilots will be split in equal parts between them."


def masthead(cleaned, *lines):
    text = "\n\n".join(("Ports agree to share pilots", *lines))
    found = cleaned(text).masthead
    for span in (*found.credit, *found.translation):
        span.check(text, "masthead")
    return found


@pytest.mark.parametrize(
    "note",
    [
        "Translated from Polish by Jan Kowal",
        "This article was translated automatically from Ukrainian.",
        "Machine translation",
        "This interview was originally published in German.",
        "Translation: Mara Lind",
    ],
)
def test_a_remark_that_the_text_is_a_translation_is_kept_as_one(cleaned, note):
    assert [x.text for x in masthead(cleaned, LEAD, NEXT, note).translation] == [note]


def test_a_remark_in_brackets_at_the_end_of_a_paragraph_is_found(cleaned):
    found = masthead(cleaned, LEAD, f"{NEXT} (Translated from Russian by our staff.)")
    assert [x.text for x in found.translation] == ["(Translated from Russian by our staff.)"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said that the treaty was translated from Russian by two clerks before it was signed in Calvek.",
        "The support was translated into a ten-year programme, the harbour master of the northern port said on Monday.",
    ],
)
def test_a_paragraph_that_tells_of_a_translation_is_none(cleaned, sentence):
    assert masthead(cleaned, LEAD, sentence, NEXT).translation == ()


@pytest.mark.parametrize(
    "line",
    ["Photo: Petra Lindqvist / Northwire", "Getty Images", "Jane Roe/Reuters"],
)
def test_a_credit_line_is_a_credit(cleaned, line):
    assert [x.text for x in masthead(cleaned, LEAD, line, NEXT).credit] == [line]


def test_a_page_without_credits_has_none(cleaned):
    found = masthead(cleaned, LEAD, NEXT)
    assert (found.credit, found.translation) == ((), ())


def test_a_text_that_a_machine_translated_is_damaged_by_its_own_word(cleaned):
    text = "\n\n".join(
        ("Ports agree to share pilots", LEAD, NEXT, "This article was translated automatically from Polish.")
    )
    assert [(x.kind, x.span.text) for x in cleaned(text).damage] == [
        ("machine_translation", "This article was translated automatically from Polish.")
    ]
    assert not cleaned("\n\n".join(("Ports agree", LEAD, NEXT, "Translated from Polish by Jan Kowal"))).damage
