"""What changed between a copied sentence and its origin: number, name, firmness, qualifier, source, quotation, date.

A copy is allowed to be shorter and to use other words. Only a change that makes it say something else is an
alteration: another style of number or date, a rounding, another unit, another spelling that the pack knows, a mark or a
capital letter is none. Accepted gap: a synonym that shifts the meaning ("operations" for "deployments") is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from onrecord.link.copies import Copied
from onrecord.link.evidence import attributions_over, end_at, mention_at, quantity_at, time_at
from onrecord.link.matching import Match
from onrecord.link.quotes import QuoteChange, lost_marks, quote_changes
from onrecord.link.sheet import Sheet
from onrecord.model.ids import slug
from onrecord.model.link import Link
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.vocabulary import AlterationKind, Comparator, ConflictKind, MentionForm, Relation, SegmentKind
from onrecord.packs.bonds import bonds_in
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of
from onrecord.text.alignment import Change, ChangeKind, align
from onrecord.text.bounds import same_value
from onrecord.text.stems import folded, stems_of
from onrecord.text.words import words_of

KIND_OF: dict[AlterationKind, ConflictKind] = {
    AlterationKind.NUMERIC: ConflictKind.NUMERIC,
    AlterationKind.NAME: ConflictKind.IDENTITY,
    AlterationKind.FIRMNESS: ConflictKind.FIRMNESS,
    AlterationKind.PLACE_AND_DATE: ConflictKind.DATE,
}
# Two spellings of one name, not two names: "Verhalik" and "Verhalyk" .95, "Lorrant" and "Lorrport" .87.
SAME_NAME = 0.9
# Other names of one actor that are no change: an acronym for a name, a capital for its state.
OTHER_NAMES = frozenset(
    {MentionForm.ACRONYM, MentionForm.METONYM, MentionForm.ALTERNATE_NAME, MentionForm.HANDLE, MentionForm.ADJECTIVE}
)


def alterations(copied: Copied, pack: Pack) -> list[Link]:
    """What a copy altered, each with its words in the copy and in the origin, in the copy's order."""
    found = [x for match in copied.matches for x in _of_match(copied.copy, copied.origin, match, pack)]
    # "Inside the marks one word stands for another" is said better by the name, number or firm word that it is, and a
    # quotation of several sentences meets each of them.
    told = [x for x in found if x.alteration is not AlterationKind.QUOTATION]
    return [x for x in found if x.alteration is not AlterationKind.QUOTATION or not any(_within(y, x) for y in told)]


def _within(one: Link, quotation: Link) -> bool:
    pairs = ((one.a.span, quotation.a.span), (one.b.span, quotation.b.span))
    return any(x is not None and y is not None and x.inside(y) for x, y in pairs)


def _of_match(copy: Sheet, origin: Sheet, match: Match, pack: Pack) -> list[Link]:
    ours, theirs = copy.article.document.text, origin.article.document.text
    a, b = match.origin.span, match.copy.span
    same = match.copy.folded == match.origin.folded
    changes = () if same else align(theirs, ours, (a.s, a.e), (b.s, b.e)).changes
    found = [x for change in changes for x in _of_change(change, copy, origin, match, pack)]
    found += [(x.kind, x.copy, x.origin, x.why) for x in _of_quotations(copy, match)]
    if lost := _lost_source(copy, origin, match):
        why = f"the copy no longer says on whose word: “{lost.text}” is gone"
        found.append((AlterationKind.SOURCE_REMOVED, b, lost, why))
    made: dict[tuple[Span, Span], Link] = {}
    for kind, mine, other, why in found:
        made.setdefault((mine, other), _link(copy, origin, kind, mine, other, why))
    return list(made.values())


def _link(copy: Sheet, origin: Sheet, kind: AlterationKind, mine: Span, other: Span, why: str) -> Link:
    return Link(
        relation=Relation.ALTERS,
        kind=KIND_OF.get(kind),
        alteration=kind,
        a=end_at(copy.article, mine),
        b=end_at(origin.article, other),
        reason=f"Between {origin.name} and {copy.name} {why}.",
        method="aligned copies",
    )


