"""Servers of our own on loopback, and a clock that tells waiting from time."""

import datetime as dt
import gzip
import socket
import time

import pytest
from tests.servers import ARTICLE, Site

from onrecord.acquire.web.asking import Limits
from onrecord.acquire.web.client import Web
from onrecord.packs.loader import load_pack

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


class Shelf:
    """A keeper in memory."""

    def __init__(self):
        self.kept = {}

    def last_received(self, address):
        return self.kept.get(address)

    def keep(self, received):
        self.kept[received.asked] = received


@pytest.fixture
def site():
    made = Site()
    yield made
    made.close()


@pytest.fixture
def other():
    """A second server."""
    made = Site()
    yield made
    made.close()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture(scope="session")
def walls():
    return load_pack("core").walls


@pytest.fixture
def web(walls, shelf, clock):
    """A network that may ask this machine, with a shelf to keep things on."""

    def opened(**options):
        limits = Limits(**{"deadline": 10.0, **options.pop("limits", {})})
        told = {"allow_local": True, "clock": clock, "chance": lambda: 0.0, "limits": limits, "keeper": shelf}
        return Web(walls, **{**told, **options})

    return opened


@pytest.fixture
def article():
    return ARTICLE


@pytest.fixture
def packed():
    return gzip.compress


@pytest.fixture
def closed_port():
    """A port on which nobody listens."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]
