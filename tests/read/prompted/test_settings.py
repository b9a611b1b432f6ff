"""Which model is asked, as the environment says."""

import pytest

from onrecord.errors import SettingError
from onrecord.read.prompted.settings import KEY, MODEL, PATIENCE, SECONDS, URL, settings_in

GIVEN = {URL: "http://127.0.0.1:8080/v1/", MODEL: "small-7b"}


def test_the_address_of_the_completions_is_made_from_the_base():
    settings = settings_in(GIVEN)
    assert settings.url == "http://127.0.0.1:8080/v1/chat/completions"
    assert (settings.model, settings.key, settings.seconds) == ("small-7b", "", PATIENCE)


def test_a_query_of_the_base_stays_behind_the_path():
    settings = settings_in({**GIVEN, URL: "https://models.example/v1?version=3"})
    assert settings.url == "https://models.example/v1/chat/completions?version=3"


def test_the_key_is_no_part_of_what_is_printed_of_the_settings():
    settings = settings_in({**GIVEN, KEY: "secret"})
    assert settings.key == "secret"
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({MODEL: " "}, "ONRECORD_LLM_MODEL: expected the name of a model, as its endpoint knows it, found none"),
        ({URL: ""}, "ONRECORD_LLM_URL: expected the base address of a chat-completions endpoint, such as"),
        ({URL: "file:///etc/passwd"}, "found 'file:///etc/passwd'"),
        ({URL: "127.0.0.1:8080"}, "found '127.0.0.1:8080'"),
        ({URL: "http://[::1/v1"}, "ONRECORD_LLM_URL: expected"),
        ({URL: "http://a.example:99999/v1"}, "ONRECORD_LLM_URL: expected"),
        ({URL: "http://a.example/v 1"}, "found 'http://a.example/v 1'"),
        ({URL: "http://me:word@a.example/v1"}, "found one with a user's name in it"),
        ({KEY: "sch\u00fcssel"}, "ONRECORD_LLM_KEY: expected a key in plain letters and figures"),
        ({KEY: "one\nX-Other: two"}, "ONRECORD_LLM_KEY: expected"),
        ({SECONDS: "soon"}, "ONRECORD_LLM_SECONDS: expected how many seconds to wait for an answer, found 'soon'"),
        ({SECONDS: "0"}, "found '0'"),
        ({SECONDS: "inf"}, "found 'inf'"),
        ({SECONDS: "nan"}, "found 'nan'"),
    ],
)
def test_what_says_nothing_to_go_by_is_refused_by_name(changed, said):
    with pytest.raises(SettingError) as error:
        settings_in({**GIVEN, **changed})
    assert said in str(error.value)
