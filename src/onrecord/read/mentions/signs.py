"""What a name that no table knows is the name of, by the words beside it wherever the document has it.

"Velmark's parliament", "the border with Velmark" tell a state; "shares in", "chief executive of" a company; "near" a
place. One such sign anywhere is enough for every other place where the same capitals stand, headlines and the starts
of sentences included. Of several signs the kind with the most weight wins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.model.vocabulary import ActorType
from onrecord.packs.index import is_demonym
from onrecord.packs.offices import Offices
from onrecord.read.mentions.capitals import Found
from onrecord.read.mentions.tokens import LineCase
from onrecord.read.mentions.words import NameWords

REACH = 60
PARAGRAPH = 700
STRONG, WEAK = 2, 1
# What whoever acts does, right after the name.
ACTS = re.compile(
    r"\s(?:(?:also|has|have|had|would|will|could|may|might|must|did|does|is|was)\s(?:not\s)?(?:[a-z]+ly\s)?[a-z]{2,}|"
    r"(?:[a-z]+ly\s)?(?:said|says|told|took|gave|gives|won|wins|met|sent|began|made|held|became|[a-z]{2,}ed))\b"
)
# The present tense, which may also be a noun in the plural.
PRESENT = re.compile(r"\s(?:[a-z]+ly\s)?[a-z]{3,}[^\W\dsiu]s\b")
# Words in -s or -ed that are no verbs here.
NOUN_AFTER = re.compile(r"\s(?:based|armed|united|always|perhaps|[a-z]+(?:ness|ious|ics|ists|ers|ors|ions|ments))\b")
IN = re.compile(r"\b(?:in|inside|across|throughout|within)\s$", re.I)
# "invest in", "a stake in", "in Acme shares" say nothing of a place.
NOT_IN = re.compile(
    r"\b(?:invest\w*|stakes?|shares?|confidence|faith|trust|interest\w*|believ\w*|succeed\w*|result\w*|partner\w*)\sin\s$",
    re.I,
)
AT = re.compile(r"\b(?:near|outside|around)\s$", re.I)
# Whoever stands behind one of these does not act.
BEHIND = re.compile(
    r"\b(?:in|inside|across|throughout|within|near|outside|around|at|of|by|for|to|from|with|on|than|like|as)\s(?:the\s)?$"
)
SHORT_STATE = re.compile(r",\s(?!Jr|Sr)(?:[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z]\.|[A-Z]{2}\b)")
SMALL = re.compile(r"\b[a-z][\w-]*")
MINISTER = re.compile(r"Minist(?:er|ry)\b")
AGE = re.compile(r",\s\d\d,")
# "Ridgefield, Vermont"
OF_STATE = re.compile(r",\s((?:[A-Z][\w.]*\s?){1,2})")
LIST = re.compile(
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?(?:,\s(?:[A-Z][\w’'-]+)(?:\s[A-Z][\w’'-]+)?){0,12},?\s(?:and|or)\s[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
)
ADJECTIVE = re.compile(r"\b[A-Z][a-z]{3,}(?:an|ish|ese|i|ic|ene)\b")
# Apposition behind a name: ", a small militia", ", the opposition newspaper"; ", the newspaper Acta" is of Acta.
APPOSED = r",\s(?:the|a|an|another)\s(?:[\w’'-]+\s){{0,3}}?(?:{nouns})\b(?!\s[A-Z])"
NOUN_BEFORE = r"\b(?:{nouns})\s(?:(?:called|named)\s)?[\"“]?$"


# Endings of words that open a sentence and are no names.
ENGLISH = re.compile(
    r"(?:s|ed|ing|ly|ist|ism|ment|ness|tion|sion|ity|ers?|ors?|ous|able|ible|ful|less|ive|ary|ence|ance|ic|al|an|ship|hood)$"
)


@dataclass(slots=True)
class Signs:
    """What the places of one name tell: weight by type, how often it acts (`past`: in a form
    that is no noun), stands behind "in", stands at all."""

    weight: Counter[ActorType] = field(default_factory=Counter)
    acts: int = 0
    past: int = 0
    inside: int = 0
    count: int = 0

    def kind(self) -> ActorType | None:
        """What the name is of, None if nothing tells."""
        found = Counter(self.weight)
        if self.inside and self.acts and not found[ActorType.ORGANISATION] and not found[ActorType.PERSON]:
            found[ActorType.STATE] += WEAK  # what acts and has an inside
        told = sorted(found, key=lambda k: (-found[k], ORDER.index(k)))
        return told[0] if told and found[told[0]] else None

    @property
    def strong(self) -> bool:
        """Whether one kind is told beyond doubt."""
        return max(self.weight.values(), default=0) >= STRONG


ORDER = (ActorType.STATE, ActorType.ORGANISATION, ActorType.MEDIA, ActorType.PERSON, ActorType.PLACE)


@dataclass(frozen=True, slots=True, eq=False)
class _Patterns:
    owned: re.Pattern[str] | None
    of: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    apposed: re.Pattern[str] | None
    noun: re.Pattern[str] | None
    having: re.Pattern[str] | None

    def told(self, before: str, after: str) -> int:
        """How many of the patterns fit what stands around a name."""
        behind = (self.of, self.before, self.noun)
        ahead = (self.owned, self.after, self.apposed)
        return sum(p is not None and p.search(before) is not None for p in behind) + sum(
            p is not None and p.match(after) is not None for p in ahead
        )


def _words(listed: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(listed, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=8)
def _patterns(offices: Offices) -> dict[ActorType, _Patterns]:
    found: dict[ActorType, _Patterns] = {}
    for name, signs in offices.signs.items():
        owns, before, after, nouns = map(_words, (signs.owns, signs.before, signs.after, signs.nouns))
        found[ActorType(name)] = _Patterns(
            owned=re.compile(rf"['’]s?\s(?:(?:own|new|former|acting|deputy|first|own|pro-\w+)\s)?(?:{owns})\b")
            if owns
            else None,
            of=re.compile(rf"\b(?:{owns})\sof\s$") if owns else None,
            before=re.compile(rf"\b(?:{before})\s$", re.I) if before else None,
            after=re.compile(rf"\s(?:{after})(?!\w)") if after else None,
            apposed=re.compile(APPOSED.format(nouns=nouns)) if nouns else None,
            having=re.compile(rf"\s(?:{owns})\b") if owns else None,
            noun=re.compile(NOUN_BEFORE.format(nouns=nouns)) if nouns else None,
        )
    return found


@lru_cache(maxsize=8)
def _giving(offices: Offices) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words(offices.giving)})\s$")


def note_signs(text: str, s: int, e: int, signs: Signs, words: NameWords) -> None:
    """Add to `signs` what stands around ``text[s:e]``, within its line."""
    line = max(text.rfind("\n", 0, s) + 1, s - REACH)
    before, after = text[line:s], text[e : e + REACH].split("\n", 1)[0]
    signs.count += 1
    for kind, p in _patterns(words.offices).items():
        signs.weight[kind] += STRONG * p.told(before, after)
    if not BEHIND.search(before) and _acts(after, words):
        signs.acts += 1
        signs.past += ACTS.match(after) is not None
        if _governs(text, s, e, words):
            signs.weight[ActorType.STATE] += WEAK
    if _giving(words.offices).search(before):
        signs.acts += 1
    if AGE.match(after):
        signs.weight[ActorType.PERSON] += STRONG
    m = OF_STATE.match(after)
    if SHORT_STATE.match(after) or (m and words.index.exact.get(m.group(1).strip())):
        signs.weight[ActorType.PLACE] += STRONG
    if IN.search(before):
        signs.inside += not (NOT_IN.search(before) or after.startswith(("'s", "’s")))
    elif AT.search(before):
        signs.weight[ActorType.PLACE] += WEAK


def _governs(text: str, s: int, e: int, words: NameWords) -> bool:
    """Whether a paragraph that opens with the name goes on with "its parliament", or with a minister of nobody else's:
    "Freedonia rejected it. ... Prime Minister Ann Kerr said"."""
    p = _patterns(words.offices).get(ActorType.STATE)
    rest = text[e : e + PARAGRAPH].split("\n", 1)[0]
    if p is None or p.having is None:
        return False
    sentence = re.split(r"[.!?][\"”’']*\s", rest, maxsplit=1)[0]
    if (m := re.search(r"\b(?:its|whose)(?=\s)", sentence)) and p.having.match(sentence, m.end()):
        return True
    if text[max(0, s - 1) : s].strip():
        return False
    for m in p.having.finditer(rest):
        own = re.search(r"(?:['’]s?|\b[A-Z][\w.-]*|\bof)$", rest[: m.start()])
        other = re.match(r"(?:\s[A-Z][\w.’'-]*)*\sof\s", rest[m.end() :])
        if MINISTER.search(m.group()) and not own and not other:
            return True
    return False


def _acts(after: str, words: NameWords) -> bool:
    m = ACTS.match(after) or PRESENT.match(after)
    return m is not None and not NOUN_AFTER.match(after) and m.group().split()[0] not in words.nouns


def told_by_signs(text: str, doubtful: Sequence[tuple[Found, LineCase]], words: NameWords) -> dict[str, ActorType]:
    """Surfaces among the `doubtful` names, each with what the document as a whole shows it to be the name of."""
    found: dict[str, Signs] = defaultdict(Signs)
    for x, case in doubtful:
        if case is not LineCase.UPPER:
            note_signs(text, x.s, x.e, found[text[x.s : x.e]], words)
    _note_demonyms(text, found, words)
    _note_lists(text, found, words)
    small = frozenset(SMALL.findall(text))
    return {
        name: kind for name, signs in found.items() if (kind := _established(name, signs, words, name.lower() in small))
    }


def _established(name: str, signs: Signs, words: NameWords, small: bool) -> ActorType | None:
    """What `name` is of; None if the document does not show that it is a name at all. `small`: the document has it
    without its capital."""
    kind = signs.kind()
    plain = all(w.casefold() in words.ordinary for w in name.split())
    if signs.count == 1 and re.search(r"(?:ly|ist|ic)$", name):
        return None
    if plain or small:
        return kind if signs.strong and signs.count > 1 and not small else None
    if signs.strong:
        return kind
    if kind is not None and (signs.count > 1 or signs.acts):
        return kind
    if signs.acts and (signs.count > 1 or (signs.past and _is_rare(name))):
        return ActorType.PERSON if name in words.index.gender else ActorType.ORGANISATION
    return ActorType.PLACE if 2 * signs.inside >= signs.count and not signs.acts else None


def _is_rare(name: str) -> bool:
    """Whether one word is of no shape that plain English words have."""
    return " " not in name and len(name) > 4 and not ENGLISH.search(name)


def _note_lists(text: str, found: Mapping[str, Signs], words: NameWords) -> None:
    """Names in one list with a state are states."""
    for m in LIST.finditer(text):
        names = re.split(r",?\s(?:and|or)\s|,\s", m.group())
        kinds = [_kind_in_list(n, found, words) for n in names]
        for name, kind in zip(names, kinds, strict=True):
            if kind is None and name in found and ActorType.STATE in kinds:
                found[name].weight[ActorType.STATE] += STRONG if len(names) > 2 else WEAK


def _kind_in_list(name: str, found: Mapping[str, Signs], words: NameWords) -> ActorType | None:
    known = words.index.exact.get(name)
    if known:
        return known[0].type
    return found[name].kind() if name in found and found[name].strong else None


def _note_demonyms(text: str, found: Mapping[str, Signs], words: NameWords) -> None:
    """A name from which the document makes an adjective is a state's, most so where the adjective has a government."""
    state = _patterns(words.offices).get(ActorType.STATE)
    owns = state.having if state else None
    by_start: dict[str, list[str]] = defaultdict(list)
    for name in found:
        by_start[name[:4]].append(name)
    for m in ADJECTIVE.finditer(text):
        if m.group() in words.index.adjectives or m.group() in words.index.exact:
            continue
        for name in by_start.get(m.group()[:4], ()):
            if is_demonym(m.group(), name):
                ruled = owns is not None and owns.match(text, m.end()) is not None
                found[name].weight[ActorType.STATE] += STRONG if ruled else WEAK
