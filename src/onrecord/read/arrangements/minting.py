"""Subjects that a text names: names known beforehand, noun phrases with a telling head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from onrecord.model.actor import Cast, Mention
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType
from onrecord.packs.arrangements import Arrangements
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.doers import concluders, doers, owner_of
from onrecord.read.arrangements.phrases import DETERMINER, IsVerb, Phrase, phrase_of
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.words import Sentence, names_pattern, pattern
from onrecord.text.words import STOP_WORDS, WORD

ACTORS_THAT_ANCHOR = frozenset(
    {ActorType.STATE, ActorType.ORGANISATION, ActorType.PERSON, ActorType.OFFICE, ActorType.COLLECTIVE}
)


# "Offered Chile a loan": who stands behind the verb receives.
GIVES = re.compile(
    r"\b(?:offer|giv|gave|grant|promis|send|sent|provid|lend|lent|assur|guarantee|deni|deny|refus)\w*\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Train Peruvian pilots", "arm the Peruvian army": for Peru.
SERVES = re.compile(
    r"\b(?:train|arm|equip|teach|advis|help|assist)(?:e|ing)?\s+(?=(?:the\s+|more\s+|\d[\d,]*\s+)*[A-Z])", re.IGNORECASE
)
_AMOUNT_OF = re.compile(r"\b(?:million|billion|trillion)\b", re.IGNORECASE)
SPEAKING = frozenset({ActorType.PERSON, ActorType.OFFICE})
_CONCLUDED = frozenset({"accord", "truce", "declaration", "partnership", "guarantee"})
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ary|ous|an|ish|ese|able|ible|ent|ant|-\w+)$")
_PLACED = re.compile(r"\s(?:in|to|into|inside|on|along|near|across|over)\s")
_AIM = re.compile(r"\b(?:against|deter|counter|repel|contain|resist)\b")
_FORCES = re.compile(r"\s+(?:forces|troops|soldiers|fighters)\b")
_AMOUNT = re.compile(
    r"(?:[$€£¥]\s?)?(?:[\d.,]+\s)?(?:million|billion|[\d,]{4,}) (?:dollars |euros |pounds )?"
    r"(?:in|of|worth of)(?: \w+)?\s*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:to|for)\s+(?:the\s+)?")
_UNDERTAKEN = frozenset({"pledge", "plan"})
# Heads that are no verbs: "proposals to", "an agreement to".
_NOMINAL = re.compile(r"(?:als?|ments?|ions?|ships?|ies|ances?|programs?|programmes?|treat(?:y|ies))$")
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_NUMBER_OF = re.compile(r"\b(?:set|series|package|raft|list|range|slew|batch|number|pair|couple) of\s+(?:\w+\s+)?$")
_CLAUSE_END = re.compile(r"[,;:.\"”]|\s[-–—]\s|''")
_COMPLEMENT = re.compile(
    r"\s+(?:yet\s+|so far\s+)?(?:that\s+\w+\s+(?:would|will|shall)\b|to\s+(?!the\b|an?\b|its\b)[a-z]+\s+\w)"
)
# "The Harbour Pact", "the so-called Harbour Pact".
_ARTICLE = re.compile(r"\b(?:the|a|an|this)\s+(?:so-called\s+|new\s+|proposed\s+|planned\s+)?$", re.IGNORECASE)
# "Its offer of a treaty": who has the offer is a side of what is offered.
_OFFER_OF = re.compile(
    r"\b(?:its|their|[A-Z]\w+['’]s?)\s+(?:\w+\s+)?(?:offer|proposal|demand|call|request|plan|bid)s?\s+(?:of|for)\s+$"
)
# "Under a treaty of friendship, which the ministry proposed on Monday, Peru would ...".
_BOUND = re.compile(r"[^,;.]{0,30},\s+(?:(?:which|that)\s[^,;.]{0,60},\s+)?(?:the\s+)?")
_BY_OWNER = frozenset({"deployment", "posture"})
# "Will send a brigade after a ceasefire": a time or a condition, which nobody puts forward here.
ONLY_WHEN = re.compile(
    r"\b(?:after|once|until|till|if|when|whenever|before|unless|as soon as|provided)\s+(?:there is\s+)?"
    r"(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One stretch of text that may name an arrangement.

    `anchors` are what tells it from its neighbours: ids of actors, telling words, words of a name. `owners` are
    persons beside it ("the senator's bill"), who tell less. `weight` says how surely it names one. `mints` is False
    for words that only point back to what was named before. `known` is the id of a subject known beforehand, or an id
    made from its actors. `core` is its head noun. `open` speaks of no particular one ("any future deals").
    `apart` is united only with what is plainly the same. Of a deployment, `givers` are whose forces they are and
    `hosts` where they go.
    """

    span: Span
    family: str
    type: str
    anchors: frozenset[str] = field(default_factory=frozenset)
    weight: float = 1.0
    mints: bool = True
    known: str = ""
    name: str = ""
    core: Span | None = None
    owners: frozenset[str] = field(default_factory=frozenset)
    definite: bool = False
    open: bool = False
    apart: bool = False
    givers: frozenset[str] = field(default_factory=frozenset)
    hosts: frozenset[str] = field(default_factory=frozenset)

    @property
    def place(self) -> Span:
        """Where it stands: its head noun if it has one."""
        return self.core or self.span


