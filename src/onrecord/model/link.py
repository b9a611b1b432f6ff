"""A relation between two pieces of the record, or between one and a source outside."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.ids import row_id
from onrecord.model.span import Span
from onrecord.model.vocabulary import AlterationKind, ConflictKind, Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One end: words of a document (`span` None: the whole of it), or `external`, the name of a source outside.

    `statement` is the id of the statement that says it, None for words that are no statement.
    """

    document: str | None = None
    span: Span | None = None
    statement: str | None = None
    external: str | None = None

    def __post_init__(self) -> None:
        if (self.document is None) == (self.external is None):
            raise ValueError("an end is either in a document or outside the record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`a` stands in `relation` to `b`. A directed link has the copy at `a`; a symmetric one the earlier capture.

    `kind` is set for conflicts and alterations, `alteration` is the finer word for the latter. `reason` is one
    sentence a reader can check; `method` names the rule that found it.
    """

    relation: Relation
    a: End
    b: End
    reason: str
    method: str
    kind: ConflictKind | None = None
    alteration: AlterationKind | None = None
    slot: str | None = None

    @property
    def in_corpus(self) -> bool:
        """Whether both ends lie in the record."""
        return self.a.external is None and self.b.external is None

    @property
    def id(self) -> str:
        """Hash of both ends, relation and kind."""
        return row_id("l", self.a, self.relation, self.kind, self.alteration, self.b)
