"""The question put to a chat-completions endpoint, and what its answer proposes."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.net.endpoint import Endpoint, Reply
from onrecord.read.prompted.windows import Window

COMPLETION = "a chat completion in JSON"
ANSWER = 'a JSON object with a list of "attributions"'
# Tokens: an answer that copies the whole of a window and labels every sentence of it stays below.
LONGEST = 4096
REJECTED = frozenset({400, 422})  # how servers answer a question with a field they do not know
THOUGHT = "</think>"  # behind which models that think aloud begin to answer


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


@lru_cache(maxsize=1)
def prompt() -> str:
    """What the model is told before every article."""
    return files("onrecord.read.prompted").joinpath("prompt.md").read_text(encoding="utf-8")


def prompt_version() -> str:
    """Eight figures that change whenever the prompt does."""
    return hashlib.sha256(prompt().encode()).hexdigest()[:8]


class Chat:
    """A model at an endpoint, asked about one window after the other."""

    def __init__(self, endpoint: Endpoint, model: str) -> None:
        self._endpoint, self._model = endpoint, model
        self._formatted = True

    def proposals(self, text: str, window: Window) -> list[Any]:
        """What the model proposes for a window, whatever it is. Raises EndpointError for an answer of another form."""
        reply = self._endpoint.post(self._question(text, window))
        if self._formatted and reply.status in REJECTED and b"response_format" in reply.data:
            # Some servers know only one of the formats that others want; the prompt asks for JSON as well.
            self._formatted = False
            reply = self._endpoint.post(self._question(text, window))
        return self._proposals_in(reply)

    def _question(self, text: str, window: Window) -> bytes:
        # As a field of JSON the article cannot end where it likes and go on in another's name.
        shown = ((n, " ".join(text[s:e].split())) for n, (s, e) in window.paragraphs.items())
        data = {"paragraphs": [{"n": n, "text": words} for n, words in shown]}
        messages = [
            {"role": "system", "content": prompt()},
            {"role": "user", "content": msgspec.json.encode(data).decode()},
        ]
        asked = {
            "model": self._model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": LONGEST,
            "stream": False,
        }
        return msgspec.json.encode(asked | ({"response_format": {"type": "json_object"}} if self._formatted else {}))

    def _proposals_in(self, reply: Reply) -> list[Any]:
        trouble = self._endpoint.trouble
        if reply.status != 200:
            raise trouble(COMPLETION, self._endpoint.said(reply))
        try:
            completion = msgspec.json.decode(reply.data, type=_Completion)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise trouble(COMPLETION, f"{self._endpoint.said(reply)} ({error})") from error
        if not completion.choices:
            raise trouble(COMPLETION, "one without choices")
        choice = completion.choices[0]
        said = (choice.message.content or "").rpartition(THOUGHT)[2].strip()
        if choice.finish_reason == "length":
            raise trouble(ANSWER, f"one that was cut off for its length, and ends in {said[-80:]!r}")
        try:
            # Many a model puts its answer between the marks of a block of code.
            answer = msgspec.json.decode(said[said.find("{") : said.rfind("}") + 1])
        except (msgspec.MsgspecError, RecursionError) as error:
            raise trouble(ANSWER, f"{said[:80]!r} ({error})") from error
        proposed = answer.get("attributions") if isinstance(answer, dict) else None
        if not isinstance(proposed, list):
            raise trouble(ANSWER, f"{said[:80]!r}")
        return proposed
