"""Which acts would be owed, and in which words.

An obligation needs an obligor, an act of a kind that the pack knows, and a beneficiary unless the act is done to
oneself; and the act must be owed: promised, agreed, planned, proposed or demanded. Irony, scare quotes and headlines
make statements, not obligations. Who owes whom is read in ``owing.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Obligation, Term
from onrecord.model.vocabulary import Act, Polarity, PositionInText, Status
from onrecord.packs.obligations import ObligationKind
from onrecord.packs.pack import Pack
from onrecord.packs.wording import openings_in
from onrecord.read.arrangements.bonds import binding_form, label_in, level_of
from onrecord.read.arrangements.minting import ONLY_WHEN
from onrecord.read.arrangements.owing import COMMISSIVE, beneficiaries, obligors, shares
from onrecord.read.arrangements.perspectives import KIND, find_perspectives
from onrecord.read.arrangements.scene import Scene
from onrecord.read.arrangements.signatories import sides
from onrecord.read.words import Listed, pattern

OWING_ACTS = COMMISSIVE | {Act.PROPOSE, Act.DEMAND, Act.REQUEST}
_SILENT = frozenset({Act.DENY, Act.REFUSE, Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.THREATEN, Act.EXPRESS_ATTITUDE})
_NO_OBLIGATIONS = frozenset({PositionInText.HEADLINE, PositionInText.BOILERPLATE, PositionInText.CAPTION})
# Who watches over a truce does not cease fire.
_WATCHING = re.compile(r"\b(?:monitor|mediat|broker|observ|verif|oversee|discuss|negotiat)\w*\s+(?:\w+\s+){0,2}$")
_CLAUSE_END = re.compile(r"[;:]|\s-\s|\s–\s|''|”|\"\s|\s(?:while|whereas|although)\s")
_FUTURE = re.compile(r"\b(?:will|would|shall|(?:is|are) to)\s")
_ON_ITS_SOIL = re.compile(r"\bon its (?:own )?(?:territory|soil)\b")
_AT_ONCE = 40  # characters between what a text does and what it gives
_ITS_VERB = re.compile(r"\s+(?:will|would|shall|is to|are to)\s")
_HOW_MANY = re.compile(r"\bhow (?:many|much)\s+(?:\w+\s+)?$")
_AND = re.compile(r"(?P<comma>,)?\s+(?:and|but)\s+")
# A finite verb behind a name, which no noun in a row of names is.
_VERB = re.compile(
    r"\s+(?:(?:has|have|had|also|would|will|could|may|might|must|is|are|was|were)\b|\w+ed\s|(?:gave|sent|took|made|said|put|held|kept|began)\s)"
)


_WILL = re.compile(r"\s+(?:will|would|shall|must)\b")


@lru_cache(maxsize=8)
def _kinds(pack: Pack) -> tuple[tuple[str, ObligationKind, Listed], ...]:
    return tuple((name, kind, Listed.of(kind.words)) for name, kind in pack.obligations.kinds.items())


def find_obligations(scene: Scene) -> Iterator[Term]:
    """The obligations that the statements of a document speak of."""
    behind: dict[str, tuple[str, ...]] = {}  # who was told to owe something first, by arrangement
    for statement in scene.statements:
        if statement.irony or statement.act in _SILENT or statement.position in _NO_OBLIGATIONS:
            continue
        yield from find_perspectives(scene, statement)
        for span in statement.evidence:
            for term in _in_span(scene, statement, span, behind):
                if isinstance(term.value, Obligation):
                    behind.setdefault(term.subject, term.value.obligors)
                yield term


def _in_span(scene: Scene, statement: Statement, span: Span, behind: Mapping[str, tuple[str, ...]]) -> Iterator[Term]:
    taken: list[Span] = []
    begin = openings_in(span.text)
    hits = sorted(
        (
            (m.start(), -len(m.group()), name, kind, Span(m.start(), m.end(), m.group()))
            for name, kind, listed in _kinds(scene.pack)
            for m in listed.found_in(scene.text, span.s, span.e, begin)
        ),
        key=lambda h: h[:3],
    )
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for *_, name, kind, words in hits:
        if name == KIND or any(words.overlaps(x) for x in taken):
            continue
        if statement.condition is not None and words.inside(statement.condition):
            continue  # "until states with half of all emissions join" is when something is owed
        taken.append(words)
        made = [
            (term, (name, value.obligors))
            for term in _obligations(scene, statement, span, name, kind, words, behind)
            if isinstance(value := term.value, Obligation)
        ]
        yield from (term for term, told in made if told not in seen)
        seen |= {told for _, told in made}


def _obligations(
    scene: Scene,
    statement: Statement,
    span: Span,
    name: str,
    kind: ObligationKind,
    words: Span,
    behind: Mapping[str, tuple[str, ...]],
) -> Iterator[Term]:
    text = scene.text
    clause = _clause(scene, span, words)
    home = scene.home_of(statement, words, kind.types)
    if home is not None and (giving := _given_in(scene, words, home)) is not None and giving < clause.s:
        clause = Span.of(text, giving, clause.e)  # "The pact gives Peru 'guarantees'": only the last word is quoted
    if ONLY_WHEN.search(text[max(span.s, words.s - 24) : words.s]):
        return  # "after a ceasefire" is when something is owed
    if home is None or not _owed(scene, statement, clause, words, name, home):
        return
    itself = _does_itself(scene, clause, words, home)
    who = behind.get(home.id, ()) if itself else obligors(scene, statement, clause, words, kind, home)
    if kind.mutual and not who:
        who = sides(scene, home)  # "An attack on one will be an attack on all": of those who agreed on it
    host: tuple[str, ...] = who if len(who) == 1 and _ON_ITS_SOIL.search(text, words.e, clause.e) else ()
    # "Peru signed an accord with Chile that provides for instructors on its territory": Chile sends them.
    who = tuple(x for x in sides(scene, home) if x not in host) or who if host else who
    for part in shares(scene, scene.said_in(statement, clause), words):
        whom = host if host != who else ()
        whom = whom or beneficiaries(scene, statement, part, words, who, kind, home)
        both = who
        if kind.mutual and whom and who:
            both, whom = tuple(dict.fromkeys((*who, *whom)))[:2], tuple(dict.fromkeys((*whom, *who)))[:2]
        elif len(who) > 1 and not whom and not kind.own and (kind.mutual or {*who} <= {*sides(scene, home)}):
            whom = who  # what all sides of an accord will do and nobody else receives, they do for each other
        if not both or (not whom and not kind.own):
            continue
        form = binding_form(clause.text, home.type, scene.pack)
        status = _status(scene, statement, clause)
        level = level_of(kind, form, clause.text, scene.pack)
        value = Obligation(
            obligors=both,
            beneficiaries=whom,
            kind=name,
            content=part,
            status=status,
            amount=_amount(scene, part),
            firmness_label=label_in(text, statement, clause, scene.pack, words),
            firmness_level=None if status is Status.DEMANDED else level,
            binding_form=form,
            condition=statement.condition,
        )
        yield scene.term(statement, home.id, value, (part,))


def _does_itself(scene: Scene, clause: Span, words: Span, home: Subject) -> bool:
    """Whether the arrangement is said to do it ("The brigade would train the army"): those behind it do."""
    before = [m for m in home.mentions if clause.s <= m.s and m.e <= words.s]
    if not before or not _ITS_VERB.match(scene.text, before[-1].e, words.s):
        return False
    return not scene.agents(before[-1].e, words.s)


def _given_in(scene: Scene, words: Span, home: Subject) -> int | None:
    """Where the verb stands by which the text `home` itself gives what `words` name; None where it does not."""
    sentence = scene.sentence_of(words)
    binding = scene.binding_in(sentence, words.s) if sentence else None
    if binding is None or binding[0].id != home.id or binding[1] < words.s - _AT_ONCE:
        return None
    return scene.text.rfind(" ", 0, binding[1]) + 1


def _disowned(scene: Scene, statement: Statement, clause: Span, words: Span) -> bool:
    """Whether the words before the act refuse it, deny that it is owed, or ask how much of it there will be."""
    obligations = scene.pack.obligations
    if pattern(obligations.refusing).search(scene.text, clause.s, words.s):
        return True
    if _HOW_MANY.search(scene.text, clause.s, words.s):
        return True  # "each decides how many ships it sends"
    denied = pattern(obligations.not_owed)
    return bool(
        (statement.polarity is Polarity.NEG and denied.search(scene.text, clause.s, words.s))
        or denied.search(scene.text[max(clause.s, words.s - 40) : words.s])
    )


def _owed(scene: Scene, statement: Statement, clause: Span, words: Span, name: str, home: Subject) -> bool:
    """Whether the act is owed in these words: the statement does so, or an owing word leads to it."""
    obligations = scene.pack.obligations
    if _disowned(scene, statement, clause, words) or (statement.act is Act.SUPPORT and name != "political_support"):
        return False
    if _given_in(scene, words, home) is not None:
        return True
    if statement.act in OWING_ACTS or (statement.act is Act.SUPPORT and name == "political_support"):
        return True
    if statement.act is Act.EVALUATE:
        return False
    text = scene.stands_in(words)
    if text is not None and text.id == home.id and _FUTURE.search(scene.text, clause.s, words.s):
        return True  # "Under the accord, the two states will ..."
    if home.id not in statement.subjects:
        # What a page goes on to tell in the future of an arrangement are its terms.
        before = scene.named_before(words.s)
        return before is home and bool(_FUTURE.search(scene.text, clause.s, words.s))
    if any(words.inside(m) for m in home.mentions) and _WATCHING.search(scene.text[clause.s : words.s]):
        return False
    return bool(pattern(obligations.owing).search(clause.text)) or home.type == "legislation"


def _begins_clause(scene: Scene, joint: re.Match[str]) -> bool:
    """Whether somebody's name and a verb follow ("..., and Peru pledged ships"; without a comma, one of the future)."""
    offset = joint.end()
    agent = next((a for a in scene.agents(offset, offset + 40) if a[0] - offset <= 4), None)
    if agent is None or joint["comma"]:
        return agent is not None and bool(_VERB.match(scene.text, agent[1]))
    # "The members and Peru will" are a row.
    row = any(e == joint.start() for _, e, _ in scene.agents(max(0, joint.start() - 40), joint.start()))
    return not row and bool(_WILL.match(scene.text, agent[1]))


