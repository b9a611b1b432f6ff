"""How well pages are dated: ``python -m bench.dates [--shared ../shared]``.

181 real pages whose own tags say when they were published. First with their tags; then with every tag taken out, so
that what the reader of the page sees is left, once with the address and once without it; beside htmldate on the same
markup in the same run. Sites fall into two halves by hash: rules were chosen on the first, and the second is printed
apart. The SHA-256 of the file read is printed with it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html as markup_of

from bench.data import SHARED, sha256_of
from bench.tagged_days import in_greenwich, tagged_day
from onrecord.acquire.claims import claims_of, published_told
from onrecord.acquire.html import drawn_from
from onrecord.acquire.page.declared import declared_by
from onrecord.acquire.page.tree import tree_of
from onrecord.clean import clean
from onrecord.errors import UnreadableInputError
from onrecord.model.document import Document, Page
from onrecord.model.ids import content_id
from onrecord.model.markup import Markup
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack

PAGES = "data/article_extraction/pages.jsonl.gz"
# Days. A longer interval says too little to be called an answer.
LONGEST = 31
HAS_DATE = re.compile(r"(?:19|20)\d\d\D?[01]\d\D?[0-3]\d|\d{10}")
VERDICTS = ("right", "contained", "abstained", "wrong")


def first_half(address: str) -> bool:
    """Whether the rules were chosen on pages of this site."""
    site = (urlsplit(address).hostname or "").removeprefix("www.")
    return hashlib.sha256(site.encode()).digest()[0] % 2 == 0


def without_tags(html: str, *, address: bool) -> str:
    """`html` without what dates it to machines only, and without its own address unless `address`."""
    tree = markup_of.document_fromstring(html)
    for element in list(tree.iter("meta", "link", "script")):
        machine = element.tag == "meta" and element.get("charset") is None
        json_script = element.tag == "script" and "json" in (element.get("type") or "")
        own = element.tag == "link" and (not address or HAS_DATE.search(element.get("href") or ""))
        if (machine or json_script or own) and element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name in [x for x in element.attrib if x in ("datetime", "content") or x.startswith("data-")]:
            del element.attrib[name]
    return str(markup_of.tostring(tree, encoding="unicode"))


def page_of(html: str, address: str | None, pack: Pack) -> Page | None:
    """The cleaned page of a site, as the command makes it; None where no article is found in it."""
    try:
        tree = tree_of(html, address or "page")
    except UnreadableInputError:
        return None
    claims, declared = claims_of(tree, address), declared_by(tree)
    drawn = drawn_from(tree, declared)
    if not drawn.text:
        return None
    told = Markup(
        outlet=declared.outlet,
        language=declared.language,
        address=address,
        dates=claims,
        marked=drawn.marked,
    )
    document = Document(id=content_id(html.encode("utf-8", "replace")), text=drawn.text, markup=told)
    return clean(document, published_told(claims), pack)


def verdict(when: When, truth: dt.date) -> str:
    """How an interval stands to the day: right, contained (up to 31 days), abstained (open or longer), wrong."""
    if when.lo is None or when.hi is None or (when.hi - when.lo).days >= LONGEST:
        inside = (when.lo or truth) <= truth <= (when.hi or truth)
        return "abstained" if inside else "wrong"
    if not when.lo <= truth <= when.hi:
        return "wrong"
    return "right" if when.lo == when.hi else "contained"


def by_htmldate(html: str, address: str | None) -> When:
    """What htmldate finds, the whole text searched."""
    from htmldate import find_date

    found = find_date(html, url=address, original_date=True, extensive_search=True)
    date = dt.date.fromisoformat(found) if found else None
    return When(lo=date, hi=date)


def shown(name: str, counted: Counter[str]) -> str:
    """One line of figures, counts beside percentages."""
    whole = sum(counted.values())
    parts = [f"{x} {counted[x]} ({100 * counted[x] / whole if whole else 0:.1f} %)" for x in VERDICTS]
    held = 100 * (counted["right"] + counted["contained"]) / whole if whole else 0
    return f"{name:56} of {whole:3}: {', '.join(parts)}; right or contained {held:.1f} %"


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    parser.add_argument("--misses", action="store_true", help="list every page that is not right")
    parser.add_argument("--half", choices=("first", "second"), help="these sites only")
    options = parser.parse_args(argv)
    path = options.shared / PAGES
    if not path.is_file():
        print(f"{path}: expected the 181 pages, found no such file", file=sys.stderr)
        return 2
    print(f"read (SHA-256, first 16 digits): {sha256_of(path)[:16]}  {path.name}")
    pages = [json.loads(x) for x in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n") if x]
    pack = load_pack()
    tagged = [(x, day) for x in pages if (day := tagged_day(x["html"], x["url"]))]
    moved = sum(in_greenwich(x["html"]) != day for x, day in tagged)
    print(f"{len(tagged)} of {len(pages)} pages have tags that agree on a day; {moved} of them have it at home only")
    counts: dict[str, Counter[str]] = {}
    for x, truth in tagged:
        first = first_half(x["url"])
        if options.half and first != (options.half == "first"):
            continue
        half = "first half" if first else "second half"
        for name, answer in _answers(x["html"], x["url"], pack).items():
            when, page = answer()
            said = verdict(when, truth)
            for key in (name, f"{name}, {half}"):
                counts.setdefault(key, Counter())[said] += 1
            if name.endswith("with tags") and (written := in_greenwich(x["html"])):
                key = f"{name}, day as the first tag writes it"
                counts.setdefault(key, Counter())[verdict(when, written)] += 1
            if options.misses and said != "right" and not name.startswith("htmldate"):
                print(f"  {said}: {name}: {x['url'][:100]} of {truth}: {when.lo} to {when.hi} by {when.basis}")
                for e in page.dates if page else ():
                    print(f"      {e.source} {e.role} {e.at!r} {e.written!r} {e.verdict}: {e.why}")
    for name in sorted(counts, key=lambda x: (x.count(","), x)):
        print(shown(name, counts[name]))
    show_gold(options.shared, pack)
    return 0


def figures(shared: Path) -> dict[str, float]:
    """What CI holds, of the pages whose tags agree on a day: percent right with tags; percent right or contained, and
    wrong, with every tag and the address taken out."""
    pack = load_pack()
    told: Counter[str] = Counter()
    stripped: Counter[str] = Counter()
    with gzip.open(shared / PAGES, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if truth := tagged_day(row["html"], row["url"]):
                answers = _answers(row["html"], row["url"], pack)
                told[verdict(answers["onrecord with tags"]()[0], truth)] += 1
                stripped[verdict(answers["onrecord stripped"]()[0], truth)] += 1
    whole = max(1, told.total())
    return {
        "dates.with tags": 100 * told["right"] / whole,
        "dates.stripped": 100 * (stripped["right"] + stripped["contained"]) / whole,
        "dates.stripped wrong": 100 * stripped["wrong"] / whole,
    }


def show_gold(shared: Path, pack: Pack) -> None:
    """How the intervals of the hand-made records stand to the day that is known of them, nothing being told."""
    counted: Counter[str] = Counter()
    for gold, texts in ((shared / "gold", shared / "seeds"), (shared / "gold_other", shared / "gold_other/texts")):
        for file in sorted(gold.glob("*.json")):
            record = json.loads(file.read_text(encoding="utf-8"))
            if "seed" not in record:
                continue
            text = (texts / record["seed"]).read_bytes().decode("utf-8")
            when = clean(Document(id=content_id(text.encode()), text=text), When(), pack).masthead.published
            truth = dt.date.fromisoformat(record["metadata"]["published"]["resolved"])
            inside = (when.lo or truth) <= truth <= (when.hi or truth)
            counted["undated" if not when.known else "holds the day" if inside else "misses the day"] += 1
            basis = when.basis or "nothing tells"
            print(f"  {record['doc_id']}: {when.lo} to {when.hi} ({basis}), known to be of {truth}")
    print("gold: " + ", ".join(f"{k} {n}" for k, n in sorted(counted.items())))


Answer = Callable[[], tuple[When, Page | None]]


def _answers(html: str, address: str, pack: Pack) -> dict[str, Answer]:
    """Who answers to what, by name."""
    seen, alone = without_tags(html, address=True), without_tags(html, address=False)

    def ours(markup: str, of: str | None) -> Answer:
        def answer() -> tuple[When, Page | None]:
            page = page_of(markup, of, pack)
            return (page.masthead.published if page else When()), page

        return answer

    def peer(markup: str, of: str | None) -> Answer:
        return lambda: (by_htmldate(markup, of), None)

    return {
        "onrecord with tags": ours(html, address),
        "onrecord stripped": ours(alone, None),
        "onrecord stripped + address": ours(seen, address),
        "htmldate with tags": peer(html, address),
        "htmldate stripped": peer(alone, None),
        "htmldate stripped + address": peer(seen, address),
    }


if __name__ == "__main__":
    sys.exit(main())
