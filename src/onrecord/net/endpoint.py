"""Questions to an endpoint that a user named, one at a time: with a deadline and a limit, again after trouble that may
pass.

Nothing is asked of it but what the user wants asked, so it may stand anywhere, on this machine too. It is never left
for another: a redirect is an answer that cannot be used, and the key goes nowhere else.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property

import httpx

from onrecord.errors import EndpointError
from onrecord.net.body import PACKING, BodyError, CutOffError, body_of
from onrecord.net.clock import Clock, SystemClock
from onrecord.net.statuses import PASSING, number, told, wanted
from onrecord.net.transport import Deadline, RefusedError, Transport, resolved

EXPECTED = "an answer"
SHOWN = 200  # characters of an answer that are shown where it cannot be used


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How much and how long at most. All times are in seconds.

    `deadline` is for all that comes of one question, repetitions included but not the pauses between them; `pause` is
    the first of those, each twice the one before, and `rest` the longest that the endpoint may ask for. `size` is in
    bytes, unpacked.
    """

    deadline: float = 300.0
    connect: float = 10.0
    retries: int = 3
    pause: float = 1.0
    rest: float = 60.0
    size: int = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reply:
    """A status below 500 with the body that came with it, unpacked."""

    status: int
    headers: Mapping[str, str]
    data: bytes


class Endpoint:
    """What stands at `address`. `key` is sent as a bearer's token, "" for none, and shown nowhere.

    `chance` gives numbers from 0 to 1, which keep many clients out of step.
    """

    def __init__(
        self,
        address: str,
        key: str = "",
        patience: Patience | None = None,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self.address, self._key = address, key
        # A query may hold a secret too.
        self.name = address.partition("?")[0]
        self._patience, self._clock, self._chance = patience or Patience(), clock or SystemClock(), chance
        self._deadline = Deadline(self._clock.ticks)

    @cached_property
    def _transport(self) -> Transport:
        """Made with the first question: it reads the machine's certificates, which takes a while."""
        return Transport(resolved, self._deadline)

    def post(self, body: bytes) -> Reply:
        """What the endpoint answers to `body`, which is JSON.

        Raises EndpointError where no answer comes in the limits, whatever the reason, and for a status of trouble.
        """
        seconds, tries = self._patience.deadline, 0
        while True:
            tries += 1
            pause = self._patience.pause * 2 ** (tries - 1) * (1 + self._chance() / 2)
            started = self._clock.ticks()
            self._deadline.at = started + seconds
            try:
                reply = self._once(body)
                if reply.status not in PASSING:
                    return reply
                trouble = self.said(reply)
                rest = wanted(reply.headers.get("retry-after", ""), self._clock.now())
                if rest > self._patience.rest:
                    raise self.trouble(EXPECTED, f"{trouble}, which wants {rest:.0f} s of rest")
                pause = max(pause, rest)
            except httpx.TimeoutException:
                trouble = "no answer in time"
            except (RefusedError, httpx.ConnectError) as error:
                raise self.trouble(EXPECTED, f"nobody who answers ({error})") from error
            except (httpx.NetworkError, httpx.RemoteProtocolError, CutOffError) as error:
                trouble = f"an answer that breaks off or is no HTTP ({error})"
            except (BodyError, httpx.HTTPError, UnicodeError) as error:
                raise self.trouble(EXPECTED, str(error)) from error
            finally:
                seconds -= self._clock.ticks() - started
            if seconds <= 0:
                raise self.trouble(EXPECTED, f"no whole answer in {self._patience.deadline:g} s")
            if tries > self._patience.retries:
                raise self.trouble(EXPECTED, f"{trouble} ({tries} times)")
            self._clock.sleep(pause)

    def trouble(self, expected: str, found: str) -> EndpointError:
        """The error that says so of this endpoint, without the key, should it have been sent back."""
        return EndpointError(self.name, expected=expected, found=found.replace(self._key, "…") if self._key else found)

    def said(self, reply: Reply) -> str:
        """The status of a reply and how its body begins."""
        begins = reply.data[: 4 * SHOWN].decode("utf-8", "replace").strip()
        short = begins if len(begins) <= SHOWN else f"{begins[:SHOWN]}…"
        return f"{told(reply.status)}: {short!r}" if short else told(reply.status)

    def _once(self, body: bytes) -> Reply:
        headers = {
            "User-Agent": "onrecord",
            "Accept": "application/json",
            "Accept-Encoding": PACKING,
            "Content-Type": "application/json",
            "Connection": "close",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        # A model that thinks sends nothing until it is done, so that only connecting has a limit of its own.
        times = httpx.Timeout(None, connect=self._patience.connect).as_dict()
        request = httpx.Request("POST", self.address, content=body, headers=headers, extensions={"timeout": times})
        with closing(self._transport.handle_request(request)) as response:
            response.request = request
            limit = self._patience.size
            named = {k.lower(): v for k, v in response.headers.items()}
            if (length := number(named.get("content-length", ""))) > limit:
                raise BodyError(f"a body of {length:,.0f} bytes, more than {limit:,}")
            data = body_of(response.iter_raw(), named.get("content-encoding", ""), limit)
        return Reply(response.status_code, named, data)