def _clause(scene: Scene, span: Span, words: Span) -> Span:
    text, s, e = scene.text, span.s, span.e
    ends = [(m.start(), m.end()) for m in _CLAUSE_END.finditer(text, span.s, span.e)]
    ends += [(m.start(), m.end()) for m in _AND.finditer(text, span.s, span.e) if _begins_clause(scene, m)]
    for start, end in sorted(ends):
        if end <= words.s:
            s = end
        elif start >= words.e:
            e = start
            break
    while s < e and text[s] in " \t\n\"“”'‘,":
        s += 1
    return Span.of(text, s, e)


def _status(scene: Scene, statement: Statement, clause: Span) -> Status:
    rules = scene.pack.rules
    if statement.act is Act.SUPPORT:
        return Status.DECLARED
    if statement.act in rules.status_of_act and statement.act is not Act.PREDICT:
        return rules.status_of_act[statement.act]
    for status, words in rules.statuses.items():
        if pattern(words).search(clause.text):
            return status
    return rules.status_of_act.get(statement.act, Status.UNDER_DISCUSSION)


# How long and by how many a thing is decided is not how much is owed.
_NO_AMOUNT = frozenset({"years", "months", "weeks", "days", "hours", "month_ordinal", "members", "countries"})


def _amount(scene: Scene, clause: Span) -> Quantity | None:
    inside = (q for q in scene.quantities if q.span.inside(clause) and q.value is not None)
    return next((q for q in inside if q.unit not in _NO_AMOUNT), None)
