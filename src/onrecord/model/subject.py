"""A thing talked about: identity only, no facts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.vocabulary import SubjectKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An arrangement, event or issue that `mentions` name in one document.

    `id` is the pack's, or minted from the name. `type` is one of the pack's arrangement types. `relations` are pairs
    of ``instead_of``, ``part_of`` or ``step_of`` and the other subject's id.
    """

    id: str
    kind: SubjectKind
    type: str
    name: str
    mentions: tuple[Span, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
