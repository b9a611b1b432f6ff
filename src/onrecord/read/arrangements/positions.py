"""Where actors stand on an arrangement: by the act they do about it, by how they judge it, or by the page's words.

Accepted gap: a stance that only irony or the whole of a paragraph shows is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Obligation, Position, Term
from onrecord.model.vocabulary import Act, ActorType, Polarity, PositionInText, Stance, Status
from onrecord.packs.pack import Pack
from onrecord.packs.wording import openings_in
from onrecord.read.arrangements.groups import named_holders, named_members
from onrecord.read.arrangements.owing import MEMBERSHIPS
from onrecord.read.arrangements.scene import Scene
from onrecord.read.arrangements.signatories import concluded_by, is_accord, sides, taking_part
from onrecord.read.words import Listed, Sentence, pattern

_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer)\s+(?:\w+\s+){0,2}$")
# Refusing to talk of a thing is no stand on it.
_ONLY_IF = re.compile(
    r"\bonly (?:[\w']+ ){0,3}(?:if|with|after|once|when|on condition)\b"
    r"|\bprovided that\b|\bon (?:the )?condition that\b|\bas long as\b"
)
_UNLESS = re.compile(r"\b(?:unless|until|without|as long as|while)\b")
_OFFERING = frozenset({Act.OFFER, Act.PROPOSE, Act.PROMISE, Act.INVITE})
_WITHDREW = re.compile(
    r"\b(?:withdr[ae]w|rescind|retract|revok|cancel|t(?:ook|aking|akes?) back)\w*\s+(?:its|their|his|her|the|an?)\s+"
    r"(?:\w+\s+)?"
    r"(?:offer|proposal|promise|pledge|invitation)\b"
)
_OPENING = re.compile(r"^[\"“'‘]*(?:\w+(?:ed|s|ing)\s+)?(?:for\s+)?(?:an?\s+|the\s+|some\s+|further\s+)?")
_NO_TALK = re.compile(r"\b(?:to )?(?:comment|say|speculate|discuss|answer|elaborate|confirm)\b", re.IGNORECASE)
_CLAUSE_BETWEEN = re.compile(r"[;:—–]|\b(?:that|which)\b|\.\s")
_COLLECTIVE = frozenset({ActorType.COLLECTIVE, ActorType.ORGANISATION, ActorType.ANONYMOUS_COLLECTIVE})
# Acts that judge rather than do; the words of the judgement then take the side.
_WITHOUT_OBJECT = frozenset({Stance.ABSTAIN, Stance.RELUCTANT, Stance.AMBIVALENT, Stance.DIVIDED})
_BODIES = frozenset({ActorType.STATE, ActorType.ORGANISATION})
_OWN_ACCORD = frozenset({Status.PLANNED, Status.OFFERED, Status.ANNOUNCED, Status.AGREED, Status.SIGNED})
_JUDGING = frozenset({Act.EVALUATE, Act.PREDICT, Act.WARN, Act.ACCUSE, Act.CLAIM, Act.EXPRESS_ATTITUDE, Act.JUSTIFY})
_INTRANSITIVE = frozenset({"object", "objects", "objected"})
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|I)\s+[^.;,:]{0,30}$")
_ANOTHER_CLAUSE = re.compile(r"[;:—–]|\b(?:though|although|while|but|because)\b")
_SUPPOSED = re.compile(r"\b(?:if|unless|whether)\b[^,]{0,40}$")
_POINTED = re.compile(
    r"\s+(?:(?:over|to|about|of|on|with|by)\s+)?"
    r"(?:the (?:idea|notion|move|step|proposal)|it|this|one|them)\b(?! (?:that|of|to)\b)"
)
_GOES_ON = re.compile(
    r"(?:['’]s|\s+(?:is|was|are|were|would|will|can|could|may|might|must|should|has|have|had|does|did|means|makes"
    r"|represents|marks|shows|gives|puts|leaves|remains|takes|sends|agreement|deal|accord|plan|bill|pact|treaty))\b"
)
_ENDS = re.compile(r"\s*(?:[.;,”\"]|(?:but|and|after|when|once|because|since|as|while|if|until)\b|$)")
_DECIDED = re.compile(r"\b(?:will|would|shall|agree[ds]?|decided|ready|is|are|plans?) (?:to\s+)?(?:\w+\s+){1,3}$")
_REACH = 90  # characters between a word of stance and the arrangement it is taken towards
# A noun rather than a verb if the arrangement does not follow at once ("bipartisan support for").
_BESIDE = 25  # characters of an adjective before the name ("a disastrous trade deal")
# "In the Senate, he blocked ...": whoever a circumstance names takes no stand; nor does who is asked to.
_CIRCUMSTANCE = re.compile(r"\b(?:in|at|from|with|by|on|to|against|for|inside)\s+(?:the\s+)?$", re.IGNORECASE)
_OWN_SUPPORT = re.compile(r"\b(?:his|her)\s+(?:\w+\s+)?$")
_NOUNS = frozenset({"support", "urge", "want", "back"})
_REACH_OF_NOUN = 25


@lru_cache(maxsize=8)
def _stances(pack: Pack) -> tuple[tuple[Stance, Listed], ...]:
    return tuple((stance, Listed.of(words)) for stance, words in pack.rules.stances.items())


@lru_cache(maxsize=8)
def _passive(pack: Pack) -> tuple[tuple[Stance, Listed], ...]:
    return tuple((stance, Listed.of(words)) for stance, words in pack.rules.passive_stances.items())


def find_positions(scene: Scene, owed: Sequence[Term] = ()) -> Iterator[Term]:
    """Positions on the arrangements of a document, each actor's of one arrangement and stance once.

    `owed` are the obligations found before: whoever undertakes one of his own accord supports it, unless the page
    tells another stand.
    """
    done: set[tuple[str, str, Stance]] = set()
    acted: set[tuple[str, str]] = set()
    ways = (
        (True, False, _by_act(scene)),
        (False, False, _by_words(scene)),
        (False, True, _by_undertaking(scene, owed)),
        (False, True, _by_joining(scene)),
    )
    for by_act, rest, terms in ways:
        for term in terms:
            value = term.value
            if not isinstance(value, Position):
                continue
            key = (value.actor or "", term.subject)
            # What somebody does outranks the words that stand near.
            if (*key, value.stance) in done or (not by_act and key in acted):
                continue
            if rest and any(x[:2] == key for x in done):
                continue
            done.add((*key, value.stance))
            if by_act:
                acted.add(key)
            yield term


def _by_undertaking(scene: Scene, owed: Sequence[Term]) -> Iterator[Term]:
    statements = {s.id: s for s in scene.statements}
    for term in owed:
        value = term.value
        if not isinstance(value, Obligation) or value.status not in _OWN_ACCORD:
            continue
        if scene.arrangements[term.subject].type not in scene.pack.rules.support_of_providers:
            continue
        for actor in value.obligors:
            if scene.types.get(actor) in _BODIES:
                position = Position(actor=actor, stance=Stance.SUPPORT)
                yield scene.term(statements[term.statement], term.subject, position, term.evidence)


def _by_joining(scene: Scene) -> Iterator[Term]:
    """Who signs an accord or takes part in a mission supports it."""
    for subject in scene.arrangements.values():
        if subject.type in MEMBERSHIPS:
            continue
        concluded = list(concluded_by(scene, subject)) if is_accord(scene, subject) else []
        beside = [(who, concluded[0][1]) for who in sides(scene, subject)] if concluded else []
        joining = [(who, m) for who, m in taking_part(scene, subject) if _to_come(scene, m)]
        for who, mention in (*concluded, *beside, *joining):
            statement = scene.statement_at(mention)
            if (
                statement is not None
                and statement.polarity is Polarity.POS
                and statement.position is not PositionInText.BOILERPLATE
                and scene.types.get(who) in _BODIES
            ):
                yield scene.term(statement, subject.id, Position(actor=who, stance=Stance.SUPPORT), (mention,))


def _to_come(scene: Scene, mention: Span) -> bool:
    """Whether taking part in what is named there is decided on: to be part of what goes on anyway is no stand."""
    sentence = scene.sentence_of(mention)
    return sentence is not None and bool(_DECIDED.search(scene.text, max(sentence.span.s, mention.s - 40), mention.s))


def _by_act(scene: Scene) -> Iterator[Term]:
    for statement in scene.statements:
        if statement.attribution is None or statement.position is PositionInText.BOILERPLATE:
            continue
        subject = _told_of(scene, statement)
        stance = _stance_of(scene, statement, subject) if subject else None
        if subject is None or stance is None:
            continue
        for holder in named_holders(scene, statement):
            actor = scene.speaks_as(holder, statement, subject)
            if scene.types.get(actor) is ActorType.DOCUMENT:
                continue  # what a text says of itself is its term
            position = Position(actor=actor, stance=stance, qualifier=statement.condition)
            yield scene.term(statement, subject.id, position, statement.evidence)


def _stance_of(scene: Scene, statement: Statement, subject: Subject) -> Stance | None:
    words = " ".join(x.text for x in statement.evidence)
    rules = scene.pack.rules
    good = pattern(rules.good).search(words)
    named = bool(_mentions_in(scene, statement, subject))
    stance = rules.stance_of_act.get(statement.act)
    if _wants_it_otherwise(scene, statement, words, named=named):
        return Stance.CONDITIONAL
    if statement.act in _JUDGING:
        if _judged_bad(scene, statement, subject):
            return Stance.OPPOSE
        judged = statement.act in {Act.EVALUATE, Act.PREDICT}
        return Stance.SUPPORT if good and judged and statement.polarity is Polarity.POS else None
    if statement.act is Act.REFUSE and _NO_TALK.search(words[:60]):
        return None
    if statement.act in _OFFERING and _withdrawn(scene, statement):
        return Stance.OPPOSE
    against = re.search(r"\b(?:not to|must not|should not|never)\b", words) or _undone(scene, statement, subject)
    asking = statement.act in {Act.DEMAND, Act.REQUEST, Act.ADVISE, Act.PROMISE}
    return Stance.OPPOSE if stance is Stance.SUPPORT and asking and against else stance


def _wants_it_otherwise(scene: Scene, statement: Statement, words: str, *, named: bool) -> bool:
    """Whether somebody wants it only if something is done, asks for a change of it, or refuses it until then."""
    against = scene.pack.rules.stance_of_act.get(statement.act) is Stance.OPPOSE
    if named and not against and _ONLY_IF.search(words):
        return True
    if statement.act is Act.REFUSE and not _NO_TALK.search(words[:60]):
        return named and bool(_UNLESS.search(words))  # "will not send a brigade without a vote"
    asking = statement.act in {Act.DEMAND, Act.REQUEST}
    return asking and bool(pattern(scene.pack.rules.amending).match(_bare(words)))


def _withdrawn(scene: Scene, statement: Statement) -> bool:
    """Whether an offer is told of because it is taken back."""
    first = statement.evidence[0]
    return bool(_WITHDREW.search(scene.text, max(0, first.s - _BESIDE), first.e))


def _bare(words: str) -> str:
    """`words` without the verb of asking and the article that may open them."""
    return _OPENING.sub("", words, count=1)


def _mentions_in(scene: Scene, statement: Statement, subject: Subject) -> list[Span]:
    """Where the evidence of a statement names `subject`."""
    return [m for x, m in scene.naming.mentions_at(statement.evidence) if x.id == subject.id]


def _judged_bad(scene: Scene, statement: Statement, subject: Subject) -> bool:
    """Whether the judgement falls on the arrangement: its name, or a pronoun for it, stands in front of the words."""
    mentions = _mentions_in(scene, statement, subject)
    for span in statement.evidence:
        for m in pattern(scene.pack.rules.bad).finditer(scene.text, span.s, span.e):
            behind = any(0 <= m.start() - x.e <= _REACH for x in mentions)
            if not mentions or behind or any(x.s - _BESIDE <= m.start() < x.e for x in mentions):
                return True
    return False


def _undone(scene: Scene, statement: Statement, subject: Subject) -> bool:
    """Whether what is asked for or promised is the end of the arrangement ("urged allies to reject the deal")."""
    mentions = _mentions_in(scene, statement, subject)
    first = min((m.s for m in mentions), default=statement.evidence[0].e)
    words = scene.text[max(statement.evidence[0].s, first - _REACH) : first]
    return bool(pattern(scene.pack.rules.undoing).search(words))


def _told_of(scene: Scene, statement: Statement) -> Subject | None:
    """The first arrangement that the statement names, or the one that its opening pronoun stands for."""
    if (text := scene.stands_in(statement.evidence[0])) is not None:
        return text
    own = {x for x in statement.subjects if x in scene.arrangements}
    named = [(m.s, x.id, x) for x, m in scene.naming.mentions_at(statement.evidence) if x.id in own]
    if named:
        return min(named, key=lambda y: y[:2])[2]
    opening = statement.evidence[0].text.lstrip("\"“'‘")
    beholden = pattern(scene.pack.rules.beholden).match(opening)
    # "This trend is dangerous" speaks of the trend.
    if beholden and beholden.group().lower() in {"this", "that"} and not _GOES_ON.match(opening, beholden.end()):
        return None
    return scene.named_before(statement.evidence[0].s, paragraphs=2) if beholden else None


def _by_words(scene: Scene) -> Iterator[Term]:
    tables = ((_passively, _passive(scene.pack)), (_active, _stances(scene.pack)))
    for sentence in scene.sentences:
        begin = openings_in(sentence.span.text)
        hits = [
            (m.start(), -len(m.group()), n, stance, read, Span(m.start(), m.end(), m.group()))
            for n, (read, table) in enumerate(tables)
            for stance, listed in table
            for m in listed.found_in(scene.text, sentence.span.s, sentence.span.e, begin)
        ]
        taken = sentence.span.s
        # The longest words win: "have not signed on" is no "signed on".
        for s, _, _, stance, read, words in sorted(hits, key=lambda h: h[:3]):
            if s >= taken:
                taken = words.e
                yield from read(scene, sentence, stance, words)


def _active(scene: Scene, sentence: Sentence, stance: Stance, words: Span) -> Iterator[Term]:
    text = scene.text
    subject = _towards(scene, sentence, words, stance)
    agents = [
        a
        for a in scene.agents(sentence.span.s, words.s)
        if words.s - a[1] <= _REACH
        and not scene.inside_a_name(a)
        and not _CIRCUMSTANCE.search(text[max(sentence.span.s, a[0] - 16) : a[0]])
        and not re.fullmatch(r"\s+(?:not\s+)?to\s+", text[a[1] : words.s])
    ]
    own = _OWN_SUPPORT.search(text, sentence.span.s, words.s)
    if own and not any(own.start() == a[0] for a in agents):
        agents = [a for a in agents if scene.types.get(a[2]) is ActorType.PERSON]
    if subject is not None and (we := _FIRST_PERSON.search(text, sentence.span.s, words.s)):
        yield from _in_first_person(scene, subject, stance, Span.of(text, we.start(), words.e))
        return
    if subject is None or not agents or _ANOTHER_CLAUSE.search(text[agents[-1][1] : words.s]):
        return
    if re.match(r"\s+by\b", text[words.e : words.e + 4]) or _SUPPOSED.search(text[sentence.span.s : words.s]):
        return
    if stance is Stance.DIVIDED and scene.types.get(agents[-1][2]) not in _COLLECTIVE:
        return
    if _NEGATED.search(text[max(sentence.span.s, words.s - 25) : words.s]):
        stance = scene.pack.rules.negated.get(stance, stance)
    statement = scene.statement_at(words) or scene.statement_in(sentence)
    if statement is None or statement.position is PositionInText.BOILERPLATE:
        return
    if stance is Stance.SUPPORT and _ONLY_IF.search(text, agents[-1][1], sentence.span.e):
        stance = Stance.CONDITIONAL
    row = _row(scene, agents)
    evidence = Span.of(text, row[0][0], words.e)
    condition = statement.condition
    qualifier = condition if condition and condition.inside(sentence.span) and condition.s >= words.e else None
    for who in [x for a in row for x in named_members(scene, a)]:
        position = Position(actor=scene.stands_for(who), stance=stance, qualifier=qualifier)
        yield scene.term(statement, subject, position, (evidence,))


def _in_first_person(scene: Scene, subject: str, stance: Stance, words: Span) -> Iterator[Term]:
    """ "We will not support the deal", she said: her stand."""
    statement = scene.statement_at(words)
    if statement is None or statement.attribution is None:
        return
    if _NEGATED.search(words.text[:-1]) or re.search(r"(?:\bnot|n['’]t|\bnever)\s", words.text):
        stance = scene.pack.rules.negated.get(stance, stance)
    for holder in named_holders(scene, statement):
        actor = scene.speaks_as(holder, statement, scene.arrangements[subject])
        yield scene.term(statement, subject, Position(actor=actor, stance=stance), (words,))


def _row(scene: Scene, agents: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The last agent and those joined to it by commas and "and"."""
    row = [agents[-1]]
    for agent in reversed(agents[:-1]):
        between = scene.text[agent[1] : row[0][0]]
        if not re.fullmatch(r"(?:\s\([^)]*\))?(?:,\s+|,?\s+and\s+)(?:[A-Z][a-z]+\.\s+|many\s+|the\s+)?", between):
            break
        row.insert(0, agent)
    return row


