"""Words of modality, negation and irony, and the words by which a clause does an act.

All words are lower case; a final ``*`` stands for any ending.
"""

from __future__ import annotations

import msgspec

from onrecord.model.vocabulary import Act


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """How a clause is read once somebody has said it, or the page itself has.

    `cues` are words of saying by the act they do, for cues that the cue table does not know and for clauses in the
    page's own voice. `plain` cues say only that something was said: then the words of the content decide. `light` verbs
    leave the act to a noun behind them ("voiced concern", "gave a warning"). `wanting` verbs demand only of somebody
    else ("wants Oslo to sign", not "wants to sign"), `suggesting` ones propose only what is not yet the case, and
    `deliberating` ones judge only a thing ("considers it a mistake", not "considers going").

    `content` are patterns by act for one sentence of a content, the first act whose pattern stands in it; ``<name>``
    in a pattern stands for any of the `parts` of that name. A speaker named as subject is read as "we". `framed` acts
    may stand in a clause that depends on another ("he thinks that ..."), the others in the main clause alone. `future`
    makes a prediction; `would` (patterns) does so less surely than a judging word evaluates. `told` acts are those
    that a page does in its own voice; others are told, not done. `sheets` are sources that show rather than reveal
    (polls, studies).

    `probable` and `possible` weaken the speaker's own certainty. `negation` turns a clause, unless it stands in one of
    `no_negation`; `against` are attitudes that turn their object; what `fearing` ones say will
    be is only possible. `conditions` open a condition. `irony` introduces a
    word that the page does not make its own. `finite` are forms that make a clause out of words. `settings`
    lead from an issue to names without one of which a page cannot speak of it.
    """

    cues: dict[Act, list[str]] = {}
    plain: list[str] = []
    light: list[str] = []
    wanting: list[str] = []
    suggesting: list[str] = []
    deliberating: list[str] = []
    parts: dict[str, list[str]] = {}
    content: dict[Act, list[str]] = {}
    framed: list[Act] = []
    future: list[str] = []
    would: list[str] = []
    told: list[Act] = []
    sheets: list[str] = []
    probable: list[str] = []
    possible: list[str] = []
    negation: list[str] = []
    no_negation: list[str] = []
    against: list[str] = []
    fearing: list[str] = []
    conditions: list[str] = []
    irony: list[str] = []
    finite: list[str] = []
    settings: dict[str, list[str]] = {}
