"""Mentions of actors and places: names in all their forms, and the nominal mentions that stand for them.

Line by line by capitals and known names first; then the document as a whole, for what one sentence cannot tell: the
surname of somebody named in full elsewhere, a capital that only a headline has, a misspelling of a name that stands
right in another place, an acronym that was introduced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.model.actor import Mention
from onrecord.model.document import Page
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.pack import Pack
from onrecord.read.mentions.capitals import Found, names_of
from onrecord.read.mentions.document import NamesOfDocument, decided, names_of_document
from onrecord.read.mentions.line import NameLine
from onrecord.read.mentions.nominals import Nominal, nominals_of
from onrecord.read.mentions.overlaps import overlapping
from onrecord.read.mentions.tokens import LineCase, Token, case_of, tokens_of
from onrecord.read.mentions.words import NameWords, words_of_pack

HANDLE = re.compile(r"(?<![\w.])@(\w{3,30})\b")
# "the Harper administration" names a body.
GOVERNED = re.compile(r"\s(?:administration|Administration)\b(?!\s[A-Z])")
AFTER_NOUN = re.compile(r"\s(?:are|were|have|had|said|say|did|do|will|would|could|may|might)\b|[.,;]")


@dataclass(frozen=True, slots=True)
class _Line:
    tokens: list[Token]
    case: LineCase
    found: list[Found]


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
    known = names_of_document(text, page, [(x.case, x.found) for x in lines], words)
    mentions: list[Mention] = []
    for line in lines:
        found = _names(text, line, known, words)
        mentions.extend(_with_nominals(text, line, found, pack))
    mentions.extend(_handles(text, mentions))
    return tuple(sorted(mentions, key=lambda m: (m.span.s, m.span.e)))


def _names(text: str, line: _Line, known: NamesOfDocument, words: NameWords) -> list[Found]:
    kept: list[Found] = []
    for x in line.found:
        if not x.passed and (name := decided(text, x, line.case, known, words)):
            kept.append(name)
    covered, reach = [(x.s, x.e) for x in line.found], 0
    for i, token in enumerate(line.tokens):
        if token.party or token.s < reach or overlapping(covered, token.s, token.e):
            continue
        for found in _second_look(text, line, i, known, words):
            kept.append(found)
            reach = max(reach, found.e)
    return sorted((_governed(text, x) for x in kept), key=lambda x: x.s)


def _second_look(text: str, line: _Line, i: int, known: NamesOfDocument, words: NameWords) -> list[Found]:
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


def _told_elsewhere(text: str, line: _Line, i: int, known: NamesOfDocument, words: NameWords) -> Found | None:
    token = line.tokens[i]
    for j in range(min(len(line.tokens), i + 6), i, -1):
        surface = text[token.s : line.tokens[j - 1].e]
        kind = known.names.get(surface)
        if (
            kind is not None
            and (j > i + 1 or kind is ActorType.MEDIA)
            and all(t.joined for t in line.tokens[i + 1 : j])
        ):
            return Found(token.s, line.tokens[j - 1].e, kind)
    if token.word in known.surnames:
        return Found(token.s, token.e, ActorType.PERSON)
    if told := known.told.get(token.word):
        return Found(token.s, token.e, told)
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


def _with_nominals(text: str, line: _Line, found: list[Found], pack: Pack) -> Iterable[Mention]:
    names = [(x.s, x.e) for x in found]
    states = [(x.s, x.e) for x in found if x.type is ActorType.STATE]
    nominals = [
        n
        for n in nominals_of(text, line.tokens, pack, names, states)
        if _whole(n, [found[k] for k in overlapping(names, n.s, n.e)], pack)
    ]
    described = [(n.s, n.e) for n in nominals]
    for x in found:
        # "NATO leaders": the longest mention wins, and the name is inside it.
        if not any(nominals[k].s <= x.s and x.e <= nominals[k].e for k in overlapping(described, x.s, x.e)):
            yield Mention(span=Span.of(text, x.s, x.e), form=x.form, type=x.type)
    for n in nominals:
        yield Mention(span=Span.of(text, n.s, n.e), form=MentionForm.NOMINAL, type=n.type)


def _whole(nominal: Nominal, met: list[Found], pack: Pack) -> bool:
    """Whether a nominal cuts none of the names that it meets, and one that it covers only says whose it is.

    "NATO leaders" are leaders, and the name is part of it; "Nusra fighters" are Nusra, by its name.
    """
    group = nominal.type is ActorType.COLLECTIVE and not nominal.head[:1].isupper()
    for x in met:
        if not (nominal.s <= x.s and x.e <= nominal.e):
            return False
        if group and nominal.head not in pack.offices.part_of and x.type is ActorType.ORGANISATION:
            return False
    return True


def _handles(text: str, mentions: list[Mention]) -> Iterable[Mention]:
    taken = sorted((m.span.s, m.span.e) for m in mentions)
    for m in HANDLE.finditer(text):
        if not overlapping(taken, m.start(1), m.end(1)):
            yield Mention(span=Span.of(text, m.start(1), m.end(1)), form=MentionForm.HANDLE)
