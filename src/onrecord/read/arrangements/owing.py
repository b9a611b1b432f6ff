"""Who owes and who is owed to, in the words of one clause: active, passive and nominal forms."""

from __future__ import annotations

import re

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import Act, ActorType
from onrecord.packs.obligations import ObligationKind
from onrecord.read.arrangements.accession import applicants_and_body
from onrecord.read.arrangements.groups import Agent, named_holders, named_members
from onrecord.read.arrangements.minting import GIVES, SERVES
from onrecord.read.arrangements.scene import IN_WHICH, Scene
from onrecord.read.arrangements.signatories import concluded_by, is_accord, sides
from onrecord.read.words import pattern

COMMISSIVE = frozenset({Act.PROMISE, Act.OFFER, Act.AGREE, Act.ANNOUNCE, Act.INVITE, Act.DECIDE})
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_TOWARDS = re.compile(r"\b(?:to|for)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
_INTO = re.compile(r"\b(?:to|in|into)\s+(?:the\s+)?$")
_WITH = re.compile(r"\b(?:with|in|at|inside|of)\s+(?:the\s+)?(?:\w+\s+){0,2}$")
# Those whom an act is aimed at are not those to whom it is owed.
_AGAINST = re.compile(
    r"\b(?:against|from|counter|deter|repel|threat|closest to|pressure on|between|on|over|near|letter to|without)"
    r"\s+(?:the\s+|any\s+)?(?:\w+\s+){0,2}$"
)
_ANY_PREPOSITION = re.compile(
    r"\b(?:to|for|with|in|of|on|around|by|against|at|from|between|over|as|than|about|across|inside|toward|towards|amid)"
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}$"
)
# Somebody who receives: "will be given", "would be armed", "will have greater access to".
_RECEIVES = re.compile(
    r"^[\s,]*(?:also\s+)?(?:will|would|can|could|to)?\s*(?:also\s+)?"
    r"(?:be able to|be \w+ed\b|be given|have|get|gain|enjoy|receive|needs?)\b"
)
# "In exchange for Peru opening its ports": Peru would do it.
_IN_EXCHANGE = re.compile(r"\b(?:exchange|return) for\s+(?:the\s+)?$")
_OWN = re.compile(
    r"\b(?:its|their|his|her|own)\s+(?:\w+\s+){0,2}(?:flank|borders?|territory|soil|military|army|members?|edge)\b"
)
# What a clause between commas tells of somebody beside.
_REQUIRES = re.compile(
    r"\b(?:requir|oblig|forc|compel|prohibit|bar|block|ban|prevent|stop)\w*\s+(?:the\s+)?(?:\w+\s+)?$"
)
# "Would enable farmers to cut emissions": whoever is enabled does it.
_CAUSES = re.compile(
    r"\b(?:enabl|allow|requir|oblig|commit|bind|forc|compel|permit)(?:e|es|ed|s|ing|ting|ted)?\s+(?:the\s+|all\s+)?(?:\w+\s+)?$"
)
_JOINING = re.compile(r"\bjoin(?:s|ed|ing)?\s+(?:the\s+)?$")
_FOR = re.compile(r"[\"”'’]*\s+(?:to|for)\s+(?:the\s+)?")
_FOR_OTHERS = frozenset({"support_package", "bilateral_security_commitments", "summit_declaration"})
_ASIDE = re.compile(r",\s+(?:which|who|whose)\b[^,]*,")
# "Obliges both to consult within a day": each other.
_EACH_OTHER = re.compile(
    r"\b(?:each other|one another)\b"
    r"|\bconsult(?=\s*(?:[.,;”\"]|$|(?:if|when|within|at once|immediately|before|every|as)\b))"
)
_NEAR = 30  # characters
MEMBERSHIPS = frozenset({"alliance_membership", "union_membership", "organisation_membership"})
_SHARE = re.compile(r",\s+(?:and\s+)?")


