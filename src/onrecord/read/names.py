"""Mentions of actors and places: names in all their forms, and the nominal mentions that stand for them.

Line by line by capitals and known names first; then the document as a whole, for what one sentence cannot tell: the
surname of somebody named in full elsewhere, a capital that only a headline has, a misspelling of a name that stands
right in another place, an acronym that was introduced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model.actor import Mention
from onrecord.model.document import Page
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.index import surname
from onrecord.packs.pack import Pack
from onrecord.read.capitals import CapitalReader, Found
from onrecord.read.nominals import nominals_of
from onrecord.read.name_tokens import LineCase, Token, case_of, tokens_of
from onrecord.read.name_words import NameWords, words_of_pack
from onrecord.text.spelling import misspelt, same_spelling, skeleton

HANDLE = re.compile(r"(?<![\w.])@(\w{3,30})\b")
# "the Harper administration" names a body; "the Harper campaign" describes one.
GOVERNED = re.compile(r"\s(administration|campaign)\b(?!\s[A-Z])")
DEFINED = re.compile(
    r"\s*[(\[]\s*(?:the\s|or\s)?[\"“']?([A-Z][A-Za-z&.]{1,7})[\"”']?\s*[)\]]|,\s(?:or|known as)\s([A-Z]{2,7})\b"
)


@dataclass(frozen=True, slots=True)
class _Line:
    tokens: list[Token]
    case: LineCase
    found: list[Found]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the document as a whole names: surnames to full names, and single names by how often they stand."""

    surnames: dict[str, str]
    given: frozenset[str]
    names: frozenset[str]
    singles: Counter[str]
    acronyms: dict[str, ActorType | None]


def find_mentions(text: str, page: Page, pack: Pack) -> tuple[Mention, ...]:
    """Every mention of an actor or place in the lines of `page`, in text order, none inside another.

    Demonym adjectives and pronouns are left out. `actor` is None: who is meant is resolved later.
    """
    words = words_of_pack(pack)
    lines = []
    for segment in page.segments:
        if segment.e > segment.s and text[segment.s : segment.e].strip():
            tokens = tokens_of(text, segment.s, segment.e, words.abbreviations)
            case = case_of(text[segment.s : segment.e])
            lines.append(_Line(tokens, case, CapitalReader(text, tokens, case, words).read()))
    known = _known(text, lines, words)
    mentions: list[Mention] = []
    for line in lines:
        found = _names(text, line, known, words)
        mentions.extend(_with_nominals(text, line, found, pack))
    mentions.extend(_handles(text, mentions))
    return tuple(sorted(mentions, key=lambda m: (m.span.s, m.span.e)))


def _known(text: str, lines: list[_Line], words: NameWords) -> _Known:
    surnames: dict[str, str] = {}
    given: set[str] = set()
    names: set[str] = set()
    singles: Counter[str] = Counter()
    acronyms: dict[str, ActorType | None] = {}
    for line in lines:
        for x in line.found:
            surface = text[x.s : x.e]
            if x.type is ActorType.PERSON and " " in surface and (x.sure or line.case is LineCase.SENTENCE):
                last = surname(surface, words.particles, words.name_ends)
                if len(last) > 2:
                    surnames.setdefault(last, surface)
                given.add(surface.split()[0])
            if x.sure or x.type is ActorType.PERSON:
                names.add(surface)
            if not x.sure and line.case is LineCase.SENTENCE:
                singles[surface] += 1
            if m := DEFINED.match(text, x.e):
                acronyms.setdefault(m.group(1) or m.group(2), x.type)
    return _Known(surnames, frozenset(given), frozenset(names), singles, acronyms)


def _names(text: str, line: _Line, known: _Known, words: NameWords) -> list[Found]:
    kept: list[Found] = []
    for x in line.found:
        if decided := _decided(text, x, line.case, known, words):
            kept.append(decided)
    covered = [(x.s, x.e) for x in line.found]
    for token in line.tokens:
        # A surname in capitals that only its place gave it, or in a headline.
        if (
            token.capital
            and token.word in known.surnames
            and not any(s < token.e and token.s < e for s, e in covered)
            and not (token.starts and token.word.casefold() in words.function)
        ):
            kept.append(Found(token.s, token.e, ActorType.PERSON))
    for token in line.tokens:
        if token.word in words.index.people and not any(s < token.e and token.s < e for s, e in covered):
            if token.word not in words.index.adjectives or _stands_alone(text, token):
                kept.append(Found(token.s, token.e, ActorType.COLLECTIVE, MentionForm.DEMONYM_PLURAL))
    return sorted((_governed(text, x) for x in kept), key=lambda x: x.s)


