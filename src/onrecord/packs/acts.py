"""Words of modality, negation and irony, and the words by which a clause does an act.

All words are lower case; a final ``*`` stands for any ending.
"""

from __future__ import annotations

import msgspec

from onrecord.model.vocabulary import Act


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """How a clause is read once somebody has said it, or the page itself has.

    `cues` are words of saying by the act they do, for cues that the cue table does not know and for clauses in the
    page's own voice. `plain` cues say only that something was said: then the words of the content decide, by `content`
    (patterns by act, the first act whose pattern stands in the clause). `future` makes a prediction, or a promise where
    the speaker is its subject (`own`) and the verb one of `doing`; `would` does so less surely than a judging word
    evaluates. `sheets` are sources that show rather than reveal (polls, studies). `probable` and `possible` weaken the
    speaker's own certainty. `negation` turns a clause, unless it stands in one of `no_negation`. `conditions` open a
    condition. `irony` introduces a word that the page does not make its own. `finite` are forms that make a clause out
    of words.
    """

    cues: dict[Act, list[str]] = {}
    plain: list[str] = []
    content: dict[Act, list[str]] = {}
    future: list[str] = []
    would: list[str] = []
    own: list[str] = []
    doing: list[str] = []
    sheets: list[str] = []
    probable: list[str] = []
    possible: list[str] = []
    negation: list[str] = []
    no_negation: list[str] = []
    conditions: list[str] = []
    irony: list[str] = []
    finite: list[str] = []