@dataclass(frozen=True, slots=True, eq=False)
class _Lexicon:
    heads: re.Pattern[str]
    family_of: dict[str, str]
    stops: frozenset[str]
    telling: re.Pattern[str]
    opens: re.Pattern[str]
    making: re.Pattern[str]
    coined: re.Pattern[str]
    sending: dict[str, re.Pattern[str]]
    types: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...]
    known: re.Pattern[str]
    known_of: dict[str, str]
    nations: re.Pattern[str]
    nation_of: dict[str, str]
    capitals: frozenset[str]
    past: frozenset[str]


@lru_cache(maxsize=8)
def lexicon(pack: Pack) -> _Lexicon:
    """The patterns of a pack's arrangements."""
    table: Arrangements = pack.arrangements
    family_of = {head: name for name, family in table.families.items() for head in family.heads}
    nation_of: dict[str, str] = {}
    names: list[str] = []
    before_hyphens = {x: id_ for id_, state in pack.actors.states.items() for x in state.combining}
    for id_, state in pack.actors.states.items():
        for name in (state.name, *state.also, *state.acronyms, *state.adjective, *state.capital):
            nation_of.setdefault(_plain(name).lower(), id_)
            names.append(name)
    nation_of |= {x.lower(): id_ for x, id_ in before_hyphens.items()}
    nations = names_pattern(tuple(names)).pattern.replace(r"(?<![\w-])", r"(?<!\w)", 1)
    combining = rf"(?<!\w)(?:{'|'.join(before_hyphens) or '(?!)'})(?=[-‑–][A-Z])"
    return _Lexicon(
        heads=pattern(family_of),
        family_of=family_of,
        stops=frozenset(table.stops),
        telling=pattern(table.telling),
        opens=pattern(table.open),
        making=re.compile(pattern(table.making).pattern + r"[\w\s,-]{0,30}$", re.IGNORECASE),
        coined=re.compile(pattern(table.coined).pattern + r"\s+$", re.IGNORECASE),
        sending={
            "deployment": _sending(table.promising, (*table.giving, *table.pledging)),
            "mission": _sending(table.promising, (*table.giving, *table.pledging, *pack.rules.taking_part)),
        },
        types=tuple((t.type, frozenset(t.families), pattern(t.words)) for t in table.types),
        known=names_pattern(tuple(n for k in table.known.values() for n in k.names)),
        known_of={_plain(n).lower(): id_ for id_, k in table.known.items() for n in k.names},
        nations=re.compile(f"{nations}|{combining}"),
        nation_of=nation_of,
        capitals=frozenset(_plain(c).lower() for x in pack.actors.states.values() for c in x.capital),
        past=frozenset(forms.split()[1] for forms in pack.cues.irregular.values() if len(forms.split()) > 1),
    )


def _sending(promising: Sequence[str], verbs: Sequence[str]) -> re.Pattern[str]:
    """Verbs in front of what is sent or taken part in: "is ready to station", "promised", "will take part in"."""
    return re.compile(
        r"(?:\b(?:is|are|was|were|will|would|may|could|has|have|had|also|not|does|rule|rules|ruled|out)\s+)*"
        rf"(?:{pattern(promising).pattern}\s+(?:to\s+)?|to\s+)?{pattern(verbs).pattern}\s+$",
        re.IGNORECASE,
    )


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[‑–]", "-", name)).replace("’", "'")


