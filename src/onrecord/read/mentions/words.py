"""The pack's words about names, as sets; made once for each pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.packs.index import NameIndex, index_of, listed
from onrecord.packs.offices import Offices
from onrecord.packs.pack import Pack


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """What capitals are judged by: see the tables of offices and actors for what each word list is."""

    index: NameIndex
    titles: frozenset[str]
    longest_title: int
    organisations: frozenset[str]
    places: frozenset[str]
    events: frozenset[str]
    no_names: frozenset[str]
    ordinary: frozenset[str]
    particles: frozenset[str]
    name_ends: frozenset[str]
    function: frozenset[str]
    locatives: frozenset[str]
    media: frozenset[str]
    title_modifiers: frozenset[str]
    peoples: frozenset[str]
    lone: frozenset[str]
    with_article: frozenset[str]
    abbreviations: frozenset[str]
    nouns: frozenset[str]
    offices: Offices

    def first_name(self, word: str) -> bool:
        """Whether `word` is a first name; of a double one ("Hans-Peter") its first half decides."""
        return word in self.index.gender or word.split("-")[0] in self.index.gender


@lru_cache(maxsize=8)
def words_of_pack(pack: Pack) -> NameWords:
    """The word lists of `pack`."""
    actors, offices, index = pack.actors, pack.offices, index_of(pack)
    titles = frozenset(listed(offices.titles))
    ends = frozenset(actors.name_ends)
    return NameWords(
        index=index,
        titles=titles,
        longest_title=max((len(x.split()) for x in titles), default=1),
        organisations=frozenset(listed(offices.organisation_heads)),
        places=frozenset(offices.place_heads),
        events=frozenset(offices.event_heads),
        no_names=frozenset(listed(offices.no_names)),
        ordinary=frozenset(listed(offices.ordinary_words, " ")),
        particles=frozenset(actors.particles),
        name_ends=ends,
        function=frozenset(listed(offices.function_words, " ")),
        locatives=frozenset(offices.locatives),
        media=frozenset(offices.media_heads),
        title_modifiers=frozenset(offices.title_modifiers),
        peoples=frozenset(listed(offices.peoples, " ")),
        lone=frozenset(offices.lone_heads),
        with_article=frozenset(offices.with_article),
        abbreviations=frozenset(
            w for t in (*titles, *ends, *listed(offices.no_names)) for w in t.split() if w.endswith(".")
        )
        | {"Inc.", "Corp.", "Ltd.", "Co.", "St.", "No."},
        nouns=frozenset(n for nouns in offices.nominals.values() for n in nouns),
        offices=offices,
    )
