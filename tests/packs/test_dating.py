import re

import pytest

from onrecord.packs.dating import DateWords
from onrecord.packs.loader import load_pack


def test_the_words_are_patterns_and_every_month_of_a_language_is_there():
    words = load_pack("core").dating
    for pattern in (*words.published, *words.changed):
        re.compile(pattern)
    assert set(words.months.values()) == set(range(1, 13))


def test_a_month_with_a_wrong_number_is_a_fault():
    with pytest.raises(ValueError, match="a month is in small letters"):
        DateWords(months={"enero": 13})