def nations_in(text: str, s: int, e: int, pack: Pack, *, capitals: bool = True) -> frozenset[str]:
    """Ids of the states that ``text[s:e]`` names, by adjective too and by `capitals`, which may be mere places."""
    words = lexicon(pack)
    names = [_plain(m.group()).lower() for m in words.nations.finditer(text, s, e)]
    return frozenset(words.nation_of[n] for n in names if capitals or n not in words.capitals)


def known_in(text: str, sentence: Sentence, pack: Pack) -> Iterator[Candidate]:
    """Names of subjects known beforehand."""
    words, table = lexicon(pack), pack.arrangements
    for m in words.known.finditer(text, sentence.span.s, sentence.span.e):
        id_ = words.known_of[_plain(m.group()).lower()]
        known = table.known[id_]
        yield Candidate(
            span=_with_article(text, m.start(), m.end(), sentence.span.s),
            family=known.family,
            type=known.type,
            anchors=content_of(m.group()) | nations_in(text, m.start(), m.end(), pack),
            # A law of one state is named in passing more often than it is negotiated.
            weight=1.4 if known.type in {"legislation", "implementation"} else 2.0,
            known=id_,
            name=known.names[0],
        )


def _with_article(text: str, s: int, e: int, floor: int) -> Span:
    before = _ARTICLE.search(text[max(floor, s - 20) : s])
    return Span.of(text, s - len(before.group()) if before else s, e)


def content_of(words: str) -> frozenset[str]:
    """The words of a name that tell something, in lower case."""
    return frozenset(w.lower() for w in WORD.findall(words) if w.lower() not in STOP_WORDS and len(w) > 2)


def anchoring_in(cast: Cast) -> frozenset[str]:
    """Ids of the actors that tell one arrangement from another."""
    return cast.of_types(ACTORS_THAT_ANCHOR)


def phrases_in(text: str, sentence: Sentence, cast: Cast, pack: Pack) -> Iterator[Candidate]:
    """Noun phrases whose head is one of the pack's nouns for arrangements.

    A head inside the name of an actor ("the Foreign Affairs Committee") names that actor and nothing else, unless the
    text says that it is being made.
    """
    words, table = lexicon(pack), pack.arrangements
    anchoring = anchoring_in(cast)
    persons = cast.of_types(SPEAKING)
    here = cast.mentions_in(sentence.span.s, sentence.span.e)
    named = [m.span for m in here if m.actor in anchoring]
    ends = {x.e for x in named}
    # A name that no table knows may have swallowed the verb of a headline ("Senator Lee Announces").
    verbs = _verbs([m.span for m in here if m.actor in anchoring and ":" not in m.actor], words, pack)
    for m in words.heads.finditer(text, sentence.span.s, sentence.span.e):
        name = words.family_of[re.sub(r"\s+", " ", m.group()).lower()]
        family = table.families[name]
        phrase = phrase_of(text, m.start(), m.end(), words.stops, sentence.span.s, sentence.span.e, verbs)
        if family.capital and not m.group()[:1].isupper():
            continue
        if _is_no_noun(text, phrase, ends) or _modifies(text, m.end(), words):
            continue
        made = bool(
            words.making.search(text[max(sentence.span.s, phrase.span.s - 40) : phrase.span.s + len(phrase.opening)])
        )
        made = made and not re.search(r"\bby\s+(?:the)?\s*$", text[sentence.span.s : phrase.span.s] + phrase.opening)
        made = made or bool(re.search(r"\b(?:proposed|new|joint|planned)\b", phrase.modifiers))
        if any(x.s <= m.start() and m.end() <= x.e for x in named) and not (family.rises and made):
            continue
        candidate = _candidate(text, phrase, name, cast, anchoring, persons, pack, sentence.span)
        if family.rises:
            between = len({x for x in candidate.anchors if x in anchoring or x in pack.actors.states}) > 1
            candidate = replace(candidate, mints=candidate.mints and (made or between))
        if made and (candidate.anchors or candidate.owners):
            candidate = replace(candidate, weight=candidate.weight + 0.3)
        if name == "truce" and ONLY_WHEN.search(text[max(sentence.span.s, phrase.span.s - 24) : phrase.span.s]):
            candidate = replace(candidate, weight=0.2, mints=False)
        yield candidate


