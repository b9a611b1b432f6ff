"""What the text calls a bond, and how firmly it binds: two things, and the first never decides the second."""

from __future__ import annotations

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.packs.obligations import ObligationKind
from onrecord.packs.pack import Pack
from onrecord.read.words import pattern

UNSTATED = "unstated"


def label_in(text: str, statement: Statement, clause: Span, pack: Pack, act: Span | None = None) -> Span | None:
    """The text's own word for the bond, in the clause or before it in the statement's evidence; None if it has none.

    Where the words of the owed act are themselves a bond ("security assurances"), they are the label.
    """
    for stretch in (*((act,) if act else ()), clause, *statement.evidence):
        hits = [
            m for words in pack.firmness.labels.values() for m in pattern(words).finditer(text, stretch.s, stretch.e)
        ]
        if hits:
            first = min(hits, key=lambda m: (m.start(), -len(m.group())))
            return Span(first.start(), first.end(), first.group())
    return None


def binding_form(words: str, type_: str, pack: Pack) -> str:
    """The form of binding that the words name, by the pack's list; ``unstated`` where they name none."""
    if type_ == "legislation":
        return "legal_statute"
    for form, told in pack.firmness.forms.items():
        if form != "legal_statute" and pattern(told.words).search(words):
            return form
    return UNSTATED


def level_of(kind: ObligationKind, form: str, words: str, pack: Pack) -> int | None:
    """What would bind if carried out as described: by the kind, the form of binding and the trigger.

    None where the kind leaves it open. A word that makes an act an intention lowers it.
    """
    firmness = pack.firmness
    if pattern(firmness.triggers).search(words):
        return firmness.trigger_level
    told = firmness.forms.get(form)
    if kind.level is None:
        return None
    level = max(kind.level, told.level) if told and told.level is not None else kind.level
    if pattern(firmness.intention).search(words):
        level = min(level, firmness.intention_level)
    return level
