"""Nouns inside columns: nested values as JSON, words of closed vocabularies, moments.

Encoding is lossless: what comes back equals what went in. A term's value is a union whose tag is the term's slot.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from onrecord.model.span import Span
from onrecord.model.term import SLOT_OF, Value
from onrecord.model.vocabulary import Slot
from onrecord.model.when import Precision, When

_VALUE_OF: dict[Slot, msgspec.json.Decoder[Any]] = {slot: msgspec.json.Decoder(noun) for noun, slot in SLOT_OF.items()}


class Packed(TypeDecorator[Any]):
    """A column of JSON that is read back as `noun`; None is NULL."""

    impl = Text
    cache_ok = True  # SQLAlchemy keeps compiled queries by the arguments of __init__

    def __init__(self, noun: Any) -> None:
        super().__init__()
        self.noun = noun
        self._decode = msgspec.json.Decoder(noun).decode

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002  (SQLAlchemy's signature)
        """The JSON to store."""
        return None if value is None else packed(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The value that the stored JSON holds."""
        return None if value is None else self._decode(value)


class Word(TypeDecorator[StrEnum]):
    """A column that holds a word of the closed vocabulary `words`; None is NULL."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The word."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """The member of the vocabulary."""
        return None if value is None else self.words(value)


class Moment(TypeDecorator[dt.datetime]):
    """A column that holds a date with its time as ISO text, offset and all."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """The moment that the ISO text names."""
        return None if value is None else dt.datetime.fromisoformat(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What an interval rests on: the part of a When that is not its two days."""

    precision: Precision = Precision.UNKNOWN
    basis: str = ""
    spans: tuple[Span, ...] = ()


def how_of(when: When) -> How | None:
    """What `when` rests on; None where it says nothing of that."""
    how = How(precision=when.precision, basis=when.basis, spans=when.spans)
    return None if how == How() else how


def when_of(lo: dt.date | None, hi: dt.date | None, how: How | None) -> When:
    """The interval whose parts these are."""
    if how is None:
        return When(lo=lo, hi=hi)
    return When(lo=lo, hi=hi, precision=how.precision, basis=how.basis, spans=how.spans)


def packed(value: Any) -> str:
    """`value`, a noun or a tuple of nouns, as JSON."""
    return msgspec.json.encode(value).decode()


def value_of(slot: Slot, text: str) -> Value:
    """The term value that was stored as `text` under `slot`."""
    value: Value = _VALUE_OF[slot].decode(text)
    return value
