"""Words that carry an attribution, by the act they do."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from onrecord.model.vocabulary import FORCE_OF_ACT, Act, AttributionKind, CueClass, Force


class Frame(StrEnum):
    """What a cue may have beside it for its content.

    `that`: a clause opened by "that". `clause`: a clause without it. `quote`: a quotation. `to`: an infinitive.
    `object`: a noun phrase, with what depends on it ("called the plan reckless", "accused Oslo of delay").
    `object_to`: one with an infinitive ("urged both sides to meet"). `ing`: a gerund ("denied taking part"). `wh`: a
    question word ("explained why"). `after`: the cue closes its sentence ("The talks will go on, she said").
    `passive`: what stands before it ("was rejected by both sides").
    """

    THAT = "that"
    CLAUSE = "clause"
    QUOTE = "quote"
    TO = "to"
    OBJECT = "object"
    OBJECT_TO = "object_to"
    ING = "ing"
    WH = "wh"
    AFTER = "after"
    PASSIVE = "passive"


KIND_OF_FORCE: dict[Force, AttributionKind] = {
    Force.ASSERTIVE: AttributionKind.ASSERTION,
    Force.DIRECTIVE: AttributionKind.DIRECTIVE,
    Force.COMMISSIVE: AttributionKind.COMMISSIVE,
    Force.DECLARATIVE: AttributionKind.DECLARATIVE,
    Force.EXPRESSIVE: AttributionKind.EXPRESSIVE,
}


class CueGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Cues that do one `act`. `kind` is that of the act's force where it is left out.

    `verbs` lead from a lemma to the frames it takes, parted by spaces; one without frames is no cue and only known for
    a verb. A lemma of several words inflects its first word ("point out"); "be" may have an adverb behind it ("is
    deeply worried about"). `nouns` do the same for nouns behind a possessive ("Oslo's pledge to", "his warning that").
    """

    act: Act
    kind: AttributionKind | None = None
    cue_class: CueClass = CueClass.NEUTRAL
    verbs: dict[str, str] = {}
    nouns: dict[str, str] = {}

    def __post_init__(self) -> None:
        for lemma, frames in (self.verbs | self.nouns).items():
            for frame in frames.split():
                if frame not in set(map(str, Frame)):
                    raise ValueError(f"{lemma!r} has no frame {frame!r}; there are: {', '.join(Frame)}")

    @property
    def attribution_kind(self) -> AttributionKind:
        """What these cues make of their content."""
        return self.kind or KIND_OF_FORCE[FORCE_OF_ACT[self.act]]


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """The cue lexicon and the small words by which clauses are taken apart.

    `irregular`: lemma to third person, past, participle and -ing form. `doubled`: verbs that double their last letter.
    `credits`: phrases in front of a source ("according to"). `impersonal`: phrases that report without anybody
    reporting ("it became known that"). `addressees`: words for those whom things are told to. `occasions`: what may
    stand between a cue and its content and is neither ("in a statement"). `visual`: nouns for pictures, which show
    rather than say. `compounds`: nouns that make one noun with a cue that is a noun as well as a verb ("security
    guarantees that ..."). `views`: nouns that make what is said somebody's own ("in her view").
    `adjectives`: words that make a noun of a cue behind them ("previous pledges"). `labels`: what stands before a
    colon in headlines and says nothing ("Breaking"). `relaying`: participles by which speakers name where their words
    come from ("citing"). `aspects`: forms of verbs that begin or go on doing what the verb behind them does ("continued
    to insist"). The other lists are closed classes of English: `verbs` are frequent finite forms that are no cues and
    mark where a subject's clause ends.
    """

    groups: dict[str, CueGroup] = {}
    irregular: dict[str, str] = {}
    doubled: list[str] = []
    credits: list[str] = []
    impersonal: list[str] = []
    addressees: list[str] = []
    occasions: list[str] = []
    visual: list[str] = []
    relaying: list[str] = []
    aspects: list[str] = []
    compounds: list[str] = []
    views: list[str] = []
    adjectives: list[str] = []
    labels: list[str] = []
    adverbs: list[str] = []
    auxiliaries: list[str] = []
    subordinators: list[str] = []
    prepositions: list[str] = []
    determiners: list[str] = []
    pronouns: list[str] = []
    days: list[str] = []
    verbs: list[str] = []
