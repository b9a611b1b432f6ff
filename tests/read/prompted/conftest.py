"""A model of our own on loopback, which answers what it is told to, and a clock on which waiting takes no time."""

import datetime as dt
import json
import time

import pytest
from tests.servers import Site

from onrecord.net.endpoint import Endpoint, Patience
from onrecord.packs.loader import load_pack
from onrecord.read.prompted.reader import PromptedReader
from onrecord.read.prompted.settings import KEY, MODEL, URL, Settings

PATH = "/v1/chat/completions"
NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)


class Clock:
    """Real time, but waiting takes none."""

    def __init__(self):
        self.slept = []

    def now(self):
        return NOON + dt.timedelta(seconds=sum(self.slept))

    def ticks(self):
        return time.monotonic() + sum(self.slept)

    def sleep(self, seconds):
        self.slept.append(seconds)


class Model:
    """A chat-completions endpoint. `site.pages` may be set for any other answer."""

    def __init__(self):
        self.site = Site()
        self.base = self.site.at("/v1")

    def says(self, content, **choice):
        """The answer in which the model says `content` (JSON, unless it is a string)."""
        said = content if isinstance(content, str) else json.dumps(content)
        message = {"role": "assistant", "content": said}
        body = json.dumps({"model": "stand-in", "choices": [{"index": 0, "message": message, **choice}]})
        return (200, {"Content-Type": "application/json"}, body)

    def proposes(self, *proposals):
        """The answer with these proposals."""
        return self.says({"attributions": list(proposals)}, finish_reason="stop")

    def answers(self, *pages):
        """Give these answers in turn, the last one for ever."""
        self.site.pages[PATH] = list(pages) if len(pages) > 1 else pages[0]

    @property
    def asked(self):
        """The questions so far."""
        return [json.loads(x) for x in self.site.bodies]

    @property
    def shown(self):
        """The paragraphs that each question showed."""
        return [json.loads(x["messages"][1]["content"])["paragraphs"] for x in self.asked]


@pytest.fixture
def model():
    made = Model()
    yield made
    made.site.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def named(model, monkeypatch):
    """The model named in the environment, as a user would."""
    monkeypatch.setenv(URL, model.base)
    monkeypatch.setenv(MODEL, "stand-in-7b")
    monkeypatch.setenv(KEY, "secret-key")


@pytest.fixture
def endpoint(model, clock):
    """The model's endpoint, with limits of one's own."""

    def made(key="secret-key", **limits):
        patience = Patience(**{"deadline": 5.0, **limits})
        return Endpoint(model.site.at(PATH), key, patience, clock, lambda: 0.0)

    return made


@pytest.fixture
def reader(endpoint):
    """The reader, with limits of one's own for its endpoint."""

    def made(**limits):
        settings = Settings(url="", model="stand-in-7b")
        return PromptedReader(load_pack(), settings, endpoint(**limits))

    return made