Found = tuple[AlterationKind, Span, Span, str]


def _of_change(change: Change, copy: Sheet, origin: Sheet, match: Match, pack: Pack) -> Iterator[Found]:
    if change.a is None:
        return
    if change.b is not None:
        numbers = list(_number(change.b, change.a, copy, origin))
        yield from numbers
        if not numbers:
            yield from _date(change.b, change.a, copy, origin)
        yield from _name(change, copy, origin)
        yield from _bond(change.b, change.a, copy, origin, pack)
    yield from _qualifier(change, match, pack)


def _number(mine: Span, other: Span, copy: Sheet, origin: Sheet) -> Iterator[Found]:
    ours = quantity_at(copy.article, mine) or _plain(mine)
    theirs = quantity_at(origin.article, other) or _plain(other)
    if (
        ours
        and theirs
        and not (time_at(copy.article, mine) and time_at(origin.article, other))
        and ours.unit == theirs.unit
        and not same_value(ours, theirs)
    ):
        why = f"“{theirs.span.text}” became “{ours.span.text}”"
        yield AlterationKind.NUMERIC, ours.span, theirs.span, why


def _plain(span: Span) -> Quantity | None:
    """A single number in digits, where the reading counts nothing there."""
    numbers = [w for w in words_of(span.text) if w.text.replace(",", "").replace(".", "", 1).isdigit()]
    if len(numbers) != 1:
        return None
    at = Span(span.s + numbers[0].s, span.s + numbers[0].e, numbers[0].text)
    return Quantity(span=at, value=float(at.text.replace(",", "")), unit=None, comparator=Comparator.EQ)


def _date(mine: Span, other: Span, copy: Sheet, origin: Sheet) -> Iterator[Found]:
    ours, theirs = time_at(copy.article, mine), time_at(origin.article, other)
    if ours and theirs and ours.known and theirs.known and not ours.may_overlap(theirs):
        a, b = ours.spans[0], theirs.spans[0]
        yield AlterationKind.PLACE_AND_DATE, a, b, f"“{b.text}” became “{a.text}”, which is another time"


def _capitalised(span: Span) -> list[Span]:
    """The words of `span` if all of them are capitalised."""
    words = [Span(span.s + w.s, span.s + w.e, w.text) for w in words_of(span.text)]
    return words if all(w.text[0].isupper() for w in words) else []


def _misspelt(x: str, y: str) -> bool:
    """Whether two folded words are one name in two spellings, and not a name and its adjective or plural."""
    if min(len(x), len(y)) < 4 or x.startswith(y) or y.startswith(x) or abs(len(x) - len(y)) > 1:
        return False
    if x[:-1] == y[:-1] and "s" in (x[-1], y[-1]):
        return False
    return JaroWinkler.similarity(x, y) >= SAME_NAME


def misspellings(sheet: Sheet) -> list[Link]:
    """Names that one article spells in two ways: the odd spelling at `a`, a regular one of the same actor at `b`."""
    mentions = [m for m in sheet.article.reading.mentions if m.actor]
    links: dict[str, Link] = {}
    for mention in mentions:
        if mention.form not in (MentionForm.MISSPELLING, MentionForm.VARIANT_SPELLING) or mention.span.text in links:
            continue
        odd = slug(mention.span.text)
        regular = [
            m for m in mentions if m.actor == mention.actor and m.form is MentionForm.NAME and slug(m.span.text) != odd
        ]
        if not regular:
            continue
        near = max(regular, key=lambda m: (JaroWinkler.similarity(m.span.text, mention.span.text), -m.span.s))
        links[mention.span.text] = Link(
            relation=Relation.ALTERS,
            kind=ConflictKind.IDENTITY,
            alteration=AlterationKind.NAME,
            a=end_at(sheet.article, mention.span),
            b=end_at(sheet.article, near.span),
            reason=f"{sheet.name} spells one name “{mention.span.text}” and “{near.span.text}”.",
            method="two spellings",
        )
    return list(links.values())


