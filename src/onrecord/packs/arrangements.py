"""Arrangement types, known subjects and issues with the words that name them.

Words are lower case, a final ``*`` stands for any ending; names of known subjects keep their capitals.
"""

from __future__ import annotations

import msgspec

from onrecord.model.vocabulary import Status, SubjectKind


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Nouns that may name one arrangement in turn ("the deal", then "the accord").

    `heads` are the nouns; `type` is the arrangement type where nothing says better, "" for nouns that only point
    back. `strong` heads make an arrangement
    out of any noun phrase they stand in ("a no-fly zone"); others need a name, an actor or a telling word beside
    them. `rises` heads need a name: "council" in lower case is most often one of many. `capital` heads count
    only with a capital ("the Refugee Act"; an act is anything).
    """

    heads: list[str] = []
    type: str = "other"
    strong: bool = False
    rises: bool = False
    capital: bool = False


class TypeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """A noun phrase of one of `families` that holds one of `words` is of `type`. The first rule that fits wins."""

    type: str
    families: list[str]
    words: list[str]


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """A subject known beforehand: its `names`, and the issue that talk of it belongs to.

    `family` is the family whose bare nouns may point back to it ("" for none); so do nouns of that family with no
    other words of their own than its `anchors` ("the climate deal"). `status` is where it stands where a text tells no
    step, None for what its type defaults to. `part_of`, `step_of` and `instead_of` are ids of other known subjects
    that it is a part of, a step towards, or meant to replace.
    """

    type: str
    names: list[str]
    kind: SubjectKind = SubjectKind.ARRANGEMENT
    issue: str = ""
    family: str = ""
    anchors: list[str] = []
    status: Status | None = None
    part_of: list[str] = []
    step_of: list[str] = []
    instead_of: list[str] = []

    @property
    def relations(self) -> tuple[tuple[str, str], ...]:
        """Each relation and the other's id, as a subject has them."""
        told = (("part_of", self.part_of), ("step_of", self.step_of), ("instead_of", self.instead_of))
        return tuple((relation, other) for relation, others in told for other in others)


class Accession(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Words of joining and leaving a body of states.

    `nouns` name a membership ("accession", "bid to join"), `verbs` take the body as their object ("join"), `inviting`
    verbs take the applicant before "to join". `leaving` are the verbs of the other direction. `bodies` lead from the
    id of a body to the type of its membership; `issues` to the issue that talk of it belongs to.
    """

    nouns: list[str] = []
    verbs: list[str] = []
    leaving: list[str] = []
    inviting: list[str] = []
    bodies: dict[str, str] = {}
    issues: dict[str, str] = {}


class Undertaking(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Acts that make an arrangement without a noun for it ("promised to send tanks").

    `type` is the arrangement's type, `name` what it is called, `words` what must stand in the clause.
    """

    type: str
    name: str
    family: str
    words: list[str]


class Arrangements(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """What can be agreed, and the words for it.

    `families` and `types` read noun phrases; `known` are subjects by id; `accession` reads memberships;
    `undertakings` clauses. `telling` words beside a head make it one arrangement rather than any; `incidental` words
    before a head tell how old, sure or welcome it is and belong to no name; `open` words before a head say that no
    particular one is meant ("any future deals"). `instead` are the words that put one arrangement in another's place,
    `parts` those that make it a part of another. `concluding` verbs stand between the sides of an accord and its name.
    `making` verbs bring a coined name into being; `coined` introduce one ("so-called"). `promising` verbs carry an
    undertaking, `giving` verbs make one behind "will" or "has", `pledging`
    ones stand before what is promised itself. `issues` are words by issue; those of `sharp` issues
    outrank the arrangement that a clause names. `type_issues` are the issue of an arrangement type where words do not
    decide. `events` are nouns of meetings.
    """

    families: dict[str, Family] = {}
    types: list[TypeRule] = []
    known: dict[str, Known] = {}
    accession: Accession = Accession()
    undertakings: dict[str, Undertaking] = {}
    telling: list[str] = []
    modifiers: list[str] = []
    sides: list[str] = []
    stops: list[str] = []
    incidental: list[str] = []
    open: list[str] = []
    instead: list[str] = []
    parts: list[str] = []
    concluding: list[str] = []
    making: list[str] = []
    coined: list[str] = []
    promising: list[str] = []
    giving: list[str] = []
    pledging: list[str] = []
    issues: dict[str, list[str]] = {}
    sharp: list[str] = []
    type_issues: dict[str, str] = {}
    events: list[str] = []
