"""Which attributions make statements, and into how many parts a content falls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import Act, AttributionKind, CueClass
from onrecord.packs.pack import Pack
from onrecord.read.speech_acts.acts import act_of_lemma
from onrecord.read.speech_acts.content_acts import act_of_content
from onrecord.read.speech_acts.told import told_words
from onrecord.read.words import pattern

# Share of a parent's content that a child must take for the two to be one statement.
WHOLE = 0.75
# Share from which an attitude inside a saying is what the saying says.
MUCH = 0.4
MIN_WORDS = 4
NEAR = 60  # characters behind a seam within which a clause of its own has its verb
_ELLIPSES = ("...", "…")
_SEAM = re.compile(r"(?:\.\.\.|…)\s+|[.;]\s+(?=[A-Z“\"])|,?\s+(?:and of course|and|but|as|because)(?:,|\s)\s*")


# A verb of saying in the past or as a gerund, not a noun of saying ("claim", "threat").
_DONE = re.compile(r"(?:ed|ing|said|told|wrote|swore|sworn)$", re.IGNORECASE)
_LEADING = re.compile(r"\b(?P<verb>[a-z]+) (?:ever )?(?P<having>having )?(?:ever )?$")
REACH = 40  # code points before a cue
_FURTHER = re.compile(r"\b(?:that|who|which|because|after|when|while|before)\b")


def silent_in(attributions: Sequence[Attribution], cast: Cast) -> set[str]:
    """Attributions that make no statement: their words are told by another of the tree (a saying that only hands on a
    saying, a mere plan), or somebody denies that they were said."""
    by_id = {a.id: a for a in attributions}
    silent: set[str] = set()
    for child in attributions:
        parent = by_id.get(child.parent or "")
        if parent is None:
            continue
        inner, outer = sum(x.e - x.s for x in child.content), sum(x.e - x.s for x in parent.content)
        same = child.content == parent.content
        if child.kind is AttributionKind.INTENTION or _is_denied(child, parent):
            silent.add(child.id)
        elif inner >= WHOLE * outer and not same:
            own = set(cast.source_of(child.id)) & set(cast.source_of(parent.id))
            silent.add(child.id if own and child.kind is AttributionKind.ATTITUDE else parent.id)
        elif child.kind is AttributionKind.ATTITUDE and inner >= MUCH * outer:
            silent.add(child.id)
    return silent


def _is_denied(child: Attribution, parent: Attribution) -> bool:
    """Whether what `parent` denies is the saying itself ("denied that she had refused", "denied threatening"). Who
    denies a claim that another made ("denied Tarn's claim") leaves it made."""
    if parent.cue_class is not CueClass.DENIAL or not child.cue:
        return False
    content, cue = parent.content[0], child.cue[-1]
    if not (content.s <= cue.s < content.e and _DONE.search(cue.text)):
        return False
    before = content.text[: cue.s - content.s].removeprefix("that ")
    return not _FURTHER.search(before)


def denial_before(text: str, attribution: Attribution, pack: Pack) -> int | None:
    """Where the verb begins that denies the saying to which it leads ("denied threatening", "denied having promised");
    None if none stands right before the cue."""
    at = attribution.cue[0].s if attribution.cue else 0
    m = _LEADING.search(text, max(0, at - REACH), at)
    if m is None:
        return None
    gerund = m["having"] or attribution.cue[0].text.split()[0].casefold().endswith("ing")
    return m.start() if gerund and act_of_lemma(m["verb"], pack) is Act.DENY else None


def parts_of(text: str, attribution: Attribution, cast: Cast, pack: Pack) -> list[tuple[Span, ...]]:
    """The content, cut where a new act begins."""
    if attribution.kind is not AttributionKind.ASSERTION:
        return [attribution.content]
    if len(attribution.content) > 1:
        return _sentences_apart(text, attribution.content, cast, pack)
    content = attribution.content[0]
    cuts = [content.s]
    for m in _SEAM.finditer(text, content.s, content.e):
        left, right = text[cuts[-1] : m.start()], text[m.end() : content.e]
        if _clauses(left, right, pack) and (
            m.group().startswith(_ELLIPSES) or act_of_content(left, pack) is not act_of_content(right, pack)
        ):
            cuts.append(m.start())
    if len(cuts) == 1:
        return [attribution.content]
    spans = [stripped(text, a, b, ' \t\r\n.,;…"“”') for a, b in zip(cuts, [*cuts[1:], content.e], strict=True)]
    return [(x,) for x in spans if x is not None]


def _clauses(left: str, right: str, pack: Pack) -> bool:
    """Whether both sides of a seam have a verb and words enough to be clauses."""
    finite = pattern(pack.acts.finite)
    long = min(len(left.split()), len(right.split())) >= MIN_WORDS
    return long and bool(finite.search(left)) and bool(finite.search(right[:NEAR]))


def _sentences_apart(text: str, content: tuple[Span, ...], cast: Cast, pack: Pack) -> list[tuple[Span, ...]]:
    """Pieces of a broken quotation ("...," she said. "...") that are sentences of their own and do other acts."""
    parts = [content[:1]]
    for before, piece in pairwise(content):
        acts = [act_of_content(told_words(text, (x,), cast, ()), pack) for x in (before, piece)]
        apart = "." in text[before.e : piece.s] and len(set(acts)) > 1 and Act.CLAIM not in acts
        parts = [*parts, (piece,)] if apart else [*parts[:-1], (*parts[-1], piece)]
    return parts
