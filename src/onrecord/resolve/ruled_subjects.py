"""What people ruled on subjects, as pairs to unite and pairs never to.

A ruling names a subject by the id that documents give it, with ``@`` and the start of a document's id where only that
document's is meant; `model.rulings` says which of them count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.model.ruling import Ruling
from onrecord.model.rulings import named_in, weigh
from onrecord.model.vocabulary import Judgement

Key = tuple[str, str]  # document id, the document's own subject id


class RuledSubjects:
    """The rulings on the subjects `keys`."""

    def __init__(self, rulings: Iterable[Ruling], keys: Iterable[Key]) -> None:
        found = tuple(rulings)
        named, weighed = named_in(found), weigh(found)
        self._anchors = {key: frozenset(x for x in anchors_of(key) if x in named) for key in keys}
        self._same = weighed.of(Judgement.SAME)
        # Of two that a person is unsure about, the program may not say that they are one.
        self._apart = [*weighed.of(Judgement.DIFFERENT), *weighed.of(Judgement.UNSURE)]

    def together(self) -> Iterator[tuple[Key, Key]]:
        """Pairs that people ruled to be one."""
        by_anchor: dict[str, list[Key]] = defaultdict(list)
        for key, anchors in sorted(self._anchors.items()):
            for anchor in anchors:
                by_anchor[anchor].append(key)
        for a, b in self._same:
            if by_anchor[a] and by_anchor[b]:
                yield from pairwise([*by_anchor[a], *by_anchor[b]])

    def apart(self, one: Iterable[Key], other: Iterable[Key]) -> bool:
        """Whether two groups of subjects may not be one."""
        if not self._apart:
            return False
        here, there = ({x for key in keys for x in self._anchors[key]} for keys in (one, other))
        return any((a in here and b in there) or (b in here and a in there) for a, b in self._apart)


def anchors_of(key: Key) -> tuple[str, str]:
    """The two ids by which a ruling can name a document's own subject: everywhere, and in that document."""
    return key[1], f"{key[1]}@{key[0][:8]}"
