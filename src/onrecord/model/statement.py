"""One normalised speech act: a holder does an act about subjects."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.span import Span
from onrecord.model.verdict import MACHINE_READ
from onrecord.model.vocabulary import Act, Modality, Polarity, PositionInText
from onrecord.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """`holders` do `act` about `subjects`, in the words of `evidence`.

    `attribution` None is the page's own voice. `holders` is empty where nobody is named; with no attribution that is
    the page itself. `polarity` is the holder's commitment to the clause; `modality` the holder's certainty. `issue`
    is a name of the pack's list. `said_at` is when it was said, as far as the text tells. `review` is what people say
    of the reading; the record lays it over, and it is not stored with it.
    """

    id: str
    attribution: str | None
    evidence: tuple[Span, ...]
    act: Act
    polarity: Polarity = Polarity.POS
    modality: Modality = Modality.CERTAIN
    holders: tuple[str, ...] = ()
    addressee: str | None = None
    on_behalf_of: str | None = None
    issue: str = "other"
    subjects: tuple[str, ...] = ()
    quantities: tuple[Span, ...] = ()
    condition: Span | None = None
    said_at: When = field(default_factory=When)
    irony: bool = False
    position: PositionInText = PositionInText.BODY
    review: str = MACHINE_READ

    @property
    def holder(self) -> str | None:
        """The first holder, None for the page's own voice or nobody named."""
        return self.holders[0] if self.holders else None