def obligors(
    scene: Scene, statement: Statement, clause: Span, words: Span, kind: ObligationKind, home: Subject
) -> tuple[str, ...]:
    """Who would owe the act named by `words`."""
    text = scene.text
    if home.type == "legislation":
        return _required(scene, clause, words) or _legislating(scene)
    # "An accord under which Lima will ...": who does it stands in the relative clause.
    inner = [m.end() for m in IN_WHICH.finditer(text, clause.s, words.s)]
    if inner and any(e <= words.s for _, e, _ in scene.agents(inner[-1], words.s)):
        clause = Span.of(text, inner[-1], clause.e)
    agents = [
        a
        for a in scene.agents(clause.s, clause.e)
        # What is owed under a mission is owed by those behind it, not by its name.
        if (not scene.inside_a_name(a) or a[1] <= words.s) and not text[a[0] : a[1]].endswith(home.name)
    ]
    told = _bound(scene, clause, words, agents)
    told = told or _given_by_text(scene, words, home, agents)
    return told or _doing(scene, statement, clause, words, kind, home, agents)


def _bound(scene: Scene, clause: Span, words: Span, agents: list[Agent]) -> tuple[str, ...]:
    """Whom a preposition or a verb before the name makes the doer, whatever the act."""
    text = scene.text
    by = [a for a in agents if _BY.search(text[max(clause.s, a[0] - 8) : a[0]])]
    if by:
        return named_members(scene, by[0])
    if caused := _caused(scene, agents, clause, words):
        return caused
    before = [a for a in agents if a[1] <= words.s and _ungiven(text, a)]
    exchanged = [a for a in before if _IN_EXCHANGE.search(text[max(clause.s, a[0] - 24) : a[0]])]
    return (scene.bound_by(exchanged[-1][2]),) if exchanged else ()


def _given_by_text(scene: Scene, words: Span, home: Subject, agents: list[Agent]) -> tuple[str, ...]:
    """Who is behind a text that gives something itself ("The pact gives Peru guarantees"): those who concluded it."""
    sentence = scene.sentence_of(words)
    binding = scene.binding_in(sentence, words.s) if sentence else None
    if binding is None or binding[0].id != home.id:
        return ()
    if any(binding[1] <= s and e <= words.s and _ungiven(scene.text, (s, e, who)) for s, e, who in agents):
        return ()
    given = {who for _, _, who in agents}
    found = dict.fromkeys(who for who, _ in concluded_by(scene, home) if who not in given)
    whole = [x for x in found if scene.types.get(x) in {ActorType.STATE, ActorType.ORGANISATION}]
    return tuple(whole or found)[: None if is_accord(scene, home) else 1]


def _ungiven(text: str, agent: Agent) -> bool:
    """Whether an agent is no recipient and no owner of what follows."""
    s, e, _ = agent
    return not GIVES.search(text[max(0, s - 16) : s]) and text[e : e + 2] not in ("'s", "’s")


def _doing(
    scene: Scene,
    statement: Statement,
    clause: Span,
    words: Span,
    kind: ObligationKind,
    home: Subject,
    agents: list[Agent],
) -> tuple[str, ...]:
    """Whom the clause or the statement has do the act."""
    text = scene.text
    before = [
        a
        for a in agents
        if a[1] <= words.s and _ungiven(text, a) and not _ANY_PREPOSITION.search(text[max(clause.s, a[0] - 24) : a[0]])
    ]
    holders = tuple(dict.fromkeys(scene.principal_of(h, statement) for h in named_holders(scene, statement)))
    doing = [who for s, e, who in before if not _RECEIVES.match(text[e : e + 40])]
    # A president's promise binds the state, as far as it binds.
    before = [(s, e, scene.bound_by(who)) for s, e, who in before]
    doing = [scene.bound_by(who) for who in doing]
    if statement.act in {Act.DEMAND, Act.REQUEST}:
        others = [w for w in doing if w not in holders]
        return (others[0],) if others else _counterpart(scene, home, frozenset({*holders, *(w for _, _, w in before)}))
    if statement.act in COMMISSIVE | {Act.SUPPORT}:
        return _row(scene, before, doing[0]) if doing else _committed(scene, clause, words, holders)
    if doing:
        return (*_row(scene, before, doing[0]), *_joined(scene, clause, agents, doing))
    if statement.act is Act.PROPOSE and kind.own and (told := _own_proposal(scene, statement, words, home)):
        return told
    received = {who for _, _, who in before}
    return _counterpart(scene, home, frozenset(received)) if received else ()


