"""What reading costs: ``python -m bench.speed [--articles N] [--weights DIR ...] [--diagram FILE]``.

First quality over speed on the articles set aside, where such choices are made: how far windows overlap, whether lines
without any word of the cue lexicon and without quotation marks are skipped, and other weights if some are given. Then
the whole way of an article, everything on, on PolNeAR dev: articles a second of CPU, where the time goes, memory, and
how long a command takes to start.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from training.articles import Article, articles_of, set_aside, split

from bench.attribution import POLNEAR, claims_of, file_of, measured
from bench.data import EXAMPLES
from onrecord.acquire.base import CallerKnows, text_sighting
from onrecord.clean import clean
from onrecord.model.document import Page
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.pipeline import read_document, reader_named
from onrecord.read.attributions.found import Range
from onrecord.read.attributions.tokens import tokens_of
from onrecord.read.learned.network import Floats, Network
from onrecord.read.learned.pieces import Integers
from onrecord.read.learned.reader import LearnedReader

SHIPPED = Path(__file__).resolve().parents[1] / "model-en" / "onrecord_en"
STRIDES = (80, 112, 144, 158)
MARKS = '“”"«»'


class Gated(LearnedReader):
    """Lets the network see only lines with a quotation mark or a word of the cue lexicon."""

    def lines(self, text: str, page: Page) -> list[Range]:
        """See LearnedReader."""
        heads = self.rules.lexicon.heads
        return [
            (s, e)
            for s, e in super().lines(text, page)
            if any(c in text[s:e] for c in MARKS) or any(t.low in heads for t in tokens_of(text, s, e))
        ]


class Timed:
    """A network that counts the CPU seconds spent in it."""

    def __init__(self, network: Network) -> None:
        self.network, self.spent = network, 0.0

    def tag(self, window: Integers) -> tuple[Floats, Floats, Floats]:
        """See Network."""
        start = time.process_time()
        answer = self.network.tag(window)
        self.spent += time.process_time() - start
        return answer

    def roles(self, hidden: Floats, cue: Integers) -> Floats:
        """See Network."""
        start = time.process_time()
        answer = self.network.roles(hidden, cue)
        self.spent += time.process_time() - start
        return answer


def settings(folders: Sequence[Path]) -> Iterator[tuple[str, LearnedReader]]:
    """The points of the curve."""
    pack = load_pack()
    for folder in folders:
        for kind, what in ((LearnedReader, ""), (Gated, ", gated")):
            for stride in STRIDES if kind is LearnedReader else (144,):
                reader = kind(pack, folder, "en")
                reader.manifest = msgspec.structs.replace(reader.manifest, stride=stride)
                yield f"{folder.parent.name if folder != SHIPPED else 'shipped'}, stride {stride}{what}", reader


def whole(articles: Sequence[Article]) -> None:
    """Print what the whole way of the articles costs."""
    pack = load_pack()
    reader = reader_named("en", pack)
    assert isinstance(reader, LearnedReader)
    network = Timed(reader.weights.network)
    reader.weights = replace(reader.weights, network=network)
    texts = [
        text_sighting(a.text.encode(), a.text, "utf-8", a.id, CallerKnows(outlet=None, published=When()))
        for a in articles
    ]
    read_document(texts[0].document, When(), pack, reader)  # compiles the pack's patterns
    spent: dict[str, float] = {}
    network.spent = 0.0
    start = time.process_time()
    for found in texts:
        read_document(found.document, When(), pack, reader)
    spent["whole"] = time.process_time() - start
    spent["the network"] = network.spent
    start = time.process_time()
    pages = [clean(found.document, When(), pack) for found in texts]
    spent["cleaning"] = time.process_time() - start
    start = time.process_time()
    for found, page in zip(texts, pages, strict=True):
        reader.rules.found(found.document.text, page)
    spent["the rules"] = time.process_time() - start
    rest = spent["whole"] - sum(v for k, v in spent.items() if k != "whole")
    spent["tokenising, spans, names, resolution, statements, terms"] = rest
    speed = len(articles) / spent.pop("whole")
    print(f"\nthe whole way, {len(articles)} articles: {speed:.1f} a second of CPU; where it goes, in percent:")
    total = sum(spent.values())
    for what, seconds in spent.items():
        print(f"  {what:56} {100 * seconds / total:5.1f}")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def start_up() -> float:
    """Seconds from the command to the answer for one short article, the best of three."""
    article = min((EXAMPLES / "articles").glob("*.txt"), key=lambda x: x.stat().st_size)
    command = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "read", str(article), "--json"]
    took = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        took.append(time.perf_counter() - start)
    return min(took)


def main() -> None:
    """Print curve and costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, help="read only the first N")
    parser.add_argument("--polnear", type=Path, default=POLNEAR)
    parser.add_argument("--weights", type=Path, nargs="*", default=[], help="folders of other weights")
    parser.add_argument("--diagram", type=Path, help="draw the curve into this SVG file")
    told = parser.parse_args()
    whole(articles_of(file_of(told.polnear, "dev"))[: told.articles])
    print(f"from command to answer: {start_up():.2f} s")
    aside = split(articles_of(file_of(told.polnear, "train")), set_aside())[1][: told.articles]
    print(f"\nquality over speed, {len(aside)} articles set aside; attributions only")
    print(f"  {'':34} {'full F1':>7} {'a second of CPU':>16}")
    points = []
    for name, reader in settings([SHIPPED, *told.weights]):
        shares, speed = measured(aside, claims_of(reader))
        points.append((name, speed, shares["all", "full"].f1))
        print(f"  {name:34} {points[-1][2]:7.1f} {speed:16.1f}", flush=True)
    if told.diagram:
        from training.diagrams import curve  # matplotlib draws and nothing else needs it

        curve(points, told.diagram)


if __name__ == "__main__":
    main()
