"""Heads of the network: act and kind of what the rules take for a mere claim.

A head is a logistic regression over what a middle layer holds of cue and content and over the rules' own answers. It
learned from our own labels (training/labels). What a cue does ("denied", "vowed") and what the words show ("we will
send") is left to the rules; where they found neither, a claim is only what is left over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.model.attribution import Attribution
from onrecord.model.vocabulary import Act, AttributionKind
from onrecord.packs.pack import Pack
from onrecord.read.attributions.found import Range, overlap
from onrecord.read.base import ActTold
from onrecord.read.learned.merging import shared
from onrecord.read.learned.network import Floats
from onrecord.read.learned.pieces import Pieces
from onrecord.read.speech_acts.kinds import act_alone
from onrecord.text.near import Near


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`heard` are weights by class over the middle layer (mean of the cue, then of the content), `ruled` those over
    the `facts` that hold."""

    classes: tuple[str, ...]
    facts: tuple[str, ...]
    bias: tuple[float, ...]
    heard: tuple[tuple[float, ...], ...]
    ruled: tuple[tuple[float, ...], ...]


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The heads that win over the rules."""

    act: Head
    kind: Head


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules say of an attribution by itself, in words. `open`: no more than that it claims something."""

    open: bool
    told: tuple[str, ...]

    @classmethod
    def of(cls, attribution: Attribution, text: str, pack: Pack) -> Facts:
        """The facts of an attribution whose kind is that of the rules."""
        act, done = act_alone(attribution, text, pack)
        a = attribution
        by = "cue" if done else "words"
        told = (f"act {act}", f"kind {a.kind}", f"class {a.cue_class}", f"type {a.type}", f"anonymity {a.anonymity}")
        return cls(act is Act.CLAIM and not done, (*told, f"by {by}", f"{act} by {by}"))


class Judge:
    """Heads, ready to be asked."""

    def __init__(self, heads: Heads) -> None:
        self._act, self._kind = _Asked(heads.act), _Asked(heads.kind)

    def act(self, heard: Floats, facts: Facts) -> Act | None:
        """The act; None where the rules' answer stands."""
        return Act(self._act.answer(heard, facts)) if facts.open else None

    def kind(self, heard: Floats, facts: Facts) -> AttributionKind | None:
        """The kind; None where the rules' answer stands."""
        return AttributionKind(self._kind.answer(heard, facts)) if facts.open else None


class _Asked:
    def __init__(self, head: Head) -> None:
        self.head = head
        self.number = {x: n for n, x in enumerate(head.facts)}
        self.heard, self.ruled = np.array(head.heard, dtype=np.float32), np.array(head.ruled, dtype=np.float32)
        self.bias = np.array(head.bias, dtype=np.float32)

    def answer(self, heard: Floats, facts: Facts) -> str:
        known = [self.number[x] for x in facts.told if x in self.number]
        scores = self.heard @ heard + self.ruled[:, known].sum(1) + self.bias
        return self.head.classes[int(scores.argmax())]


def heard_at(pieces: Pieces, middle: Floats, cue: Sequence[Range], content: Sequence[Range]) -> Floats | None:
    """What the middle layer (pieces, width) holds of a cue and of a content, the mean of each, one behind the other;
    None where none of the pieces is part of one of them."""
    parts = [pieces.covering(x) for x in (cue, content)]
    return np.concatenate([middle[x].mean(0) for x in parts]) if all(parts) else None


class Heard:
    """What was heard of the cues and contents of a text, found again by where they stand."""

    def __init__(self) -> None:
        self._near = Near()
        self._known: list[tuple[tuple[Range, ...], tuple[Range, ...], NDArray[np.float16]]] = []

    def note(self, pieces: Pieces, middle: Floats, cue: tuple[Range, ...], content: tuple[Range, ...]) -> None:
        """Keep what was heard of an attribution that somebody proposes."""
        heard = heard_at(pieces, middle, cue, content)
        if heard is not None:
            self._near.add(len(self._known), cue)
            # Half the memory; the answers of a dump of a million words are held at once.
            self._known.append((cue, content, heard.astype(np.float16)))

    def of(self, attribution: Attribution) -> Floats | None:
        """What was heard of the proposal that shares the cue and most of the content; None if there was none."""
        cue, content = ([(x.s, x.e) for x in spans] for spans in (attribution.cue, attribution.content))
        there = [self._known[n] for n in self._near.at(cue) if overlap(self._known[n][0], cue)]
        return max(there, key=lambda x: shared(x[1], content))[2].astype(np.float32) if there else None


def judged(
    attributions: Sequence[Attribution], heard: Heard, judge: Judge, text: str, pack: Pack
) -> Iterator[tuple[Attribution, ActTold | None]]:
    """Each with its kind as the heads have it, and the act where they tell it."""
    for attribution in attributions:
        vector = heard.of(attribution)
        if vector is None:
            yield attribution, None
            continue
        facts = Facts.of(attribution, text, pack)
        kind, act = judge.kind(vector, facts), judge.act(vector, facts)
        yield replace(attribution, kind=kind) if kind else attribution, ActTold(act=act) if act else None
