"""Whose turn it is: one host is never asked twice in a row without a pause."""

from __future__ import annotations

from onrecord.net.clock import Clock

MIN_DELAY = 1.0  # seconds between two requests to one host where its robots.txt asks for no more


class Turns:
    """When each host may be asked again, in ticks of `clock`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}

    def wait_of(self, host: str) -> float:
        """Seconds until `host` may be asked."""
        return max(0.0, self._next.get(host, 0.0) - self._clock.ticks())

    def take(self, host: str, delay: float) -> None:
        """Wait for the turn of `host` and put the next one `delay` seconds after it."""
        if wait := self.wait_of(host):
            self._clock.sleep(wait)
        self._next[host] = self._clock.ticks() + delay

    def put_off(self, host: str, delay: float) -> None:
        """Leave `host` alone for `delay` seconds from now on."""
        self._next[host] = max(self._next.get(host, 0.0), self._clock.ticks() + delay)
