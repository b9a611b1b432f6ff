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
from onrecord.read.capitals import Found, names_of
from onrecord.read.name_line import NameLine
from onrecord.read.name_tokens import LineCase, Token, case_of, tokens_of
from onrecord.read.name_words import NameWords, words_of_pack
from onrecord.read.nominals import Nominal, nominals_of
from onrecord.text.spelling import misspelt, same_spelling, skeleton

HANDLE = re.compile(r"(?<![\w.])@(\w{3,30})\b")
# "the Harper administration" names a body.
GOVERNED = re.compile(r"\s(?:administration|Administration)\b(?!\s[A-Z])")
AFTER_NOUN = re.compile(r"\s(?:are|were|have|had|said|say|did|do|will|would|could|may|might)\b|[.,;]")
# What a body does or has, after its name.
ACTS = re.compile(
    r"['’]s\b|\s(?:said|says|has|had|is|was|will|would|and|to|announced|told|did|also|may|could|officials|spokes\w+)\b"
)
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
    names: dict[str, ActorType | None]
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
            lines.append(_Line(tokens, case, names_of(NameLine(text, tokens, case, words))))
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
    names: dict[str, ActorType | None] = {}
    singles: Counter[str] = Counter()
    acronyms: dict[str, ActorType | None] = {}
    for line in lines:
        for x in line.found:
            surface = text[x.s : x.e]
            if m := DEFINED.match(text, x.e):
                acronyms.setdefault(m.group(1) or m.group(2), None if x.passed else ActorType.ORGANISATION)
            if x.passed:
                continue
            if x.type is ActorType.PERSON and " " in surface and (x.sure or line.case is LineCase.SENTENCE):
                last = surname(surface, words.particles, words.name_ends)
                if len(last) > 2 and last.casefold() not in words.function:
                    surnames.setdefault(last, surface)
                given.add(surface.split()[0])
            if x.sure or x.type is ActorType.PERSON:
                names.setdefault(surface, x.type)
            if not x.sure and line.case is LineCase.SENTENCE:
                singles[surface] += 1
    return _Known(surnames, frozenset(given), names, singles, acronyms)


def _names(text: str, line: _Line, known: _Known, words: NameWords) -> list[Found]:
    kept: list[Found] = []
    for x in line.found:
        if not x.passed and (decided := _decided(text, x, line.case, known, words)):
            kept.append(decided)
    covered = [(x.s, x.e) for x in line.found]
    for i, token in enumerate(line.tokens):
        if token.party or any(s < token.e and token.s < e for s, e in covered):
            continue
        for found in _second_look(text, line, i, known, words):
            kept.append(found)
            covered.append((found.s, found.e))
    return sorted((_governed(text, x) for x in kept), key=lambda x: x.s)


def _second_look(text: str, line: _Line, i: int, known: _Known, words: NameWords) -> list[Found]:
    """Names that a line alone did not tell: by what the rest of the document names, or by the people they mean."""
    token = line.tokens[i]
    if not token.capital or (token.starts and token.word.casefold() in words.function):
        return []
    if found := _told_elsewhere(text, line, i, known, words):
        return [found]
    return _two_bodies(token, words)


def _two_bodies(token: Token, words: NameWords) -> list[Found]:
    """Both names in "US-UK talks"."""
    found: list[Found] = []
    for part in re.finditer(r"[^-‑]+", token.word):
        known = words.index.exact.get(part.group())
        if not known or known[0].type not in (ActorType.STATE, ActorType.ORGANISATION):
            return []
        s, e = part.span()
        found.append(Found(token.s + s, token.s + e, known[0].type, known[0].form))
    return found if len(found) == 2 else []


def _told_elsewhere(text: str, line: _Line, i: int, known: _Known, words: NameWords) -> Found | None:
    token = line.tokens[i]
    for j in range(min(len(line.tokens), i + 6), i + 1, -1):
        surface = text[token.s : line.tokens[j - 1].e]
        kind = known.names.get(surface)
        if kind is not None and all(t.joined for t in line.tokens[i + 1 : j]):
            return Found(token.s, line.tokens[j - 1].e, kind)
    if token.word in known.surnames:
        return Found(token.s, token.e, ActorType.PERSON)
    if token.word in words.lone and not token.starts:
        return Found(token.s, token.e, ActorType.ORGANISATION)
    if token.word in words.peoples and (not token.starts or token.word.casefold() not in words.ordinary):
        return Found(token.s, token.e, ActorType.COLLECTIVE, MentionForm.DEMONYM_PLURAL)
    if token.word in words.index.people and (token.word not in words.index.adjectives or _stands_alone(text, token)):
        return Found(token.s, token.e, ActorType.COLLECTIVE, MentionForm.DEMONYM_PLURAL)
    return None


def _stands_alone(text: str, token: Token) -> bool:
    """Whether "Chinese" or "French" is a noun here: an article before it and a verb or mark after it."""
    return (
        re.search(r"\b[Tt]he\s$", text[max(0, token.s - 4) : token.s]) is not None
        and AFTER_NOUN.match(text[token.e :]) is not None
    )


def _governed(text: str, found: Found) -> Found:
    """A name before "administration" is part of that body's name."""
    m = GOVERNED.match(text, found.e)
    if m and found.type is ActorType.PERSON:
        return replace(found, e=m.end(), type=ActorType.ORGANISATION)
    return found