def _verbs(named: list[Span], words: _Lexicon, pack: Pack) -> IsVerb:
    """Which words before a head are the verb of its clause ("the union wins a deal", "Senator Lee Announces Bill").

    A form in -s is one behind a name, a base form behind a plural; behind anything else they are rather nouns.
    """
    lexicon_ = lexicon_of(pack.cues)
    ends = {x.e for x in named}

    def is_verb(word: re.Match[str], before: re.Match[str] | None) -> bool:
        lower = word.group().lower()
        if lower in words.family_of or words.telling.fullmatch(lower) or lower.endswith(("ed", "ss")):
            return False
        if lower in words.past:
            return True
        if any(x.s < word.start() < x.e for x in named):
            return False
        if before is not None and before.group().lower() == "to":
            # "To resume a pact": an infinitive, unless an adjective stands there ("opposed to military aid").
            return word.group().islower() and not (_ADJECTIVE.search(lower) or lower in pack.arrangements.modifiers)
        if before is None or before.group().endswith(("'s", "’s", "s'", "s’")):
            return False
        plural = before.group()[-1:] == "s" and lexicon_.is_finite(lower)
        if not lower.endswith("s"):
            return plural
        behind_name = before.end() in ends and not word.group()[:1].isupper()
        return behind_name or (lexicon_.is_finite(lower) and before.group()[:1].isupper())

    return is_verb


def _is_no_noun(text: str, phrase: Phrase, ends: set[int]) -> bool:
    """Whether the head is rather a verb: "he plans to", "they pledge to", "to target"."""
    if " " in phrase.head.text:
        return False
    if phrase.head.text == "Bill" and re.match(r"\s+[A-Z]", text[phrase.head.e :]):
        return True  # somebody's name
    before = text[max(0, phrase.head.s - 20) : phrase.head.s]
    if phrase.span.s == phrase.head.s and re.search(
        r"\b(?:to|will|would|can|could|should|must|not|and|he|she|it|they|we|I|you|who|that)\s+$", before
    ):
        return True
    opened = bool(DETERMINER.fullmatch(phrase.opening)) or phrase.possessed or bool(_NOMINAL.search(phrase.head.text))
    opened = opened or bool(_NUMBER_OF.search(before))
    owned = phrase.opening in _POSSESSIVES or bool(_NOMINAL.search(phrase.head.text))
    if phrase.head.s - 1 in ends and not owned:  # "the alliance plans to", "Peru targets the smugglers": named before
        opened = False
        if re.match(r"\s+(?:a|an|the|its|his|her|their|more)\b", text[phrase.head.e :]):
            return True
    return not opened and bool(re.match(r"\s+(?:to|that)\b", text[phrase.head.e :]))


def _modifies(text: str, e: int, words: _Lexicon) -> bool:
    """Whether another head follows at once: in "sanctions bill" the bill is the head."""
    following = re.match(r"[ \t]+(?=\w)", text[e : e + 3])
    if _FORCES.match(text, e):
        return True
    return bool(following and words.heads.match(text, e + following.end()))


