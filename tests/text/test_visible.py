import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.visible import visible

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", r"\u001b[31mred\u001b[0m"),
        ("\x1b]0;title\x07", r"\u001b]0;title\u0007"),
        ("\x9b2J", r"\u009b2J"),
        ("paid \u202e000.1\u202c dollars", r"paid \u202e000.1\u202c dollars"),
        ("sent\rkept", r"sent\u000dkept"),
        ("name\udce9", r"name\udce9"),
        ("a\r\nb\tc\n", "a\r\nb\tc\n"),
        ("Łódź, Київ, 東京, עברית 👍🏽", "Łódź, Київ, 東京, עברית 👍🏽"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text, shown):
    assert visible(text) == shown


@given(ANY)
def test_nothing_that_controls_a_terminal_is_left(text):
    shown = visible(text).replace("\r\n", "\n")
    assert not [x for x in shown if unicodedata.category(x) in ("Cc", "Cs", "Zl", "Zp") and x not in "\n\t"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert visible(shown) == shown


@given(ANY)
def test_a_line_of_json_stays_the_same_value(text):
    line = json.dumps({"text": text}, ensure_ascii=False)
    assert json.loads(visible(line)) == {"text": text}
