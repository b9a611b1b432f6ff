"""The actors behind the source of each attribution: the head of its words, not what modifies the head."""

from __future__ import annotations

import re
from bisect import bisect_right, insort_right
from collections.abc import Sequence

from onrecord.model.actor import Mention
from onrecord.model.attribution import Attribution
from onrecord.model.ids import slug
from onrecord.model.span import Span, cover, stripped
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, CueClass, MentionForm
from onrecord.packs.index import ordinary_words
from onrecord.resolve.epithets import called, is_person_noun
from onrecord.resolve.governments import owns_a_government
from onrecord.resolve.lists import PLURAL, TAIL, parts_of
from onrecord.resolve.nominals import DEFINITE, resolve_nominal
from onrecord.resolve.offices import is_title
from onrecord.resolve.pairs import pair_of
from onrecord.resolve.persons import follow_persons
from onrecord.resolve.pronouns import antecedent, fits, is_pronoun
from onrecord.resolve.reasons import Found, named_by, reason, unsaid
from onrecord.resolve.roll import Roll
from onrecord.resolve.salience import PREPOSITION, in_quotation, sentence_at

RELATIVE = re.compile(r"who|which|that|whom", re.I)
SILENT = frozenset({CueClass.IMPERSONAL, CueClass.VISUAL_EVIDENCE})
# "one of the officials" speaks as the officials do.
PARTITIVE = re.compile(
    r"(?:(?:nearly|almost|virtually|only|just|at least|about)\s)?(?:one|two|three|four|five|some|many|most|several|all|"
    r"half|both|none|each|few|a few|a handful|a majority|dozens|a number)\s"
    r"of\s(?=(?:the|its|his|her|their|these|those)\b)",
    re.I,
)
# A turn of a transcript: "KERR: I think ...".
TURN = re.compile(r"\W*[A-Z][A-Z.'’ -]{2,30}:\s")
# Far enough back for a long name before "who".
REACH = 200
BEHIND = re.compile(
    r"\s(?:[a-z]{3,}(?:ing|ed)|[a-z]+wide|here|there|abroad|alike|everywhere|elsewhere|born|held|led|seen)\b"
)
PARTICIPLE = re.compile(r"\s[a-z]{3,}(?:ing|ed)\b")
AFTER_NAME = re.compile(r"[\s,.)\"”’']*(?:\([^)]*\)?|himself|herself|too|also|alone|the\s\w+|[IVJS]+r?\.?)?[\s,.)]*")
APPOSED = re.compile(r"(?:,|,?\sand|:|–|—|-)\s(?:(?:[A-Z][\w.]*\.?\s){0,3})$")


def source_actors(roll: Roll, attributions: Sequence[Attribution]) -> dict[str, tuple[Found, ...]]:
    """Actors with the reasons for them by attribution id, the first named first; empty where nobody is."""
    found: dict[str, tuple[Found, ...]] = {}
    speakers: list[tuple[int, str]] = []
    follow_persons(roll, attributions)
    # Parents first, since a pronoun in a quotation is not its speaker; then in text order, since a pronoun is read in
    # the light of who spoke before it.
    for attribution in sorted(attributions, key=lambda a: (a.level, *_where(a))):
        told = found[attribution.id] = _of(roll, attribution, found, speakers)
        if told:
            insort_right(speakers, (_where(attribution)[0], told[0][0]), key=lambda x: x[0])
    return {a.id: found[a.id] for a in attributions}


def _where(attribution: Attribution) -> tuple[int, int]:
    spans = attribution.source or attribution.content
    return cover(spans)[0], attribution.level


def _of(
    roll: Roll,
    attribution: Attribution,
    found: dict[str, tuple[Found, ...]],
    speakers: Sequence[tuple[int, str]],
) -> tuple[Found, ...]:
    if attribution.cue_class in SILENT:
        return ()
    if not attribution.source:
        return _unsaid(roll, attribution, found, speakers)
    parent = [actor for actor, _ in found.get(attribution.parent or "", ())]
    told: list[Found] = []
    for span in attribution.source:
        if RELATIVE.fullmatch(span.text.strip()):
            if len(attribution.source) == 1:
                told.extend(_before_relative(roll, span))
            continue
        told.extend(_in_words(roll, span, parent, speakers))
    return tuple({actor: (actor, why) for actor, why in reversed(told)}[x] for x in dict.fromkeys(a for a, _ in told))


