"""Whether two names can be one actor's, across spellings and short forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.spelling import bare, misspelt, skeleton

ENDS = re.compile(r",?\s+(Jr|Sr|II|III|IV)\.?$")
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts; `given` is "" where only the last name is told, `middle` holds initials."""

    given: str
    middle: str
    last: str
    end: str


@lru_cache(maxsize=20_000)
def person_name(name: str) -> PersonName:
    """The parts of `name`. Particles count as part of what stands before the last name and are dropped."""
    end = ENDS.search(name)
    words = ENDS.sub("", name).split()
    last = words[-1]
    if re.match(r"(?:al|el|as|ash)-", last):
        last = last.split("-", 1)[1]
    given = words[0] if len(words) > 1 else ""
    middle = "".join(bare(w)[:1] for w in words[1:-1] if w[:1].isupper())
    return PersonName(given, middle, last, end.group(1) if end else "")


def person_keys(name: str) -> tuple[str, str]:
    """What two names of one person share, at least one of the two: how the last name sounds, and its first letter."""
    last = person_name(name).last
    return skeleton(last), f"{bare(last)[:1]}*"


def given_agree(a: str, b: str) -> bool:
    """Whether two first names may be one: equal, one an initial of the other, one a spelling of the other."""
    x, y = bare(a), bare(b)
    if not x or not y:
        return True
    if len(x) == 1 or len(y) == 1 or "." in a[:2] or "." in b[:2]:
        return x[0] == y[0]
    return (
        skeleton(a) == skeleton(b)
        or misspelt(a, b)
        or (min(len(x), len(y)) > 2 and (x.startswith(y) or y.startswith(x)))
    )


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's. Different first names, middle initials or "Jr." keep people apart; a last
    name alone agrees with every first name, so callers ask only where one of them is at hand."""
    x, y = person_name(a), person_name(b)
    if skeleton(x.last) != skeleton(y.last) and not misspelt(x.last, y.last):
        return False
    if x.end and y.end and x.end != y.end:
        return False
    if x.middle and y.middle and not (x.middle.startswith(y.middle) or y.middle.startswith(x.middle)):
        return False
    return given_agree(x.given, y.given)


@lru_cache(maxsize=20_000)
def body_key(name: str) -> str:
    """A name of an organisation for comparison: no article, one spelling of centre, defence and organisation."""
    key = skeleton(ARTICLE.sub("", re.sub(r"['’]s\b", "", name)))
    return key.replace("organizat", "organisat").replace("centre", "center").replace("defence", "defense")


def initials(name: str) -> str:
    """The capitals that an acronym of `name` is made of."""
    return "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper())