def _candidate(
    text: str,
    phrase: Phrase,
    name: str,
    cast: Cast,
    anchoring: frozenset[str],
    persons: frozenset[str],
    pack: Pack,
    home: Span,
) -> Candidate:
    words, family = lexicon(pack), pack.arrangements.families[name]
    inner, whole = phrase.span, phrase.whole
    nations = nations_in(text, whole.s, whole.e, pack)
    actors = frozenset(x for x in cast.within(whole) if x in anchoring) | nations | _owner(phrase, home, cast, persons)
    givers: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()
    if name in _BY_OWNER:
        owning, nations, givers, hosts = _forces(text, phrase, cast, anchoring, pack)
        nations = nations if owning else nations_in(text, whole.s, whole.e, pack)
        actors = owning or actors
    beside = cast.mentions_in(home.s, home.e)
    corporate = [m for m in beside if m.actor in anchoring - persons and not m.actor.startswith("anon")]
    if name in words.sending and (sent := words.sending[name].search(text, max(home.s, inner.s - 60), inner.s)):
        senders = frozenset(doers(text, home.s, sent.start(), corporate))
        actors, givers = actors | senders, givers | senders
    actors |= _given_to(text, inner, beside, anchoring, aid=name == "package")
    sides = frozenset[str]()
    if name in _CONCLUDED:
        sides = frozenset(concluders(text, home.s, inner.s, corporate, pack)) | _bound_by(text, whole, corporate)
        sides |= _offering(text, home.s, inner.s, corporate)
        actors |= sides
    told = _told(text, phrase, name, pack)
    type_, by = next(
        ((t, m.group().lower()) for t, families, p in words.types if name in families and (m := p.search(whole.text))),
        (family.type, ""),
    )
    opening = bool(words.opens.search(text, inner.s, phrase.head.s)) or _many(phrase, name)
    if by and not (opening and name in _BY_OWNER) and by not in phrase.head.text.lower():
        told |= {by}
    capitals = re.findall(r"\b[A-Z][\w’'-]+", text[inner.s + len(phrase.opening) : phrase.head.s])
    named = phrase.head.text[:1].isupper() and bool(capitals) and not phrase.possessed
    # "The Mutual Assistance Treaty": a head of several words with capitals is a name by itself.
    named = named or (" " in phrase.head.text and phrase.head.text.istitle())
    tokens = content_of(phrase.modifiers) - frozenset(pack.arrangements.modifiers)
    weight = 0.3 + 0.8 * bool(actors) + 0.7 * bool(told) + 1.2 * named + 0.8 * family.strong - 0.5 * opening
    weight += 0.4 * bool(sides) + 0.6 * bool(senders) + 0.4 * bool(_AMOUNT_OF.search(inner.text))
    # A head of several words, or two states in one name ("Peruvian-Chilean"), tells more than a bare noun.
    # "Her promise that ...", "his proposal to ...": what is promised stands behind it.
    complement = _COMPLEMENT.match(text, phrase.head.e, home.e) if name in _UNDERTAKEN else None
    # What everybody promises is no promise: "their promises to fight poverty"; nor are "the countries' plans" one plan.
    undertaken = complement is not None and not (phrase.opening == "their" and phrase.head.text.endswith("s"))
    if complement and "that" in complement.group():
        end = _CLAUSE_END.search(text, complement.end(), home.e)
        whole = Span.of(text, whole.s, end.start() if end else home.e)
    weight += 0.6 * (undertaken and bool(actors) and not told)
    binational = len(nations) > 1 and "-" in phrase.modifiers
    type_ = "partnership" if binational and name == "deployment" else type_
    weight += 0.4 * (" " in phrase.head.text) + 0.7 * binational
    mints = (
        family.strong
        or undertaken
        or bool(sides or senders)
        or bool(actors and (told or phrase.tail or phrase.possessed or nations))
        or bool(told)
        or named
    )
    sum_of = _AMOUNT.search(text, max(home.s, inner.s - 40), inner.s)
    if sum_of:
        inner, whole = Span.of(text, sum_of.start(), inner.e), Span.of(text, sum_of.start(), whole.e)
        weight += 0.4
    long = bool(sides) or bool(actors - sides - frozenset(cast.within(inner))) or bool(told) or not phrase.tail
    return Candidate(
        span=whole if long else inner,
        core=phrase.head,
        family=name,
        type="hypothetical_agreement" if opening and name == "accord" else type_,
        owners=actors & persons,
        anchors=(actors - persons) | told | (tokens if named else frozenset()),
        weight=weight,
        # A commitment or a promise of nothing in particular is a virtue.
        mints=mints
        and bool(family.type)
        and (name != "pledge" or undertaken or bool(phrase.tail))
        and not (name in _UNDERTAKEN and _of_many(phrase, actors)),
        definite=phrase.definite or phrase.possessed,
        open=opening,
        givers=givers,
        hosts=hosts,
        apart=bool(
            sum_of
            or _AMOUNT.search(text, max(home.s, inner.s - 40), phrase.head.s)
            or _NUMBER_OF.search(text[max(home.s, inner.s - 20) : inner.s])
        ),
    )


