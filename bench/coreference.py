"""Source to actor on UD GUM, which nobody fitted to: ``python -m bench.coreference [--shared DIR] [--train]``.

Asked of every third-person pronoun, and of every pronoun, common noun and name that is the subject of a verb of our cue
table with a clause or a quotation for its content: which entity of the text is it? Counted where the gold's
coreference group has an earlier mention with a noun or name at its head. An answer is right where the nearest earlier
mention of our actor (no pronoun) covers the head of a mention of the same group, the longest one if several. Of common
nouns that the gold mentions for the first time, it is counted how many are left by themselves.

Beside ours, on the same text with the same names: `nearest name` (the last name of a person, state, body or outlet
before the words) and `nearest that fits` (the last actor before a pronoun whose type and gender it may have). GUM's
genres are not ours: news is shown apart. Whatever is developed is developed on GUM train; dev is scored.
"""

from __future__ import annotations

import argparse
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.data import SHARED, sha256_of
from bench.gum_entities import GumText, gum_texts
from bench.gum_entities import Mention as Gold
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, Label, MentionForm, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.read.names import find_mentions
from onrecord.resolve.document import drawn_up
from onrecord.resolve.pronouns import antecedent, fits
from onrecord.resolve.roll import Roll
from onrecord.resolve.sources import source_actors
from onrecord.text.sentences import lines_of

GUM = "data/ud/gum_{}.conllu.gz"
THIRD = {"he": "he, she", "she": "he, she", "they": "they", "it": "it"}
SPEAKING = {"PRON": "source: pronoun", "NOUN": "source: common noun", "PROPN": "source: name"}
NEW = "source: noun, new"
ACTORS = frozenset({"person", "organization", "place"})  # GUM's types of those who may speak; states are places there
JOINED = frozenset({"flat", "appos", "nmod:desc"})
SYSTEMS = ("onrecord", "nearest that fits", "nearest name")
KINDS = ("source: pronoun", "source: common noun", "source: name", NEW, "he, she", "they", "it")


@dataclass(frozen=True, slots=True)
class Item:
    """Words whose entity is asked for: their `kind`, their gold `group`; `source`: they are the subject of a cue."""

    span: Span
    kind: str
    group: str
    word: int
    source: bool


@dataclass(slots=True)
class Tally:
    """How many items there were, how many were answered, how many rightly."""

    asked: int = 0
    answered: int = 0
    right: int = 0

    def count(self, answer: str | None, right: bool) -> None:
        """One item more."""
        self.asked += 1
        self.answered += answer is not None
        self.right += right


Score = dict[tuple[str, str, str], Tally]  # genre, kind, system


def items_of(document: GumText, cues: frozenset[str]) -> Iterator[Item]:
    """What is asked of a document, in text order."""
    children = document.children()
    by_head: dict[int, Gold] = {}
    for gold in document.mentions:
        if gold.head not in by_head or gold.last - gold.first > by_head[gold.head].last - by_head[gold.head].first:
            by_head[gold.head] = gold
    named: dict[str, int] = {}
    for gold in sorted(document.mentions, key=lambda x: x.head):
        if document.words[gold.head].tag in ("NOUN", "PROPN"):
            named.setdefault(gold.group, gold.head)
    for i, word in enumerate(document.words):
        gold_here = by_head.get(i)
        if gold_here is None or gold_here.kind not in ACTORS:
            continue
        source = _speaks(document, i, children, cues)
        old = named.get(gold_here.group, i) < gold_here.first
        first, last = document.words[gold_here.first], document.words[gold_here.last]
        span = Span.of(document.text, first.s, last.e)
        pronoun = word.tag == "PRON" and THIRD.get(word.lemma)
        if pronoun and old:
            yield Item(span, SPEAKING["PRON"] if source else pronoun, gold_here.group, i, source)
        elif source and word.tag in ("NOUN", "PROPN") and (old or word.tag == "NOUN"):
            yield Item(span, SPEAKING[word.tag] if old else NEW, gold_here.group, i, True)


def _speaks(document: GumText, i: int, children: dict[int, list[int]], cues: frozenset[str]) -> bool:
    """Whether a word is the subject of a cue that has a clause or a quotation for its content."""
    word = document.words[i]
    if not word.role.startswith("nsubj") or word.role == "nsubj:pass" or word.head is None:
        return False
    verb = document.words[word.head]
    content = any(document.words[k].role == "ccomp" for k in children[word.head])
    return verb.tag == "VERB" and verb.lemma in cues and (content or verb.role.startswith("parataxis"))


def cues_of(pack: Pack) -> frozenset[str]:
    """Lemmas of one word that take a clause or a quotation in the cue table."""
    return frozenset(
        lemma
        for group in pack.cues.groups.values()
        for lemma, frames in group.verbs.items()
        if " " not in lemma and {"that", "clause", "quote"} & set(frames.split())
    )


