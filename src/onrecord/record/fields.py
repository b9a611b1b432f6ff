"""Which fields of a statement or term a person can put right, as text and back.

Spans are never among them: evidence stays what the text says. Actors and subjects are given by id.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from onrecord.errors import UnknownNameError
from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.term import Term
from onrecord.model.verdict import Fields, fields
from onrecord.model.vocabulary import Act, DecisionRule, Modality, Polarity, Role, Slot, Stance, Status

Reading = Statement | Term
Kind = TypeVar("Kind", Statement, Term)
ACTORS, SUBJECTS = "actors", "subjects"
LEVELS = ("0", "1", "2", "3", "4", "5")
YES_NO = ("true", "false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`attribute` of the noun under the name a person uses.

    `words` are the values there are; where it is a word, it names who knows them: ``actors``, ``subjects``, or one of a
    pack's lists (``issues``, ``kinds``, ``forms``). `many`: it takes several; `may_be_none`: also none. `identity`: of
    two terms that differ in it neither is the other, read anew.
    """

    attribute: str
    words: str | tuple[str, ...]
    many: bool = False
    may_be_none: bool = False
    identity: bool = False


def _words(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(x.value for x in words)


_STATEMENT = {
    "act": Field(attribute="act", words=_words(Act)),
    "polarity": Field(attribute="polarity", words=_words(Polarity)),
    "modality": Field(attribute="modality", words=_words(Modality)),
    "holder": Field(attribute="holders", words=ACTORS, many=True, may_be_none=True),
    "addressee": Field(attribute="addressee", words=ACTORS, may_be_none=True),
    "issue": Field(attribute="issue", words="issues"),
    "subject": Field(attribute="subjects", words=SUBJECTS, many=True, may_be_none=True),
    "irony": Field(attribute="irony", words=YES_NO),
}
_ACTOR = Field(attribute="actor", words=ACTORS, may_be_none=True, identity=True)
_TERM: dict[Slot, dict[str, Field]] = {
    Slot.PARTY: {"actor": _ACTOR, "role": Field(attribute="role", words=_words(Role))},
    Slot.OBLIGATION: {
        "obligor": Field(attribute="obligors", words=ACTORS, many=True, may_be_none=True, identity=True),
        "beneficiary": Field(attribute="beneficiaries", words=ACTORS, many=True, may_be_none=True, identity=True),
        "kind": Field(attribute="kind", words="kinds", identity=True),
        "firmness_level": Field(attribute="firmness_level", words=LEVELS, may_be_none=True),
        "binding_form": Field(attribute="binding_form", words="forms"),
        "status": Field(attribute="status", words=_words(Status)),
    },
    Slot.POSITION: {"actor": _ACTOR, "stance": Field(attribute="stance", words=_words(Stance))},
    Slot.DECISION_RULE: {
        "rule": Field(attribute="rule", words=_words(DecisionRule)),
        "contested": Field(attribute="contested", words=YES_NO),
    },
    Slot.CONDITION: {},
    Slot.STATUS: {
        "status": Field(attribute="value", words=_words(Status)),
        "current": Field(attribute="current", words=YES_NO),
    },
}
_SUBJECT = Field(attribute="subject", words=SUBJECTS)
_FROM_TEXT: dict[str, Callable[[str], Any]] = {
    "act": Act,
    "polarity": Polarity,
    "modality": Modality,
    "role": Role,
    "stance": Stance,
    "rule": DecisionRule,
    "status": Status,
    "firmness_level": int,
    **dict.fromkeys(("irony", "contested", "current"), lambda word: word == "true"),
}


def fields_in(slot: Slot | None) -> dict[str, Field]:
    """The fields of a statement (None) or of a term in `slot`, by name."""
    return dict(_STATEMENT) if slot is None else _TERM[slot] | {"subject": _SUBJECT}


def readings_of(article: Article) -> tuple[Reading, ...]:
    """What can be ruled on in an article: its statements, then its terms."""
    return (*article.reading.statements, *article.reading.terms)


def slot_of(noun: Reading) -> Slot | None:
    """The slot of a term; None for a statement."""
    return noun.slot if isinstance(noun, Term) else None


def fields_of(noun: Reading) -> Fields:
    """What `noun` says, field by field, as text."""
    return fields({name: _told(_held(noun, name, x)) for name, x in fields_in(slot_of(noun)).items()})


def with_fields(noun: Kind, changed: Fields) -> Kind:
    """`noun` with the fields in `changed`, which `checked` let pass, put in place of its own."""
    known = fields_in(slot_of(noun))
    made = {known[name].attribute: _value(name, known[name], values) for name, values in changed}
    if isinstance(noun, Statement):
        return replace(noun, **made)
    subject = made.pop("subject", noun.subject)
    return replace(noun, subject=subject, value=replace(noun.value, **made))


def checked(slot: Slot | None, wanted: Mapping[str, Collection[str]], known: Mapping[str, Collection[str]]) -> Fields:
    """`wanted` as the fields of an edit. `known` are the values of fields whose words stand elsewhere (a pack's lists).

    Raises UnknownNameError for a field that is not of `slot`, or a value that it does not take, with those there are.
    """
    there = fields_in(slot)
    made: dict[str, tuple[str, ...]] = {}
    for name, given in wanted.items():
        if name not in there:
            raise UnknownNameError(f"field of a {slot or 'statement'}", name, list(there))
        field = there[name]
        values = tuple(dict.fromkeys(x for x in given if x))
        words = known.get(field.words, ()) if isinstance(field.words, str) else field.words
        for value in values:
            if field.words not in (ACTORS, SUBJECTS) and value not in words:
                raise UnknownNameError(f"value of {name}", value, [*words, *(["(empty)"] if field.may_be_none else [])])
        if not values and not field.may_be_none:
            raise UnknownNameError(f"value of {name}", "", list(words))
        if len(values) > 1 and not field.many:
            raise UnknownNameError(f"value of {name} (it takes one)", ", ".join(values), list(words))
        made[name] = values
    return fields(made)


def identity(slot: Slot | None, told: Fields) -> Fields:
    """The fields of `told` that two readings of one term have in common."""
    there = fields_in(slot)
    return tuple((name, values) for name, values in told if name in there and there[name].identity)


def _held(noun: Reading, name: str, field: Field) -> Any:
    if isinstance(noun, Term) and name != "subject":
        return getattr(noun.value, field.attribute)
    return getattr(noun, field.attribute)


def _told(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, tuple):
        return value
    return (str(value).lower() if isinstance(value, bool) else str(value),)


def _value(name: str, field: Field, values: tuple[str, ...]) -> Any:
    made = tuple(_FROM_TEXT.get(name, str)(x) for x in values)
    if field.many:
        return made
    return made[0] if made else None
