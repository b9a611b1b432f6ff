"""What the document as a whole says of the names in it, and what becomes of a doubtful one in its light."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.document import Page
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.index import surname
from onrecord.read.mentions.capitals import Found
from onrecord.read.mentions.signs import told_by_signs
from onrecord.read.mentions.tokens import LineCase
from onrecord.read.mentions.words import NameWords
from onrecord.text.spelling import misspelt, same_spelling, skeleton

DEFINED = re.compile(
    r"\s*[(\[]\s*(?:the\s|or\s)?[\"“']?([A-Z][A-Za-z&.]{1,7})[\"”']?\s*[)\]]|,\s(?:or|known as)\s([A-Z]{2,7})\b"
)
# What a body does or has, after its name.
ACTS = re.compile(
    r"['’]s\b|\s(?:said|says|has|had|is|was|will|would|and|to|announced|told|did|also|may|could|officials|spokes\w+)\b"
)


@dataclass(frozen=True, slots=True)
class NamesOfDocument:
    """What the document as a whole names: surnames to full names, and single names by how often they stand."""

    surnames: dict[str, str]
    given: set[str]
    names: dict[str, ActorType | None]
    singles: Counter[str]
    acronyms: dict[str, ActorType | None]
    told: dict[str, ActorType] = field(default_factory=dict)


def names_of_document(
    text: str, page: Page, lines: Sequence[tuple[LineCase, list[Found]]], words: NameWords
) -> NamesOfDocument:
    """The names that the lines of `text` are sure of, how often the doubtful ones stand, and what the words beside
    them tell."""
    known = NamesOfDocument({}, set(), {}, Counter(), {})
    for case, found in lines:
        for x in found:
            if m := DEFINED.match(text, x.e):
                known.acronyms.setdefault(m.group(1) or m.group(2), None if x.passed else ActorType.ORGANISATION)
            if not x.passed:
                _note(text[x.s : x.e], x, case, known, words)
    for named in (page.masthead.outlet, page.masthead.agency):
        if named and named.name[:1].isupper():
            known.names.setdefault(named.name, ActorType.MEDIA)
    doubtful = [(x, case) for case, found in lines for x in found if _doubtful(text, x, known, words)]
    known.told.update(told_by_signs(text, doubtful, words))
    return known


def _doubtful(text: str, x: Found, known: NamesOfDocument, words: NameWords) -> bool:
    surface = text[x.s : x.e]
    person = surface in known.surnames or surface in known.given or surface in known.names
    fixed = x.sure or x.passed or x.type not in (None, ActorType.ORGANISATION)
    family = surface.endswith("s") and (surface[:-1] in known.surnames or surface[:-1] in words.index.surnames)
    tag = text[x.s - 1 : x.s] in ("@", "#")
    if fixed or person or family or tag or surface in known.acronyms or surface in words.lone:
        return False
    return x.form is MentionForm.ACRONYM or _variant(surface, known, words) is None


def _note(surface: str, x: Found, case: LineCase, known: NamesOfDocument, words: NameWords) -> None:
    sentence = case is LineCase.SENTENCE
    if x.type is ActorType.PERSON and " " in surface and (x.sure or sentence):
        last = surname(surface, words.particles, words.name_ends)
        if len(last) > 2 and last.casefold() not in words.function:
            known.surnames.setdefault(last, surface)
        known.given.add(surface.split()[0])
    if x.sure or x.type is ActorType.PERSON:
        known.names.setdefault(surface, x.type)
    if not x.sure and sentence:
        known.singles[surface] += 1


def decided(text: str, x: Found, case: LineCase, known: NamesOfDocument, words: NameWords) -> Found | None:
    """`x` as the document as a whole reads it; None if it is no name."""
    surface = text[x.s : x.e]
    if x.sure or x.type is ActorType.PLACE:
        return x
    if surface in known.surnames:
        return replace(x, type=ActorType.PERSON, sure=True)
    if known.names.get(surface) is ActorType.MEDIA:
        return replace(x, type=ActorType.MEDIA)
    if kind := known.told.get(surface):
        return replace(x, type=kind, sure=True)
    if surface[:-1] in known.surnames and surface.endswith("s"):
        return replace(x, type=ActorType.COLLECTIVE)  # a family
    if surface in words.lone:
        return replace(x, type=ActorType.ORGANISATION)
    if x.form is MentionForm.ACRONYM:
        return _acronym(x, surface, case, known)
    if x.type is ActorType.PERSON:
        return _person(x, surface, case, known)
    return _untold(text, x, surface, case, known, words)


def _person(x: Found, surface: str, case: LineCase, known: NamesOfDocument) -> Found | None:
    """Two capitals that look like a person; in a headline only if they stand elsewhere too."""
    last = surface.split()[-1]
    if len(surface.split()) == 2 and known.surnames.get(last, surface) != surface:
        return replace(x, s=x.e - len(last))  # "Interestingly Kerr": the capital of a sentence
    return x if case is LineCase.SENTENCE or surface in known.names else None


def _untold(
    text: str, x: Found, surface: str, case: LineCase, known: NamesOfDocument, words: NameWords
) -> Found | None:
    alone = _first_name(surface, known, words) and not _town(text, x)
    if case is LineCase.SENTENCE and (surface in known.given or alone):
        return replace(x, type=ActorType.PERSON)
    if variant := _variant(surface, known, words):
        form, kind = variant
        return replace(x, form=form, type=kind)
    if x.place_like or case is not LineCase.SENTENCE:
        return None
    return _unknown(text, x, surface, known, words)


def _town(text: str, x: Found) -> bool:
    """Whether a name stands where only a town's does ("in Warren", "Warren, Michigan")."""
    return (
        re.search(r"\b(?:in|at|near|outside|around)\s$", text[max(0, x.s - 10) : x.s]) is not None
        or re.match(r",\s[A-Z]", text[x.e : x.e + 4]) is not None
    )


def _first_name(surface: str, known: NamesOfDocument, words: NameWords) -> bool:
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


def _unknown(text: str, x: Found, surface: str, known: NamesOfDocument, words: NameWords) -> Found | None:
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


def _acronym(x: Found, surface: str, case: LineCase, known: NamesOfDocument) -> Found | None:
    if surface in known.acronyms:
        return replace(x, type=known.acronyms[surface]) if known.acronyms[surface] else None
    return x if case is LineCase.SENTENCE and known.singles[surface] > 1 else None


def _variant(surface: str, known: NamesOfDocument, words: NameWords) -> tuple[MentionForm, ActorType] | None:
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