def _before_relative(roll: Roll, span: Span) -> list[Found]:
    """What "who", "which" or "that" stands for: the mention right before it."""
    near = [m for m in roll.before(span.s, span.s - REACH) if span.s - m.span.e < 40]
    sentence = sentence_at(roll, span.s)
    before = [m for m in near if m.actor and m.span.s >= sentence.s and fits(roll, m.actor, span.text.strip())]
    if not before:
        return []
    actor = before[0].actor or ""
    return [(actor, reason(roll, span, actor, "the words before it"))]


def _unsaid(
    roll: Roll,
    attribution: Attribution,
    found: dict[str, tuple[Found, ...]],
    speakers: Sequence[tuple[int, str]],
) -> tuple[Found, ...]:
    """No source words: the parent's source, else whoever spoke last in this paragraph or the one before."""
    start = cover(attribution.content)[0]
    if attribution.parent and (above := found.get(attribution.parent)):
        return tuple((x, unsaid(roll, start, x, "the source of the report around it")) for x, _ in above)
    segment = roll.page.segment_at(start)
    if segment is None:
        return ()
    before = roll.page.line_before(segment)
    last = bisect_right(speakers, start, key=lambda x: x[0]) - 1
    if last < 0 or speakers[last][0] < (before or segment).s:
        return ()
    actor = speakers[last][1]
    return ((actor, unsaid(roll, start, actor, "who spoke last in this paragraph or the one before")),)


def _in_words(roll: Roll, span: Span, parent: Sequence[str], speakers: Sequence[tuple[int, str]]) -> list[Found]:
    if is_pronoun(span.text):
        return _pronoun(roll, span, parent, speakers)
    if span.text.endswith(("'s", "’s")) and any(m.span.e == span.e - 2 for m in roll.before(span.e, span.s)):
        span = Span.of(roll.text, span.s, span.e - 2)  # "Peru's pledge": a name that holds the mark has it inside
    if two := pair_of(roll, span):
        return two
    told: list[Found] = []
    for part in parts_of(roll, span):
        if is_pronoun(part.text):
            told.extend(_pronoun(roll, part, parent, speakers))
        else:
            told.extend(_heads(roll, part))
    return told


def _pronoun(roll: Roll, span: Span, parent: Sequence[str], speakers: Sequence[tuple[int, str]]) -> list[Found]:
    word = span.text.strip().casefold()
    if word in ("i", "we"):
        if not parent and _speaks_itself(roll, span, speakers):
            return _page(roll, span)
        who = parent[0] if parent else next((w for at, w in reversed(speakers) if at < span.s), None)
        rule = "the speaker of the quotation around it" if parent else "who spoke last"
        if who and word == "we":
            body = roll.actors[who].represents
            who, rule = (body, f"whom {roll.actors[who].name} speaks for") if body else (who, rule)
            if who not in roll.actors and who in roll.index.shown:
                roll.known(who)
    else:
        # Nobody is "he" in his own quotation.
        own = parent if in_quotation(roll, span.s) else ()
        who = antecedent(roll, span, speakers, own)
        rule = "the nearest that it fits, who spoke and what sentences are about first"
    if not who or who not in roll.actors:
        return []
    roll.give(Mention(span=span, form=MentionForm.PRONOUN, type=None), who, f"pronoun: {rule}")
    return [(who, reason(roll, span, who, rule))]


def _speaks_itself(roll: Roll, span: Span, speakers: Sequence[tuple[int, str]]) -> bool:
    """Whether "we" or "I" is whoever writes the page: it stands in no quotation, and nobody spoke in its paragraph who
    could be going on without marks."""
    segment = roll.page.segment_at(span.s)
    if segment is None or in_quotation(roll, span.s) or TURN.match(roll.text, segment.s, segment.e):
        return False
    return not any(segment.s <= at < span.s for at, _ in speakers)


