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
