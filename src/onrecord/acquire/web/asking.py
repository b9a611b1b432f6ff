"""One request at a time: in the host's turn, with a deadline and a limit, again after trouble that may pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from onrecord.acquire.web.addresses import LocalError, Resolve, public_addresses
from onrecord.acquire.web.robots import user_agent
from onrecord.acquire.web.turns import Turns
from onrecord.errors import NotAllowedError, NotNowError, UnreadableInputError
from onrecord.net.body import PACKING, BodyError, CutOffError, body_of
from onrecord.net.clock import Clock
from onrecord.net.statuses import PASSING, number, told, wanted
from onrecord.net.transport import Deadline, RefusedError, Transport

EXPECTED = "an answer with something to read"
# What holds no text, by the first half of its media type; it is not even fetched.
UNREAD = {"image": "an image", "audio": "a sound", "video": "a film", "font": "a font", "model": "a model"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much and how long at most. All times are in seconds.

    `deadline` is for all that a server sends for one address, redirects and repetitions included; `silence` for one
    read. `patience` is the longest pause that a server may ask for, and `pause` the first of those between repetitions,
    each twice the one before. `size` is in bytes, unpacked.
    """

    size: int = 32 * 1024 * 1024
    deadline: float = 120.0
    silence: float = 20.0
    retries: int = 3
    pause: float = 1.0
    patience: float = 60.0
    redirects: int = 10


@dataclass(slots=True)
class Trip:
    """What is left of the limits for one address: `retries`, and `seconds` of receiving."""

    asked: str
    retries: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one request brought, its body unpacked. `headers` have names in lower case."""

    status: int
    headers: Mapping[str, str]
    charset: str | None
    data: bytes

    @property
    def media_type(self) -> str:
        """In lower case without parameters, "" where the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Asker:
    """Asks hosts, each in its turn. `chance` gives numbers from 0 to 1, which keep many clients out of step."""

    def __init__(
        self, limits: Limits, clock: Clock, chance: Callable[[], float], resolve: Resolve, *, allow_local: bool
    ) -> None:
        self._limits, self._clock, self._chance = limits, clock, chance
        self._turns = Turns(clock)
        self._deadline = Deadline(clock.ticks)
        self._transport = Transport(
            lambda host, port: public_addresses(host, port, resolve, allow_local=allow_local), self._deadline
        )
        self._cookies = httpx.Cookies()
        self._extensions = {"timeout": httpx.Timeout(limits.silence).as_dict()}
        self._headers = {
            "User-Agent": user_agent(),
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Encoding": PACKING,
            "Connection": "close",
        }

    def begin(self, asked: str) -> Trip:
        """The limits for a new address."""
        return Trip(asked, self._limits.retries, self._limits.deadline)

    def forget(self) -> None:
        """Drop what servers asked us to remember: nobody is followed from one address to the next."""
        self._cookies.clear()

    @property
    def cookies(self) -> tuple[str, ...]:
        """What servers asked us to remember since we last forgot."""
        return tuple(sorted(f"{x.domain}{x.path} {x.name}={x.value}" for x in self._cookies.jar))

    def ask(
        self,
        address: str,
        trip: Trip,
        *,
        delay: float,
        headers: Mapping[str, str] | None = None,
        size: int | None = None,
    ) -> Answer:
        """The answer of `address`; `delay` is the pause its host wants. With `size`, no more than so many bytes of it.

        Raises NotNowError, naming what was asked, where no answer comes in the limits of `trip`, and
        UnreadableInputError for an answer that holds nothing to read.
        """
        host = urlsplit(address).netloc.lower()
        led = "" if address == trip.asked else f"{address}: "
        tries = 0
        while True:
            if (wait := self._turns.wait_of(host)) > self._limits.patience:
                raise NotNowError(trip.asked, expected=EXPECTED, found=f"{led}a host that wants {wait:.0f} s of rest")
            self._turns.take(host, delay)
            tries += 1
            pause = self._limits.pause * 2 ** (tries - 1) * (1 + self._chance() / 2)
            started = self._clock.ticks()
            self._deadline.at = started + trip.seconds
            try:
                answer = self._once(address, trip.asked, headers or {}, size)
                if answer.status not in PASSING:
                    return answer
                trouble = told(answer.status)
                rest = wanted(answer.headers.get("retry-after", ""), self._clock.now())
                if rest > self._limits.patience:
                    found = f"{led}{trouble}, which wants {rest:.0f} s of rest"
                    self._turns.put_off(host, rest)
                    raise NotNowError(trip.asked, expected=EXPECTED, found=found)
                pause = max(pause, rest)
            except (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, CutOffError) as error:
                trouble = _said(error)
            except (RefusedError, BodyError, httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
                # Where a server sends its readers is its own doing, and no user's.
                kind = NotAllowedError if isinstance(error, LocalError) and not led else UnreadableInputError
                raise kind(trip.asked, expected=EXPECTED, found=f"{led}{error}") from error
            finally:
                self._deadline.at = float("inf")
                trip.seconds -= self._clock.ticks() - started
            if trip.seconds <= 0:
                found = f"{led}no whole answer in {self._limits.deadline:g} s"
                raise NotNowError(trip.asked, expected=EXPECTED, found=found)
            if not trip.retries:
                times = f" ({tries} times)" if tries > 1 else ""
                raise NotNowError(trip.asked, expected=EXPECTED, found=f"{led}{trouble}{times}")
            trip.retries -= 1
            self._turns.put_off(host, pause)

    def _once(self, address: str, asked: str, headers: Mapping[str, str], size: int | None) -> Answer:
        # A client of httpx would follow a redirect in its mind, and fall over one that leads nowhere.
        request = httpx.Request("GET", address, headers={**self._headers, **headers}, extensions=self._extensions)
        self._cookies.set_cookie_header(request)
        with closing(self._transport.handle_request(request)) as response:
            response.request = request
            self._cookies.extract_cookies(response)
            told = {k.lower(): v for k, v in response.headers.items()}
            kind = UNREAD.get(told.get("content-type", "").strip().lower().partition("/")[0])
            if response.is_success and kind:
                found = f"{kind} ({told['content-type'][:60]})"
                raise UnreadableInputError(asked, expected=EXPECTED, found=found)
            limit = size or self._limits.size
            if size is None and (length := number(told.get("content-length", ""))) > limit:
                raise BodyError(f"a body of {length:,.0f} bytes, more than {limit:,}")
            data = body_of(response.iter_raw(), told.get("content-encoding", ""), limit, whole=size is None)
            charset = response.charset_encoding
        return Answer(status=response.status_code, headers=told, charset=charset, data=data)


def _said(error: Exception) -> str:
    match error:
        case httpx.TimeoutException():
            return "no answer in time"
        case httpx.RemoteProtocolError():
            return f"an answer that breaks off or is no HTTP ({error})"
        case _:
            return str(error) or "a connection that failed"
