"""The closed vocabularies of the core. The values are the words we publish; a pack cannot add to them.

Source: the design's section "Closed vocabularies" (Searle, FactBank, PLOVER, PARC/PolNeAR, Kiel, ATOP, W3C PROV).
"""

from __future__ import annotations

from enum import StrEnum


class Force(StrEnum):
    """Illocutionary force (Searle)."""

    ASSERTIVE = "assertive"
    DIRECTIVE = "directive"
    COMMISSIVE = "commissive"
    EXPRESSIVE = "expressive"
    DECLARATIVE = "declarative"


class Act(StrEnum):
    """What somebody does in saying something."""

    CLAIM = "claim"
    PREDICT = "predict"
    EVALUATE = "evaluate"
    WARN = "warn"
    JUSTIFY = "justify"
    STATE_RULE = "state_rule"
    CONCEDE = "concede"
    DENY = "deny"
    ACCUSE = "accuse"
    DEMAND = "demand"
    REQUEST = "request"
    PROPOSE = "propose"
    ADVISE = "advise"
    PROMISE = "promise"
    OFFER = "offer"
    AGREE = "agree"
    ANNOUNCE = "announce"
    REFUSE = "refuse"
    THREATEN = "threaten"
    PRAISE = "praise"
    CONDEMN = "condemn"
    SUPPORT = "support"
    EXPRESS_ATTITUDE = "express_attitude"
    INVITE = "invite"
    DECIDE = "decide"


FORCE_OF_ACT: dict[Act, Force] = {
    **dict.fromkeys(
        (
            Act.CLAIM,
            Act.PREDICT,
            Act.EVALUATE,
            Act.WARN,
            Act.JUSTIFY,
            Act.STATE_RULE,
            Act.CONCEDE,
            Act.DENY,
            Act.ACCUSE,
        ),
        Force.ASSERTIVE,
    ),
    **dict.fromkeys((Act.DEMAND, Act.REQUEST, Act.PROPOSE, Act.ADVISE), Force.DIRECTIVE),
    **dict.fromkeys((Act.PROMISE, Act.OFFER, Act.AGREE, Act.ANNOUNCE, Act.REFUSE, Act.THREATEN), Force.COMMISSIVE),
    **dict.fromkeys((Act.PRAISE, Act.CONDEMN, Act.SUPPORT, Act.EXPRESS_ATTITUDE), Force.EXPRESSIVE),
    **dict.fromkeys((Act.INVITE, Act.DECIDE), Force.DECLARATIVE),
}


class Polarity(StrEnum):
    """Whether the holder commits to the clause or to its negation."""

    POS = "pos"
    NEG = "neg"


class Modality(StrEnum):
    """How certain the holder is (FactBank), not how certain we are."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNDERSPECIFIED = "underspecified"


class AttributionType(StrEnum):
    """Whether the content stands in quotation marks: wholly, not at all, or in part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class AttributionKind(StrEnum):
    """What the cue makes of the content."""

    ASSERTION = "assertion"
    DIRECTIVE = "directive"
    COMMISSIVE = "commissive"
    DECLARATIVE = "declarative"
    EXPRESSIVE = "expressive"
    ATTITUDE = "attitude"
    INTENTION = "intention"


class CueClass(StrEnum):
    """How the cue stands to its content, and the forms of attribution that have no verb of saying."""

    NEUTRAL = "neutral"
    FACTIVE = "factive"
    DENIAL = "denial"
    IMPERSONAL = "impersonal"
    HEADLINE_DASH = "headline_dash"
    HEADLINE_COLON = "headline_colon"
    QUOTE_WITHOUT_SOURCE = "quote_without_source"
    PASSIVE_AGENT_ELIDED = "passive_agent_elided"
    VISUAL_EVIDENCE = "visual_evidence"


class Anonymity(StrEnum):
    """How much the text says of who speaks."""

    NAMED = "named"
    DESCRIBED = "described"
    VAGUE = "vague"
    PLURAL_VAGUE = "plural_vague"
    IMPERSONAL = "impersonal"
    AUTHOR_VOICE = "author_voice"


class Nearness(StrEnum):
    """How near a source without a name is said to be to what it tells of, the nearest first."""

    TOOK_PART = "took_part"
    DIRECT_KNOWLEDGE = "direct_knowledge"
    BRIEFED = "briefed"
    CLOSE = "close"
    FAMILIAR = "familiar"
    UNTOLD = "untold"


class Stance(StrEnum):
    """Where an actor stands on a subject; `divided` is for collectives only."""

    SUPPORT = "support"
    CONDITIONAL = "conditional"
    AMBIVALENT = "ambivalent"
    RELUCTANT = "reluctant"
    OPPOSE = "oppose"
    ABSTAIN = "abstain"
    DIVIDED = "divided"


