"""Seeded edits of an article, as copiers make them, each with what was planted."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

# Pairs that a desk exchanges without changing what is said.
HARMLESS = dict(
    x.split("/")
    for x in (
        "said/stated but/yet also/likewise big/large begin/start began/started show/reveal shows/reveals many/numerous "
        "while/whereas however/still use/employ help/aid buy/purchase ask/request asked/requested need/require "
        "needs/requires keep/retain tell/inform told/informed important/significant quickly/rapidly enough/sufficient "
        "about/around nearly/almost after/following before/prior job/position speech/address fight/battle "
        "hard/tough end/finish ended/finished place/spot people/persons percent/% called/termed plan/scheme "
        "part/portion often/frequently good/fine bad/poor new/fresh former/ex voters/electors"
    ).split()
)
BONDS = {
    "assurance": "guarantee",
    "assurances": "guarantees",
    "pledge": "guarantee",
    "pledged": "guaranteed",
    "promise": "guarantee",
    "promised": "guaranteed",
    "vowed": "guaranteed",
    "commitment": "obligation",
    "commitments": "obligations",
    "agreed": "promised",
}
HEDGES = ("up to ", "at least ", "may ", "might ", "could ", "possibly ", "probably ", "reportedly ", "allegedly ")


@dataclass(frozen=True)
class Planted:
    """One alteration: its kind and the words that now stand in the copy ("" where words were taken out)."""

    kind: str
    before: str
    after: str


def cut(text: str, rng: random.Random, share: float) -> str:
    """Without `share` of the paragraphs, the first always kept."""
    lines = [x for x in text.split("\n") if x.strip()]
    kept = [x for i, x in enumerate(lines) if i == 0 or rng.random() >= share]
    return "\n".join(kept)


def reworded(text: str, rng: random.Random, share: float) -> str:
    """With `share` of the words that have a harmless counterpart exchanged, quotations left as they are."""

    def change(m: re.Match[str]) -> str:
        other = HARMLESS.get(m.group())
        return other if other and rng.random() < share else m.group()

    pieces = re.split(r"((?:[“\"]|'')[^“”\"\n]*?(?:[”\"]|''))", text)
    return "".join(x if n % 2 else re.sub(r"\b[a-z]+\b", change, x) for n, x in enumerate(pieces))


def reordered(text: str, rng: random.Random) -> str:
    """With its paragraphs in another order, the first left in place."""
    lines = [x for x in text.split("\n") if x.strip()]
    rest = lines[1:]
    rng.shuffle(rest)
    return "\n".join(lines[:1] + rest)


def altered(text: str, rng: random.Random, kinds: tuple[str, ...]) -> tuple[str, list[Planted]]:
    """With one alteration of each kind for which the text offers a place, each in a line of its own."""
    lines = text.split("\n")
    planted: list[Planted] = []
    used: set[int] = set()
    for kind in kinds:
        order = list(range(len(lines)))
        rng.shuffle(order)
        for n in order:
            made = _EDIT[kind](lines[n], rng) if n not in used and len(lines[n].split()) >= 12 else None
            if made:
                lines[n], found = made
                planted.append(found)
                used.add(n)
                break
    return "\n".join(lines), planted


Edited = tuple[str, Planted]


def _number(line: str, rng: random.Random) -> Edited | None:
    found = [
        m
        for m in re.finditer(r"(?<![\w.,$-])\d[\d,]{1,8}(?![\w.,-])", line)
        if not re.fullmatch(r"(19|20)\d\d", m.group())
    ]
    if not found:
        return None
    m = rng.choice(found)
    number = int(m.group().replace(",", ""))
    other = f"{number * rng.choice((3, 10)):,}"
    return line[: m.start()] + other + line[m.end() :], Planted("numeric", m.group(), other)


def _name(line: str, rng: random.Random) -> Edited | None:
    found = [m for m in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{5,}\b", line)]
    if not found:
        return None
    m = rng.choice(found)
    at = rng.randrange(2, len(m.group()) - 1)
    letter = {"i": "y", "y": "i", "k": "c", "c": "k", "s": "z", "z": "s", "e": "a", "a": "e"}.get(m.group()[at], "")
    other = m.group()[:at] + letter + m.group()[at + 1 :]
    return line[: m.start()] + other + line[m.end() :], Planted("name", m.group(), other)


def _firmness(line: str, rng: random.Random) -> Edited | None:
    found = [m for m in re.finditer(r"\b[a-z]+\b", line) if m.group() in BONDS]
    if not found:
        return None
    m = rng.choice(found)
    other = BONDS[m.group()]
    return line[: m.start()] + other + line[m.end() :], Planted("firmness", m.group(), other)


def _qualifier(line: str, rng: random.Random) -> Edited | None:
    found = [h for h in HEDGES if f" {h}" in line]
    if not found:
        return None
    hedge = rng.choice(found)
    with_will = " will " if hedge.strip() in ("may", "might", "could") else " "
    return line.replace(f" {hedge}", with_will, 1), Planted("dropped_qualifier", hedge.strip(), "")


def _quotation(line: str, rng: random.Random) -> Edited | None:
    found = [m for m in re.finditer(r"[“\"]([^“”\"]{60,400})[”\"]", line)]
    if not found:
        return None
    m = rng.choice(found)
    words = m.group(1).split()
    at = rng.randrange(2, len(words) - 6)
    gone = words[at : at + 4]
    left = line[: m.start(1)] + " ".join(words[:at] + words[at + 4 :]) + line[m.end(1) :]
    return left, Planted("quotation_shortened", " ".join(gone), "")


def _source(line: str, rng: random.Random) -> Edited | None:
    m = re.search(r",\s+((?:according to|said) [^,.“”\"]{3,80}|[A-Z][^,.“”\"]{3,60} said)\.$", line)
    if not m or line.count("“") or line.count('"') or rng.random() < 0.0:
        return None
    return line[: m.start()] + ".", Planted("source_removed", m.group(1), "")


_EDIT = {
    "numeric": _number,
    "name": _name,
    "firmness": _firmness,
    "dropped_qualifier": _qualifier,
    "quotation_shortened": _quotation,
    "source_removed": _source,
}
KINDS = tuple(_EDIT)