def _committed(scene: Scene, clause: Span, words: Span, holders: tuple[str, ...]) -> tuple[str, ...]:
    """Whom a promise binds whose words name nobody: those for whom the holders speak."""
    states = scene.nations(clause.s, words.s)
    told = tuple(scene.principals.get(h, h) for h in holders)
    if told and all(scene.types.get(t) is ActorType.PERSON for t in told) and len(states) == 1:
        return (next(iter(states)),)
    return told


def _caused(scene: Scene, agents: list[Agent], clause: Span, words: Span) -> tuple[str, ...]:
    """Who is enabled or made to do what `words` name ("would allow Chile to cut its emissions")."""
    text = scene.text
    made = [
        who
        for s, e, who in agents
        if e <= words.s and text[e : e + 4] == " to " and _CAUSES.search(text[max(clause.s, s - 30) : s])
    ]
    return tuple(scene.bound_by(x) for x in made[-1:])


def _joined(scene: Scene, clause: Span, agents: list[Agent], doing: list[str]) -> tuple[str, ...]:
    """Whom the doer joins in the act ("Peru will send troops, joining Chile and Cuba in the mission")."""
    first = [a for a in agents if _JOINING.search(scene.text[max(clause.s, a[0] - 16) : a[0]])]
    return tuple(x for x in _row(scene, agents, first[-1][2]) if x not in doing) if first else ()


def _own_proposal(scene: Scene, statement: Statement, words: Span, home: Subject) -> tuple[str, ...]:
    """Who proposes what they would do themselves ("her proposals to invest"): an infinitive opens the act."""
    opened = re.search(r"\bto\s+(?:\w+\s+){0,2}$", scene.text[max(0, words.s - 30) : words.s])
    at_once = re.match(r"\w+", words.text) and scene.text[max(0, words.s - 3) : words.s] == "to "
    owned = home.type in {"implementation", "unilateral_pledge", "ndc"}
    return tuple(scene.bound_by(x) for x in statement.holders) if owned and (opened or at_once) else ()