def _decided(text: str, x: Found, case: LineCase, known: _Known, words: NameWords) -> Found | None:
    """`x` as the document as a whole reads it; None if it is no name."""
    surface = text[x.s : x.e]
    if x.sure or x.type is ActorType.PLACE:
        return x
    if surface in known.surnames:
        return replace(x, type=ActorType.PERSON, sure=True)
    if surface in words.lone:
        return replace(x, type=ActorType.ORGANISATION)
    if x.form is MentionForm.ACRONYM:
        return _acronym(x, surface, case, known)
    if x.type is ActorType.PERSON:
        last = surface.split()[-1]
        if len(surface.split()) == 2 and known.surnames.get(last, surface) != surface:
            return replace(x, s=x.e - len(last))  # "Interestingly Kerr": the capital of a sentence
        return x if case is LineCase.SENTENCE or surface in known.names else None
    if case is LineCase.SENTENCE and (surface in known.given or _first_name(surface, known, words)):
        return replace(x, type=ActorType.PERSON)
    if variant := _variant(surface, known, words):
        form, kind = variant
        return replace(x, form=form, type=kind)
    if x.place_like or case is not LineCase.SENTENCE:
        return None
    return _unknown(text, x, surface, known, words)


def _first_name(surface: str, known: _Known, words: NameWords) -> bool:
    """Whether a first name alone names somebody: it comes again or is a known surname, and is no word and no other
    name."""
    return (
        (
            surface in words.index.surnames
            or (words.index.gender.get(surface) is not None and known.singles[surface] > 1)
        )
        and surface.casefold() not in words.ordinary
        and surface not in words.index.exact
    )


def _unknown(text: str, x: Found, surface: str, known: _Known, words: NameWords) -> Found | None:
    """Capitals with no other sign: a person if the last word stands alone elsewhere, a body if several words are no
    plain English; one word must come again and act."""
    parts = surface.split()
    plain = [w for w in parts if w.casefold() in words.ordinary]
    if len(parts) > 1:
        if known.singles[parts[-1]] and len(plain) < len(parts):
            return replace(x, type=ActorType.PERSON)
        return replace(x, type=ActorType.ORGANISATION) if len(plain) < len(parts) else None
    if plain or known.singles[surface] < 2:
        return None
    return replace(x, type=ActorType.ORGANISATION) if ACTS.match(text, x.e) else None


def _acronym(x: Found, surface: str, case: LineCase, known: _Known) -> Found | None:
    if surface in known.acronyms:
        return replace(x, type=known.acronyms[surface]) if known.acronyms[surface] else None
    return x if case is LineCase.SENTENCE and known.singles[surface] > 1 else None


def _variant(surface: str, known: _Known, words: NameWords) -> tuple[MentionForm, ActorType] | None:
    """The form of `surface` if it is another spelling of a name in the document or in the pack."""
    if " " in surface or surface.casefold() in words.ordinary:
        return None
    if any(same_spelling(surface, last) for last in known.surnames) or _spells_known(surface, words):
        return MentionForm.VARIANT_SPELLING, ActorType.PERSON
    if any(misspelt(surface, last) for last in known.surnames):
        return MentionForm.MISSPELLING, ActorType.PERSON
    for name in sorted(n for n in known.names if " " not in n and n in words.index.exact):
        if misspelt(surface, name):
            return MentionForm.MISSPELLING, words.index.exact[name][0].type
    return None


def _spells_known(surface: str, words: NameWords) -> bool:
    """Whether a name is a known person's surname in another spelling; short ones and first names prove nothing."""
    if len(surface) < 5 or surface in words.index.surnames or surface in words.index.gender:
        return False
    return skeleton(surface) in words.index.skeletons


def _with_nominals(text: str, line: _Line, found: list[Found], pack: Pack) -> Iterable[Mention]:
    names = [(x.s, x.e) for x in found]
    nominals = [n for n in nominals_of(text, line.tokens, pack, names) if _whole(n, found, pack)]
    for x in found:
        # "NATO leaders": the longest mention wins, and the name is inside it.
        if not any(n.s <= x.s and x.e <= n.e for n in nominals):
            yield Mention(span=Span.of(text, x.s, x.e), form=x.form, type=x.type)
    for n in nominals:
        yield Mention(span=Span.of(text, n.s, n.e), form=MentionForm.NOMINAL, type=n.type)


def _whole(nominal: Nominal, found: list[Found], pack: Pack) -> bool:
    """Whether a nominal stands beside the names: none is cut by it, and one that it covers only says whose it is.

    "NATO leaders" are leaders, and the name is part of it; "Nusra fighters" are Nusra, by its name.
    """
    for x in found:
        if x.s < nominal.e and nominal.s < x.e:
            if not (nominal.s <= x.s and x.e <= nominal.e):
                return False
            group = nominal.type is ActorType.COLLECTIVE and not nominal.head[:1].isupper()
            if group and nominal.head not in pack.offices.part_of and x.type is ActorType.ORGANISATION:
                return False
    return True


def _handles(text: str, mentions: list[Mention]) -> Iterable[Mention]:
    taken = [(m.span.s, m.span.e) for m in mentions]
    for m in HANDLE.finditer(text):
        if not any(s < m.end(1) and m.start(1) < e for s, e in taken):
            yield Mention(span=Span.of(text, m.start(1), m.end(1)), form=MentionForm.HANDLE)
