from __future__ import annotations

from onrecord.packs.loader import load_pack

WORDS = load_pack("core").units.words


def test_currency_codes_are_units_of_their_own() -> None:
    assert all(WORDS[code] == code for code in ("USD", "EUR", "GBP", "UAH"))


def test_every_unit_and_word_is_written_without_outer_space() -> None:
    assert all(k == k.strip() and u == u.strip() and k and u for k, u in WORDS.items())


def test_people_and_soldiers_are_told_apart() -> None:
    assert (WORDS["civilians"], WORDS["soldiers"]) == ("persons", "troops")
