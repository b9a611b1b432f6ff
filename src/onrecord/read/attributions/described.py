"""What kind of cue something other than the rules has found: the lexicon and the words around it tell."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.vocabulary import AttributionKind
from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.attributions.tokens import tokens_of
from onrecord.read.attributions.verbs import left_of, range_of
from onrecord.text.quotations import quotations_of

AROUND = 400  # characters to either side of a cue that are looked at
MARKS = "“„«‘\"'"  # what may open a quotation


def described(text: str, found: Found, lexicon: Lexicon) -> Found:
    """An attribution of which source, cue and content are known, with what the lexicon says of its cue, if it has it.

    Without a cue there is nothing to say.
    """
    if not found.cue:
        return found
    s, e = found.cue[0]
    start = text.rfind("\n", 0, s) + 1
    end = text.find("\n", e)
    line = max(start, s - AROUND), min(len(text) if end < 0 else end, e + AROUND)
    tokens = tokens_of(text, *line)
    at = next((n for n, t in enumerate(tokens) if t.e > s), len(tokens))
    hits = [h for n in range(at, len(tokens)) if tokens[n].s < e for h in lexicon.hits(tokens, n)]
    found = replace(found, frame=_frame(text, found), within=_within(text, line, found))
    if not hits:
        return found
    hit = hits[0]
    left, group = left_of(tokens, hit.start, lexicon), hit.cue.group
    return replace(
        found,
        entry=hit.cue,
        kind=group.attribution_kind,
        cue_class=group.cue_class,
        negated=left.negated and group.attribution_kind is AttributionKind.ATTITUDE,
        said_at=range_of(tokens, left.at) if left.at else None,
    )


def _frame(text: str, found: Found) -> Frame:
    """How the content stands to the cue, as far as the words at its edge tell."""
    s, e = found.content[0]
    if e <= found.cue[0][0]:
        return Frame.AFTER
    opening = text[s:e].lstrip()[:1]
    if opening and opening in MARKS:
        return Frame.QUOTE
    before = text[max(0, s - 6) : s].split()
    return Frame.THAT if before and before[-1].lower() == "that" else Frame.CLAUSE


def _within(text: str, line: Range, found: Found) -> Range | None:
    """The inside of the quotation in which all of it stands; None for the page's own words."""
    for quotation in quotations_of(text, *line):
        s, e = quotation.span.s + 1, quotation.span.e - quotation.closed
        if all(s <= a and b <= e for a, b in (*found.cue, *found.content)):
            return s, e
    return None
