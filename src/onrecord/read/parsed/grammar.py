"""A parsed sentence, and the names that parsers give to what the reader looks for.

English pipelines come with either of two sets of labels: that of ClearNLP (spaCy's own pipelines) or that of Universal
Dependencies. Both are understood; where they build a phrase differently, the function that needs it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.read.attributions.found import Range
from onrecord.read.attributions.lexicon import Hit, Lexicon
from onrecord.read.attributions.tokens import Kind, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Node

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
SUBJECTS_OF_PASSIVES = frozenset({"nsubjpass", "csubjpass", "nsubj:pass", "csubj:pass"})
PASSIVES = frozenset({"auxpass", "aux:pass"})
OBJECTS = frozenset({"dobj", "obj"})
TOLD = frozenset({"dative", "iobj"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:unmarked", "nmod"})
PREPOSITIONS = frozenset({"prep", "agent", "pobj", "case"})
PARENTHESES = frozenset({"parataxis"})
RELATIVES = frozenset({"relcl", "acl:relcl"})
ADVERBIALS = frozenset({"advcl", "pcomp", "acl", "vmod", "partmod"})
CLAUSES = frozenset({"ccomp"})
OPEN = frozenset({"xcomp"})
DESCRIPTIONS = frozenset({"oprd", "attr", "acomp"})
POSSESSORS = frozenset({"poss", "nmod:poss"})
TIMES = frozenset({"npadvmod", "obl:tmod", "obl:unmarked", "tmod", "nmod:tmod"})
NOT = frozenset({"not", "n't", "never", "n’t"})
MARKS = frozenset("“”„«»\"'‘’`")
CLOSING = frozenset({".", "?", "!", "…", "...", ",", ";", ":", ""})
DASHES = frozenset("—–―-")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence of `text`. `doc` is the parser's view of it and `tokens` are ours, one for one.

    `speech` are the quotations in it that are speech, with their marks, as offsets into `text`.
    """

    text: str
    doc: Doc
    tokens: tuple[Token, ...]
    speech: tuple[Range, ...]
    lexicon: Lexicon

    def range_of(self, start: int, end: int) -> Range:
        """Offsets of tokens `start` to `end` (half-open)."""
        return self.tokens[start].s, self.tokens[end - 1].e

    def speech_at(self, offset: int) -> Range | None:
        """The quotation around an offset."""
        return next((q for q in self.speech if q[0] <= offset < q[1]), None)

    def ended(self, part: Range) -> Range:
        """Offsets without the marks that close the sentence, which are no part of what somebody says in plain words."""
        s, e = part
        for token in reversed(self.tokens):
            if token.e <= s or (token.e <= e and token.low not in CLOSING):
                break
            if token.s < e and not self.speech_at(token.s):
                e = min(e, token.s)
        return (s, e) if s < e else part

    def phrase(self, node: Node) -> tuple[int, int]:
        """Positions of a word with all that depends on it (half-open)."""
        return node.left_edge.i, node.right_edge.i + 1


def parsed_of(text: str, start: int, doc: Doc, speech: Sequence[Range], lexicon: Lexicon) -> Parsed:
    """`doc`, which was made of the text from `start` on, as a sentence of `text`."""
    return Parsed(text, doc, tuple(_tokens(doc, start)), tuple(speech), lexicon)


def _tokens(doc: Doc, start: int) -> Iterator[Token]:
    for node in doc:
        s = start + node.idx
        word = node.text
        yield Token(s, s + len(word), word.lower().replace("’", "'"), _kind(word), word[:1].isupper())


def _kind(word: str) -> Kind:
    if any(c.isalnum() for c in word) or word in ("'s", "’s"):
        return Kind.WORD
    if word.strip() and all(c in MARKS for c in word):
        return Kind.MARK
    return Kind.DASH if word.strip() and all(c in DASHES for c in word) else Kind.OTHER


def kids_of(parsed: Parsed, hit: Hit) -> list[Node]:
    """The words that depend on a cue of one or more words, in text order."""
    return [k for i in range(hit.start, hit.end) for k in parsed.doc[i].children if not hit.start <= k.i < hit.end]


def top_of(parsed: Parsed, hit: Hit) -> Node:
    """The word of a cue on which its others depend."""
    span = range(hit.start, hit.end)
    return next(parsed.doc[i] for i in span if parsed.doc[i].head.i not in span or parsed.doc[i].head.i == i)


def labelled(nodes: Iterable[Node], labels: frozenset[str]) -> list[Node]:
    """Those of `nodes` that have one of `labels`."""
    return [n for n in nodes if n.dep_ in labels]


def is_verb(node: Node) -> bool:
    """Whether the pipeline takes a word for a verb."""
    return node.tag_.startswith(("VB", "MD")) or node.pos_ in ("VERB", "AUX")


def infinitive(node: Node) -> bool:
    """Whether a verb has "to" in front of it."""
    return any(k.lower_ == "to" and k.i < node.i and k.dep_ in ("aux", "mark") for k in node.children)


def negated(kids: Iterable[Node]) -> bool:
    """Whether one of these words negates what they depend on."""
    return any(k.dep_ == "neg" or k.lower_ in NOT for k in kids)


def passive(kids: Sequence[Node]) -> bool:
    """Whether these words depend on a passive."""
    return any(k.dep_ in PASSIVES or k.dep_ in SUBJECTS_OF_PASSIVES for k in kids)


def agent_of(kids: Sequence[Node]) -> Node | None:
    """Who does what a passive says: "by" with its object, or a noun with "by" before it."""
    for kid in kids:
        if kid.lower_ == "by" and kid.dep_ in PREPOSITIONS:
            if noun := next((x for x in kid.children if x.dep_ == "pobj"), None):
                return noun
        elif kid.dep_ in OBLIQUES and any(x.dep_ == "case" and x.lower_ == "by" for x in kid.children):
            return kid
    return None


def behind_case(parsed: Parsed, node: Node) -> tuple[int, int]:
    """The phrase of a noun without the prepositions before it, which depend on it in one of the two sets of labels."""
    start, end = parsed.phrase(node)
    for kid in node.children:
        if kid.dep_ == "case" and kid.i < node.i and kid.tag_ != "POS":
            start = max(start, kid.i + 1)
    return start, end