def _page(roll: Roll, span: Span) -> list[Found]:
    """The outlet of the page, as far as the page names it."""
    outlet = roll.page.masthead.outlet
    if outlet is None:
        return []
    who = roll.group("media_" + slug(outlet.name), outlet.name, ActorType.MEDIA, None)
    roll.give(Mention(span=span, form=MentionForm.PRONOUN, type=None), who, "pronoun: whose page it is")
    return [(who, reason(roll, span, who, "whose page it is"))]


def _heads(roll: Roll, part: Span) -> list[Found]:
    """The actors that the words of `part` come to: a person named in them, else the name or noun that ends them."""
    if partitive := PARTITIVE.match(part.text):
        part = Span.of(roll.text, part.s + partitive.end(), part.e)
    inside = [m for m in roll.inside(part) if m.actor]
    first = max([part.s + 1, *(m.span.e for m in inside if m.form in NAMED_FORMS and m.span.s == part.s)])
    cut = TAIL.search(roll.text, first, part.e)
    end = min([cut.start() if cut else part.e, *_participles(roll, part, inside)])
    segment = stripped(roll.text, part.s, end, " ,\"“”'’‘")
    if segment is None:
        return []
    near = [m for m in inside if m.span.s < segment.e]
    # "one Kerr campaign aide" is not Kerr: a person is the head only where the name ends the words.
    persons = [m for m in near if _is_person(roll, m) and AFTER_NAME.fullmatch(roll.text[m.span.e : segment.e])]
    persons = persons or _last_person(roll, part, segment, inside)
    if persons:
        return [named_by(roll, persons[-1])]
    if told := _in_apposition(roll, part, segment, inside):
        return told
    ending = [m for m in near if m.span.e >= segment.e]
    if ending and roll.type_of(ending[-1].actor or "") is ActorType.PLACE:
        speaker = _seat(roll, ending[-1])
        return [named_by(roll, speaker)] if speaker else []
    if ending:
        return [named_by(roll, ending[-1])]
    if before := _named_before(roll, part):
        return [(before, reason(roll, part, before, "describes the name before it"))]
    meant = _named(roll, segment) or _described(roll, segment)
    return [named_by(roll, meant)] if meant else []


def _named_before(roll: Roll, part: Span) -> str | None:
    """The person whose description the words are: "Ann Kerr, chairwoman of the Rail Board"."""
    if roll.text[part.e : part.e + 1] != ",":
        return None  # "Ms. Kerr, a spokesman said, agrees"
    before = [m for m in roll.before(part.s, part.s - REACH) if _is_person(roll, m)][:1]
    return before[0].actor if before and roll.text[before[0].span.e : part.s] == ", " else None


def _named(roll: Roll, segment: Span) -> Mention | None:
    """A speaker whose name no rule of names knows: nothing but capitals, and no plain words among them."""
    name = re.sub(r"^(?:The|the)\s", "", segment.text)
    words = name.split()
    ordinary = ordinary_words(roll.pack)
    if not words or len(words) > 4 or any(not w[0].isupper() or w.casefold() in ordinary for w in words):
        return None
    if len(words) == 1 and PLURAL.search(name) and sentence_at(roll, segment.s).s == segment.s:
        return None  # "Farmers said"
    kind = ActorType.STATE if owns_a_government(roll, name) else ActorType.ORGANISATION
    actor = roll.minted(name, kind)
    s = segment.e - len(name)
    return roll.give(Mention(span=Span.of(roll.text, s, segment.e), form=MentionForm.NAME, type=kind), actor, "name")


def _seat(roll: Roll, place: Mention) -> Mention | None:
    """The state or body that a city stands for when it speaks."""
    city = place.span.text
    bodies = roll.index.seats.get(city, [])
    here = [x for x in bodies if x in roll.actors] or bodies
    body = roll.index.capitals.get(city) or next(iter(here), None)
    if body is None:
        return None
    roll.take_back(place)
    return roll.give(place, roll.known(body), "city that speaks", MentionForm.METONYM)