class Answers:
    """The actors of one document by each system: words to the earlier mention that they are taken for."""

    def __init__(self, document: GumText, items: list[Item], pack: Pack) -> None:
        text = document.text
        segments = tuple(
            Segment(n=n + 1, s=s, e=e, label=Label.KEEP, kind=SegmentKind.BODY)
            for n, (s, e) in enumerate(lines_of(text))
        )
        page = Page(segments=segments)
        mentions = find_mentions(text, page, pack)
        self.plain = drawn_up(text, page, mentions, pack)
        self.roll = drawn_up(text, page, mentions, pack)
        asked = [Attribution(id=str(n), source=(x.span,), content=(x.span,)) for n, x in enumerate(items) if x.source]
        told = source_actors(self.roll, asked)
        self.sources = {a.source[0]: told[a.id] for a in asked}
        self.speakers = sorted((a.source[0].s, told[a.id][0][0]) for a in asked if told[a.id])

    def onrecord(self, item: Item) -> tuple[Roll, str | None]:
        """What our resolver says."""
        if item.source:
            return self.roll, next((actor for actor, _ in self.sources[item.span]), None)
        return self.roll, antecedent(self.roll, item.span, self.speakers)

    def nearest_that_fits(self, item: Item) -> tuple[Roll, str | None]:
        """The last actor before a pronoun that it may stand for; of other words, the last name."""
        if item.kind not in (*THIRD.values(), SPEAKING["PRON"]):
            return self.nearest_name(item)
        before = self.plain.before(item.span.s)
        return self.plain, next(
            (m.actor for m in before if m.actor and fits(self.plain, m.actor, item.span.text)), None
        )

    def nearest_name(self, item: Item) -> tuple[Roll, str | None]:
        """The last name before the words."""
        before = (m for m in self.plain.before(item.span.s) if m.form in NAMED_FORMS and m.actor)
        actors = (m.actor for m in before if self.plain.type_of(m.actor or "") is not ActorType.PLACE)
        return self.plain, next(actors, None)


def group_of(document: GumText, s: int, e: int) -> str | None:
    """The coreference group of the longest gold mention whose main words, or a name joined to them ("spokesman Bo
    Lund"), lie in `s`..`e`."""
    words = document.words
    first = bisect_left(words, s, key=lambda w: w.s)
    inside = set(range(first, bisect_left(words, e, key=lambda w: w.s)))
    inside |= {h for i in inside if words[i].role in JOINED and (h := words[i].head) is not None}
    found = [
        g for g in document.mentions if inside.intersection(g.main) and words[g.first].s <= s and e <= words[g.last].e
    ]
    found = found or [g for g in document.mentions if inside.intersection(g.main)]
    return max(found, key=lambda g: (g.last - g.first, -g.first)).group if found else None


def group_before(document: GumText, roll: Roll, actor: str, item: Item) -> str | None:
    """The group of the nearest mention of `actor` before the item that is no pronoun and in the gold."""
    own = (m for m in roll.before(item.span.s) if m.actor == actor and m.form is not MentionForm.PRONOUN)
    groups = (group_of(document, m.span.s, m.span.e) for m in own)
    return next((x for x in groups if x), None)


def scored(
    file: Path, pack: Pack, seen: Callable[[GumText, Item, Roll, str | None, bool], None] | None = None
) -> Score:
    """Every system on every item of `file`; `seen` is shown what we answered."""
    score: Score = defaultdict(Tally)
    cues = cues_of(pack)
    for document in gum_texts(file):
        items = list(items_of(document, cues))
        answers = Answers(document, items, pack)
        genre = "news" if "_news_" in document.name else "other"
        ways = (answers.onrecord, answers.nearest_that_fits, answers.nearest_name)
        for item in items:
            for system, way in zip(SYSTEMS, ways, strict=True):
                roll, actor = way(item)
                group = group_before(document, roll, actor, item) if actor else None
                right = group is None if item.kind == NEW else group == item.group
                score[genre, item.kind, system].count(actor, right)
                if seen and system == SYSTEMS[0]:
                    seen(document, item, roll, actor, right)
    return score


def figures(shared: Path) -> dict[str, float]:
    """Right answers of ours in percent of what was asked on GUM dev, by kind (``coreference.he, she``)."""
    score = scored(shared / GUM.format("dev"), load_pack())
    return {
        f"coreference.{kind}": 100 * x.right / x.asked for kind in KINDS if (x := _sum(score, kind, SYSTEMS[0])).asked
    }


def _sum(score: Score, kind: str, system: str, genres: tuple[str, ...] = ("news", "other")) -> Tally:
    found = [score[g, kind, system] for g in genres if (g, kind, system) in score]
    return Tally(sum(x.asked for x in found), sum(x.answered for x in found), sum(x.right for x in found))


def main() -> None:
    """Print every kind for every system."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--train", action="store_true", help="GUM train, to develop on")
    given = parser.parse_args()
    file = given.shared / GUM.format("train" if given.train else "dev")
    start = time.process_time()
    score = scored(file, load_pack())
    print(f"{file.name} {sha256_of(file)[:12]}, {time.process_time() - start:.1f} s of CPU")
    print(f"{'right of all asked (answered)':24}" + "".join(f"{x:>28}" for x in SYSTEMS))
    for genres in (("news", "other"), ("news",)):
        print("all genres" if len(genres) > 1 else "news alone")
        for kind in KINDS:
            cells = [_sum(score, kind, system, genres) for system in SYSTEMS]
            shown = [f"{100 * x.right / x.asked:5.1f} ({x.right}/{x.asked}, {x.answered})" for x in cells if x.asked]
            print(f"  {kind:22}" + "".join(f"{x:>28}" for x in shown))


if __name__ == "__main__":
    main()