def _row(scene: Scene, agents: list[Agent], first: str) -> tuple[str, ...]:
    """An agent and those joined to it by commas and "and"."""
    start = next(i for i, a in enumerate(agents) if a[2] == first)
    row = [agents[start]]
    for agent in agents[start + 1 :]:
        if not re.fullmatch(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?", scene.text[row[-1][1] : agent[0]]):
            break
        row.append(agent)
    return tuple(dict.fromkeys(x for a in row for x in named_members(scene, a)))


def _required(scene: Scene, clause: Span, words: Span) -> tuple[str, ...]:
    """Whom a law would bind in so many words ("would require the president to get ...")."""
    text = scene.text
    # The word for the act may be the one that binds ("would block the ministry from buying").
    end = min(clause.e, words.e + _NEAR) if _REQUIRES.search(f"{words.text} ") else words.s
    bound = [
        who
        for s, e, who in scene.agents(clause.s, end)
        if _REQUIRES.search(text[max(clause.s, s - 24) : s]) and re.match(r"\s+(?:to|from)\b", text[e:])
    ]
    return tuple(bound[-1:])


def _deciding(scene: Scene) -> tuple[str, ...]:
    """The parliament that the page speaks of."""
    deciders = pattern(scene.pack.rules.deciders)
    found = [a.id for a in scene.cast.actors if a.type is ActorType.ORGANISATION and deciders.search(a.name)]
    return tuple(found[:1])


def _legislating(scene: Scene) -> tuple[str, ...]:
    """The state whose parliament the page speaks of."""
    bodies = scene.pack.actors.bodies
    for mention in scene.cast.mentions:
        known = bodies.get(mention.actor or "")
        name = next((a.name for a in scene.cast.actors if a.id == mention.actor), "")
        if pattern(scene.pack.rules.deciders).search(name):
            state = (known.represents if known else "") or scene.principals.get(mention.actor or "", "")
            if state in scene.pack.actors.states:
                return (state,)
    return ()


def _counterpart(scene: Scene, home: Subject, received: frozenset[str]) -> tuple[str, ...]:
    """The other party that an arrangement's own names give, where a clause tells only who receives."""
    key = ("counterpart", home.id, *sorted(received))
    return scene.once(key, lambda: _counterpart_in_names(scene, home, received))


def _counterpart_in_names(scene: Scene, home: Subject, received: frozenset[str]) -> tuple[str, ...]:
    for mention in home.mentions:
        aimed = re.search(r"\b(?:against|repel|deter|counter)\b", mention.text)
        inside = {w for _, _, w in scene.agents(mention.s, mention.e)}
        inside |= frozenset() if aimed else scene.nations(mention.s, mention.e)
        inside |= set(home.id.split("_")) & (set(scene.pack.actors.states) | set(scene.pack.actors.bodies))
        rest = sorted(
            x
            for x in inside
            if not {x, scene.principals.get(x)} & received and scene.types.get(x) is not ActorType.PERSON
        )
        if rest and inside & received:
            return (rest[0],)
    return ()


def shares(scene: Scene, clause: Span, words: Span) -> list[Span]:
    """A clause that deals out to several ("ships to A, guns to B, and men to C") in its parts; else the clause."""
    text, found, start = scene.text, [], clause.s
    for m in [*_SHARE.finditer(text, words.s, clause.e), None]:
        end = m.start() if m else clause.e
        given = [
            s
            for s, _, _ in scene.agents(start, end)
            if re.search(r"\b(?:to|for)\s+(?:the\s+)?$", text[max(start, s - 10) : s])
        ]
        if given:
            found.append(Span.of(text, start, end))
        start = m.end() if m else clause.e
    return found if len(found) > 1 else [clause]


def beneficiaries(
    scene: Scene,
    statement: Statement,
    part: Span,
    words: Span,
    who: tuple[str, ...],
    kind: ObligationKind,
    home: Subject,
) -> tuple[str, ...]:
    """To whom the act is owed; nobody for most acts done to oneself."""
    if _EACH_OTHER.search(scene.text, words.s, min(part.e, words.e + _NEAR)):
        return who
    if kind.own:
        return _of_own_act(scene, part, words, who, home)
    if home.type == "legislation":
        return _deciding(scene)
    text = scene.text
    aside = list(_ASIDE.finditer(text, part.s, part.e))
    agents = [
        (s, e, _state_of(scene, s, e, w))
        for s, e, w in scene.agents(part.s, part.e)
        if w not in who
        and scene.bound_by(w) not in who
        and not any(m.start() < s < m.end() for m in aside)
        and not _AGAINST.search(text[max(part.s, s - 30) : s])
        # "If camps in Peru are attacked" says when it is owed.
        and not (statement.condition is not None and Span(s, e, text[s:e]).inside(statement.condition))
    ]
    received = [w for s, e, w in agents if e <= words.s and _RECEIVES.match(text[e : e + 40])]
    if told := received[:1] or _given(text, part, agents, (_TOWARDS,)) or _indirect(text, part, agents, statement):
        return tuple(told)
    if given := _given(text, part, agents, (_WITH,)):
        return given
    if _OWN.search(part.text) and home.type in {"force_posture", "force_deployment"}:
        return who
    owner = [w for s, e, w in agents if text[e : e + 2] in ("'s", "’s")]
    if owner:
        return (owner[0],)
    if statement.act in {Act.DEMAND, Act.REQUEST} and home.type not in {"force_deployment", "force_posture"}:
        return tuple(scene.principal_of(h, statement) for h in statement.holders if h not in who)
    states = scene.nations(part.s, part.e) - set(who)
    told = [w for _, _, w in agents if w in states] or _served(scene, part, states)
    return tuple(told[:1]) or _named_for(scene, home, who)


def _served(scene: Scene, part: Span, states: frozenset[str]) -> list[str]:
    """The state whose people or forces are trained, armed or helped, told by an adjective."""
    verb = SERVES.search(scene.text, part.s, part.e)
    return sorted(states & scene.nations(verb.end(), verb.end() + _NEAR))[:1] if verb else []


def _of_own_act(scene: Scene, part: Span, words: Span, who: tuple[str, ...], home: Subject) -> tuple[str, ...]:
    """Whom an act done to oneself is done for: an applicant, whoever is handed something, oneself if it protects."""
    if home.type in MEMBERSHIPS:
        return tuple(x for x in (applicants_and_body(home.id, scene.pack) or ((), ""))[0] if x not in who)
    if given := _given_up(scene, part, words, who):
        return given
    return who if home.type == "force_posture" else _named_for(scene, home, who) if home.type in _FOR_OTHERS else ()


def _indirect(text: str, part: Span, agents: list[tuple[int, int, str]], statement: Statement) -> tuple[str, ...]:
    """ "Offered Chile a loan": who stands behind the verb."""
    found = [
        w
        for s, _, w in agents
        if GIVES.search(text[max(part.s, s - 16) : s]) or (s == part.s and statement.act in COMMISSIVE)
    ]
    return tuple(found[:1])


def _named_for(scene: Scene, home: Subject, who: tuple[str, ...]) -> tuple[str, ...]:
    """Whom the arrangement's own names say it is for ("the aid package for Peru"), where a clause tells nobody;
    of an accord between two, the other side."""
    return scene.once(("named for", home.id, *who), lambda: _named_for_in_names(scene, home, who))


def _named_for_in_names(scene: Scene, home: Subject, who: tuple[str, ...]) -> tuple[str, ...]:
    text = scene.text
    for mention in home.mentions:
        agents = [a for a in scene.agents(mention.s, mention.e) if a[2] not in who and not a[2].endswith("_forces")]
        if given := _given(
            text, mention, agents, (_TOWARDS, _INTO) if home.type == "force_deployment" else (_TOWARDS,)
        ):
            return given
        # Named in front of it or behind it: "offered Peru the loans", "the loans for Peru".
        before = scene.agents(max(0, mention.s - _NEAR), mention.s)
        if before and mention.s - before[-1][1] <= 1 and GIVES.search(text[max(0, before[-1][0] - 16) : before[-1][0]]):
            return (before[-1][2],) if before[-1][2] not in who else ()
        after = scene.agents(mention.e, mention.e + _NEAR)
        if after and _FOR.fullmatch(text[mention.e : after[0][0]]) and after[0][2] not in who:
            return (after[0][2],)
    others = sorted((x for x in sides(scene, home) if x not in who), key=lambda x: x.startswith("anon"))
    if others and others[0].startswith("anon"):
        others = others[:1]  # one nameless group under two names
    return tuple(others) if len(others) == 1 and who else ()


def _state_of(scene: Scene, s: int, e: int, who: str) -> str:
    """The state in the words of somebody nameless ("the government and people of Peru"), and behind its forces."""
    if who.endswith("_forces"):
        return scene.bound_by(who)
    states = scene.nations(s, e, capitals=False) if who.startswith("anon") else frozenset()
    return next(iter(states)) if len(states) == 1 else who


def _given_up(scene: Scene, part: Span, words: Span, who: tuple[str, ...]) -> tuple[str, ...]:
    """To whom something is handed over ("gave up its fleet to Peru")."""
    behind = [(s, w) for s, _, w in scene.agents(words.e, min(part.e, words.e + _NEAR)) if w not in who]
    return tuple(w for s, w in behind[:1] if re.fullmatch(r"\s+to\s+(?:the\s+)?", scene.text[words.e : s]))


def _given(
    text: str, part: Span, agents: list[tuple[int, int, str]], prepositions: tuple[re.Pattern[str], ...]
) -> tuple[str, ...]:
    """Those behind one of some prepositions, with those joined to them."""
    for preposition in prepositions:
        given = [a for a in agents if preposition.search(text[max(part.s, a[0] - 25) : a[0]])]
        longest = [a for a in given if not any(b[0] <= a[0] and a[1] <= b[1] and a != b for b in given)]
        if not longest:
            continue
        joined = [longest[0]]
        for agent in agents:
            if re.fullmatch(r",?\s+and\s+(?:the\s+)?|,\s+", text[joined[-1][1] : agent[0]]):
                joined.append(agent)
        return tuple(dict.fromkeys(w for _, _, w in joined))
    return ()