class Role(StrEnum):
    """What an actor is to an arrangement."""

    PROPOSER = "proposer"
    PROVIDER = "provider"
    BENEFICIARY = "beneficiary"
    PARTY = "party"
    APPLICANT = "applicant"
    DECISION_BODY = "decision_body"
    VOTER = "voter"
    RATIFIER = "ratifier"
    HOST = "host"
    MEDIATOR = "mediator"
    THIRD_PARTY = "third_party"


class DecisionRule(StrEnum):
    """By which rule an arrangement is decided."""

    CONSENSUS = "consensus"
    UNANIMITY = "unanimity"
    SILENCE_PROCEDURE = "silence_procedure"
    MAJORITY = "majority"
    QUALIFIED_MAJORITY = "qualified_majority"
    OPT_IN = "opt_in"
    BILATERAL = "bilateral"
    MULTILATERAL_AGREEMENT = "multilateral_agreement"
    RATIFICATION = "ratification"
    HOST_CONSENT = "host_consent"
    UNILATERAL = "unilateral"
    NO_THIRD_PARTY_VETO = "no_third_party_veto"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """A step in the life of a commitment or arrangement, in the order of that life; the last nine are exits."""

    HYPOTHETICAL = "hypothetical"
    UNDER_DISCUSSION = "under_discussion"
    DEMANDED = "demanded"
    PROPOSED = "proposed"
    PLANNED = "planned"
    OFFERED = "offered"
    ANNOUNCED = "announced"
    DECLARED = "declared"
    INVITED = "invited"
    APPLIED = "applied"
    AGREED = "agreed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    ALLOCATED = "allocated"
    DELIVERED = "delivered"
    NOT_OFFERED = "not_offered"
    REFUSED = "refused"
    STALLED = "stalled"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    VIOLATED = "violated"
    UNKNOWN = "unknown"


class Slot(StrEnum):
    """Which part of an arrangement a term fills."""

    PARTY = "party"
    OBLIGATION = "obligation"
    POSITION = "position"
    DECISION_RULE = "decision_rule"
    CONDITION = "condition"
    STATUS = "status"


class Relation(StrEnum):
    """What a link says of its two ends: lineage first, comparison after."""

    COPY_OF = "copy_of"
    QUOTES_FROM = "quotes_from"
    PARAPHRASES = "paraphrases"
    TRANSLATION_OF = "translation_of"
    MACHINE_TRANSLATION_OF = "machine_translation_of"
    COMMON_SOURCE = "common_source"
    REPEATS = "repeats"
    AGREES = "agrees"
    CONFLICTS = "conflicts"
    ALTERS = "alters"
    RESTATES = "restates"
    SUPERSEDES = "supersedes"


LINEAGE = frozenset(
    {
        Relation.COPY_OF,
        Relation.QUOTES_FROM,
        Relation.PARAPHRASES,
        Relation.TRANSLATION_OF,
        Relation.MACHINE_TRANSLATION_OF,
        Relation.COMMON_SOURCE,
        Relation.REPEATS,
    }
)


class ConflictKind(StrEnum):
    """What two accounts in one slot differ in."""

    NUMERIC = "numeric"
    POLARITY = "polarity"
    DENIAL = "denial"
    QUANTIFIER = "quantifier"
    IDENTITY = "identity"
    DATE = "date"
    ASPECT = "aspect"
    FIRMNESS = "firmness"
    NORM = "norm"
    CAUSE = "cause"
    EVALUATION = "evaluation"
    SOVEREIGNTY = "sovereignty"
    IRONY = "irony"


class AlterationKind(StrEnum):
    """What changed between a text and its copy."""

    NUMERIC = "numeric"
    NAME = "name"
    WORD = "word"
    QUOTATION = "quotation"
    QUOTATION_VARIANT = "quotation_variant"
    QUOTATION_TRIMMED = "quotation_trimmed"
    QUOTATION_SHORTENED = "quotation_shortened"
    QUOTATION_FROM_PARAPHRASE = "quotation_from_paraphrase"
    MOVED_MODIFIER = "moved_modifier"
    DROPPED_QUALIFIER = "dropped_qualifier"
    SCOPE = "scope"
    FIRMNESS = "firmness"
    FIRMNESS_TRANSLATION = "firmness_translation"
    FRAMING_INVERSION = "framing_inversion"
    PLACE_AND_DATE = "place_and_date"
    SOURCE_REMOVED = "source_removed"
    SCARE_QUOTES_LOST = "scare_quotes_lost"


class Label(StrEnum):
    """Whether a line is what a reader of the article should see."""

    KEEP = "keep"
    BOILERPLATE = "boilerplate"


