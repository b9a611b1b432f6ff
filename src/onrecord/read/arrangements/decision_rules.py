"""By which rule an arrangement is decided, as far as the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.model.term import Rule, Term
from onrecord.model.vocabulary import Act, DecisionRule, PositionInText
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.scene import Scene


@lru_cache(maxsize=8)
def _rules(pack: Pack) -> tuple[tuple[DecisionRule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile("|".join(ps), re.IGNORECASE)) for rule, ps in pack.rules.rules.items())


def find_rules(scene: Scene) -> Iterator[Term]:
    """Decision rules, each for the arrangement that its statement is about or that was named last before it."""
    done: set[tuple[str, DecisionRule]] = set()
    for rule, p in _rules(scene.pack):
        for sentence in scene.sentences:
            for m in p.finditer(scene.text, sentence.span.s, sentence.span.e):
                words = Span(m.start(), m.end(), m.group())
                statement = scene.statement_at(words) or scene.statement_at(sentence.span)
                if statement is None or statement.position in {PositionInText.BOILERPLATE, PositionInText.HEADLINE}:
                    continue
                home = scene.home_of(statement, words, scene.pack.rules.rule_types.get(rule, ()))
                home = home or scene.home_of(statement, words)
                if home is None or (home.id, rule) in done:
                    continue
                done.add((home.id, rule))
                # Nobody says that a third party has no say unless somebody claims one.
                contested = rule is DecisionRule.NO_THIRD_PARTY_VETO or statement.act is Act.DENY
                yield scene.term(statement, home.id, Rule(rule=rule, contested=contested), (words,))
