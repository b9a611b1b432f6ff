"""The attributions that are labelled: which, and how they are shown to a reader.

    python -m training.labels.sample ARTICLES FOLDER                      # the first round
    python -m training.labels.sample ARTICLES FOLDER2 --round 2 --size 960

Half are drawn at random from the articles to train on, half with a chance that falls with how common the cue's first
word is, so that rare acts come up. The seed is fixed: the same articles give the same sample. FOLDER receives the
batches with their words, which are not ours to publish; only ids, offsets and labels enter the project.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.articles import Article, Example, Ranges, articles_of, set_aside, split

SEED, SIZE, TWICE, BATCH = 20261125, 640, 120, 80
ROUND = 1000  # numbers of a round begin at this times the rounds before it
AROUND = 320  # characters shown on either side

Item = tuple[Article, Example]


def drawn(articles: Sequence[Article], round_: int = 1, size: int = SIZE) -> list[Item]:
    """The sample of a round, in random order, without what the rounds before it drew; of the first round the first
    TWICE items are labelled twice. Rounds before the last are of SIZE items."""
    taken = {x for n in range(1, round_) for _, x in drawn(articles, n)}
    chance = random.Random(SEED + round_ - 1)
    items = [(a, x) for a in articles for x in a.examples if x.cue and x.content and x not in taken]
    plain = chance.sample(range(len(items)), size // 2)
    common = Counter(_word(a, x) for a, x in items)
    # Weighted without replacement: the largest of u^(1/w) win (Efraimidis and Spirakis).
    keyed = [(chance.random() ** common[_word(a, x)], n) for n, (a, x) in enumerate(items) if n not in set(plain)]
    rare = [n for _, n in sorted(keyed, reverse=True)[: size - len(plain)]]
    found = [items[n] for n in (*plain, *rare)]
    chance.shuffle(found)
    return found


def _word(article: Article, example: Example) -> str:
    s, e = example.cue[0]
    return (article.text[s:e].lower().split() or [""])[0]


def shown(number: int, article: Article, example: Example) -> dict[str, object]:
    """An item as a reader sees it: the words of each role, and the text around with the roles marked."""
    s = min(s for role in example.roles() for s, _ in role)
    e = max(e for role in example.roles() for _, e in role)
    low, high = max(0, s - AROUND), min(len(article.text), e + AROUND)
    marks: list[tuple[int, str]] = []
    for role, (opening, closing) in zip(
        example.roles(), (("<CUE>", "</CUE>"), ("<SRC>", "</SRC>"), ("[[", "]]")), strict=True
    ):
        for a, b in role:
            marks += [(a, opening), (b, closing)]
    text = article.text[low:high]
    for at, mark in sorted(marks, key=lambda x: -x[0]):
        text = text[: at - low] + mark + text[at - low :]
    words = {
        name: " … ".join(article.text[a:b] for a, b in role)
        for name, role in zip(("cue", "source", "content"), example.roles(), strict=True)
    }
    return {"n": number, **words, "around": text}


def place(article: Article, example: Example) -> dict[str, object]:
    """Where an item stands: the article's id and offsets, and none of its words."""

    def pairs(ranges: Ranges) -> list[list[int]]:
        return [list(x) for x in ranges]

    return {
        "article": article.id,
        "cue": pairs(example.cue),
        "source": pairs(example.source),
        "content": pairs(example.content),
    }


def main(argv: Sequence[str] | None = None) -> None:
    """Write the batches, and places.jsonl beside them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--round", type=int, default=1)
    parser.add_argument("--size", type=int, default=SIZE)
    told = parser.parse_args(argv)
    training, _ = split(articles_of(told.articles), set_aside())
    items = drawn(training, told.round, told.size)
    begin = ROUND * (told.round - 1)
    told.folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(items), BATCH):
        rows = [json.dumps(shown(begin + at + n, *x), ensure_ascii=False) for n, x in enumerate(items[at : at + BATCH])]
        (told.folder / f"batch_{at // BATCH:02}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    places = [json.dumps({"n": begin + n, **place(*x)}) for n, x in enumerate(items)]
    (told.folder / "places.jsonl").write_text("\n".join(places) + "\n", encoding="utf-8")
    print(f"{len(items)} items in {told.folder}, numbered from {begin}")


if __name__ == "__main__":
    main()
