"""Terms of the output in the gold's ids, so that slots can be compared as sets."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from onrecord.scoring.document import AUTHOR, Doc
from onrecord.scoring.measures import F1, hits
from onrecord.scoring.values import Json, ids_of, key_of, obj

Found = set[tuple[str, ...]]


def gold_actor_ids(doc: Doc, value: Any) -> frozenset[str]:
    """Output actor ids as gold ids (``?id`` where not aligned, the author's voice as ``doc:``)."""

    def one(given: Hashable) -> str:
        gold = doc.actor_map.get(given, f"?{given}")
        return AUTHOR if gold in doc.own_voice or str(given).startswith(AUTHOR) else gold

    return frozenset(map(one, ids_of(value)))


def first_actor(doc: Doc, value: Any, default: str) -> str:
    """The one actor of a party or position as a gold id; `default` if there is none."""
    return min(gold_actor_ids(doc, value), default=default)


def terms_of(doc: Doc, slot: str) -> list[tuple[str, Json, Json]]:
    """(aligned arrangement or ``?id``, value, term) of the output's terms of one slot, terms about subjects that the
    output itself calls events or issues left out."""
    apart = {key_of(s.get("id")) for s in doc.o_subjects if s.get("kind") in ("event", "issue")} - set(doc.subject_map)
    found = []
    for term in doc.o_terms:
        subject = key_of(term.get("subject"))
        if term.get("slot") == slot and subject not in apart:
            found.append((doc.subject_map.get(subject, f"?{subject}"), obj(term.get("value")), term))
    return found


def compared(gold: Found, out: Found, spare: Found | None = None) -> F1:
    """F1 of two sets; what is `spare` is not missed."""
    hit = len(gold & out)
    missed = len((gold - out) - (spare or set()))
    return hits(hit, hit + missed, len(out))
