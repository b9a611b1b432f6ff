"""Six short texts, each in the manner of one genre, and what a careful reader holds of them.

A case is ``NAME.txt`` and ``NAME.json``. The rows of the JSON name what must be found, by its words; `nothing_of` are
words about which no attribution, statement or term may be made. Rows are left out where the reader still fails.
"""

import datetime as dt
from functools import lru_cache
from pathlib import Path

import msgspec
import pytest

from onrecord.acquire import acquire
from onrecord.model.when import day
from onrecord.packs.loader import load_pack
from onrecord.pipeline import read_document, reader_named

HERE = Path(__file__).parent
CASES = sorted(x.stem for x in HERE.glob("*.txt"))


class Attributed(msgspec.Struct, forbid_unknown_fields=True):
    """An attribution by its words; `inside` are the words of its parent's cue, "" for none."""

    source: str
    cue: str
    content: str
    inside: str = ""
    anonymity: str = "named"


class Stated(msgspec.Struct, forbid_unknown_fields=True):
    """A statement by its evidence, and by the names of holder and addressee; None is not looked at."""

    evidence: str
    act: str
    holder: str | None = None
    polarity: str = "pos"
    modality: str = "certain"
    issue: str | None = None
    position: str = "body"
    addressee: str | None = None
    condition: str | None = None
    said_at: str | None = None
    irony: bool = False


class Termed(msgspec.Struct, forbid_unknown_fields=True):
    """A term by the words of a mention of its subject and its slot; `value` are fields of its value as words."""

    subject: str
    slot: str
    value: dict[str, str] = {}


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """What is held of one text."""

    published: str | None = None
    attributions: list[Attributed] = []
    statements: list[Stated] = []
    terms: list[Termed] = []
    nothing_of: list[str] = []


def joined(spans):
    """The words of spans, in a row."""
    return " ... ".join(x.text for x in spans)


@lru_cache(maxsize=8)
def case(name):
    """What must be found in a text, and its reading."""
    held = msgspec.json.decode((HERE / f"{name}.json").read_bytes(), type=Case)
    (found,) = acquire([str(HERE / f"{name}.txt")])
    published = day(dt.date.fromisoformat(held.published)) if held.published else None
    pack = load_pack()
    when = published or found.capture.published
    return held, found.document.text, read_document(found.document, when, pack, reader_named("rules", pack))


def attributed(reading):
    """Every attribution as a row."""
    by_id = {a.id: a for a in reading.attributions}
    return [
        Attributed(
            joined(a.source),
            joined(a.cue),
            joined(a.content),
            joined(by_id[a.parent].cue) if a.parent else "",
            str(a.anonymity),
        )
        for a in reading.attributions
    ]


def stated(reading, like):
    """Every statement as a row, without the fields that `like` does not look at."""
    names = {a.id: a.name for a in reading.actors}
    rows = []
    for s in reading.statements:
        row = Stated(
            evidence=joined(s.evidence),
            act=str(s.act),
            holder=names.get(s.holder, "") if s.holder else "",
            polarity=str(s.polarity),
            modality=str(s.modality),
            issue=s.issue,
            position=str(s.position),
            addressee=names.get(s.addressee, "") if s.addressee else "",
            condition=s.condition.text if s.condition else "",
            said_at=f"{s.said_at.lo or ''}..{s.said_at.hi or ''}",
            irony=s.irony,
        )
        for field in ("holder", "issue", "addressee", "condition", "said_at"):
            if getattr(like, field) is None:
                setattr(row, field, None)
        rows.append(row)
    return rows


def fields(reading, term):
    """The fields of a term's value as words."""
    names = {a.id: a.name for a in reading.actors}
    found = {}
    for name in ("actor", "role", "stance", "kind", "status", "value", "rule", "firmness_level"):
        if (told := getattr(term.value, name, None)) is not None:
            found[name] = names.get(told, str(told))
    for name in ("obligors", "beneficiaries"):
        found[name] = ", ".join(names.get(x, x) for x in getattr(term.value, name, ()))
    if span := getattr(term.value, "span", None):
        found["words"] = span.text
    return found


@pytest.mark.parametrize("name", CASES)
def test_every_attribution_a_careful_reader_holds_is_found(name):
    held, _, reading = case(name)
    found = attributed(reading)
    assert [x for x in held.attributions if x not in found] == []


@pytest.mark.parametrize("name", CASES)
def test_every_statement_a_careful_reader_holds_is_found(name):
    held, _, reading = case(name)
    assert [x for x in held.statements if x not in stated(reading, x)] == []


@pytest.mark.parametrize("name", CASES)
def test_every_term_a_careful_reader_holds_is_found(name):
    held, _, reading = case(name)
    mentions = {x.id: {m.text for m in x.mentions} for x in reading.subjects}
    found = [(mentions[t.subject], str(t.slot), fields(reading, t)) for t in reading.terms]
    missing = [
        row
        for row in held.terms
        if not any(row.subject in m and row.slot == s and row.value.items() <= v.items() for m, s, v in found)
    ]
    assert missing == []


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_made_of_what_is_no_part_of_the_article(name):
    held, text, reading = case(name)
    for words in held.nothing_of:
        s = text.index(words)
        e = s + len(words)
        made = [x.content for x in reading.attributions] + [x.evidence for x in (*reading.statements, *reading.terms)]
        assert not [y.text for x in made for y in x if y.s < e and s < y.e]
