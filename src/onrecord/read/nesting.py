"""From what was found in single sentences to a tree of who says what on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.attribution import Attribution
from onrecord.model.ids import row_id
from onrecord.model.span import Span, stripped
from onrecord.packs.pack import Pack
from onrecord.read.anonymity import anonymity_of
from onrecord.read.found import Found, Range
from onrecord.read.kinds import kind_of, type_of
from onrecord.read.lexicon import Lexicon

OUTER = " \t\r\n,;:–—-"


@dataclass(frozen=True, slots=True)
class _Node:
    found: Found
    parent: int | None


def _inside(a: Range, ranges: Sequence[Range]) -> bool:
    return any(s <= a[0] and a[1] <= e for s, e in ranges)


def _size(ranges: Sequence[Range]) -> int:
    return sum(e - s for s, e in ranges)


def _child_of(child: Found, parent: Found) -> bool:
    """Whether `child` lies wholly inside the content of `parent`."""
    if child is parent or _size(child.content) > _size(parent.content):
        return False
    inner = (*child.content, *child.cue)
    return all(_inside(p, parent.content) for p in inner) and (
        _size(child.content) < _size(parent.content) or child.same_content
    )


def _crossing(a: Found, b: Found) -> bool:
    """Whether two contents overlap though neither attribution lies in the other."""
    return any(s < f and t < e for s, e in a.content for t, f in b.content)


def _settled(found: Sequence[Found]) -> list[Found]:
    """Without the weaker of two that claim the same words."""
    kept: list[Found] = []
    ranked = sorted(enumerate(found), key=lambda x: (-x[1].confidence, x[0]))
    for _, candidate in ranked:
        if any(candidate.cue and candidate.cue == k.cue and candidate.content == k.content for k in kept):
            continue
        if candidate.same_content or not any(
            _crossing(candidate, k) and not _child_of(candidate, k) and not _child_of(k, candidate)
            for k in kept
            if not k.same_content
        ):
            kept.append(candidate)
    return sorted(kept, key=lambda f: (f.reach[0], -f.reach[1]))


def tree_of(text: str, found: Sequence[Found], pack: Pack, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The attributions, parents before children, in text order."""
    kept = _settled(found)
    parents: list[int | None] = []
    for i, child in enumerate(kept):
        holders = [
            j
            for j, p in enumerate(kept)
            if j != i
            and (_child_of(child, p) or (child.same_content and not p.same_content and p.content == child.content))
        ]
        parents.append(min(holders, key=lambda j: (_size(kept[j].content), j)) if holders else None)
    levels = [_level(i, parents) for i in range(len(kept))]
    order = sorted(range(len(kept)), key=lambda i: (_root_start(i, parents, kept), levels[i], kept[i].reach))
    ids: dict[int, str] = {}
    made: list[Attribution] = []
    for i in sorted(order, key=lambda i: levels[i]):
        f = kept[i]
        ids[i] = row_id("a", [*f.content], levels[i], [*f.source], [*f.cue])
    for i in order:
        attribution = _made(
            text, kept[i], ids[i], ids.get(parents[i]) if parents[i] is not None else None, levels[i], pack, lexicon
        )  # type: ignore[arg-type]
        if attribution:
            made.append(attribution)
    return tuple(made)


def _level(i: int, parents: Sequence[int | None]) -> int:
    level = 1
    at = parents[i]
    while at is not None and level < 10:
        level += 1
        at = parents[at]
    return level


def _root_start(i: int, parents: Sequence[int | None], kept: Sequence[Found]) -> tuple[int, int]:
    at = i
    for _ in range(10):
        up = parents[at]
        if up is None:
            break
        at = up
    return kept[at].reach[0], at


def _spans(text: str, ranges: Sequence[Range], unwanted: str = " \t\r\n") -> tuple[Span, ...]:
    return tuple(x for s, e in ranges if (x := stripped(text, s, e, unwanted)))


def _made(
    text: str, f: Found, identity: str, parent: str | None, level: int, pack: Pack, lexicon: Lexicon
) -> Attribution | None:
    content = _spans(text, f.content, OUTER)
    if not content:
        return None
    source = _spans(text, f.source, OUTER)
    cue = _spans(text, f.cue)
    words = " ".join(x.text for x in source)
    return Attribution(
        id=identity,
        content=content,
        source=source,
        cue=cue,
        parent=parent,
        level=level,
        cue_class=f.cue_class,
        type=type_of(text, content),
        kind=kind_of(f, text),
        anonymity=anonymity_of(words, f.cue_class, pack.anonymity),
        addressee=Span.of(text, *f.addressee) if f.addressee else None,
        said_at=Span.of(text, *f.said_at) if f.said_at else None,
        confidence=round(f.confidence, 3),
    )