class SegmentKind(StrEnum):
    """What a line of a page is."""

    HEADLINE = "headline"
    DEK = "dek"
    BODY = "body"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    SUMMARY_BULLET = "summary_bullet"
    PAGE_TITLE = "page_title"
    DATE = "date"
    TAGS = "tags"
    IMAGE_ALT = "image_alt"
    PHOTO_CREDIT = "photo_credit"
    SECTION_TAGLINE = "section_tagline"
    RELATED_LINK = "related_link"
    RELATED_RUBRIC = "related_rubric"
    PROMO = "promo"
    PAYWALL = "paywall"
    READ_MORE = "read_more"
    BYLINE_BIO = "byline_bio"
    AUTHOR_BIO = "author_bio"
    SIGNOFF = "signoff"
    STANDARDS_LINK = "standards_link"
    SOURCE_LINK = "source_link"
    PAGINATION = "pagination"
    UI = "ui"
    COMMENTS_UI = "comments_ui"
    BLANK = "blank"


class ActorType(StrEnum):
    """What an actor is. A `place` is not an actor and is listed so that nobody takes it for one."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    OFFICE = "office"
    COLLECTIVE = "collective"
    MEDIA = "media"
    DOCUMENT = "document"
    ANONYMOUS_PERSON = "anonymous_person"
    ANONYMOUS_COLLECTIVE = "anonymous_collective"
    ANONYMOUS_MEDIA = "anonymous_media"
    PLACE = "place"


class MentionForm(StrEnum):
    """How a mention names its actor; only those in NAMED_FORMS name it."""

    NAME = "name"
    ACRONYM = "acronym"
    METONYM = "metonym"
    MISSPELLING = "misspelling"
    VARIANT_SPELLING = "variant_spelling"
    ALTERNATE_NAME = "alternate_name"
    HANDLE = "handle"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEICTIC = "deictic"
    EPITHET = "epithet"
    DEMONYM = "demonym"
    DEMONYM_PLURAL = "demonym_plural"
    ADJECTIVE = "adjective"


NAMED_FORMS = frozenset(
    {
        MentionForm.NAME,
        MentionForm.ACRONYM,
        MentionForm.METONYM,
        MentionForm.MISSPELLING,
        MentionForm.VARIANT_SPELLING,
        MentionForm.ALTERNATE_NAME,
        MentionForm.HANDLE,
    }
)


class Comparator(StrEnum):
    """How a quantity bounds its value."""

    EQ = "eq"
    GT = "gt"
    GTE = "gte"
    LT = "lt"
    LTE = "lte"
    APPROX = "approx"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"
    VAGUE = "vague"


class DateSource(StrEnum):
    """Where a candidate for a page's date stands."""

    CALLER = "caller"
    JSON_LD = "json_ld"
    META = "meta"
    TIME_ELEMENT = "time_element"
    ADDRESS = "address"
    FEED = "feed"
    STAMP = "stamp"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    TEXT = "text"
    MEETING = "meeting"


class DateRole(StrEnum):
    """What a candidate dates: the publication, a later change of the page, or something else that bounds it."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    FLOOR = "floor"
    CEILING = "ceiling"


class DateVerdict(StrEnum):
    """What became of a candidate when the page was dated."""

    TAKEN = "taken"
    AGREES = "agrees"
    NARROWS = "narrows"
    CONTRADICTED = "contradicted"
    PLACEHOLDER = "placeholder"
    UNREADABLE = "unreadable"
    PASSED_OVER = "passed_over"


class DamageKind(StrEnum):
    """What is wrong with a text as received."""

    MACHINE_TRANSLATION = "machine_translation"
    SPUN_WORDING = "spun_wording"
    UNBALANCED_QUOTES = "unbalanced_quotes"
    NAME_VARIANTS = "name_variants"
    CUT_SENTENCE = "cut_sentence"
    REPEATED_SENTENCE = "repeated_sentence"
    FOREIGN_BLOCK = "foreign_block"
    RATIO_MISMATCH = "ratio_mismatch"
    MOJIBAKE = "mojibake"
    DATE_CONFLICT = "date_conflict"
    DATE_MISSING = "date_missing"


class PositionInText(StrEnum):
    """Where in a page a statement stands; dek, bullet and subhead count as body."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class SubjectKind(StrEnum):
    """What a thing talked about is."""

    ARRANGEMENT = "arrangement"
    EVENT = "event"
    ISSUE = "issue"


class Rank(StrEnum):
    """The place of a value inside its cell, as Wikidata ranks; computed, never stored."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Judgement(StrEnum):
    """What a person ruled."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    NONE = "none"