def _name(change: Change, copy: Sheet, origin: Sheet) -> Iterator[Found]:
    if change.kind is not ChangeKind.REPLACE or change.a is None or change.b is None:
        return
    ours = _capitalised(change.b)
    theirs = _capitalised(change.a)
    if not ours or len(ours) != len(theirs):
        return
    a, b = mention_at(copy.article, change.b), mention_at(origin.article, change.a)
    if time_at(copy.article, change.b) or time_at(origin.article, change.a):
        return
    same_actor = bool(a and b and a.actor and a.actor == b.actor)
    for mine, other in zip(ours, theirs, strict=True):
        x, y = folded(mine.text), folded(other.text)
        if x == y:
            continue
        alike = _misspelt(x, y)
        if same_actor and (not alike or (a and a.form in OTHER_NAMES) or (b and b.form in OTHER_NAMES)):
            continue
        if alike:
            yield AlterationKind.NAME, mine, other, f"the name “{other.text}” became “{mine.text}”"
        elif a and b and a.actor and b.actor and a.type == b.type and a.form == b.form is MentionForm.NAME:
            yield AlterationKind.NAME, change.b, change.a, f"“{change.a.text}” became “{change.b.text}”"
            return


def _bond(mine: Span, other: Span, copy: Sheet, origin: Sheet, pack: Pack) -> Iterator[Found]:
    ours = bonds_in(copy.article.document.text, mine.s, mine.e, pack)
    theirs = bonds_in(origin.article.document.text, other.s, other.e, pack)
    if ours and theirs and {x for x, _ in ours} != {x for x, _ in theirs}:
        (mine_label, a), (other_label, b) = ours[0], theirs[0]
        why = f"the {other_label} “{b.text}” became the {mine_label} “{a.text}”"
        yield AlterationKind.FIRMNESS, a, b, why


def _qualifier(change: Change, match: Match, pack: Pack) -> Iterator[Found]:
    if change.a is None:
        return
    hedges = any_of(tuple(pack.wording.hedges))
    lost = hedges.search(change.a.text)
    if not lost or len(words_of(change.a.text)) > 4 or (change.b and hedges.search(change.b.text)):
        return
    # The same word elsewhere in the copied sentence: it was moved.
    if re.search(rf"\b{re.escape(lost.group())}\b", match.copy.span.text, re.IGNORECASE):
        return
    at = Span(change.a.s + lost.start(), change.a.s + lost.end(), lost.group())
    mine = change.b or match.copy.span
    yield AlterationKind.DROPPED_QUALIFIER, mine, at, f"“{at.text}” is gone"


def _of_quotations(copy: Sheet, match: Match) -> list[QuoteChange]:
    near = copy.sentences[max(0, match.copy.n - 1) : match.copy.n + 3]
    around = " ".join(s.span.text for s in near)
    found = quote_changes(match.copy.quotations, match.origin.quotations, around)
    text, span = copy.article.document.text, match.copy.span
    return found + lost_marks(text, span.s, span.e, match.origin.quotations, match.copy.quotations)


def _lost_source(copy: Sheet, origin: Sheet, match: Match) -> Span | None:
    """The origin's source of a sentence that the copy gives in its own voice. A copy that was not read says nothing."""
    if match.copy.kind is SegmentKind.HEADLINE or not copy.article.reading.attributions:
        return None
    if attributions_over(copy.article, match.copy.span):
        return None
    for attribution in attributions_over(origin.article, match.origin.span):
        here = [s for s in attribution.source if s.inside(match.origin.span)]
        covered = sum(
            min(c.e, match.origin.span.e) - max(c.s, match.origin.span.s)
            for c in attribution.content
            if c.overlaps(match.origin.span)
        )
        if here and covered * 2 > match.origin.span.e - match.origin.span.s and _gone(here[-1], match):
            return here[-1]
    return None


def _gone(source: Span, match: Match) -> bool:
    """Whether at most a third of the source's content words are left in the copied sentence."""
    words = stems_of(source.text)
    return bool(words) and 3 * len(words & match.copy.stems) <= len(words)