def _towards(scene: Scene, sentence: Sentence, words: Span, stance: Stance) -> str | None:
    text = scene.text
    reach = _REACH_OF_NOUN if words.text.lower() in _NOUNS else _REACH
    found = [
        (max(m.s, words.e), x.id)
        for x, m in scene.naming.mentions_at([sentence.span])
        if words.s <= m.s <= words.e + reach and m.e <= sentence.span.e
    ]
    if found and not _CLAUSE_BETWEEN.search(text[words.e : min(found)[0]]):
        return min(found)[1]
    # "Oslo was reluctant.": towards what was spoken of.
    alone = stance in _WITHOUT_OBJECT or words.text.lower() in _INTRANSITIVE
    ends = alone and _ENDS.match(text[words.e : sentence.span.e])
    pointed = ends or _POINTED.match(text, words.e)
    before = scene.named_before(words.s, paragraphs=3) if pointed else None
    return before.id if before else None


def _passively(scene: Scene, sentence: Sentence, stance: Stance, words: Span) -> Iterator[Term]:
    text = scene.text
    agents = [a for a in scene.agents(words.e, sentence.span.e) if a[0] - words.e <= 60]
    if not agents:
        return
    longest = _bearer(scene, agents)
    about = [
        (m.e, x.id) for x, m in scene.naming.mentions_at([sentence.span]) if sentence.span.s <= m.s and m.e <= words.s
    ]
    statement = scene.statement_at(words) or scene.statement_in(sentence)
    before = scene.named_before(words.s, paragraphs=2)
    subject = max(about)[1] if about else before.id if before else None
    if statement is None or subject is None or statement.position is PositionInText.BOILERPLATE:
        return
    evidence = Span.of(text, words.s, longest[1])
    yield scene.term(statement, subject, Position(actor=scene.stands_for(longest[2]), stance=stance), (evidence,))


def _bearer(scene: Scene, agents: list[tuple[int, int, str]]) -> tuple[int, int, str]:
    """The first agent; of "Senate Committee Chairman Ann Lee" the person, not the body in her title."""
    found = max((a for a in agents if a[0] == agents[0][0]), key=lambda a: a[1])
    for agent in agents:
        title = re.fullmatch(
            r"(?:['’]s)?\s+(?:[A-Z][\w.]*\s+){0,4}", scene.text[found[1] : agent[0]] if agent[0] > found[1] else "-"
        )
        if title and scene.types.get(agent[2]) is ActorType.PERSON:
            return agent
    return found
