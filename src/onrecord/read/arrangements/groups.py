"""Whom a group stands for where the same sentence names its members."""

from __future__ import annotations

import re

from onrecord.model.statement import Statement
from onrecord.model.vocabulary import ActorType
from onrecord.read.arrangements.scene import Scene
from onrecord.read.words import sentence_at

Agent = tuple[int, int, str]
# "Chile and Peru are among the countries that ..."
_AMONG = re.compile(r"\s+(?:is|are|was|were|(?:has|have|had) been)\s+(?:among|one of)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$")
# "Other nations, including Chile and Peru, ..."
_INCLUDING = re.compile(r",?\s+(?:including|such as|among them|notably|like)\s+(?:the\s+)?$")
_JOINED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?")
# "The two countries", "both governments": as many as were named together before.
_COUNTED = re.compile(
    r"(?:the\s+)?(?P<n>two|both|three|four|five|six)\s+(?:\w+\s+)?"
    r"(?:countries|states|nations|governments|sides|parties|neighbou?rs|allies|capitals|powers|members)"
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NAMED = frozenset({ActorType.STATE, ActorType.ORGANISATION})
_NAMELESS = frozenset({ActorType.COLLECTIVE, ActorType.ANONYMOUS_COLLECTIVE})
_REACH = 160  # characters
_BACK = 6  # sentences


def named_members(scene: Scene, agent: Agent) -> tuple[str, ...]:
    """The actors whom the words around a group's name it by; the group itself where they name nobody."""
    s, e, who = agent
    if scene.types.get(who) not in _NAMELESS:
        return (who,)
    before = scene.agents(max(0, s - _REACH), s)
    if before and _AMONG.fullmatch(scene.text[before[-1][1] : s]):
        return _row_back(scene, before)
    after = scene.agents(e, e + _REACH)
    if after and _INCLUDING.fullmatch(scene.text[e : after[0][0]]):
        return _row_on(scene, after)
    return _counted(scene, agent) or (who,)


def _counted(scene: Scene, agent: Agent) -> tuple[str, ...]:
    """The members of a group that is told by their number: those whom the sentence before it names in that number."""
    s, e, _ = agent
    told = _COUNTED.match(scene.text, s, e)
    here = sentence_at(scene.sentences, s)
    if told is None or here is None:
        return ()
    wanted = _NUMBERS[told["n"]]
    at = scene.sentences.index(here)
    for end, sentence in [(s, here), *((x.span.e, x) for x in reversed(scene.sentences[max(0, at - _BACK) : at]))]:
        agents = [x for x in scene.agents(sentence.span.s, end) if scene.types.get(x[2]) in _NAMED]
        rows = [_row_on(scene, agents[n:]) for n in range(len(agents))]
        named = tuple(dict.fromkeys(x[2] for x in agents))
        # "Peru, Chile and Cuba will train Haiti's police": the three who stand in a row.
        if found := next((x for x in (*rows, named) if len(x) == wanted), None):
            return found
    return ()


def _row_back(scene: Scene, agents: list[Agent]) -> tuple[str, ...]:
    row = [agents[-1]]
    for agent in reversed(agents[:-1]):
        if not _JOINED.fullmatch(scene.text[agent[1] : row[0][0]]):
            break
        row.insert(0, agent)
    return tuple(dict.fromkeys(who for _, _, who in row))


def _row_on(scene: Scene, agents: list[Agent]) -> tuple[str, ...]:
    row = [agents[0]]
    for agent in agents[1:]:
        if not _JOINED.fullmatch(scene.text[row[-1][1] : agent[0]]):
            break
        row.append(agent)
    return tuple(dict.fromkeys(who for _, _, who in row))


def named_holders(scene: Scene, statement: Statement) -> tuple[str, ...]:
    """Who makes a statement; the named members where the source is a group that the sentence names them of."""
    told = scene.attribution_of(statement)
    source = told.source if told else ()
    if len(statement.holders) != 1 or not source:
        return statement.holders
    return named_members(scene, (source[0].s, source[-1].e, statement.holders[0]))
