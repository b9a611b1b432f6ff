"""The documents that a command without a record is given, each made an article, with what went wrong said."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from onrecord.acquire import acquire
from onrecord.acquire.base import Sighting
from onrecord.acquire.web import WhenAsked
from onrecord.cli.output import say
from onrecord.errors import ReadingFailedError, UnreadableInputError
from onrecord.model.reading import Article
from onrecord.model.when import When
from onrecord.packs.walls import Walls


class Sightings:
    """What stands behind `paths`. `failed` counts what could not be read; it is said on stderr and the rest goes on."""

    def __init__(
        self, paths: Sequence[str], walls: Walls, *, outlet: str | None, published: When, allow_local: bool
    ) -> None:
        self.failed = 0
        self._skipped: Counter[str] = Counter()
        network = WhenAsked(walls, allow_local=allow_local)
        self._found = acquire(
            paths,
            outlet=outlet,
            published=published,
            stdin=sys.stdin.buffer,
            skipped=self._skipped,
            network=network,
        )

    def articles(self, make: Callable[[Sighting], Article]) -> Iterator[Article]:
        """Each sighting as `make` makes it an article. What was left out is counted on stderr at the end."""
        for found in self._found:
            if isinstance(found, UnreadableInputError):
                self._fail(str(found))
                continue
            try:
                article = make(found)
            except ReadingFailedError as error:
                self._fail(str(error))
                continue
            if article.reading.unread:
                say(f"{found.capture.source}: kept and not read: {article.reading.unread}")
            yield article
        for reason, count in sorted(self._skipped.items()):
            say(f"{count} left out: {reason}")

    def _fail(self, said: str) -> None:
        self.failed += 1
        say(said)
