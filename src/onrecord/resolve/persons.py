"""Who "he" and "she" are all through a text, so that a source that is one is read in the light of those before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model.actor import Mention
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, MentionForm
from onrecord.resolve.pronouns import antecedent
from onrecord.resolve.roll import Roll
from onrecord.resolve.salience import in_quotation

HE_SHE = re.compile(r"(?<![\w'’-])(?:he|she|his|him|her|hers|himself|herself)(?![\w-])", re.I)


def follow_persons(roll: Roll, attributions: Sequence[Attribution]) -> None:
    """Fill the roll's `persons` with every "he" and "she" of the lines that are kept, from the first to the last."""
    speakers = quoted_by(roll, attributions)
    for segment in roll.page.kept():
        for found in HE_SHE.finditer(roll.text, segment.s, segment.e):
            span = Span.of(roll.text, found.start(), found.end())
            at = bisect_right(speakers, span.s, key=lambda x: x[0]) - 1
            but = speakers[at][2] if at >= 0 and span.s < speakers[at][1] else ()
            if actor := antecedent(roll, span, (), but):
                roll.persons.append(Mention(span=span, form=MentionForm.PRONOUN, type=ActorType.PERSON, actor=actor))


def quoted_by(roll: Roll, attributions: Sequence[Attribution]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Stretches of quoted content in text order, with the persons named as their source: nobody is "he" in his own
    quotation."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for attribution in attributions:
        inside = [m for span in attribution.source for m in roll.inside(span)]
        named = tuple(m.actor for m in inside if m.actor and m.form in NAMED_FORMS)
        if named:
            for span in attribution.content:
                if in_quotation(roll, span.s):
                    found[span.s, span.e] = named
    return sorted((s, e, who) for (s, e), who in found.items())
