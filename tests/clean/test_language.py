import pytest

from onrecord.clean.language import language_of

RUSSIAN = (
    "Порты договорились о лоцманах\n\nПорты договорились в понедельник делить лоцманов десять лет, сообщил начальник "
    "гавани. Каждый порт сохранит свои землечерпалки, а расходы будут разделены поровну."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The two ports agreed on Monday to share their pilots for ten years, the harbour master said.", "en"),
        (RUSSIAN, "ru"),
        ("Die beiden Häfen haben sich am Montag geeinigt, ihre Lotsen zehn Jahre lang zu teilen, sagte er.", "de"),
        ("Ports agree", None),
    ],
)
def test_the_language_is_told_where_there_is_enough_to_tell(text, code):
    assert language_of(text) == code


def test_a_russian_text_is_kept_and_labelled(cleaned):
    page = cleaned(RUSSIAN)
    assert page.language == "ru"
    assert all(x.kept for x in page.segments if x.kind != "blank")
    assert [str(x.kind) for x in page.damage] == []


GERMAN = (
    "Die beiden Häfen haben sich am Montag geeinigt, ihre Lotsen zehn Jahre lang zu teilen, sagte der Hafenmeister, und "
    "die Kosten werden in gleichen Teilen getragen."
)
ENGLISH = "The two ports agreed on Monday to share their pilots for ten years, the harbour master of Calvek said."


def test_a_paragraph_in_another_language_is_labelled_with_it(cleaned):
    text = f"Ports agree to share pilots\n\n{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}"
    page = cleaned(text)
    assert page.language == "en"
    assert [(x.n, x.language) for x in page.segments if x.language] == [(5, "de")]


def test_names_of_many_languages_label_nothing(cleaned):
    names = "Wojciech Szczepański, Jürgen Großmann, Ñuñez Pérez, Søren Kjærgaard, Łukasz Żółkiewski, François Lefèvre"
    page = cleaned(f"Ports agree to share pilots\n\n{ENGLISH}\n\n{names}\n\n{ENGLISH}")
    assert not any(x.language for x in page.segments)
