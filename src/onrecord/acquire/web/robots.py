"""What a site allows robots: its robots.txt, asked once and remembered. The only door to protego."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import metadata
from urllib.parse import urlsplit

from protego import Protego

NAME = "onrecord"  # by which a robots.txt may address us
MAX_BYTES = 512 * 1024  # of a robots.txt; RFC 9309 asks for at least 500 KiB
REMEMBERED = 24 * 3600.0  # seconds
# A site whose robots.txt cannot be had is left alone for this long.
MISSED = 300.0  # seconds


@lru_cache
def user_agent() -> str:
    """How we introduce ourselves, with the address at which the project can be found if it has one."""
    told = metadata("onrecord")
    pages = [x.partition(",")[2].strip() for x in told.get_all("Project-URL") or ()]
    return f"{NAME}/{told['Version']}" + (f" (+{pages[0]})" if pages else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The robots.txt of one site.

    `text` is "" where there is none; `trouble` says why it cannot be had now, "" if it can.
    """

    text: str = ""
    trouble: str = ""


class Robots:
    """The rules of every site that was asked. `ask` fetches the robots.txt at an address."""

    def __init__(self, ask: Callable[[str], Rules], ticks: Callable[[], float]) -> None:
        self._ask, self._ticks = ask, ticks
        self._known: dict[str, tuple[Rules, Protego, float]] = {}

    def trouble_with(self, address: str) -> str:
        """Why the rules of the site of `address` cannot be had now; "" if they can."""
        return self._of(address)[0].trouble

    def allows(self, address: str) -> bool:
        """Whether the site lets us fetch `address`."""
        allowed: bool = self._of(address)[1].can_fetch(address, NAME)
        return allowed

    def delay(self, address: str) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        return float(self._of(address)[1].crawl_delay(NAME) or 0.0)

    def _of(self, address: str) -> tuple[Rules, Protego, float]:
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc.lower()}"
        known = self._known.get(site)
        if known is None or known[2] <= self._ticks():
            rules = self._ask(f"{site}/robots.txt")
            until = self._ticks() + (MISSED if rules.trouble else REMEMBERED)
            known = self._known[site] = rules, Protego.parse(rules.text), until
        return known
