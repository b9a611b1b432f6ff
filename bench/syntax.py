"""Does a parser pay where terms ask who does what to whom? ``python -m bench.syntax [--shared DIR]``.

The rules find who would owe an act, and whom, by the agents beside its words. Here a spaCy pipeline answers the same
two questions by the tree: the subject of the verb or its "by" in a passive, the "of" or "by" of a noun, the possessor;
and for the other side the object, the dative, "to" and "for". Three ways are scored on the gold, all else being equal:
the rules, the tree first and the rules where it is silent, and the rules first. Time is CPU over both sets. The
pipeline is that of reader `spacy` (``ONRECORD_SPACY_PIPELINE`` names another); without one the bench says what to
install.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.data import SHARED
from bench.gold import results, told
from onrecord.errors import NotInstalledError
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.packs.obligations import ObligationKind
from onrecord.read.arrangements import obligations, owing
from onrecord.read.arrangements.scene import Scene
from onrecord.read.parsed.grammar import (
    OBJECTS,
    OBLIQUES,
    POSSESSORS,
    SUBJECTS,
    SUBJECTS_OF_PASSIVES,
    TOLD,
    agent_of,
    is_verb,
    labelled,
    passive,
)
from onrecord.read.parsed.pipelines import pipeline

MEASURES = ("arrangements.obligation", "arrangements.firmness level", "arrangements.party")
DOER, RECEIVER = frozenset({"by", "of"}), frozenset({"to", "for"})
Who = tuple[str, ...]


class Tree:
    """What a pipeline says of the words of an act; `answered` counts the questions it had an answer to."""

    def __init__(self, nlp: Any) -> None:
        self.nlp = nlp
        self.asked = self.answered = 0
        self._parsed: dict[str, Any] = {}

    def obligors(self, scene: Scene, clause: Span, words: Span) -> Who:
        """Who does the act by the tree; empty where it does not tell."""
        return self._told(scene, clause, words, self._doers)

    def beneficiaries(self, scene: Scene, clause: Span, words: Span) -> Who:
        """Whom the act is for by the tree; empty where it does not tell."""
        return self._told(scene, clause, words, self._receivers)

    def _told(self, scene: Scene, clause: Span, words: Span, ask: Callable[[Any], Iterator[Any]]) -> Who:
        """The actors that `ask` finds from the top word of `words`, in the sentence around them."""
        self.asked += 1
        sentence = scene.sentence_of(words)
        start, end = (sentence.span.s, sentence.span.e) if sentence else (clause.s, clause.e)
        doc = self._doc(scene.text[start:end])
        inside = [x for x in doc if words.s - start <= x.idx < words.e - start]
        if not inside:
            return ()
        top = next((x for x in inside if x.head not in inside or x.head is x), inside[0])
        found: dict[str, None] = {}
        for node in ask(top):
            s, e = start + node.left_edge.idx, start + node.right_edge.idx + len(node.right_edge)
            found.update(dict.fromkeys(scene.bound_by(who) for _, _, who in scene.agents(s, e)[:1]))
        self.answered += bool(found)
        return tuple(found)

    def _doc(self, text: str) -> Any:
        if text not in self._parsed:
            self._parsed[text] = self.nlp(text)
        return self._parsed[text]

    def _doers(self, top: Any) -> Iterator[Any]:
        kids = list(top.children)
        if not is_verb(top):
            yield from labelled(kids, POSSESSORS)
            yield from _behind(kids, DOER)
            return
        if passive(kids):
            if by := agent_of(kids):
                yield by
            return
        verb = top
        for _ in range(3):  # "agreed to train": the subject is that of the verb above
            if subjects := labelled(verb.children, SUBJECTS):
                yield from subjects
                return
            if verb.dep_ not in ("xcomp", "conj", "advcl") or verb.head is verb:
                return
            verb = verb.head

    def _receivers(self, top: Any) -> Iterator[Any]:
        kids = list(top.children)
        if is_verb(top) and passive(kids):
            yield from labelled(kids, SUBJECTS_OF_PASSIVES)
            return
        yield from labelled(kids, TOLD)
        yield from _behind(kids, RECEIVER)
        for thing in labelled(kids, OBJECTS):
            yield thing
            yield from _behind(list(thing.children), RECEIVER)


def _behind(kids: Sequence[Any], prepositions: frozenset[str]) -> Iterator[Any]:
    """The nouns behind these prepositions, in either set of labels."""
    for kid in kids:
        if kid.dep_ == "prep" and kid.lower_ in prepositions:
            yield from (x for x in kid.children if x.dep_ == "pobj")
        elif kid.dep_ in OBLIQUES and any(x.dep_ == "case" and x.lower_ in prepositions for x in kid.children):
            yield kid


def ways(tree: Tree) -> dict[str, tuple[Callable[..., Who], Callable[..., Who]]]:
    """Who answers the two questions, by name."""
    by_rules = owing.obligors, owing.beneficiaries

    def obligors(
        scene: Scene,
        statement: Statement,
        clause: Span,
        words: Span,
        kind: ObligationKind,
        home: Subject,
        *,
        first: bool,
    ) -> Who:
        ruled = by_rules[0](scene, statement, clause, words, kind, home)
        if ruled and not first:
            return ruled
        return tree.obligors(scene, clause, words) or ruled

    def beneficiaries(
        scene: Scene,
        statement: Statement,
        part: Span,
        words: Span,
        who: Who,
        kind: ObligationKind,
        home: Subject,
        *,
        first: bool,
    ) -> Who:
        ruled = by_rules[1](scene, statement, part, words, who, kind, home)
        if ruled and not first:
            return ruled
        found = tuple(x for x in tree.beneficiaries(scene, part, words) if x not in who)
        return found or ruled

    def way(first: bool) -> tuple[Callable[..., Who], Callable[..., Who]]:
        return (
            lambda *x: obligors(*x, first=first),
            lambda *x: beneficiaries(*x, first=first),
        )

    return {"rules": by_rules, "tree first": way(True), "rules first": way(False)}


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    given = parser.parse_args(argv)
    try:
        nlp, name = pipeline()
    except NotInstalledError as error:
        print(f"no parser, so nothing is measured: {error}", file=sys.stderr)
        return 2
    tree = Tree(nlp)
    results(given.shared)  # so that no way pays for what is loaded once
    print(f"pipeline {name}")
    for way, (obligors, beneficiaries) in ways(tree).items():
        tree.asked = tree.answered = 0
        start = time.process_time()
        with (
            patch.object(obligations, "obligors", obligors),
            patch.object(obligations, "beneficiaries", beneficiaries),
        ):
            both = results(given.shared)
        spent = time.process_time() - start
        print(f"\n{way}: {spent:.1f} s of CPU; the tree answered {tree.answered} of {tree.asked} questions")
        for measure in MEASURES:
            print(f"  {measure:28}" + "   ".join(f"{k} {told(x.all.get(measure))}" for k, x in both.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
