"""The way from an address to what stands there: allowed, in turn, through redirects, and never fetched twice."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from onrecord.acquire.received import Keeper
from onrecord.acquire.web.addresses import Resolve, checked
from onrecord.acquire.web.asking import EXPECTED, Answer, Asker, Limits, Trip
from onrecord.acquire.web.robots import MAX_BYTES, Robots, Rules
from onrecord.acquire.web.turns import MIN_DELAY
from onrecord.acquire.web.walls import is_consent_form, sent_on, wall_at
from onrecord.errors import NotNowError, UnreadableInputError
from onrecord.model.received import FeedState, Received
from onrecord.net.clock import Clock, SystemClock
from onrecord.net.statuses import told
from onrecord.net.transport import resolved
from onrecord.packs.walls import Walls

MARKUP = frozenset({"", "text/html", "application/xhtml+xml"})
# Another request would bring the same: such an answer is kept like an article, so that nobody asks again.
LASTING = (*range(200, 300), *range(400, 500))


class Web:
    """The network, as politely as one can ask it. `keeper` None: nothing is kept, and nothing known before.

    What is kept is not asked for again, unless `refetch`: then only what changed since is sent. Addresses outside the
    public network are refused unless `allow_local`.
    """

    def __init__(
        self,
        walls: Walls,
        keeper: Keeper | None = None,
        *,
        allow_local: bool = False,
        refetch: bool = False,
        limits: Limits | None = None,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
        resolve: Resolve = resolved,
    ) -> None:
        self._walls, self.keeper, self._refetch = walls, keeper, refetch
        self._limits, self._clock = limits or Limits(), clock or SystemClock()
        self._asker = Asker(self._limits, self._clock, chance, resolve, allow_local=allow_local)
        self._robots = Robots(self._rules, self._clock.ticks)

    def get(self, address: str) -> Received:
        """What stands at `address`: as kept, else as it is now.

        Raises NotNowError, naming it, where another time may bring an answer, and UnreadableInputError for an address
        that may not be asked, a wall in its place, or nothing there.
        """
        asked = checked(address)
        known = self.keeper.last_received(asked) if self.keeper else None
        if known is not None and not self._refetch:
            return self._passed(known, f", as received on {known.received_at:%Y-%m-%d}; --refetch asks again")
        received = self.ask(asked, known)
        same = known is not None and (received.status, received.data) == (known.status, known.data)
        if known is not None and (received.status == 304 or same):
            received = known
        elif self.keeper and received.status in LASTING:
            self.keeper.keep(received)
        return self._passed(received)

    def ask(self, address: str, known: Received | FeedState | None = None) -> Received:
        """What stands at `address` now, whatever its status: 304 where it has not changed since the validators of
        `known`.

        Raises as `get` does, but for what the page or its status says.
        """
        asked = checked(address)
        validators = {}
        if known and known.etag:
            validators["If-None-Match"] = known.etag
        if known and known.last_modified:
            validators["If-Modified-Since"] = known.last_modified
        trip, at, seen = self._asker.begin(asked), asked, set[tuple[str, tuple[str, ...]]]()
        self._asker.forget()
        for _ in range(self._limits.redirects + 1):
            # A page may lead to itself once more, now with a cookie.
            if (state := (at, self._asker.cookies)) in seen:
                raise UnreadableInputError(asked, expected=EXPECTED, found=f"redirects in a circle, again at {at}")
            seen.add(state)
            answer = self._allowed(at, trip, validators)
            onward = self._onward(answer, at)
            if onward is None:
                return self._received(answer, asked, at)
            at = checked(onward, source=asked)
            wall = wall_at(at, self._walls)
            if wall and wall != wall_at(asked, self._walls):
                raise UnreadableInputError(asked, expected=EXPECTED, found=f"{wall}: a redirect to {at}")
        raise UnreadableInputError(
            asked, expected=EXPECTED, found=f"more than {self._limits.redirects} redirects, the last to {at}"
        )

    def _allowed(self, at: str, trip: Trip, headers: Mapping[str, str]) -> Answer:
        led = "" if at == trip.asked else f"{at}: "
        if trouble := self._robots.trouble_with(at):
            raise NotNowError(trip.asked, expected="a robots.txt, or none", found=f"{led}{trouble}")
        if not self._robots.allows(at):
            found = f"{led}one that its site's robots.txt forbids"
            raise UnreadableInputError(trip.asked, expected="an address that robots may fetch", found=found)
        return self._asker.ask(at, trip, delay=max(MIN_DELAY, self._robots.delay(at)), headers=headers)

    def _onward(self, answer: Answer, at: str) -> str | None:
        if answer.status in (301, 302, 303, 307, 308) and (location := answer.headers.get("location")):
            try:
                return urljoin(at, location.strip())
            except ValueError:
                return location
        if answer.status == 200 and answer.media_type in MARKUP:
            return sent_on(answer.data, at)
        return None

    def _received(self, answer: Answer, asked: str, at: str) -> Received:
        return Received(
            asked=asked,
            address=at,
            status=answer.status,
            data=answer.data,
            media_type=answer.media_type,
            charset=answer.charset,
            received_at=self._clock.now(),
            etag=_plain(answer.headers.get("etag")),
            last_modified=_plain(answer.headers.get("last-modified")),
        )

    def _passed(self, received: Received, kept: str = "") -> Received:
        """`received`, if it is what was asked for; `kept` says that it came earlier."""
        found = ""
        if not 200 <= received.status < 300:
            found = told(received.status)
        elif received.media_type in MARKUP and is_consent_form(received.data, self._walls):
            found = f"a consent wall: a form at {received.address}"
        if found:
            raise UnreadableInputError(received.asked, expected=EXPECTED, found=found + kept)
        return received

    def _rules(self, address: str) -> Rules:
        """The robots.txt at `address`; RFC 9309 says what its absence means."""
        trip, at = self._asker.begin(address), address
        try:
            for _ in range(6):
                answer = self._asker.ask(at, trip, delay=0.0, size=MAX_BYTES)
                if not (300 <= answer.status < 400 and "location" in answer.headers):
                    return Rules(text=answer.data.decode("utf-8", "replace") if answer.status == 200 else "")
                at = checked(urljoin(at, answer.headers["location"]), source=address)
        except NotNowError as error:
            return Rules(trouble=f"{address}: {error.found}")
        except UnreadableInputError:
            # Whatever else stands there is no rule. If the host may not be asked, the page's own request says so.
            return Rules()
        return Rules()


def _plain(validator: str | None) -> str | None:
    """A validator that can be sent back; None without one."""
    return validator if validator and validator.isascii() else None
