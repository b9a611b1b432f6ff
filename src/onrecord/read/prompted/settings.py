"""Which language model is asked, as the environment says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.errors import SettingError

URL, MODEL, KEY, SECONDS = "ONRECORD_LLM_URL", "ONRECORD_LLM_MODEL", "ONRECORD_LLM_KEY", "ONRECORD_LLM_SECONDS"
ADDRESS = "the base address of a chat-completions endpoint, such as http://127.0.0.1:8080/v1"
PATIENCE = 300.0  # seconds: what a small model on a processor alone may take over a window


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`url` is the whole address of the chat completions, `key` "" for none; `seconds` are for one question."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = PATIENCE


def settings_in(environment: Mapping[str, str]) -> Settings:
    """The settings that `environment` holds. Raises SettingError for one that is missing or cannot be used."""
    told = {x: environment.get(x, "").strip() for x in (URL, MODEL, KEY, SECONDS)}
    if not told[MODEL]:
        raise SettingError(MODEL, expected="the name of a model, as its endpoint knows it", found="none")
    if not (told[KEY].isascii() and told[KEY].isprintable()):
        raise SettingError(KEY, expected="a key in plain letters and figures", found="others in it")
    return Settings(
        url=_completions(told[URL]), model=told[MODEL], key=told[KEY], seconds=_seconds(told[SECONDS] or str(PATIENCE))
    )


def _completions(base: str) -> str:
    try:
        parts = urlsplit(base)
        _ = parts.port
    except ValueError as error:
        raise SettingError(URL, expected=ADDRESS, found=str(error)) from error
    if "@" in parts.netloc:
        raise SettingError(URL, expected=ADDRESS, found=f"one with a user's name in it (a key goes into {KEY})")
    plain = base.isprintable() and " " not in base
    if parts.scheme not in ("http", "https") or not parts.hostname or not plain:
        raise SettingError(URL, expected=ADDRESS, found=repr(base) if base else "none")
    return parts._replace(path=f"{parts.path.rstrip('/')}/chat/completions", fragment="").geturl()


def _seconds(told: str) -> float:
    try:
        seconds = float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise SettingError(SECONDS, expected="how many seconds to wait for an answer", found=repr(told))
    return seconds
