"""The kind of an attribution by the act that its cue does, where the lexicon knows the cue only as one of saying."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.vocabulary import FORCE_OF_ACT, Act, AttributionKind, Force
from onrecord.packs.pack import Pack
from onrecord.read.speech_acts.acts import act_of
from onrecord.read.speech_acts.told import behind, told_words

_KIND_OF_FORCE = {
    Force.ASSERTIVE: AttributionKind.ASSERTION,
    Force.DIRECTIVE: AttributionKind.DIRECTIVE,
    Force.COMMISSIVE: AttributionKind.COMMISSIVE,
    Force.EXPRESSIVE: AttributionKind.EXPRESSIVE,
    Force.DECLARATIVE: AttributionKind.DECLARATIVE,
}


def with_kinds(attributions: Iterable[Attribution], text: str, pack: Pack) -> tuple[Attribution, ...]:
    """The attributions with their kinds in the light of what their cues do."""
    return tuple(replace(a, kind=_kind_of(a, text, pack)) for a in attributions)


def act_alone(attribution: Attribution, text: str, pack: Pack) -> tuple[Act, bool]:
    """The act of a whole attribution, before anybody in it is known, and whether its cue does it."""
    content = told_words(text, attribution.content, Cast(), ())
    return act_of(attribution, content, behind(text, attribution), pack)


def _kind_of(attribution: Attribution, text: str, pack: Pack) -> AttributionKind:
    if not attribution.cue or attribution.kind is not AttributionKind.ASSERTION:
        return attribution.kind
    act, by_cue = act_alone(attribution, text, pack)
    if not by_cue:
        return attribution.kind
    return AttributionKind.ATTITUDE if act is Act.EXPRESS_ATTITUDE else _KIND_OF_FORCE[FORCE_OF_ACT[act]]