def _stands_alone(text: str, token: Token) -> bool:
    """Whether "Chinese" or "French" is a noun here: an article before it and a verb or mark after it."""
    return (
        re.search(r"\b[Tt]he\s$", text[max(0, token.s - 4) : token.s]) is not None
        and re.match(r"\s(?:are|were|have|had|said|say|did|do|will|would|could|may|might)\b|[.,;]", text[token.e :])
        is not None
    )


def _governed(text: str, found: Found) -> Found:
    """A name before "administration" is part of that body's name."""
    m = GOVERNED.match(text, found.e)
    if m and found.type is ActorType.PERSON and m.group(1) == "administration":
        return replace(found, e=m.end(), type=ActorType.ORGANISATION)
    return found


def _decided(text: str, x: Found, case: LineCase, known: _Known, words: NameWords) -> Found | None:
    """`x` as the document as a whole reads it; None if it is no name."""
    surface = text[x.s : x.e]
    if x.sure:
        return x
    if surface in known.surnames:
        return replace(x, type=ActorType.PERSON, sure=True)
    if x.form is MentionForm.ACRONYM:
        return _acronym(x, surface, case, known)
    if x.type is ActorType.PERSON:
        return x if case is LineCase.SENTENCE or surface in known.names else None
    if x.type is ActorType.PLACE:
        return x
    if surface in known.given and case is LineCase.SENTENCE:
        return replace(x, type=ActorType.PERSON)
    if variant := _variant(surface, known, words):
        form, kind = variant
        return replace(x, form=form, type=kind)
    if x.place_like or case is not LineCase.SENTENCE or surface.casefold() in words.ordinary:
        return None
    return replace(x, type=ActorType.ORGANISATION) if known.singles[surface] > 1 or " " in surface else None


def _acronym(x: Found, surface: str, case: LineCase, known: _Known) -> Found | None:
    if surface in known.acronyms:
        return replace(x, type=known.acronyms[surface]) if known.acronyms[surface] else None
    return x if case is LineCase.SENTENCE and known.singles[surface] > 1 else None


def _variant(surface: str, known: _Known, words: NameWords) -> tuple[MentionForm, ActorType] | None:
    """The form of `surface` if it is another spelling of a name in the document or in the pack."""
    if " " in surface:
        return None
    for last in sorted(known.surnames):
        if same_spelling(surface, last):
            return MentionForm.VARIANT_SPELLING, ActorType.PERSON
    for name in words.index.skeletons.get(skeleton(surface), ()):
        if words.index.shown[name][1] is ActorType.PERSON:
            return MentionForm.VARIANT_SPELLING, ActorType.PERSON
    for last in sorted(known.surnames):
        if misspelt(surface, last):
            return MentionForm.MISSPELLING, ActorType.PERSON
    singles = sorted(n for n in known.names if " " not in n and n in words.index.exact)
    for name in singles:
        kind = words.index.exact[name][0].type
        if misspelt(surface, name):
            return MentionForm.MISSPELLING, kind
    return None


def _with_nominals(text: str, line: _Line, found: list[Found], pack: Pack) -> Iterable[Mention]:
    names = [(x.s, x.e) for x in found]
    nominals = nominals_of(text, line.tokens, pack, names)
    for x in found:
        # "NATO leaders": the longest mention wins, and the name is inside it.
        if not any(n.s <= x.s and x.e <= n.e for n in nominals):
            yield Mention(span=Span.of(text, x.s, x.e), form=x.form, type=x.type)
    for n in nominals:
        if not any(s < n.e and n.s < e and not (n.s <= s and e <= n.e) for s, e in names):
            yield Mention(span=Span.of(text, n.s, n.e), form=MentionForm.NOMINAL, type=n.type)


def _handles(text: str, mentions: list[Mention]) -> Iterable[Mention]:
    taken = [(m.span.s, m.span.e) for m in mentions]
    for m in HANDLE.finditer(text):
        if not any(s < m.end(1) and m.start(1) < e for s, e in taken):
            yield Mention(span=Span.of(text, m.start(1), m.end(1)), form=MentionForm.HANDLE)
