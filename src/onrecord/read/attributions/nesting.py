"""From what was found in single sentences to a tree of who says what on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.ids import row_id
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import Act, Anonymity, AttributionKind, CueClass
from onrecord.packs.anonymity import AnonymityWords
from onrecord.packs.cues import Frame
from onrecord.read.attributions.anonymity import anonymity_of
from onrecord.read.attributions.found import Found, Range, overlap
from onrecord.read.attributions.kinds import Marks, kind_of
from onrecord.text.near import Near

OUTER = " \t\r\n,;:–—-"
SPEAKERS = frozenset("i we you".split())
# What somebody does rather than says is worth a row of its own on the page, not inside another's words.
DEEDS = frozenset({Act.SUPPORT, Act.OFFER, Act.CLAIM, Act.PRAISE})
DEEPEST = 10
SURE = 0.85  # confidence from which on a cue inside the words for the speaker only describes the speaker


def tree_of(text: str, found: Sequence[Found], words: AnonymityWords) -> tuple[Attribution, ...]:
    """The attributions, parents before children, in text order."""
    settled = _settled(found)
    kept = [
        f for f, parent in zip(settled, _parents(settled), strict=True) if parent is None or _worth_nesting(text, f)
    ]
    parents = _parents(kept)
    levels = [len(_ancestors(i, parents)) + 1 for i in range(len(kept))]
    ids = [row_id("a", *f.content, level, *f.source, *f.cue) for f, level in zip(kept, levels, strict=True)]
    made = []
    marks = Marks(text)
    for i in sorted(range(len(kept)), key=lambda i: _place(i, parents, kept)):
        parent = parents[i]
        attribution = _made(text, kept[i], ids[i], None if parent is None else ids[parent], levels[i], words, marks)
        if attribution:
            made.append(attribution)
    return _with_pronouns(made)


def _inside(a: Range, ranges: Sequence[Range]) -> bool:
    return any(s <= a[0] and a[1] <= e for s, e in ranges)


def _size(ranges: Sequence[Range]) -> int:
    return sum(e - s for s, e in ranges)


def child_of(child: Found, parent: Found) -> bool:
    """Whether `child` lies wholly inside the content of `parent`."""
    if child.same_content:
        return child.content == parent.content and not parent.same_content
    if child is parent or _size(child.content) >= _size(parent.content):
        return False
    return all(_inside(p, parent.content) for p in (*child.content, *child.cue))


def _clashes(a: Found, b: Found) -> bool:
    """Whether two contents overlap though neither attribution lies in the other."""
    return overlap(a.content, b.content) and not child_of(a, b) and not child_of(b, a)


def _settled(found: Sequence[Found]) -> list[Found]:
    """Without the weaker of two that claim the same words; in text order."""
    kept: list[Found] = []
    near, speakers = Near(), Near()
    for candidate in sorted(found, key=lambda f: (-f.confidence, f.reach)):
        around = (kept[n] for n in near.at(candidate.content))
        if not candidate.same_content and any(_clashes(candidate, k) for k in around if not k.same_content):
            continue
        near.add(len(kept), candidate.content)
        if candidate.confidence >= SURE:
            speakers.add(len(kept), candidate.source)
        kept.append(candidate)
    return sorted((f for f in kept if not _describes(f, [kept[n] for n in speakers.at(f.cue)])), key=_begins)


def _describes(f: Found, speakers: Sequence[Found]) -> bool:
    """Whether the cue stands inside the words for another speaker ("a guest who described the dinner")."""
    return any(s < c[0] and c[1] < e for c in f.cue for k in speakers for s, e in k.source)


def _begins(f: Found) -> tuple[Range, Range]:
    """Where what is said or its cue begins: a subject may be shared with what was said before."""
    return min((*f.content, *f.cue)), f.reach


def _parents(found: Sequence[Found]) -> list[int | None]:
    """For each the smallest attribution that holds it; of two with one content the deeper."""
    near = Near()
    for i, f in enumerate(found):
        near.add(i, f.content)
    parents: list[int | None] = []
    for i, child in enumerate(found):
        holders = [j for j in near.at(child.content[:1]) if j != i and child_of(child, found[j])]
        parents.append(
            min(holders, key=lambda j: (_size(found[j].content), not found[j].same_content, j), default=None)
        )
    return parents


def _worth_nesting(text: str, f: Found) -> bool:
    """Whether a row inside another's words is more than grammar ("I think", "we want" said of oneself)."""
    speaker = " ".join(text[s:e] for s, e in f.source).lower()
    if speaker in SPEAKERS and f.kind in (
        AttributionKind.ATTITUDE,
        AttributionKind.INTENTION,
        AttributionKind.EXPRESSIVE,
    ):
        return False
    deed = (
        not f.same_content
        and f.entry is not None
        and f.entry.group.act in DEEDS
        and f.frame in (Frame.OBJECT, Frame.ING)
    )
    return not deed


def _ancestors(i: int, parents: Sequence[int | None]) -> list[int]:
    found: list[int] = []
    at = parents[i]
    while at is not None and len(found) < DEEPEST:
        found.append(at)
        at = parents[at]
    return found


def _place(i: int, parents: Sequence[int | None], kept: Sequence[Found]) -> tuple[tuple[int, int], ...]:
    """Sorts by the outermost attribution first, then by the next inside it, and so on."""
    return tuple((_begins(kept[j])[0][0], j) for j in [*reversed(_ancestors(i, parents)), i])


def _spans(text: str, ranges: Sequence[Range], unwanted: str = OUTER) -> tuple[Span, ...]:
    return tuple(x for s, e in ranges if (x := stripped(text, s, e, unwanted)))


def _made(
    text: str, f: Found, identity: str, parent: str | None, level: int, words: AnonymityWords, marks: Marks
) -> Attribution | None:
    content = _spans(text, f.content)
    if not content:
        return None
    source = _spans(text, f.source)
    cue_class = CueClass.DENIAL if f.negated else f.cue_class
    return Attribution(
        id=identity,
        content=content,
        source=source,
        cue=_spans(text, f.cue),
        parent=parent,
        level=level,
        cue_class=cue_class,
        type=marks.type_of(content, f.within),
        kind=kind_of(f, text),
        anonymity=anonymity_of(" ".join(x.text for x in source), cue_class, words),
        addressee=Span.of(text, *f.addressee) if f.addressee else None,
        said_at=Span.of(text, *f.said_at) if f.said_at else None,
        confidence=round(f.confidence, 3),
    )


def _with_pronouns(made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """With "they" as anonymous as those who spoke just before, until somebody resolves who they are."""
    last: Attribution | None = None
    found = []
    for attribution in made:
        words = " ".join(x.text for x in attribution.source).lower()
        known = attribution.anonymity
        if (
            words == "they"
            and last
            and last.anonymity in (Anonymity.DESCRIBED, Anonymity.VAGUE, Anonymity.PLURAL_VAGUE)
        ):
            known = last.anonymity
        elif attribution.level == 1 and attribution.source and words not in ("he", "she", "it", "who", "they"):
            last = attribution
        found.append(replace(attribution, anonymity=known))
    return tuple(found)