def _is_person(roll: Roll, mention: Mention) -> bool:
    return mention.form in NAMED_FORMS and roll.type_of(mention.actor or "") is ActorType.PERSON


def _last_person(roll: Roll, part: Span, segment: Span, inside: Sequence[Mention]) -> list[Mention]:
    """The person whose name ends the words after a long title ("spokesman of the Board of Trade Ann Kerr"); a name
    that a preposition governs ("a friend of Ann Kerr") is none."""
    named = [m for m in inside if _is_person(roll, m) and not roll.text[m.span.e : part.e].strip(' ,."”’)')]
    if not named or "," in roll.text[part.s : named[-1].span.s] or not is_title(roll, segment.text):
        return []
    before = roll.text[part.s : named[-1].span.s]
    return (
        [] if PREPOSITION.search(before) or not before.strip() or before.rstrip()[-2:] in ("'s", "’s") else named[-1:]
    )


def _participles(roll: Roll, part: Span, inside: Sequence[Mention]) -> list[int]:
    """Where a participle after the head begins ("groups urging Ms. Kerr to run")."""
    ends = {m.span.e for m in inside}
    return [m.start() for m in PARTICIPLE.finditer(roll.text, part.s, part.e) if m.start() in ends]


def _in_apposition(roll: Roll, part: Span, segment: Span, inside: Sequence[Mention]) -> list[Found]:
    """Persons named right after a description: "her adviser, Ann Kerr", "two senators, Ann Kerr and Bo Lund"."""
    after = [m for m in inside if m.span.s >= segment.e and _is_person(roll, m)]
    if not after:
        return []
    last = roll.text[after[-1].span.e : part.e]
    if not re.fullmatch(r"[\s,.)]*(?:\([^)]*\)?[\s,]*)?", last):
        return []
    return [named_by(roll, m) for m in after if APPOSED.search(roll.text[max(part.s, m.span.s - 45) : m.span.s])]


def _described(roll: Roll, segment: Span) -> Mention | None:
    """An actor for words that name nobody."""
    words = segment.text.split()
    kind = _kind(roll, _head(words))
    one = DEFINITE.match(segment.text) if kind in (None, ActorType.ANONYMOUS_PERSON) else None
    if one and (person := called(roll, segment.s, segment.text[one.end() :])):
        nominal = Mention(span=segment, form=MentionForm.NOMINAL, type=ActorType.PERSON)
        return roll.give(nominal, person, "what the text calls this person")
    if kind is None and (cut := _before_participle(roll, segment)):
        segment, kind = cut, _kind(roll, _head(cut.text.split()))
    if kind is None or len(words) > 14:
        return None
    nominal = Mention(span=segment, form=MentionForm.NOMINAL, type=kind)
    return roll.mentions[-1] if resolve_nominal(roll, nominal, source=True) else None


def _head(words: Sequence[str]) -> str:
    return re.sub(r"\W", "", words[-1]).casefold() if words else ""


def _before_participle(roll: Roll, segment: Span) -> Span | None:
    """The words before a participle or an adverb of place that describes them ("one woman adopted", "voters filing",
    "farmers nationwide"); None where no noun for somebody stands there."""
    for m in BEHIND.finditer(segment.text):
        words = segment.text[: m.start()].split()
        name = words and words[-1][0].isupper() and (words[1:] or sentence_at(roll, segment.s).s != segment.s)
        if words and not name and _kind(roll, _head(words)):
            return Span.of(roll.text, segment.s, segment.s + m.start())
    return None


def _kind(roll: Roll, head: str) -> ActorType | None:
    """What a head noun says of an actor; None for a noun that no table knows and that is no plural."""
    nominals = roll.pack.offices.nominals
    for name, heads in nominals.items():
        if head in heads:
            kind = ActorType(name)
            if kind is ActorType.ANONYMOUS_COLLECTIVE and not PLURAL.search(head):
                return ActorType.ANONYMOUS_PERSON
            return kind
    if is_person_noun(roll, head):
        return ActorType.ANONYMOUS_PERSON
    return ActorType.ANONYMOUS_COLLECTIVE if PLURAL.search(head) else None
