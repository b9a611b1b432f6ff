"""One slot of an arrangement, said by one statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.verdict import MACHINE_READ
from onrecord.model.vocabulary import DecisionRule, Role, Slot, Stance, Status
from onrecord.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """`actor` is `role` to the arrangement; None where the text gives the role and not who."""

    actor: str | None
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """`obligors` would owe `beneficiaries` an act of `kind` (a pack's word).

    `firmness_label` is the text's own word for the bond, None if it uses none; `firmness_level` (0 to 5) is what
    would bind if carried out as described, from kind, binding form and trigger and never from the label, None where
    the text does not let one say.
    """

    obligors: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    kind: str
    content: Span
    status: Status
    amount: Quantity | None = None
    firmness_label: Span | None = None
    firmness_level: int | None = None
    binding_form: str = "unstated"
    condition: Span | None = None

    def __post_init__(self) -> None:
        if self.firmness_level is not None and not 0 <= self.firmness_level <= 5:
            raise ValueError(f"a firmness level runs from 0 to 5, not {self.firmness_level}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """`actor` (None: the page) takes `stance`; `qualifier` are the words that narrow it, or None."""

    actor: str | None
    stance: Stance
    qualifier: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """By which rule it is decided; `contested` if somebody on the page says otherwise."""

    rule: DecisionRule
    contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The words that say under which condition."""

    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step in the arrangement's life. `current`: the latest that the page holds valid in its own time."""

    value: Status
    current: bool = True


Value = Party | Obligation | Position | Rule | Condition | Step

SLOT_OF: dict[type, Slot] = {
    Party: Slot.PARTY,
    Obligation: Slot.OBLIGATION,
    Position: Slot.POSITION,
    Rule: Slot.DECISION_RULE,
    Condition: Slot.CONDITION,
    Step: Slot.STATUS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """`statement` says `value` of `subject`. `valid`: when it was said or holds; unknown if the text does not tell.

    `review` is what people say of the reading; the record lays it over, and it is not stored with it.
    """

    id: str
    statement: str
    subject: str
    value: Value
    evidence: tuple[Span, ...]
    valid: When = field(default_factory=When)
    review: str = MACHINE_READ

    @property
    def slot(self) -> Slot:
        """The slot that the type of `value` fills."""
        return SLOT_OF[type(self.value)]

    def actors(self) -> tuple[str, ...]:
        """Ids of the actors that the value names, in its order."""
        match self.value:
            case Obligation(obligors=obligors, beneficiaries=beneficiaries):
                return (*obligors, *beneficiaries)
            case Party(actor=actor) | Position(actor=actor):
                return (actor,) if actor else ()
            case Rule() | Condition() | Step():
                return ()
