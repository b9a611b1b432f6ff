"""Words for decision rules, stances, roles, conditions and statuses."""

from __future__ import annotations

import re

import msgspec

from onrecord.model.vocabulary import Act, DecisionRule, Role, Stance, Status


class SlotWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """What fills the slots of an arrangement.

    `rules` are patterns by decision rule; `rule_types` the arrangement types that a rule
    is rather about, where a text names several. `stances` are words by stance, in front of what they are taken towards
    ("backed the accord"); `passive_stances` stand behind it with "by" ("was rejected by"). `negated` leads from a
    stance to the one that its negation is ("not on board"). `support_of_providers` are arrangement
    types that whoever undertakes them supports. `stance_of_act` is the stance that doing an act about an
    arrangement takes. `statuses` are words by status and `status_of_act` the step that an act is. `default_status` is
    the status of an arrangement type of which a text says nothing else. `roles` give, by arrangement type, the role of
    whoever owes ("obligor"), is owed to ("beneficiary"), brings it in ("proposer"), stands in its name ("named", or by
    how: "owner", "towards", "on", "against", "host"), decides on it ("body") and stands against it from outside
    ("outsider"); in an agreement in which some owe others what they are not owed themselves, those are its "giver" and
    "receiver"; "served" is who is sent what the words `serving` name: instructors are sent to help, not to be hosted.
    `taking_part` are verbs of those who carry it
    out, `proposers` verbs of bringing in, `deciders` names of those who decide and `deciding` what they
    do. `bad` and `good` are words by which a judgement of an arrangement takes a side; `undoing` are
    acts that end one, so that whoever asks for them is against it; `amending` are parts and changes of one, so that
    whoever asks for them wants it otherwise. `beholden` are words that stand
    for the arrangement named before.
    """

    rules: dict[DecisionRule, list[str]] = {}
    rule_types: dict[DecisionRule, list[str]] = {}
    stances: dict[Stance, list[str]] = {}
    passive_stances: dict[Stance, list[str]] = {}
    negated: dict[Stance, Stance] = {}
    support_of_providers: list[str] = []
    stance_of_act: dict[Act, Stance] = {}
    statuses: dict[Status, list[str]] = {}
    status_of_act: dict[Act, Status] = {}
    default_status: dict[str, Status] = {}
    roles: dict[str, dict[str, Role]] = {}
    amending: list[str] = []
    serving: list[str] = []
    taking_part: list[str] = []
    proposers: list[str] = []
    deciders: list[str] = []
    deciding: list[str] = []
    bad: list[str] = []
    good: list[str] = []
    undoing: list[str] = []
    beholden: list[str] = []

    def __post_init__(self) -> None:
        for patterns in self.rules.values():
            for pattern in patterns:
                re.compile(pattern)