def _forces(
    text: str, phrase: Phrase, cast: Cast, anchoring: frozenset[str], pack: Pack
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Whose forces a deployment is of, the states among them, who is behind them, and where they go. Whose they are
    tells deployments apart; where they go is told of each in turn."""
    inner, whole = phrase.span, phrase.whole
    owned = phrase.head.s
    if of := re.match(r"\s+of\b", text[phrase.head.e : whole.e]):
        placed = _PLACED.search(text, phrase.head.e + of.end(), whole.e)
        owned = placed.start() if placed else whole.e
    nations = nations_in(text, inner.s, owned, pack)
    near = cast.within(Span.of(text, inner.s, owned)) if inner.s < owned else ()
    owning = nations | {x for x in near if x in anchoring}
    behind = {a.id: a.represents for a in cast.actors}
    hosts = nations_in(text, inner.e, whole.e, pack) - owning - _aimed_at(text, whole, pack)
    return owning, nations, frozenset(behind.get(x) or x for x in owning), hosts


def _owner(phrase: Phrase, home: Span, cast: Cast, persons: frozenset[str]) -> frozenset[str]:
    """Whose an arrangement with "his" or "her" in front is."""
    return owner_of(phrase.opening, cast.mentions_in(home.s, phrase.span.s), persons)


def _given_to(
    text: str, phrase: Span, beside: Sequence[Mention], anchoring: frozenset[str], *, aid: bool
) -> frozenset[str]:
    """Whom the arrangement is given to, in front of its name ("offered Chile a loan"); of `aid`, behind it too."""
    return frozenset(
        m.actor
        for m in beside
        if m.actor in anchoring
        and (
            (0 <= phrase.s - m.span.e <= 2 and GIVES.search(text[max(0, m.span.s - 20) : m.span.s]))
            or (aid and phrase.e < m.span.s and _TO.fullmatch(text[phrase.e : m.span.s]))
        )
    )


def _bound_by(text: str, phrase: Span, parties: list[Mention]) -> frozenset[str]:
    """Who does something "under" what the phrase names ("Under the pact, Chile would ...")."""
    if not re.search(r"\b[Uu]nder\s+$", text[max(0, phrase.s - 8) : phrase.s]):
        return frozenset()
    comma = _BOUND.match(text, phrase.e)
    return frozenset(m.actor for m in parties if comma and m.actor and m.span.s == comma.end())


def _offering(text: str, s: int, e: int, parties: list[Mention]) -> frozenset[str]:
    """Whose offer or demand the arrangement at `e` is ("Chile withdrew its offer of a pact")."""
    owned = _OFFER_OF.search(text, s, e)
    if owned is None:
        return frozenset()
    if owned.group().startswith(("its", "their")):
        return frozenset(doers(text, s, owned.start(), parties))
    return frozenset(m.actor for m in parties if m.actor and m.span.s == owned.start())


def _aimed_at(text: str, whole: Span, pack: Pack) -> frozenset[str]:
    """Against whom it is ("to deter Russian aggression")."""
    aim = _AIM.search(text, whole.s, whole.e)
    return nations_in(text, aim.end(), whole.e, pack) if aim else frozenset()


def _told(text: str, phrase: Phrase, family: str, pack: Pack) -> frozenset[str]:
    """The telling words beside a head, those inside a head of several words included."""
    found = {
        m.group().lower()
        for m in lexicon(pack).telling.finditer(text, phrase.whole.s, phrase.whole.e)
        if text[m.start() - 1 : m.start()] != "-" and text[m.end() : m.end() + 1] != "-"
    }
    head = phrase.head.text.lower()
    inside = set(head.split()) if pack.arrangements.families[family].strong else {head}
    return frozenset(found - inside)


def _of_many(phrase: Phrase, actors: frozenset[str]) -> bool:
    """Whether they are plans or pledges of a group whose members nobody names ("the countries' plans")."""
    plural = phrase.head.text.lower().endswith("s")
    return plural and phrase.possessed and bool(actors) and all(x.startswith("anon") for x in actors)


def _many(phrase: Phrase, family: str) -> bool:
    """Whether a bare plural speaks of such arrangements in general ("trade agreements")."""
    bare = not DETERMINER.fullmatch(phrase.opening) and not phrase.possessed
    return family == "accord" and bare and phrase.head.text.lower().endswith("s") and not phrase.head.text[:1].isupper()
